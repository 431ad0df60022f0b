import { withTemporaryFiles } from "../../../io/temporary-files.js";
import type { Segmenter } from "./engine.js";

interface Nodejieba {
  load(options: { dict: string; userDict: string }): void;
  cut(text: string, hmm: boolean): string[];
}

/**
 * cppjieba, an optional package that may be absent or present without its binary: both throw here. It reads dictionaries
 * from files only, and only while it loads. Its own user dictionary is replaced by an empty one.
 */
export function openNodejieba(require: NodeJS.Require, dictionary: Uint8Array): Segmenter {
  const nodejieba = require("nodejieba") as Nodejieba;
  withTemporaryFiles({ "words.txt": dictionary, "none.txt": new Uint8Array() }, (path) =>
    nodejieba.load({ dict: path("words.txt"), userDict: path("none.txt") }),
  );
  return (run) => nodejieba.cut(run, false);
}

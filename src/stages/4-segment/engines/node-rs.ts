import type { Segmenter } from "./engine.js";

interface NodeRs {
  readonly Jieba: { withDict(dictionary: Uint8Array): { cut(text: string, hmm: boolean): string[] } };
}

/** jieba-rs. The model for words outside the dictionary (HMM) stays off: it invents names. */
export function openNodeRs(require: NodeJS.Require, dictionary: Uint8Array): Segmenter {
  const jieba = (require("@node-rs/jieba") as NodeRs).Jieba.withDict(dictionary);
  return (run) => jieba.cut(run, false);
}

import { loadDictionaries } from "../../src/dictionary/load.js";
import { readDictionaryFiles } from "../../src/io/dictionaries.js";
import type { Dictionaries } from "../../src/model/dictionary.js";

let cached: Dictionaries | undefined;

/** The dictionaries of the package, read once. */
export function loadTestDictionaries(): Dictionaries {
  cached ??= loadDictionaries(readDictionaryFiles());
  return cached;
}

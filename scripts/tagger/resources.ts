import { isUpToDate, listArtefacts } from "../../src/dictionary/artefacts.js";
import { openGazetteer } from "../../src/dictionary/gazetteer/open.js";
import { openLexicon } from "../../src/dictionary/lexicon/open.js";
import { loadDictionaries } from "../../src/dictionary/load.js";
import { findArtefact, readArtefact, readBaseWords, readDivisions, writeArtefact } from "../../src/io/artefacts.js";
import { readDictionaryFiles } from "../../src/io/dictionaries.js";
import type { Dictionaries } from "../../src/model/dictionary.js";
import type { Gazetteer } from "../../src/model/gazetteer.js";
import type { Lexicon } from "../../src/model/lexicon.js";

export interface Resources {
  readonly dictionaries: Dictionaries;
  readonly gazetteer: Gazetteer;
  readonly lexicon: Lexicon;
  /** The words of the lexicon, in the order of its file. */
  readonly words: readonly string[];
}

/** What generator, trainer and evaluation read from the repository; compiled first where it is missing or out of date. */
export function openResources(): Resources {
  const sources = { files: readDictionaryFiles(), divisions: readDivisions(), words: readBaseWords() };
  for (const artefact of listArtefacts(sources)) {
    if (!isUpToDate(artefact, findArtefact(artefact.name))) writeArtefact(artefact.name, artefact.build());
  }
  const words = new TextDecoder()
    .decode(sources.words)
    .split("\n")
    .map((line) => line.split(" ")[0]!);
  return {
    dictionaries: loadDictionaries(sources.files),
    gazetteer: openGazetteer(readArtefact("gazetteer.bin")),
    lexicon: openLexicon(readArtefact("lexicon.bin")),
    words: words.filter((word) => word !== ""),
  };
}

import { isUpToDate, listArtefacts } from "../../src/dictionary/artefacts.js";
import { openGazetteer } from "../../src/dictionary/gazetteer/open.js";
import { openLexicon } from "../../src/dictionary/lexicon/open.js";
import { findArtefact, readArtefact, readBaseWords, readDivisions, writeArtefact } from "../../src/io/artefacts.js";
import { readDictionaryFiles } from "../../src/io/dictionaries.js";
import type { Gazetteer } from "../../src/model/gazetteer.js";
import type { WordIndex } from "../../src/model/lexicon.js";

let gazetteer: Gazetteer | undefined;
let lexicon: WordIndex | undefined;

/** The whole gazetteer, compiled first where it is missing or out of date. */
export function loadTestGazetteer(): Gazetteer {
  gazetteer ??= openGazetteer(upToDate("gazetteer.bin"));
  return gazetteer;
}

/** The general vocabulary, compiled first where it is missing or out of date. */
export function loadTestLexicon(): WordIndex {
  lexicon ??= openLexicon(upToDate("lexicon.bin"));
  return lexicon;
}

function upToDate(name: string): SharedArrayBuffer {
  const sources = { files: readDictionaryFiles(), divisions: readDivisions(), words: readBaseWords() };
  const artefact = listArtefacts(sources).find((one) => one.name === name)!;
  if (!isUpToDate(artefact, findArtefact(name))) writeArtefact(name, artefact.build());
  return readArtefact(name);
}

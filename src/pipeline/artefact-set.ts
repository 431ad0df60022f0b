import { readArtefact, readTaggerModel } from "../io/artefacts.js";

/** The compiled data of a run, in memory that threads can share. */
export interface Artefacts {
  readonly gazetteer: SharedArrayBuffer;
  readonly lexicon: SharedArrayBuffer;
  readonly stems: SharedArrayBuffer;
  readonly tagger: SharedArrayBuffer;
}

/** @throws SetupError D130 where one was never built. */
export function readArtefacts(): Artefacts {
  return {
    gazetteer: readArtefact("gazetteer.bin"),
    lexicon: readArtefact("lexicon.bin"),
    stems: readArtefact("stems.bin"),
    tagger: readTaggerModel(),
  };
}

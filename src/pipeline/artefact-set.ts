import { findArtefact, readArtefact, readTaggerModel } from "../io/artefacts.js";

/** The compiled data of a run, in memory that threads can share. */
export interface Artefacts {
  readonly gazetteer: SharedArrayBuffer;
  readonly lexicon: SharedArrayBuffer;
  readonly stems: SharedArrayBuffer;
  readonly tagger: SharedArrayBuffer;
  /** The packaged dictionaries, parsed; null where the build has not run. */
  readonly dictionaries: SharedArrayBuffer | null;
  /** What the stages made of the packaged dictionaries at the build; null where that was not kept. */
  readonly tables: SharedArrayBuffer | null;
  /** The packaged pipelines, read; null where that was not kept. */
  readonly pipelines: SharedArrayBuffer | null;
}

/** Run from source, as in tests, the code may be newer than what the build kept. */
const FROM_SOURCE = import.meta.url.endsWith(".ts");

/** @throws SetupError D130 where one was never built. */
export function readArtefacts(): Artefacts {
  return {
    gazetteer: readArtefact("gazetteer.bin"),
    lexicon: readArtefact("lexicon.bin"),
    stems: readArtefact("stems.bin"),
    tagger: readTaggerModel(),
    dictionaries: findArtefact("dictionaries.kept"),
    tables: FROM_SOURCE ? null : findArtefact("tables.kept"),
    pipelines: FROM_SOURCE ? null : findArtefact("pipelines.kept"),
  };
}

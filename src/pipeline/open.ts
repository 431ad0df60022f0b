import { openGazetteer } from "../dictionary/gazetteer/open.js";
import { openLexicon } from "../dictionary/lexicon/open.js";
import { loadDictionaries } from "../dictionary/load.js";
import { readArtefact } from "../io/artefacts.js";
import { readDictionaryFiles } from "../io/dictionaries.js";
import { readPipelineFile } from "../io/pipelines.js";
import type { Setup } from "../model/stage.js";
import { sha256 } from "../text/hash.js";
import { type PipelineDefinition, parsePipeline } from "./definition.js";
import { compilePipeline, type Processor } from "./process.js";

export interface OpenPipeline {
  readonly definition: PipelineDefinition;
  /** SHA-256 of the pipeline file. */
  readonly hash: string;
  readonly setup: Setup;
  readonly process: Processor;
}

/**
 * Loads a pipeline with all that it needs: its file, the dictionaries, the gazetteer and the lexicon.
 *
 * @param nameOrPath a pipeline that ships with the package, or a .yaml file
 * @param dictionaries folder of dictionaries; the packaged one where it is not said
 * @throws SetupError with every fault, file and line.
 */
export function openPipeline(nameOrPath: string, dictionaries?: string): OpenPipeline {
  const file = readPipelineFile(nameOrPath);
  const definition = parsePipeline(file.path, file.text);
  const setup: Setup = {
    dictionaries: loadDictionaries(readDictionaryFiles(dictionaries)),
    gazetteer: openGazetteer(readArtefact("gazetteer.bin")),
    lexicon: openLexicon(readArtefact("lexicon.bin")),
  };
  return { definition, hash: sha256([file.text]), setup, process: compilePipeline(definition, setup) };
}

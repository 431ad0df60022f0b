import { openDictionaries } from "../dictionary/compiled.js";
import { openGazetteer } from "../dictionary/gazetteer/open.js";
import { openLexicon } from "../dictionary/lexicon/open.js";
import { loadDictionaries } from "../dictionary/load.js";
import { openStems } from "../dictionary/stem-model.js";
import { readDictionaryLayers } from "../io/dictionaries.js";
import { readPipelineFile } from "../io/pipelines.js";
import type { Setup } from "../model/stage.js";
import type { Format } from "../stages/9-write/formats.js";
import { sha256 } from "../text/hash.js";
import { type Artefacts, readArtefacts } from "./artefact-set.js";
import { type PipelineDefinition, withFormats } from "./definition.js";
import { openKept, readPipeline } from "./kept.js";
import { compilePipeline, type Processor } from "./process.js";
import { chooseProvinces } from "./provinces.js";

export interface PipelineRequest {
  /** Name of a pipeline that ships with the package, or a .yaml file. */
  readonly pipeline: string;
  /** Folder of own dictionaries that are put on top of the packaged ones. */
  readonly dictionaries?: string;
  /** File formats instead of those of the pipeline. */
  readonly formats?: readonly Format[];
  /** Compiled data that is open already, as in a thread. */
  readonly artefacts?: Artefacts;
}

export interface OpenPipeline {
  readonly definition: PipelineDefinition;
  /** SHA-256 of the pipeline file. */
  readonly hash: string;
  readonly setup: Setup;
  readonly artefacts: Artefacts;
  readonly process: Processor;
}

/**
 * Loads a pipeline with all that it needs: its file, the dictionaries, the gazetteer and the lexicon.
 *
 * @throws SetupError with every fault, file and line.
 */
export function openPipeline(request: PipelineRequest): OpenPipeline {
  const file = readPipelineFile(request.pipeline);
  const artefacts = request.artefacts ?? readArtefacts();
  const written = readPipeline(artefacts.pipelines, file);
  const definition = request.formats === undefined ? written : withFormats(written, request.formats);
  const shared = openSetup({ ...request, artefacts });
  const setup = { ...shared, gazetteer: chooseProvinces(shared.gazetteer, definition.provinces) };
  return { definition, hash: sha256([file.text]), setup, artefacts, process: compilePipeline(definition, setup) };
}

/** What the stages share, without a pipeline. @throws SetupError with every fault of the dictionaries. */
export function openSetup(request: Pick<PipelineRequest, "dictionaries" | "artefacts">): Setup {
  const layers = readDictionaryLayers(request.dictionaries);
  const artefacts = request.artefacts ?? readArtefacts();
  const compiled = artefacts.dictionaries === null ? undefined : openDictionaries(artefacts.dictionaries);
  const dictionaries = loadDictionaries(layers.base, layers.own, compiled);
  return {
    dictionaries,
    gazetteer: openGazetteer(artefacts.gazetteer),
    lexicon: openLexicon(artefacts.lexicon),
    stems: openStems(artefacts.stems),
    tagger: artefacts.tagger,
    keep: openKept(artefacts.tables, dictionaries),
  };
}

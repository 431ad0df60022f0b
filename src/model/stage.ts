import type { TSchema } from "@sinclair/typebox";
import type { Dictionaries } from "./dictionary.js";
import type { Finding } from "./finding.js";
import type { Gazetteer } from "./gazetteer.js";
import type { LayerName, Layers } from "./layers.js";
import type { WordIndex } from "./lexicon.js";
import type { StemModel } from "./stem-model.js";

/**
 * Gives what a stage makes of the dictionaries, by name: as the build made it, where it made it of the same ones, else made now.
 * What is made is plain data (objects, lists, texts, numbers, typed arrays), and nobody changes it.
 */
export type Keep = <T>(name: string, make: () => T) => T;

export const makeNow: Keep = (_, make) => make();

/** What is loaded once and shared by the stages of a run. */
export interface Setup {
  readonly dictionaries: Dictionaries;
  readonly gazetteer: Gazetteer;
  readonly lexicon: WordIndex;
  /** Learnt from the gazetteer where it is not given. */
  readonly stems?: StemModel;
  /** The model of the name tagger; without it names are found by rules and lists alone. */
  readonly tagger?: ArrayBufferLike;
  /** Without it everything is made now. */
  readonly keep?: Keep;
}

export interface Outcome<T> {
  readonly value: T;
  readonly findings: readonly Finding[];
}

/**
 * A stage: it sees the layers it needs and gives exactly one. `prepare` runs once a run (it may compile
 * dictionaries and throws a SetupError on a bad one); the function it returns runs once a document and never throws on any text.
 */
export interface Stage<N extends LayerName = LayerName, G extends LayerName = LayerName, O = unknown> {
  readonly name: string;
  readonly needs: readonly N[];
  readonly gives: G;
  /** JSON Schema of the options that a pipeline file may set. */
  readonly options: TSchema;
  prepare(setup: Setup, options: O): (layers: Pick<Layers, N>) => Outcome<Layers[G]> | Promise<Outcome<Layers[G]>>;
}

export function defineStage<const N extends LayerName, const G extends LayerName, O>(
  stage: Stage<N, G, O>,
): Stage<N, G, O> {
  return stage;
}

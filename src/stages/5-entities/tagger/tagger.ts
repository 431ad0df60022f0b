import type { Dictionaries } from "../../../model/dictionary.js";
import type { GazetteerMatch } from "../../../model/gazetteer.js";
import { type Keep, makeNow } from "../../../model/stage.js";
import type { EntityType } from "../../../model/types.js";
import { createLattice, marginal, outsideLog, resetLattice, spanLog, sumPaths } from "../../../text/crf/chain.js";
import { gramKey } from "../../../text/crf/grams.js";
import { beginOf, endOf, MARGIN } from "../../../text/crf/labels.js";
import { addRun, type CrfModel, compileModel, findRun, openParts } from "../../../text/crf/model.js";
import { bestSpans, createViterbiTables } from "../../../text/crf/viterbi.js";
import { CUES } from "./cues.js";
import { createFeatureReader, type FeatureReader } from "./features.js";
import { compileTaggerVocabulary } from "./vocabulary.js";

/** A name that the tagger proposes; positions point into the text that was given. */
export interface TaggedSpan {
  readonly start: number;
  readonly end: number;
  readonly type: EntityType;
  /** Probability that exactly this span is a name of this type. */
  readonly confidence: number;
}

/** What the tagger holds of one sentence. Valid until the next call of `score`. Positions point into the text that was given. */
export interface TagScores {
  /** The names of the best path, in reading order. */
  readonly spans: readonly TaggedSpan[];
  /** Logarithm of the probability that `[from, to)` is one whole name of the type; names inside names do not count. */
  whole(from: number, to: number, type: EntityType): number;
  /** The same for the likeliest type. */
  anyWhole(from: number, to: number): number;
  /** Logarithm of the probability that a name of any type begins, or ends, at a place. */
  begin(from: number): number;
  end(to: number): number;
  /** Logarithm of the probability that no name touches `[from, to)`. */
  outside(from: number, to: number): number;
}

export interface Tagger {
  /** The types that it tells apart. */
  readonly types: readonly EntityType[];
  /**
   * Scores one sentence.
   * @param places Matches of the gazetteer, by start, longest first, as `matchAt` gives them.
   * @param first Where the matches of this sentence begin in `places`.
   */
  score(text: string, start: number, end: number, places: readonly GazetteerMatch[], first: number): TagScores;
}

/** Logarithm that stands for "impossible", so that sums stay finite. */
const NEVER = -60;

/**
 * Opens the tagger.
 *
 * @param bytes The packed model, dictionaries/tagger.bin.
 * @throws Error where the bytes are no model or a model for other features than this code has.
 */
export function openTagger(bytes: ArrayBufferLike, dictionaries: Dictionaries, keep: Keep = makeNow): Tagger {
  const parts = openParts(bytes);
  const model = { ...parts, ...keep("tagger", () => compileModel(parts, (code) => gramKey(1, code, 0, 0))) };
  if (model.cues.length !== CUES.length || model.cues.some((name, i) => name !== CUES[i])) {
    throw new Error("dictionaries/tagger.bin was trained for other features; run npm run tagger to train it anew.");
  }
  const types = model.types as readonly EntityType[];
  const vocabulary = keep("tagger-vocabulary", () => compileTaggerVocabulary(dictionaries));
  return { types, score: createScorer(model, createFeatureReader(vocabulary)) };
}

function createScorer(model: CrfModel, reader: FeatureReader): Tagger["score"] {
  const lattice = createLattice(model.steps, model.scale, true);
  const tables = createViterbiTables();
  const types = model.types as readonly EntityType[];
  const ordinals = new Map(types.map((type, i) => [type, i]));
  const { pairs, slots, cueRuns, singleRuns } = model;
  const cue = (ordinal: number, at: number): void => addRun(pairs, cueRuns[ordinal]!, at, lattice.scores as Int32Array);
  const gram = (length: number, first: number, second: number, third: number, at: number): void => {
    const run = length === 1 ? singleRuns[first]! : findRun(slots, gramKey(length, first, second, third));
    if (run !== 0) addRun(pairs, run, at, lattice.scores as Int32Array);
  };
  return (text, start, end, places, first) => {
    const length = end - start;
    resetLattice(lattice, length, MARGIN);
    reader.read(text, start, end, places, first, cue, gram);
    sumPaths(lattice);
    const whole = (from: number, to: number, type: number | undefined): number =>
      type === undefined ? NEVER : Math.max(NEVER, spanLog(lattice, from - start, to - start, type));
    const readSpans = (): TaggedSpan[] =>
      bestSpans(lattice, model.steps, tables).map((span) => ({
        start: start + span.start,
        end: start + span.end,
        type: types[span.type]!,
        confidence: Math.exp(Math.max(NEVER, spanLog(lattice, span.start, span.end, span.type))),
      }));
    let found: TaggedSpan[] | null = null;
    const sumOf = (at: number, label: (type: number) => number): number => {
      if (at < 0 || at >= length) return NEVER;
      let sum = 0;
      for (let type = 0; type < types.length; type++) sum += marginal(lattice, at, label(type));
      return Math.max(NEVER, Math.log(sum));
    };
    return {
      get spans() {
        found ??= readSpans();
        return found;
      },
      whole: (from, to, type) => whole(from, to, ordinals.get(type)),
      anyWhole: (from, to) => types.reduce((best, _, type) => Math.max(best, whole(from, to, type)), NEVER),
      begin: (from) => sumOf(from - start, beginOf),
      end: (to) => sumOf(to - 1 - start, endOf),
      outside: (from, to) =>
        Math.max(NEVER, outsideLog(lattice, Math.max(0, from - start), Math.min(length, to - start))),
    };
  };
}

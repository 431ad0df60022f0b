import type { GazetteerMatch } from "../../../model/gazetteer.js";
import { BEFORE, BEHIND } from "../../../text/crf/grams.js";
import { type CueScratch, createCueScratch, type Emit, emitCues } from "./cues.js";
import type { TaggerVocabulary } from "./vocabulary.js";

/** Receives a character sequence: its length, its folded characters (0 where there are fewer) and where it begins. */
export type EmitGram = (length: number, first: number, second: number, third: number, at: number) => void;

export interface FeatureReader {
  /** Gives all features of `text[start, end)`. `places`: matches of the gazetteer, by start, longest first; `first`: where to begin in them. */
  read(
    text: string,
    start: number,
    end: number,
    places: readonly GazetteerMatch[],
    first: number,
    emit: Emit,
    emitGram: EmitGram,
  ): void;
}

/** The one definition of the features, for training and for tagging. */
export function createFeatureReader(vocabulary: TaggerVocabulary): FeatureReader {
  const scratch = createCueScratch();
  return {
    read(text, start, end, places, first, emit, emitGram) {
      emitCues(vocabulary, scratch, text, start, end, places, first, emit);
      emitGrams(scratch, end - start, emitGram);
    },
  };
}

/** Sequences of one to three characters; the ends of the sentence count as characters. */
function emitGrams(scratch: CueScratch, length: number, emit: EmitGram): void {
  const { folded } = scratch;
  let first = BEFORE;
  let second = length > 0 ? folded[0]! : BEHIND;
  for (let at = -1; at <= length; at++) {
    const third = at + 2 < length ? folded[at + 2]! : at + 2 === length ? BEHIND : 0;
    emit(1, first, 0, 0, at);
    if (second !== 0) emit(2, first, second, 0, at);
    if (third !== 0) emit(3, first, second, third, at);
    first = second;
    second = third;
  }
}

import type { Span } from "../../model/span.js";
import type { Comparison, Direction, Measure } from "../../model/types.js";
import type { Predicate } from "./predicate.js";
import type { Vocabulary } from "./vocabulary.js";
import type { Cutter, Word } from "./words.js";

/** What the reading of one figure needs to know. */
export interface Reader extends Cutter {
  readonly vocabulary: Vocabulary;
}

export interface Reading {
  readonly measure: Measure;
  readonly direction: Direction | null;
  readonly comparison: Comparison | null;
  /** What is measured, as written; null where the figure's own words do not say. */
  readonly indicator: Span | null;
  /** The words in front, for what shares them (分别). */
  readonly words: readonly Word[];
  readonly predicate: Predicate;
  readonly rule: string;
  readonly confidence: number;
}

export interface Change {
  readonly direction: Direction | null;
  readonly toLevel: boolean;
  /** Where the word of change stands: right before the figure, before its noun, or behind it. */
  readonly where: "before" | "noun" | "behind" | "object" | "counted";
}

import type { Lexicon } from "../../model/lexicon.js";

/** What a word does in a noun phrase. */
export type Class =
  | "noun"
  | "attribute"
  | "verb"
  | "de"
  | "and"
  | "mark"
  | "open"
  | "close"
  | "number"
  | "mention"
  | "other";

/** A vocabulary that text is cut with, and the words whose part in a noun phrase their tag does not say. */
export interface WordList extends Lexicon {
  readonly classes?: ReadonlyMap<string, Class>;
}

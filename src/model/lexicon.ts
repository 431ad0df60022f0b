/** The general vocabulary (jieba's dictionary): words with counts and part-of-speech tags. */
export interface Lexicon {
  readonly hash: string;
  /** Sum of all counts. */
  readonly total: number;
  /** Count of a word, 0 where it is not listed. */
  count(word: string): number;
  /** Part-of-speech tag of a word, "" where it is not listed. */
  pos(word: string): string;
  /** Calls `visit(end, count, pos)` for each listed word that starts at `at`, shortest first. */
  matchAt(text: string, at: number, visit: (end: number, count: number, pos: string) => void): void;
}

/** Words found in a stretch of text, in columns that grow; the first `count` rows are valid. */
export interface WordList {
  count: number;
  /** Where each word starts and ends, counted from the start of the stretch. */
  start: Int32Array;
  end: Int32Array;
  /** How often jieba's corpus has the word, and the ordinal of its tag in `tags`. */
  frequency: Uint32Array;
  tag: Uint8Array;
}

/** The general vocabulary as one compiled index. */
export interface WordIndex extends Lexicon {
  readonly tags: readonly string[];
  /** Fills `into` with all listed words inside `text[start, end)`, by start, shortest first. */
  wordsIn(text: string, start: number, end: number, into: WordList): void;
}

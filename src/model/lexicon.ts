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

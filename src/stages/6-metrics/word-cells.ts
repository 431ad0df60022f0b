import type { WordList } from "./word-class.js";

/**
 * The words of the vocabulary that begin at each place of a text. A place is looked up when it is first asked for, and
 * kept: the stretches before, between and behind the figures of a sentence overlap.
 */
export class WordCells {
  /** By cell: where the word ends in the text, 0 behind the last word of a place. */
  readonly ends: number[] = [];
  /** By cell: log of the word's share of the vocabulary. */
  readonly scores: number[] = [];
  readonly tags: string[] = [];
  /** Place → one more than its first cell, 0 where it has not been looked up. */
  private readonly first: Int32Array;
  private readonly logTotal: number;

  constructor(
    private readonly text: string,
    private readonly lexicon: WordList,
  ) {
    this.first = new Int32Array(text.length);
    this.logTotal = Math.log(lexicon.total);
  }

  /** The first cell of a place. */
  at(place: number): number {
    const known = this.first[place] ?? 0;
    return known > 0 ? known - 1 : this.lookUp(place);
  }

  private lookUp(place: number): number {
    const cell = this.ends.length;
    this.lexicon.matchAt(this.text, place, (end, count, tag) => this.push(end, Math.log(count) - this.logTotal, tag));
    this.push(0, 0, "");
    this.first[place] = cell + 1;
    return cell;
  }

  private push(end: number, score: number, tag: string): void {
    this.ends.push(end);
    this.scores.push(score);
    this.tags.push(tag);
  }
}

/**
 * Turns UTF-16 offsets of a text into code-point offsets. Most texts hold no surrogate pair, where the two are the same;
 * else the offsets of the pairs are searched.
 */
export class CodePoints {
  readonly #pairs: readonly number[];
  readonly #length: number;

  constructor(text: string) {
    const pairs: number[] = [];
    for (const match of text.matchAll(/[\ud800-\udbff][\udc00-\udfff]/g)) pairs.push(match.index);
    this.#pairs = pairs;
    this.#length = text.length;
  }

  /** Code points in the text. */
  get count(): number {
    return this.#length - this.#pairs.length;
  }

  /** The code-point offset of a UTF-16 offset; one inside a pair counts as behind it. */
  at(offset: number): number {
    let low = 0;
    let high = this.#pairs.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#pairs[middle] as number) < offset) low = middle + 1;
      else high = middle;
    }
    return offset - low;
  }
}

/** Code points in a text. */
export function countCodePoints(text: string): number {
  let count = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0xdc00 || unit > 0xdfff) count++;
  }
  return count;
}

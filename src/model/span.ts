/** A half-open range of UTF-16 units. Which text it points into is said by the layer that holds it. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * A text that was derived from a source, with the way home for each of its UTF-16 units.
 *
 * Unit `i` came from `source[home[i] .. tail[i])`. The span `[a, b)` of this text therefore stands at
 * `[home[a], tail[b - 1])` in the source. `home` need not be monotonic across paragraphs (repair may
 * move a block), but it is inside one paragraph.
 */
export interface MappedText {
  readonly text: string;
  readonly home: Uint32Array;
  readonly tail: Uint32Array;
}

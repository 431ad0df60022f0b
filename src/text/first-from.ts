import type { Span } from "../model/span.js";

/** Ordinal of the first of `spans[low, high)`, sorted by start, that starts at or behind `start`; `high` where none does. */
export function firstFrom(spans: readonly Span[], start: number, low = 0, high = spans.length): number {
  let [from, to] = [low, high];
  while (from < to) {
    const middle = (from + to) >>> 1;
    if ((spans[middle] as Span).start < start) from = middle + 1;
    else to = middle;
  }
  return from;
}

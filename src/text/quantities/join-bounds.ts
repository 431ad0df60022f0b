import { changedQuantity, type Quantity } from "./quantity.js";

const JOINED = /^\s*(?:的同时|同时|并且|而且|并|且|又)?\s*$/;

/** 不少于3次不超过5次, 大于100并且小于300: a lower and an upper bound right behind each other are one range. */
export function joinBounds(text: string, found: readonly Quantity[]): readonly Quantity[] {
  const joined: Quantity[] = [];
  for (const quantity of found) {
    const last = joined[joined.length - 1];
    const range = last === undefined ? null : rangeOf(text, last, quantity);
    if (range === null) joined.push(quantity);
    else joined[joined.length - 1] = range;
  }
  return joined;
}

function rangeOf(text: string, a: Quantity, b: Quantity): Quantity | null {
  if (a.range !== null || b.range !== null || (a.unit !== "" && a.unit !== b.unit)) return null;
  const isOpposite = (a.bound === "over" && b.bound === "under") || (a.bound === "under" && b.bound === "over");
  if (!isOpposite || !JOINED.test(text.slice(a.end, b.start))) return null;
  const low = a.bound === "over" ? a.value : b.value;
  const high = a.bound === "over" ? b.value : a.value;
  if (low >= high) return null;
  const written = text.slice(a.start, b.end).replace(/\s+/g, "");
  return changedQuantity(b, {
    start: a.start,
    text: written,
    value: high,
    low,
    high,
    bound: "exact",
    range: { from: low, joint: "between" },
  });
}

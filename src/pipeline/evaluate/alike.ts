import type { Span } from "../../model/span.js";

/** Share of two spans' union that both cover. */
export function overlap(a: Span, b: Span): number {
  const inner = Math.min(a.end, b.end) - Math.max(a.start, b.start);
  return inner > 0 ? inner / (Math.max(a.end, b.end) - Math.min(a.start, b.start)) : 0;
}

/** Letters, digits and Han alone. */
export function plain(text: string | null | undefined): string {
  return (text ?? "").replace(/[^\p{L}\p{N}]+/gu, "");
}

/** Equal, or one the tail of the other. */
export function sameName(a: string, b: string): boolean {
  const x = plain(a);
  const y = plain(b);
  return x !== "" && y !== "" && (x.endsWith(y) || y.endsWith(x));
}

/** One inside the other, or a longest common subsequence of at least 0.6 of their mean length. */
export function alike(a: string | undefined, b: string | undefined): boolean {
  const x = plain(a);
  const y = plain(b);
  if (x === "" || y === "") return x === y;
  if (x.includes(y) || y.includes(x)) return true;
  return (2 * commonLength(x, y)) / (x.length + y.length) >= 0.6;
}

function commonLength(x: string, y: string): number {
  let previous = new Uint16Array(y.length + 1);
  for (const char of x) {
    const row = new Uint16Array(y.length + 1);
    for (let j = 0; j < y.length; j++) {
      row[j + 1] = char === y[j] ? (previous[j] as number) + 1 : Math.max(previous[j + 1] as number, row[j] as number);
    }
    previous = row;
  }
  return previous[y.length] as number;
}

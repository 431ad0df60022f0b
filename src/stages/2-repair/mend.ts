import type { Repair } from "../../model/layers.js";

/** A replacement of as many characters as it puts in their place. */
export interface Mend {
  readonly start: number;
  readonly to: string;
  readonly kind: string;
  readonly entry: string;
}

/** The text with its mends made, and the record of those that changed something; the way home stays as it is. */
export function applyMends(text: string, mends: readonly Mend[]): { text: string; repairs: Repair[] } {
  const pieces: string[] = [];
  const repairs: Repair[] = [];
  let done = 0;
  for (const { start, to, kind, entry } of [...mends].sort((a, b) => a.start - b.start)) {
    const end = start + to.length;
    if (start < done) continue;
    const from = text.slice(start, end);
    pieces.push(text.slice(done, start), to);
    if (from !== to) repairs.push({ start, end, kind, from, to, entry });
    done = end;
  }
  pieces.push(text.slice(done));
  return { text: pieces.join(""), repairs };
}

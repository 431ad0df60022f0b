import type { Lattice } from "./chain.js";
import { beginOf, endOf, OUTSIDE, rowOf } from "./labels.js";
import type { Steps } from "./model.js";

/** A name on the best path; positions count from the start of the text. */
export interface TagSpan {
  readonly start: number;
  readonly end: number;
  /** Ordinal of its type. */
  readonly type: number;
}

/** Best scores and back-pointers by row, grown as needed. */
export interface ViterbiTables {
  best: Float64Array;
  back: Uint8Array;
}

export const createViterbiTables = (): ViterbiTables => ({ best: new Float64Array(0), back: new Uint8Array(0) });

/** The names on the single best path (Viterbi 1967) of a lattice whose scores are filled. */
export function bestSpans(lattice: Lattice, steps: Steps, tables: ViterbiTables): TagSpan[] {
  const { length } = lattice;
  if (length === 0) return [];
  if (tables.best.length < lattice.scores.length) {
    tables.best = new Float64Array(lattice.scores.length);
    tables.back = new Uint8Array(lattice.scores.length);
  }
  for (let at = 0; at < length; at++) stepBest(lattice, steps, tables, at);
  return readSpans(lattice, tables);
}

function stepBest(lattice: Lattice, steps: Steps, tables: ViterbiTables, at: number): void {
  const { scores, types } = lattice;
  const { best, back } = tables;
  const row = rowOf(at);
  const from = rowOf(at - 1);
  const first = at === 0;
  const plain = first ? 0 : best[from]!;
  let left = plain;
  let leftBy = OUTSIDE;
  let handed = Number.NEGATIVE_INFINITY;
  let handedBy = OUTSIDE;
  for (let type = 0; !first && type < types; type++) {
    const ended = best[from + endOf(type)]!;
    if (ended + steps.leave[type]! > left) {
      left = ended + steps.leave[type]!;
      leftBy = endOf(type);
    }
    if (ended + steps.hand[type]! > handed) {
      handed = ended + steps.hand[type]!;
      handedBy = endOf(type);
    }
  }
  best[row] = left + scores[row]!;
  back[row] = leftBy;
  for (let type = 0; type < types; type++) {
    const label = beginOf(type);
    const begun = first ? Number.NEGATIVE_INFINITY : best[from + label]!;
    const inside = first ? Number.NEGATIVE_INFINITY : best[from + label + 1]!;
    const entered = plain + steps.enter[type]!;
    const taken = handed + steps.take[type]!;
    best[row + label] = Math.max(entered, taken) + scores[row + label]!;
    back[row + label] = taken > entered ? handedBy : OUTSIDE;
    const on = begun + steps.beginInside[type]!;
    const further = inside + steps.insideInside[type]!;
    best[row + label + 1] = Math.max(on, further) + scores[row + label + 1]!;
    back[row + label + 1] = further > on ? label + 1 : label;
    const short = begun + steps.beginEnd[type]!;
    const long = inside + steps.insideEnd[type]!;
    best[row + label + 2] = Math.max(short, long) + scores[row + label + 2]!;
    back[row + label + 2] = long > short ? label + 1 : label;
  }
}

function readSpans(lattice: Lattice, tables: ViterbiTables): TagSpan[] {
  const last = rowOf(lattice.length - 1);
  let label = OUTSIDE;
  for (let type = 0; type < lattice.types; type++) {
    if (tables.best[last + endOf(type)]! > tables.best[last + label]!) label = endOf(type);
  }
  const spans: TagSpan[] = [];
  let end = 0;
  for (let at = lattice.length - 1; at >= 0; at--) {
    const part = (label + 2) % 3;
    if (label !== OUTSIDE && part === 2) end = at + 1;
    if (label !== OUTSIDE && part === 0) spans.push({ start: at, end, type: (label - 1) / 3 });
    label = tables.back[rowOf(at) + label]!;
  }
  return spans.reverse();
}

import { beginOf, endOf, insideOf, labelCount, OUTSIDE, rowOf, STRIDE } from "./labels.js";
import type { Steps } from "./model.js";

/**
 * Forward and backward sums over all ways to label one text. Sums are scaled at every character so that they stay within
 * range (Rabiner 1989); `sums[i]` is what the row of character `i` was divided by.
 */
export interface Lattice {
  length: number;
  readonly types: number;
  readonly labels: number;
  readonly scale: number;
  /** Scores of labels in units of `scale`, in rows of STRIDE. */
  scores: Int32Array | Float64Array;
  forward: Float64Array;
  backward: Float64Array;
  /** exp(score - highest score of the character). */
  potential: Float64Array;
  sums: Float64Array;
  readonly steps: StepTable;
  /** exp(-i * scale), for scores in whole units; empty where scores are no integers. */
  readonly powers: Float64Array;
}

/** Scores so far below the highest of their character count as this far, in natural logarithms. */
const DEEPEST = 40;

/** Exponentials of the step weights. */
export interface StepTable {
  readonly enter: Float64Array;
  readonly leave: Float64Array;
  readonly hand: Float64Array;
  readonly take: Float64Array;
  readonly beginInside: Float64Array;
  readonly beginEnd: Float64Array;
  readonly insideInside: Float64Array;
  readonly insideEnd: Float64Array;
}

export function stepTable(steps: Steps, scale: number): StepTable {
  const powers = (weights: readonly number[]): Float64Array => Float64Array.from(weights, (w) => Math.exp(w * scale));
  return {
    enter: powers(steps.enter),
    leave: powers(steps.leave),
    hand: powers(steps.hand),
    take: powers(steps.take),
    beginInside: powers(steps.beginInside),
    beginEnd: powers(steps.beginEnd),
    insideInside: powers(steps.insideInside),
    insideEnd: powers(steps.insideEnd),
  };
}

export function createLattice(steps: Steps, scale: number, integers: boolean): Lattice {
  const types = steps.enter.length;
  const lattice: Lattice = {
    length: 0,
    types,
    labels: labelCount(types),
    scale,
    scores: integers ? new Int32Array(0) : new Float64Array(0),
    forward: new Float64Array(0),
    backward: new Float64Array(0),
    potential: new Float64Array(0),
    sums: new Float64Array(0),
    steps: stepTable(steps, scale),
    powers: integers ? powersOf(scale) : new Float64Array(0),
  };
  return lattice;
}

function powersOf(scale: number): Float64Array {
  return Float64Array.from({ length: Math.ceil(DEEPEST / scale) + 1 }, (_, i) => Math.exp(-i * scale));
}

/** Makes room for a text of `length` characters and sets its scores to nothing. */
export function resetLattice(lattice: Lattice, length: number, margin: number): void {
  const size = (length + margin) * STRIDE;
  lattice.length = length;
  if (lattice.scores.length < size) growLattice(lattice, 2 * size);
  lattice.scores.fill(0, 0, size);
}

function growLattice(lattice: Lattice, size: number): void {
  lattice.scores = lattice.scores instanceof Int32Array ? new Int32Array(size) : new Float64Array(size);
  lattice.forward = new Float64Array(size);
  lattice.backward = new Float64Array(size);
  lattice.potential = new Float64Array(size);
  lattice.sums = new Float64Array(size / STRIDE);
}

/** Fills `potential`, `forward`, `backward` and `sums`. */
export function sumPaths(lattice: Lattice): void {
  for (let at = 0; at < lattice.length; at++) {
    exponentiate(lattice, at);
    lattice.sums[at] = stepForward(lattice, at);
  }
  for (let at = lattice.length - 1; at >= 0; at--) stepBackward(lattice, at);
}

function exponentiate(lattice: Lattice, at: number): void {
  const { scores, potential, labels, scale, powers } = lattice;
  const row = rowOf(at);
  let high = scores[row]!;
  for (let label = 1; label < labels; label++) if (scores[row + label]! > high) high = scores[row + label]!;
  const deepest = powers.length - 1;
  for (let label = 0; label < labels; label++) {
    const below = high - scores[row + label]!;
    if (deepest > 0) potential[row + label] = powers[below < deepest ? below : deepest]!;
    else potential[row + label] = Math.exp(-Math.min(DEEPEST, below * scale));
  }
}

/** Returns the sum that the row was divided by. */
function stepForward(lattice: Lattice, at: number): number {
  const { forward, potential, types, steps } = lattice;
  const row = rowOf(at);
  const from = row - STRIDE;
  let outside = 1;
  let plain = 1;
  let handed = 0;
  if (at > 0) {
    plain = forward[from]!;
    outside = plain;
    for (let type = 0; type < types; type++) {
      const ended = forward[from + endOf(type)]!;
      outside += ended * steps.leave[type]!;
      handed += ended * steps.hand[type]!;
    }
  }
  const last = at === lattice.length - 1;
  forward[row] = outside * potential[row]!;
  let sum = forward[row]!;
  for (let type = 0; type < types; type++) {
    const b = row + beginOf(type);
    const begun = at > 0 ? forward[from + beginOf(type)]! : 0;
    const inside = at > 0 ? forward[from + insideOf(type)]! : 0;
    const begin = last ? 0 : (plain * steps.enter[type]! + handed * steps.take[type]!) * potential[b]!;
    const within = last
      ? 0
      : (begun * steps.beginInside[type]! + inside * steps.insideInside[type]!) * potential[b + 1]!;
    const end = (begun * steps.beginEnd[type]! + inside * steps.insideEnd[type]!) * potential[b + 2]!;
    forward[b] = begin;
    forward[b + 1] = within;
    forward[b + 2] = end;
    sum += begin + within + end;
  }
  const share = 1 / sum;
  for (let label = 0; label < lattice.labels; label++) forward[row + label] = forward[row + label]! * share;
  return sum;
}

/** Backward sums are scaled so that forward times backward is the probability of a label. */
function stepBackward(lattice: Lattice, at: number): void {
  const { backward, potential, sums, types, steps, length } = lattice;
  const row = rowOf(at);
  if (at === length - 1) {
    // A text ends outside or at the end of a name.
    for (let label = 0; label < lattice.labels; label++) backward[row + label] = label % 3 === 0 ? 1 : 0;
    return;
  }
  const next = row + STRIDE;
  const share = 1 / sums[at + 1]!;
  const outside = backward[next]! * potential[next]!;
  let entered = 0;
  let taken = 0;
  for (let type = 0; type < types; type++) {
    const b = next + beginOf(type);
    const begin = backward[b]! * potential[b]!;
    entered += steps.enter[type]! * begin;
    taken += steps.take[type]! * begin;
  }
  backward[row] = (outside + entered) * share;
  for (let type = 0; type < types; type++) {
    const b = next + beginOf(type);
    const inside = backward[b + 1]! * potential[b + 1]!;
    const end = backward[b + 2]! * potential[b + 2]!;
    const own = row + beginOf(type);
    backward[own] = (steps.beginInside[type]! * inside + steps.beginEnd[type]! * end) * share;
    backward[own + 1] = (steps.insideInside[type]! * inside + steps.insideEnd[type]! * end) * share;
    backward[own + 2] = (steps.leave[type]! * outside + steps.hand[type]! * taken) * share;
  }
}

/** Probability of a label at a character. */
export function marginal(lattice: Lattice, at: number, label: number): number {
  const slot = rowOf(at) + label;
  return lattice.forward[slot]! * lattice.backward[slot]!;
}

/**
 * Logarithm of the probability that `[from, to)` is one whole name of the type. The product runs over plain numbers: what
 * falls below their range is impossible.
 */
export function spanLog(lattice: Lattice, from: number, to: number, type: number): number {
  if (to - from < 2 || from < 0 || to > lattice.length) return Number.NEGATIVE_INFINITY;
  const { forward, backward, potential, sums, steps } = lattice;
  const end = rowOf(to - 1) + endOf(type);
  let path = (forward[rowOf(from) + beginOf(type)]! * backward[end]! * potential[end]!) / sums[to - 1]!;
  if (to - from === 2) return Math.log(path * steps.beginEnd[type]!);
  const step = steps.insideInside[type]!;
  let inside = rowOf(from + 1) + insideOf(type);
  path *= (steps.beginInside[type]! * steps.insideEnd[type]! * potential[inside]!) / sums[from + 1]!;
  for (let at = from + 2; at < to - 1; at++) {
    inside += STRIDE;
    path *= (step * potential[inside]!) / sums[at]!;
  }
  return Math.log(path);
}

/** Logarithm of the probability that no name touches `[from, to)`. */
export function outsideLog(lattice: Lattice, from: number, to: number): number {
  if (to <= from) return 0;
  const { forward, backward, potential } = lattice;
  let path = Math.log(forward[rowOf(from) + OUTSIDE]!) + Math.log(backward[rowOf(to - 1) + OUTSIDE]!);
  for (let at = from + 1; at < to; at++) path += Math.log(potential[rowOf(at) + OUTSIDE]!);
  return path - scaleBetween(lattice, from, to);
}

/** Logarithm of what the rows behind `from` were divided by. */
function scaleBetween(lattice: Lattice, from: number, to: number): number {
  let sum = 0;
  for (let at = from + 1; at < to; at++) sum += Math.log(lattice.sums[at]!);
  return sum;
}

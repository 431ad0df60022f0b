import { type Score, ScoreTable } from "./tally.js";

/** A figure of two runs, and how sure it is that they differ. */
export interface Comparison {
  readonly ours: number;
  readonly theirs: number;
  readonly difference: number;
  /** Bounds that hold 95 % of the differences of the samples. */
  readonly low: number;
  readonly high: number;
  /** How often chance alone would bring a difference of this sign or none, both ways: 1 says nothing, 0.05 is the custom. */
  readonly p: number;
}

const SAMPLES = 2000;

/**
 * Compares two runs over the same documents by a paired bootstrap (Efron & Tibshirani 1993; for language processing
 * Berg-Kirkpatrick et al. 2012): documents are drawn again with replacement, the same ones for both runs. The draws
 * depend on nothing but the number of documents, so that the same runs give the same figures.
 */
export function compareScores(ours: readonly Score[], theirs: readonly Score[]): Record<string, Comparison> {
  const tables = [new ScoreTable(ours), new ScoreTable(theirs)] as const;
  const once = ours.map(() => 1);
  const measured = [valuesOf(tables[0].total(once)), valuesOf(tables[1].total(once))] as const;
  const differences = new Map<string, number[]>();
  const random = randomOf(ours.length);
  for (let sample = 0; sample < SAMPLES; sample++) {
    const times = new Uint32Array(ours.length);
    for (let i = 0; i < ours.length; i++) {
      const drawn = Math.floor(random() * ours.length);
      times[drawn] = (times[drawn] as number) + 1;
    }
    const [a, b] = tables.map((table) => valuesOf(table.total(times))) as [Values, Values];
    for (const key of Object.keys(measured[0])) {
      const list = differences.get(key);
      const difference = (a[key] ?? 0) - (b[key] ?? 0);
      if (list === undefined) differences.set(key, [difference]);
      else list.push(difference);
    }
  }
  const keys = Object.keys(measured[0]).filter((key) => key in measured[1]);
  return Object.fromEntries(
    keys.map((key) => [key, compare(measured[0][key] ?? 0, measured[1][key] ?? 0, differences.get(key) ?? [])]),
  );
}

function compare(ours: number, theirs: number, differences: number[]): Comparison {
  const sorted = [...differences].sort((a, b) => a - b);
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
  const notMore = sorted.filter((one) => one <= 0).length;
  const notLess = sorted.filter((one) => one >= 0).length;
  // One is added to both sides, so that no number of samples claims certainty (Davison & Hinkley 1997).
  const p = Math.min(1, (2 * (Math.min(notMore, notLess) + 1)) / (sorted.length + 1));
  return { ours, theirs, difference: round(ours - theirs), low: round(at(0.025)), high: round(at(0.975)), p: round(p) };
}

type Values = Readonly<Record<string, number>>;

function valuesOf(score: Score): Values {
  return Object.fromEntries(
    Object.entries(score.figures()).map(([key, figure]) => [key, "f1" in figure ? figure.f1 : figure.share]),
  );
}

/** Numbers from 0 to 1 that depend on the seed alone (mulberry32, Tommy Ettinger, public domain). */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let bits = Math.imul(state ^ (state >>> 15), 1 | state);
    bits = (bits + Math.imul(bits ^ (bits >>> 7), 61 | bits)) ^ bits;
    return ((bits ^ (bits >>> 14)) >>> 0) / 2 ** 32;
  };
}

function round(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}

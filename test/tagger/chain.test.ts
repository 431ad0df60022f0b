import { describe, expect, it } from "vitest";
import { createLattice, marginal, outsideLog, resetLattice, spanLog, sumPaths } from "../../src/text/crf/chain.js";
import { beginOf, endOf, insideOf, labelCount, MARGIN, OUTSIDE, rowOf } from "../../src/text/crf/labels.js";
import type { Steps } from "../../src/text/crf/model.js";
import { bestSpans, createViterbiTables } from "../../src/text/crf/viterbi.js";

const TYPES = 2;
const STEPS: Steps = {
  enter: [-3, 2],
  leave: [1, -2],
  hand: [-4, 1],
  take: [2, -1],
  beginInside: [3, -1],
  beginEnd: [-2, 4],
  insideInside: [1, 2],
  insideEnd: [2, -3],
};
const SCALE = 0.25;

/** Scores of a text of four characters that look like nothing in particular. */
const scoreOf = (at: number, label: number): number => ((at * 7 + label * 5) % 11) - 5;

function fill(length: number) {
  const lattice = createLattice(STEPS, SCALE, true);
  resetLattice(lattice, length, MARGIN);
  for (let at = 0; at < length; at++) {
    for (let label = 0; label < labelCount(TYPES); label++) lattice.scores[rowOf(at) + label] = scoreOf(at, label);
  }
  return lattice;
}

type Labelling = readonly number[];
const typeOf = (label: number): number => Math.floor((label - 1) / 3);
const part = (label: number): string => (label === OUTSIDE ? "O" : "BIE"[(label - 1) % 3]!);

function step(from: number, to: number): number | null {
  const move = part(from) + part(to);
  const same = typeOf(from) === typeOf(to);
  if (move === "OO") return 0;
  if (move === "OB") return STEPS.enter[typeOf(to)]!;
  if (move === "EO") return STEPS.leave[typeOf(from)]!;
  if (move === "EB") return STEPS.hand[typeOf(from)]! + STEPS.take[typeOf(to)]!;
  if (!same) return null;
  if (move === "BI") return STEPS.beginInside[typeOf(to)]!;
  if (move === "BE") return STEPS.beginEnd[typeOf(to)]!;
  if (move === "II") return STEPS.insideInside[typeOf(to)]!;
  return move === "IE" ? STEPS.insideEnd[typeOf(to)]! : null;
}

function everyLabelling(length: number): { labels: Labelling; weight: number }[] {
  const all: { labels: Labelling; weight: number }[] = [];
  const grow = (labels: number[], score: number): void => {
    const last = labels.at(-1) ?? OUTSIDE;
    if (labels.length === length) {
      if ("OE".includes(part(last))) all.push({ labels: [...labels], weight: Math.exp(score * SCALE) });
      return;
    }
    for (let label = 0; label < labelCount(TYPES); label++) {
      const move = step(last, label);
      if (move !== null) grow([...labels, label], score + move + scoreOf(labels.length, label));
    }
  };
  grow([], 0);
  return all;
}

describe("sums over all labellings agree with listing them", () => {
  const length = 5;
  const all = everyLabelling(length);
  const total = all.reduce((sum, one) => sum + one.weight, 0);
  const share = (holds: (labels: Labelling) => boolean): number =>
    all.filter((one) => holds(one.labels)).reduce((sum, one) => sum + one.weight, 0) / total;
  const lattice = fill(length);
  sumPaths(lattice);

  it("gives every label its probability", () => {
    for (let at = 0; at < length; at++) {
      for (let label = 0; label < labelCount(TYPES); label++) {
        expect(marginal(lattice, at, label)).toBeCloseTo(
          share((labels) => labels[at] === label),
          10,
        );
      }
    }
  });

  it("gives whole names their probability", () => {
    for (let from = 0; from < length; from++) {
      for (let to = from + 2; to <= length; to++) {
        for (let type = 0; type < TYPES; type++) {
          const holds = (labels: Labelling): boolean =>
            labels[from] === beginOf(type) &&
            labels[to - 1] === endOf(type) &&
            labels.slice(from + 1, to - 1).every((label) => label === insideOf(type));
          expect(Math.exp(spanLog(lattice, from, to, type))).toBeCloseTo(share(holds), 10);
        }
      }
    }
  });

  it("gives stretches without a name their probability", () => {
    expect(Math.exp(outsideLog(lattice, 1, 4))).toBeCloseTo(
      share((labels) => labels.slice(1, 4).every((label) => label === OUTSIDE)),
      10,
    );
  });

  it("finds the best labelling", () => {
    const best = all.reduce((high, one) => (one.weight > high.weight ? one : high));
    const spans = bestSpans(lattice, STEPS, createViterbiTables());
    const labels = new Array<number>(length).fill(OUTSIDE);
    for (const { start, end, type } of spans) {
      labels.fill(insideOf(type), start, end);
      labels[start] = beginOf(type);
      labels[end - 1] = endOf(type);
    }
    expect(labels).toEqual(best.labels);
  });
});

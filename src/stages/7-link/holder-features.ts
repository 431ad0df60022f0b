import { rowsOf } from "../../dictionary/rows.js";
import type { Dictionaries } from "../../model/dictionary.js";
import { SetupError } from "../../model/faults.js";
import type { Metric } from "../../model/layers.js";
import { HOLDER_TYPES } from "../../model/types.js";
import type { Draft } from "./table.js";

/** What may speak for or against a candidate; each holds or does not. */
export const FEATURES = [
  // How its sentence names it.
  "named",
  "noun",
  "nested",
  "quoted",
  "bracketed",
  "whole",
  "this",
  "before-de",
  "behind-de",
  "behind-at",
  "before-comma",
  "in-list",
  "and-others",
  "listed",
  "speaks",
  // Its part in the sentence, seen from the figure.
  "role-owner",
  "role-subject",
  "role-earlier",
  "role-place",
  "first-role",
  "later-role",
  "inside-role",
  "opens-sentence",
  "opens-clause",
  "near-opening",
  "inside-clause",
  "oblique",
  "after",
  "same-clause",
  "one-comma",
  "two-commas",
  "three-commas",
  "four-commas",
  "many-commas",
  "semicolon-between",
  "figure-between",
  "fresh",
  "nearest",
  "nearest-subject",
  "clear-subject",
  "despite-clear",
  "opens-statement",
  "despite-statement",
  "has-subject",
  "no-subject",
  // What it is to another name of the sentence.
  "place-of-organisation",
  "place-of-nearest",
  "employer",
  "employer-nearest",
  "has-whole",
  "whole-of-unit",
  "whole-of-subject",
  // What the reader has in mind.
  "remembered",
  "most-present",
  "second-present",
  "present",
  "hardly-present",
  "was-subject",
  "was-object",
  "was-oblique",
  "last-subject",
  "age-0",
  "age-1",
  "age-2",
  "age-4",
  "same-paragraph",
  "paragraph-opener",
  "paragraph-subject",
  "article-opener",
  "lasting",
  "once-named",
  "often-named",
  // Where the article is.
  "implied",
  "ground",
  "around-ground",
  "far-around-ground",
  "inside-ground",
  "outside",
  // Reports full of figures are about their ground, stories about whom they name.
  "few-remembered",
  "few-implied",
  "few-ground",
  "few-role-subject",
  "few-nearest-subject",
  "some-remembered",
  "some-implied",
  "some-ground",
  "some-role-subject",
  "some-nearest-subject",
  "many-remembered",
  "many-implied",
  "many-ground",
  "many-role-subject",
  "many-nearest-subject",
  // What the figures before were about.
  "held-last-here",
  "held-last-here-over",
  "held-last-paragraph",
  "held-last-paragraph-over",
  "held-before",
  "held-before-over",
  "held-indicator",
  "held-most",
  "held-much",
  "held-some",
  "held-never",
  "held-long",
  // The choice of the hand-set rules.
  "rule-strong",
  "rule-weak",
  // What the figure counts; it speaks only together with the type of the candidate.
  "type",
  "unit-person",
  "unit-household",
  "unit-money",
  "unit-area",
  "unit-time",
  "unit-rate",
  "unit-change",
  "unit-firm",
  "unit-item",
  "unit-project",
  "unit-other",
] as const;

export type Feature = (typeof FEATURES)[number];

/** Divisions by level, from 1 on. */
const DIVISIONS = ["province", "city", "county", "town"] as const;

/** What a candidate is, as the weights tell apart: a division of a level, any other type of holder, or neither. */
export type Kind = "" | (typeof DIVISIONS)[number] | Exclude<(typeof HOLDER_TYPES)[number], "division">;

const KINDS: readonly Kind[] = ["", ...DIVISIONS, ...HOLDER_TYPES.filter((type) => type !== "division")];

const FEATURE_AT: ReadonlyMap<string, number> = new Map(FEATURES.map((name, i) => [name, i]));
const KIND_AT: ReadonlyMap<string, number> = new Map(KINDS.map((name, i) => [name, i]));

/** The weight of each feature for all kinds (column 0) and what a kind adds to it. */
export type Weights = Float64Array;

/** @throws SetupError D110 where a row names a feature or kind that does not exist. */
export function holderWeights(dictionaries: Dictionaries): Weights {
  const dictionary = dictionaries.get("holder-weights");
  const weights = new Float64Array(FEATURES.length * KINDS.length);
  for (const { feature, kind, weight, line } of rowsOf(dictionary, ["feature", "kind", "weight"])) {
    const row = FEATURE_AT.get(feature);
    const column = KIND_AT.get(kind);
    if (row === undefined || column === undefined) {
      const message = `${feature} of ${kind} is nothing that a holder is weighed by; run scripts/holders/train.ts again`;
      throw new SetupError([{ code: "D110", where: `${dictionary.file}:${line}`, message }]);
    }
    weights[row * KINDS.length + column] = Number(weight);
  }
  return weights;
}

export function kindOf(draft: Draft | undefined): Kind {
  if (draft === undefined) return "";
  if (draft.type !== "division") return KIND_AT.has(draft.type) ? (draft.type as Kind) : "";
  return KINDS[Math.min(draft.level, DIVISIONS.length)] as Kind;
}

/** Who may hold a figure, with what speaks for it. */
export class Candidate {
  readonly features: Feature[] = [];
  constructor(
    readonly entity: number,
    readonly kind: Kind,
  ) {}

  add(feature: Feature): void {
    if (!this.features.includes(feature)) this.features.push(feature);
  }

  has(feature: Feature): boolean {
    return this.features.includes(feature);
  }
}

/** Sum of the weights of the features, in log odds. */
export function scoreOf(weights: Weights, candidate: Candidate, more: readonly Feature[]): number {
  const kind = KIND_AT.get(candidate.kind) ?? 0;
  let sum = 0;
  for (const list of [candidate.features, more]) {
    for (const feature of list) {
      const row = (FEATURE_AT.get(feature) as number) * KINDS.length;
      sum += (weights[row] as number) + (kind > 0 ? (weights[row + kind] as number) : 0);
    }
  }
  return sum;
}

const UNITS: ReadonlyMap<string, Feature> = new Map<string, Feature>([
  ["人", "unit-person"],
  ["户", "unit-household"],
  ["家", "unit-firm"],
  ["个", "unit-item"],
  ["项", "unit-project"],
]);
const MEASURES: ReadonlyMap<string, Feature> = new Map<string, Feature>([
  ["rate", "unit-rate"],
  ["change", "unit-change"],
  ["money", "unit-money"],
  ["area", "unit-area"],
  ["length", "unit-area"],
  ["duration", "unit-time"],
  ["frequency", "unit-time"],
]);

export function unitFeature(metric: Metric): Feature {
  return MEASURES.get(metric.measure) ?? UNITS.get(metric.unit) ?? "unit-other";
}

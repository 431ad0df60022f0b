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
  "modifies",
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
  "led",
  "led-nearest",
  "officer",
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
  // Whether its field of life is that of the figure.
  "fits",
  "differs",
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

export type FeatureName = (typeof FEATURES)[number];

/** A feature by its place in the list. */
export type Feature = number;

/** The features by name. */
export const F = Object.fromEntries(FEATURES.map((name, i) => [name, i])) as Readonly<Record<FeatureName, Feature>>;

/** Divisions by level, from 1 on. */
const DIVISIONS = ["province", "city", "county", "town"] as const;

/** What a candidate is, as the weights tell apart: a division of a level, any other type of holder, or neither. */
export type Kind = "" | (typeof DIVISIONS)[number] | Exclude<(typeof HOLDER_TYPES)[number], "division">;

const KINDS: readonly Kind[] = ["", ...DIVISIONS, ...HOLDER_TYPES.filter((type) => type !== "division")];

const KIND_AT: ReadonlyMap<string, number> = new Map(KINDS.map((name, i) => [name, i]));

/** For each kind, by its place in the list, the weight of each feature: the one for all kinds and what the kind adds to it. */
export type Weights = readonly Float64Array[];

/** @throws SetupError D110 where a row names a feature or kind that does not exist. */
export function holderWeights(dictionaries: Dictionaries): Weights {
  const dictionary = dictionaries.get("holder-weights");
  const own = KINDS.map(() => new Float64Array(FEATURES.length));
  for (const { feature, kind, weight, line } of rowsOf(dictionary, ["feature", "kind", "weight"])) {
    const row = (F as Record<string, Feature>)[feature];
    const column = own[KIND_AT.get(kind) ?? -1];
    if (row === undefined || column === undefined) {
      const message = `${feature} of ${kind} is nothing that a holder is weighed by; run scripts/holders/train.ts again`;
      throw new SetupError([{ code: "D110", where: `${dictionary.file}:${line}`, message }]);
    }
    column[row] = Number(weight);
  }
  const all = own[0] as Float64Array;
  return own.map((column, kind) => (kind === 0 ? all : column.map((weight, row) => (all[row] as number) + weight)));
}

/** Place of a draft's kind in `KINDS`. */
function kindOf(draft: Draft | undefined): number {
  if (draft === undefined) return 0;
  return draft.type === "division" ? Math.min(draft.level, DIVISIONS.length) : (KIND_AT.get(draft.type) ?? 0);
}

/** A bit for each feature, none set. */
const NONE: readonly number[] = new Array<number>(Math.ceil(FEATURES.length / 32)).fill(0);

/** Who may hold a figure, with what speaks for it and the sum of what that weighs, in log odds. */
export class Candidate {
  score = 0;
  readonly #bits = NONE.slice();
  readonly #kind: number;
  readonly #weights: Float64Array;

  constructor(
    readonly entity: number,
    draft: Draft | undefined,
    weights: Weights,
  ) {
    this.#kind = kindOf(draft);
    this.#weights = weights[this.#kind] as Float64Array;
  }

  add(feature: Feature): void {
    if (this.has(feature)) return;
    const word = feature >> 5;
    this.#bits[word] = (this.#bits[word] as number) | (1 << (feature & 31));
    this.score += this.#weights[feature] as number;
  }

  has(feature: Feature): boolean {
    return (((this.#bits[feature >> 5] as number) >> (feature & 31)) & 1) === 1;
  }

  /** The candidate as it is now, by names. */
  seen(): Seen {
    const features = FEATURES.filter((_, feature) => this.has(feature));
    return { entity: this.entity, kind: KINDS[this.#kind] as Kind, features };
  }
}

/** A candidate as training sees it. */
export interface Seen {
  readonly entity: number;
  readonly kind: Kind;
  readonly features: readonly FeatureName[];
}

const UNITS: ReadonlyMap<string, Feature> = new Map([
  ["人", F["unit-person"]],
  ["户", F["unit-household"]],
  ["家", F["unit-firm"]],
  ["个", F["unit-item"]],
  ["项", F["unit-project"]],
]);
const MEASURES: ReadonlyMap<string, Feature> = new Map([
  ["rate", F["unit-rate"]],
  ["change", F["unit-change"]],
  ["money", F["unit-money"]],
  ["area", F["unit-area"]],
  ["length", F["unit-area"]],
  ["duration", F["unit-time"]],
  ["frequency", F["unit-time"]],
]);

export function unitFeature(metric: Metric): Feature {
  return MEASURES.get(metric.measure) ?? UNITS.get(metric.unit) ?? F["unit-other"];
}

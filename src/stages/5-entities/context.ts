import type { Gazetteer, GazetteerMatch, Level } from "../../model/gazetteer.js";
import { NAT } from "./costs.js";

/** Which divisions a document speaks of: they make their own towns and communities likely. */
export interface PlaceContext {
  /** Unit ordinals by level. */
  readonly seen: readonly Set<number>[];
  /** Costs that were computed already, by form, level and text. */
  readonly costs: Map<string, number>;
  readonly ranks: Map<string, readonly number[]>;
}

/** Costs of a unit by level when nothing is known, and when its town, county, city or province was named. */
const PRIOR: Readonly<Record<Level, number>> = { 1: 350, 2: 580, 3: 800, 4: 1060, 5: 1340 };
const NEAR: Readonly<Record<Level, readonly number[]>> = {
  1: [],
  2: [0, 300],
  3: [0, 500, 420],
  4: [0, 760, 560, 320],
  5: [0, 1080, 860, 600, 380],
};
/** The cost of a place that the document names in full. */
export const NAMED = 160;
const CANDIDATES = 64;
/** So many namesakes are looked at one by one. */
const FEW = 4;
const FORM_KEYS = { full: "f", stem: "s", variant: "v", changed: "c" } as const;

export function emptyContext(): PlaceContext {
  return { seen: [1, 2, 3, 4, 5, 6].map(() => new Set<number>()), costs: new Map(), ranks: new Map() };
}

/**
 * Gathers the context of a document from the full names that occur in it; ambiguous ones count where their parent does, and a
 * bare name that is a common phrase as well (日照) does not.
 */
export function gatherContext(
  gazetteer: Gazetteer,
  matches: readonly GazetteerMatch[],
  isPhrase: (match: GazetteerMatch) => boolean,
): PlaceContext {
  const context = emptyContext();
  for (const level of [1, 2, 3, 4] as const) {
    for (const match of matches) {
      if (match.level === level && countsAsNamed(match) && (match.form === "full" || !isPhrase(match)))
        noteUnits(gazetteer, context, match);
    }
  }
  return context;
}

function countsAsNamed(match: GazetteerMatch): boolean {
  const length = match.end - match.start;
  return match.form === "full" ? length >= 3 : match.level <= 2 && match.form === "stem" && length >= 2;
}

function noteUnits(gazetteer: Gazetteer, context: PlaceContext, match: GazetteerMatch): void {
  const near = match.units.filter((unit) => parentSeen(gazetteer, context, unit, match.level));
  const chosen = near.length > 0 ? near : match.total === 1 ? match.units : [];
  for (const unit of chosen) {
    for (let level = match.level; level >= 1; level--) {
      const above = level === match.level ? unit : gazetteer.ancestor(unit, level);
      if (above >= 0) context.seen[level]!.add(above);
    }
  }
}

function parentSeen(gazetteer: Gazetteer, context: PlaceContext, unit: number, level: Level): boolean {
  for (let above = level - 1; above >= Math.max(1, level - 2); above--) {
    const parent = gazetteer.ancestor(unit, above as Level);
    if (parent >= 0 && context.seen[above]!.has(parent)) return true;
  }
  return false;
}

/** The cost of a match: its likeliest unit in this document, or all of its namesakes together. */
export function matchCost(gazetteer: Gazetteer, context: PlaceContext, match: GazetteerMatch, text: string): number {
  const key = FORM_KEYS[match.form] + match.level + text.slice(match.start, match.end);
  let cost = context.costs.get(key);
  if (cost === undefined) {
    cost = computeCost(gazetteer, context, match);
    context.costs.set(key, cost);
  }
  return cost;
}

function computeCost(gazetteer: Gazetteer, context: PlaceContext, match: GazetteerMatch): number {
  const level = match.level;
  const above = nearestUnder(gazetteer, context, match);
  if (above === level) return NAMED;
  if (above > 0) return NEAR[level][above]!;
  return Math.round(PRIOR[level] - NAT * Math.log(Math.max(1, match.total)));
}

/** Deepest level at which a unit of the match is, or lies under, one that the document speaks of; 0 for none. */
function nearestUnder(gazetteer: Gazetteer, context: PlaceContext, match: GazetteerMatch): number {
  const few = match.total <= FEW ? match.units : null;
  for (let level: number = match.level; level >= 1; level--) {
    for (const outer of context.seen[level]!) {
      if (few === null) {
        if (gazetteer.countUnder(match, outer) > 0) return level;
      } else {
        for (const unit of few) if (gazetteer.contains(outer, unit)) return level;
      }
    }
  }
  return 0;
}

/** The units of a match, the likeliest first, equal ones in the order of their codes. */
export function rankUnits(
  gazetteer: Gazetteer,
  context: PlaceContext,
  match: GazetteerMatch,
  text: string,
): readonly number[] {
  const key = FORM_KEYS[match.form] + match.level + text.slice(match.start, match.end);
  const known = context.ranks.get(key);
  if (known !== undefined) return known;
  const units = match.total === 1 ? match.units : byNearness(gazetteer, context, match);
  context.ranks.set(key, units);
  return units;
}

function byNearness(gazetteer: Gazetteer, context: PlaceContext, match: GazetteerMatch): readonly number[] {
  const ranked = new Set<number>();
  for (let level: number = match.level; level >= 1; level--) {
    for (const seen of context.seen[level]!) {
      for (const unit of gazetteer.unitsUnder(match, seen)) ranked.add(unit);
    }
  }
  for (const unit of match.units) ranked.add(unit);
  return [...ranked].slice(0, CANDIDATES);
}

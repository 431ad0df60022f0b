import type { Form, Gazetteer, GazetteerMatch } from "../../model/gazetteer.js";
import type { Rules } from "./rules.js";

/** The units that a written place may mean, with how well the wording fits each (0 to 1). */
export interface Reading {
  readonly units: readonly number[];
  readonly fit: readonly number[];
  /** Matches whose unit lists were cut short; `unitsUnder` finds the rest once the surroundings are known. */
  readonly cut: readonly GazetteerMatch[];
}

const FIT: Readonly<Record<Form, number>> = { full: 1, variant: 0.8, stem: 0.6, changed: 0.2 };
export const NOTHING: Reading = { units: [], fit: [], cut: [] };

/** Whether a unit of that level may be what a place is called. */
export const isWanted = (level: number, isCommunity: boolean): boolean => (level === 5) === isCommunity;

/** What a text may mean where nothing else is known. */
export function readPlace(gazetteer: Gazetteer, rules: Rules, text: string, isCommunity: boolean): Reading {
  const fit = new Map<number, number>();
  const cut: GazetteerMatch[] = [];
  for (const match of gazetteer.matchAt(text, 0)) {
    if (match.end !== text.length || !isWanted(match.level, isCommunity)) continue;
    if (match.total > match.units.length) cut.push(match);
    for (const unit of match.units) fit.set(unit, Math.max(fit.get(unit) ?? 0, FIT[match.form]));
  }
  const nickname = gazetteer.byCode(rules.nicknames.get(text) ?? "");
  if (nickname >= 0) fit.set(nickname, 1);
  return readingOf(fit, cut);
}

/** A reading with the units that the entity stage found beside it. */
export function withCandidates({ units, fit, cut }: Reading, candidates: readonly number[]): Reading {
  const all = new Map(units.map((unit, k) => [unit, fit[k] as number]));
  for (const unit of candidates) all.set(unit, FIT.variant);
  return readingOf(all, cut);
}

function readingOf(fit: ReadonlyMap<number, number>, cut: readonly GazetteerMatch[]): Reading {
  if (fit.size === 0) return NOTHING;
  const units = [...fit.keys()].sort((a, b) => a - b);
  return { units, fit: units.map((unit) => fit.get(unit) as number), cut };
}

import type { Form, Gazetteer, GazetteerMatch } from "../../model/gazetteer.js";
import type { Mention } from "../../model/layers.js";
import type { Rules } from "./rules.js";

/** The units that a written place may mean, with how well the wording fits each (0 to 1). */
export interface Reading {
  readonly units: readonly number[];
  readonly fit: readonly number[];
  /** Matches whose unit lists were cut short; `unitsUnder` finds the rest once the surroundings are known. */
  readonly cut: readonly GazetteerMatch[];
}

const FIT: Readonly<Record<Form, number>> = { full: 1, variant: 0.8, stem: 0.6, changed: 0.2 };
const NOTHING: Reading = { units: [], fit: [], cut: [] };

/** Reads place names against the gazetteer; each distinct text is looked up once. */
export function makeReader(gazetteer: Gazetteer, rules: Rules): (mention: Mention) => Reading {
  const known = new Map<string, Reading>();
  return (mention) => {
    if (mention.type === "compound") return NOTHING;
    const key = `${mention.type}\0${mention.text}`;
    let reading = known.get(key);
    if (reading === undefined) {
      reading = readPlace(gazetteer, rules, mention);
      known.set(key, reading);
    }
    return reading;
  };
}

function readPlace(gazetteer: Gazetteer, rules: Rules, mention: Mention): Reading {
  const text = mention.text;
  const wanted = (level: number) => (mention.type === "community" ? level === 5 : level < 5);
  const fit = new Map<number, number>();
  const cut: GazetteerMatch[] = [];
  for (const match of gazetteer.matchAt(text, 0)) {
    if (match.end !== text.length || !wanted(match.level)) continue;
    if (match.total > match.units.length) cut.push(match);
    for (const unit of match.units) fit.set(unit, Math.max(fit.get(unit) ?? 0, FIT[match.form]));
  }
  for (const unit of mention.candidates)
    if (!fit.has(unit) && wanted(gazetteer.unit(unit).level)) fit.set(unit, FIT.variant);
  const nickname = gazetteer.byCode(rules.nicknames.get(text) ?? "");
  if (nickname >= 0) fit.set(nickname, 1);
  if (fit.size === 0) return NOTHING;
  const units = [...fit.keys()].sort((a, b) => a - b);
  return { units, fit: units.map((unit) => fit.get(unit) as number), cut };
}

import type { Gazetteer } from "../../model/gazetteer.js";
import type { Reading } from "./readings.js";
import type { View } from "./view.js";

/** The possible units of a mention after its neighbours had their say. */
export interface Options {
  units: readonly number[];
  fit: readonly number[];
  /** Whether a neighbour narrowed them: 奉贤区|金汇镇|贤苑社区. */
  chained: boolean;
}

/**
 * Narrows adjacent place names by each other: a place lies inside the one written before it. Goes left to right, then
 * back, so that 鼓楼区|华侨路街道 says which 鼓楼区 it is. Where no unit fits, the two are not one address and stay as they were.
 */
export function narrowByNeighbours(view: View, gazetteer: Gazetteer, readings: readonly (Reading | null)[]): Options[] {
  const options: Options[] = readings.map((reading) => ({
    units: reading?.units ?? [],
    fit: reading?.fit ?? [],
    chained: false,
  }));
  const left = view.mentions.map((_, i) => (readings[i] === null ? -1 : leftNeighbour(view, i)));
  left.forEach((l, i) => {
    if (l >= 0) narrowRight(gazetteer, options[l] as Options, options[i] as Options, readings[i] as Reading);
  });
  for (let i = left.length - 1; i >= 0; i--) {
    const l = left[i] as number;
    if (l >= 0 && options[i]?.chained) narrowLeft(gazetteer, options[l] as Options, options[i] as Options);
  }
  return options;
}

/** The place written directly before a mention, 的 or a space between them allowed. */
export function leftNeighbour(view: View, i: number): number {
  const start = view.mentions[i]?.start ?? 0;
  const direct = view.placeEnd.get(start);
  if (direct !== undefined) return direct;
  const between = view.text[start - 1];
  if (between !== "的" && between !== " " && between !== "·") return -1;
  return view.placeEnd.get(start - 1) ?? -1;
}

function narrowRight(gazetteer: Gazetteer, left: Options, right: Options, reading: Reading): void {
  const keep: number[] = [];
  const fit: number[] = [];
  right.units.forEach((unit, k) => {
    if (left.units.some((outer) => outer !== unit && gazetteer.contains(outer, unit))) {
      keep.push(unit);
      fit.push(right.fit[k] as number);
    }
  });
  for (const match of reading.cut) {
    for (const outer of left.units.slice(0, 8)) {
      for (const unit of gazetteer.unitsUnder(match, outer)) {
        if (unit === outer || keep.includes(unit)) continue;
        keep.push(unit);
        fit.push(match.form === "full" ? 1 : 0.7);
      }
    }
  }
  if (keep.length === 0) {
    if (isElsewhere(gazetteer, left, right, reading)) [right.units, right.fit] = [[], []];
    return;
  }
  const best = Math.max(...fit);
  // The suffix of another status counts only where no better wording fits inside the neighbour.
  const good = keep.map((_, k) => k).filter((k) => (fit[k] as number) > 0.5 || best <= 0.5);
  right.units = good.map((k) => keep[k] as number);
  right.fit = good.map((k) => fit[k] as number);
  right.chained = true;
}

const COUNTY = 3;
const TOWN = 4;
const COMMUNITY = 5;

/** Whether a community behind its town lies in none of the counties that the town may lie in: the list lacks the one that is meant. */
function isElsewhere(gazetteer: Gazetteer, left: Options, right: Options, { cut }: Reading): boolean {
  if (left.units.length === 0 || !left.units.every((unit) => gazetteer.level(unit) === TOWN)) return false;
  if (!right.units.every((unit) => gazetteer.level(unit) === COMMUNITY)) return false;
  const counties = left.units.map((unit) => gazetteer.ancestor(unit, COUNTY));
  const inside = (county: number): boolean =>
    right.units.some((unit) => gazetteer.contains(county, unit)) ||
    cut.some((match) => gazetteer.countUnder(match, county) > 0);
  return !counties.some((county) => county >= 0 && inside(county));
}

function narrowLeft(gazetteer: Gazetteer, left: Options, right: Options): void {
  const keep = left.units
    .map((_, k) => k)
    .filter((k) =>
      right.units.some((unit) => unit !== left.units[k] && gazetteer.contains(left.units[k] as number, unit)),
    );
  if (keep.length === 0) return;
  left.chained = left.chained || keep.length < left.units.length || left.units.length === 1;
  const { units, fit } = left;
  left.units = keep.map((k) => units[k] as number);
  left.fit = keep.map((k) => fit[k] as number);
}

import type { Named } from "./cluster.js";
import type { Rules } from "./rules.js";
import { type Draft, liesIn, type Table } from "./table.js";

/** What may stand between the place and the kind of a unit that has a name of its own: 古城|法庭. */
const LONGEST_OWN = 4;
const COUNTY = 3;

/** An organ that a document names, be it only in the name of one of its units. */
interface Organ {
  readonly normal: string;
  readonly place: number;
  readonly name: string;
}

/**
 * Puts the organ that a unit belongs to into its name where the document names that organ and only one fits: 海北派出所 in a paper
 * that speaks of 海伦市公安局 is 海伦市公安局海北派出所.
 */
export function nameUnits(table: Table, rules: Rules, organisations: readonly Named[]): void {
  const organs = organsOf(table, rules, organisations);
  if (organs.length === 0) return;
  for (const { cluster, ordinal } of organisations) {
    const wanted = organsOfUnit(rules, cluster.normal);
    const unit = table.drafts[ordinal] as Draft;
    const place = cluster.place >= 0 ? cluster.place : unit.place;
    if (wanted.length === 0 || place < 0) continue;
    const fitting = organs.filter((one) => wanted.includes(one.normal) && liesIn(table, place, one.place));
    const [organ] = fitting;
    if (organ === undefined || fitting.some(({ name }) => name !== organ.name)) continue;
    if (!unit.name.startsWith(organ.name)) unit.name = organ.name + ownPart(table, unit.name, organ.place);
  }
}

/**
 * The organs of the document that have units, those too that only begin the name of a unit (县公安局禁毒大队). One that is written
 * with its city as well (上海市青浦区人民法院) leaves its units to their district: so papers call them. A city's own organ has none of
 * the units in its districts.
 */
function organsOf(table: Table, { words }: Rules, organisations: readonly Named[]): Organ[] {
  const kinds = new Set(words.unitOf.flatMap(([, organs]) => organs.split("|")));
  const found: Organ[] = [];
  for (const { cluster, ordinal } of organisations) {
    const { name } = table.drafts[ordinal] as Draft;
    const place = table.drafts[cluster.place];
    if (place === undefined || place.level < COUNTY) continue;
    // A town has its district in front.
    if (place.level > COUNTY && kinds.has(cluster.normal) && name.endsWith(place.name + cluster.normal))
      found.push({ normal: cluster.normal, place: cluster.place, name });
    if (!name.startsWith(place.name)) continue;
    if (kinds.has(cluster.normal)) found.push({ normal: cluster.normal, place: cluster.place, name });
    for (const kind of kinds)
      if (name.length > place.name.length + kind.length && name.startsWith(kind, place.name.length))
        found.push({ normal: kind, place: cluster.place, name: place.name + kind });
  }
  return found;
}

/** The organs to which units of such a wording belong. */
function organsOfUnit({ words, kinds }: Rules, wording: string): readonly string[] {
  const found = words.unitOf.find(([unit]) => wording.endsWith(unit));
  if (found === undefined) return [];
  const own = wording.slice(0, -found[0].length);
  // 河西法院|民一庭 says its organ itself.
  return own.length > LONGEST_OWN || kinds.has(own.slice(-2)) ? [] : found[1].split("|");
}

/** A name without the places in front that its organ's name says already. */
function ownPart(table: Table, name: string, place: number): string {
  let rest = name;
  for (const outer of [...around(table, place)].reverse()) {
    const said = [outer.name, ...outer.aliases].find(
      (alias) => rest.startsWith(alias) && rest.length > alias.length + 2,
    );
    if (said !== undefined) rest = rest.slice(said.length);
  }
  return rest;
}

/** A place and what it lies in. */
function* around(table: Table, place: number): Generator<Draft> {
  for (let at = place; at >= 0; at = table.drafts[at]?.parent ?? -1) yield table.drafts[at] as Draft;
}

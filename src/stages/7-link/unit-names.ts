import type { Named } from "./cluster.js";
import type { Rules } from "./rules.js";
import { type Draft, liesIn, type Table } from "./table.js";

/** What may stand between the place and the kind of a unit that has a name of its own: 古城|法庭. */
const LONGEST_OWN = 4;

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
    if (wanted.length === 0 || cluster.place < 0) continue;
    const fitting = organs.filter((one) => wanted.includes(one.normal) && liesIn(table, cluster.place, one.place));
    const [organ] = fitting;
    if (organ === undefined || fitting.some(({ name }) => name !== organ.name)) continue;
    const unit = table.drafts[ordinal] as Draft;
    if (!unit.name.startsWith(organ.name)) unit.name = organ.name + ownPart(table, unit.name, organ.place);
  }
}

/**
 * The organs of the document that have units, those too that only begin the name of a unit (县公安局禁毒大队). One that is written
 * with its city as well (上海市青浦区人民法院) leaves its units to their district: so papers call them.
 */
function organsOf(table: Table, { words }: Rules, organisations: readonly Named[]): Organ[] {
  const kinds = new Set(words.unitOf.flatMap(([, organs]) => organs.split("|")));
  const found: Organ[] = [];
  for (const { cluster, ordinal } of organisations) {
    const { name } = table.drafts[ordinal] as Draft;
    const place = table.drafts[cluster.place]?.name;
    if (place === undefined || !name.startsWith(place)) continue;
    if (kinds.has(cluster.normal)) found.push({ normal: cluster.normal, place: cluster.place, name });
    for (const kind of kinds)
      if (name.length > place.length + kind.length && name.startsWith(kind, place.length))
        found.push({ normal: kind, place: cluster.place, name: place + kind });
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
  for (let at = place; at >= 0; at = table.drafts[at]?.parent ?? -1) {
    const draft = table.drafts[at] as Draft;
    const said = [draft.name, ...draft.aliases].find(
      (alias) => rest.startsWith(alias) && rest.length > alias.length + 2,
    );
    if (said !== undefined) rest = rest.slice(said.length);
  }
  return rest;
}

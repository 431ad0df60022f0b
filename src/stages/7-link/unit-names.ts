import type { Named } from "./cluster.js";
import type { Rules } from "./rules.js";
import { type Draft, liesIn, type Table } from "./table.js";

/** What may stand between the place and the kind of a unit that has a name of its own: 古城|法庭. */
const LONGEST_OWN = 4;

/**
 * Puts the organ that a unit belongs to into its name where the document names that organ and only one fits: 海北派出所 in a paper
 * that speaks of 海伦市公安局 is 海伦市公安局海北派出所.
 */
export function nameUnits(table: Table, rules: Rules, organisations: readonly Named[]): void {
  const { unitOf } = rules.words;
  const organs = new Set(unitOf.map(([, organ]) => organ));
  // An organ that is written with its city as well (上海市青浦区人民法院) leaves its units to their district: so papers call them.
  const isPlain = ({ cluster, ordinal }: Named): boolean =>
    table.drafts[ordinal]?.name.startsWith(table.drafts[cluster.place]?.name ?? "\0") === true;
  const parents = organisations.filter((one) => organs.has(one.cluster.normal) && isPlain(one));
  if (parents.length === 0) return;
  for (const { cluster, ordinal } of organisations) {
    const organ = organOf(rules, cluster.normal);
    if (organ === "" || cluster.place < 0) continue;
    const fitting = parents.filter(
      (one) => one.cluster.normal === organ && liesIn(table, cluster.place, one.cluster.place),
    );
    const [parent] = fitting;
    if (parent === undefined || fitting.length > 1) continue;
    const unit = table.drafts[ordinal] as Draft;
    const above = table.drafts[parent.ordinal] as Draft;
    if (!unit.name.startsWith(above.name)) unit.name = above.name + ownPart(table, unit.name, parent.cluster.place);
  }
}

/** The organ to which units of such a wording belong, or nothing. */
function organOf({ words, kinds }: Rules, wording: string): string {
  const found = words.unitOf.find(([unit]) => wording.endsWith(unit));
  if (found === undefined) return "";
  const own = wording.slice(0, -found[0].length);
  // 河西法院|民一庭 says its organ itself.
  return own.length > LONGEST_OWN || kinds.has(own.slice(-2)) ? "" : found[1];
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

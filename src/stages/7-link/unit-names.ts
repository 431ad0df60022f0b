import type { Cluster } from "./org-clusters.js";
import type { LinkingWords } from "./rules.js";
import { type Draft, liesIn, type Table } from "./table.js";

/** An organisation's names with the ordinal of its entity. */
export interface Named {
  readonly cluster: Cluster;
  readonly ordinal: number;
}

/** What may stand between the place and the kind of a unit that has a name of its own: 古城|法庭. */
const LONGEST_OWN = 4;

/**
 * Puts the organ that a unit belongs to into its name where the document names that organ and only one fits: 海北派出所 in a paper
 * that speaks of 海伦市公安局 is 海伦市公安局海北派出所.
 */
export function nameUnits(table: Table, { unitOf }: LinkingWords, organisations: readonly Named[]): void {
  const organs = new Set(unitOf.map(([, organ]) => organ));
  // An organ that is written with its city as well (上海市青浦区人民法院) leaves its units to their district: so papers call them.
  const isPlain = ({ cluster, ordinal }: Named): boolean =>
    table.drafts[ordinal]?.name.startsWith(table.drafts[cluster.place]?.name ?? "\0") === true;
  const parents = organisations.filter((one) => organs.has(one.cluster.normal) && isPlain(one));
  if (parents.length === 0) return;
  for (const { cluster, ordinal } of organisations) {
    const organ = organOf(unitOf, cluster.normal);
    if (organ === "" || cluster.place < 0) continue;
    const fitting = parents.filter(
      (one) => one.cluster.normal === organ && liesIn(table, cluster.place, one.cluster.place),
    );
    const [parent] = fitting;
    if (parent === undefined || fitting.length > 1) continue;
    const unit = table.drafts[ordinal] as Draft;
    const above = table.drafts[parent.ordinal] as Draft;
    if (!unit.name.startsWith(above.name))
      unit.name = above.name + ownPart(table, unit.name, above, parent.cluster.place);
  }
}

/** The organ to which units of such a wording belong, or nothing. */
function organOf(unitOf: LinkingWords["unitOf"], wording: string): string {
  for (const [unit, organ] of unitOf) {
    if (wording.endsWith(unit) && wording.length - unit.length <= LONGEST_OWN && !wording.includes(organ)) return organ;
  }
  return "";
}

/** A name without what its organ's name says already: the organ by a short name (河西法院|民一庭), or the places in front. */
function ownPart(table: Table, name: string, organ: Draft, place: number): string {
  const short = [...organ.aliases].find((alias) => name.startsWith(alias));
  if (short !== undefined) return name.slice(short.length);
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

import type { Cluster, Named } from "./cluster.js";
import type { OrgName } from "./org-names.js";
import { bare } from "./org-words.js";
import type { Draft, Table } from "./table.js";
import type { View } from "./view.js";

/** An organisation's name read as that of a department: the organisation in front, and what is its own. */
export interface Department {
  /** A name of the organisation, by position in the list of names. */
  readonly head: number;
  readonly own: string;
  /** Found by what both say, not by the same characters. */
  readonly byWording: boolean;
}

const SHORTEST_HEAD = 3;
const SHORTEST_OWN = 2;

/**
 * For each name that begins with another organisation's name (市一院骨科 beside 市一院, or beside 绥化市第一医院 where that is what
 * 市一院 says) that organisation and the rest of it. `wordingOf` gives what two wordings of one thing share.
 */
export function departmentsOf(
  view: View,
  names: readonly OrgName[],
  wordingOf: (words: string) => string,
  endsInKind: (text: string) => boolean,
): (Department | undefined)[] {
  const byText = new Map<string, number>();
  const byWording = new Map<string, number>();
  const textOf = (name: OrgName): string => bare(view.mentions[name.mention]?.text ?? "");
  names.forEach((name, k) => {
    if (!byText.has(textOf(name))) byText.set(textOf(name), k);
    const key = `${name.place}|${wordingOf(name.core)}`;
    if (name.place >= 0 && !byWording.has(key)) byWording.set(key, k);
  });
  return names.map((name) => {
    const text = textOf(name);
    const core = bare(name.core);
    for (let size = text.length - SHORTEST_OWN; size >= SHORTEST_HEAD; size--) {
      const own = text.slice(size);
      const words = core.length > own.length && core.endsWith(own) ? core.slice(0, -own.length) : "";
      const said =
        words.length >= 2 && name.place >= 0 ? byWording.get(`${name.place}|${wordingOf(words)}`) : undefined;
      const written = byText.get(text.slice(0, size));
      const head = written ?? said;
      if (head !== undefined && endsInKind(own)) return { head, own, byWording: written === undefined };
    }
    return undefined;
  });
}

/** Gives departments the full name of their organisation, organisations before their departments. */
export function nameDepartments(table: Table, organisations: readonly Named[]): void {
  const ordinals = new Map(organisations.map(({ cluster, ordinal }) => [cluster, ordinal]));
  const draftOf = (cluster: Cluster): Draft => table.drafts[ordinals.get(cluster) as number] as Draft;
  const named = new Set<Cluster>();
  const name = (cluster: Cluster): void => {
    const { department } = cluster;
    if (department === undefined || named.has(cluster)) return;
    named.add(cluster);
    name(department.head);
    const { head, own, byWording } = department;
    const unit = draftOf(cluster);
    const whole = draftOf(head);
    // 江岸区市场监督管理局塔子湖市场监管所 tells what 区市场监管局 is in full.
    const said = unit.name.slice(0, -own.length);
    if (byWording && unit.name.endsWith(own) && said.length > whole.name.length) whole.name = said;
    if (!unit.name.startsWith(whole.name)) unit.name = whole.name + own;
  };
  for (const { cluster } of organisations) name(cluster);
}

import type { Mention } from "../../model/layers.js";
import type { OrgName } from "./org-names.js";
import { bare } from "./org-words.js";
import { liesIn, type Table } from "./table.js";
import type { View } from "./view.js";

/** Names that stand for one organisation, by position in the list of names. */
export interface Cluster {
  readonly names: OrgName[];
  /** Most specific place that any of its names says, or -1. */
  place: number;
  /** The longest official wording among its names. */
  normal: string;
}

const INTRODUCES = /^[”"’'」）)\s]{0,2}[（(]?(?:以下)?(?:简称|又称|又名|亦称|原名|也称)(?:为|：|:)?[“"‘'「\s]{0,2}$/u;
const OPENS_BRACKET = /^[”"’'」\s]{0,2}[（(][“"‘'「\s]{0,2}$/u;

/** Groups the names of a document's organisations: same place and wording, names said to be equal, short forms of one long form. */
export function clusterOrgs(view: View, table: Table, names: readonly OrgName[]): Cluster[] {
  const sets = new Sets(names.length);
  joinEqual(table, names, sets, view);
  joinIntroduced(view, names, sets);
  joinShortForms(view, table, names, sets);
  const clusters = new Map<number, Cluster>();
  names.forEach((name, k) => {
    const root = sets.find(k);
    const cluster = clusters.get(root);
    if (cluster === undefined) clusters.set(root, { names: [name], place: name.place, normal: name.wording.normal });
    else add(table, cluster, name);
  });
  return [...clusters.values()];
}

function add(table: Table, cluster: Cluster, name: OrgName): void {
  cluster.names.push(name);
  if (name.place >= 0 && (cluster.place < 0 || liesIn(table, name.place, cluster.place))) cluster.place = name.place;
  if (name.wording.normal.length > cluster.normal.length) cluster.normal = name.wording.normal;
}

const typeOf = (view: View, name: OrgName) => (view.mentions[name.mention] as Mention).type;

function joinEqual(_table: Table, names: readonly OrgName[], sets: Sets, view: View): void {
  const first = new Map<string, number>();
  names.forEach((name, k) => {
    const { entry } = view.mentions[name.mention] as Mention;
    const keys = [`${typeOf(view, name)}|${name.place}|${name.wording.normal}`];
    if (entry !== "") keys.push(`entry|${entry}`);
    for (const key of keys) {
      const earlier = first.get(key);
      if (earlier === undefined) first.set(key, k);
      else sets.join(earlier, k);
    }
  });
}

/** X（以下简称“Y”）, and X（Y） where Y is an own name of X's type. */
function joinIntroduced(view: View, names: readonly OrgName[], sets: Sets): void {
  for (let k = 1; k < names.length; k++) {
    const name = names[k] as OrgName;
    const mention = view.mentions[name.mention] as Mention;
    for (let j = k - 1; j >= 0 && j >= k - 3; j--) {
      const before = names[j] as OrgName;
      const earlier = view.mentions[before.mention] as Mention;
      const gap = mention.start - earlier.end;
      if (gap <= 0 || gap > 14) continue;
      const between = view.text.slice(earlier.end, mention.start);
      const said = INTRODUCES.test(between);
      const bracket = OPENS_BRACKET.test(between) && earlier.type === mention.type && mayBeAlias(before, name, view);
      if (said || bracket) sets.join(j, k);
    }
  }
}

/** In brackets: a Latin short name, one made of the long name's characters in order, or the same kind of organ of the same place. */
function mayBeAlias(long: OrgName, short: OrgName, view: View): boolean {
  const a = bare((view.mentions[long.mention] as Mention).text);
  const b = bare((view.mentions[short.mention] as Mention).text);
  if (/^[A-Za-z0-9]+$/.test(b) || isSubsequence(b, a)) return true;
  return long.place === short.place && long.place >= 0 && short.wording.plain && long.wording.plain;
}

export function isSubsequence(short: string, long: string): boolean {
  let at = 0;
  for (const char of long) if (char === short[at]) at += 1;
  return at === short.length;
}

/**
 * A name without a place, or with one that holds the other's place, is short for the only longer name that it ends
 * (高南分中心) or equals in wording; looked for in its article, then in the document.
 */
function joinShortForms(view: View, table: Table, names: readonly OrgName[], sets: Sets): void {
  const bySuffix = indexSuffixes(view, names);
  names.forEach((name, k) => {
    const { normal } = name.wording;
    if (name.byLevel || normal.length < 3) return;
    const longer = (bySuffix.get(`${typeOf(view, name)}|${normal}`) ?? []).filter(
      (j) => j !== k && isFuller(table, names[j] as OrgName, name),
    );
    const here = longer.filter((j) => sameArticle(view, names[j] as OrgName, name));
    const target = only(sets, here.length > 0 ? here : longer);
    if (target >= 0) sets.join(target, k);
  });
}

function sameArticle(view: View, a: OrgName, b: OrgName): boolean {
  return view.article[a.mention] === view.article[b.mention];
}

function isFuller(table: Table, long: OrgName, short: OrgName): boolean {
  const longerWords = long.wording.normal.length > short.wording.normal.length;
  if (longerWords && short.wording.plain) return false;
  if (short.place < 0) return long.place >= 0 || longerWords;
  if (long.place < 0) return false;
  return long.place === short.place ? longerWords : !short.wording.plain && liesIn(table, long.place, short.place);
}

/** The one cluster that all of these belong to, or -1. */
function only(sets: Sets, names: readonly number[]): number {
  const first = names[0];
  if (first === undefined) return -1;
  return names.every((j) => sets.find(j) === sets.find(first)) ? first : -1;
}

/** Names by each ending of their wording, of three characters and more (wordings are short, so this is linear). */
function indexSuffixes(view: View, names: readonly OrgName[]): Map<string, number[]> {
  const index = new Map<string, number[]>();
  const seen = new Set<string>();
  names.forEach((name, k) => {
    const { normal } = name.wording;
    const type = typeOf(view, name);
    const same = `${type}|${view.article[name.mention]}|${name.place}|${normal}`;
    if (seen.has(same)) return;
    seen.add(same);
    for (let at = Math.max(0, normal.length - 24); at <= normal.length - 3; at++) {
      const key = `${type}|${normal.slice(at)}`;
      const list = index.get(key);
      if (list === undefined) index.set(key, [k]);
      else list.push(k);
    }
  });
  return index;
}

/** Disjoint sets; the lowest member stands for its set, so that the result does not hang on the order of joins. */
class Sets {
  private readonly parent: Int32Array;
  constructor(size: number) {
    this.parent = Int32Array.from({ length: size }, (_, i) => i);
  }
  find(i: number): number {
    let at = i;
    while (this.parent[at] !== at) {
      this.parent[at] = this.parent[this.parent[at] as number] as number;
      at = this.parent[at] as number;
    }
    return at;
  }
  join(a: number, b: number): void {
    const x = this.find(a);
    const y = this.find(b);
    this.parent[Math.max(x, y)] = Math.min(x, y);
  }
}

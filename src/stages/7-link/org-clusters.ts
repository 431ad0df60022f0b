import type { Mention } from "../../model/layers.js";
import { HOME_ORGAN } from "../../model/types.js";
import { introduction, isSubsequence, shortNameBehind } from "../../text/short-name.js";
import type { Cluster } from "./cluster.js";
import { type Department, departmentsOf } from "./departments.js";
import type { OrgName } from "./org-names.js";
import { bare } from "./org-words.js";
import type { LinkingWords } from "./rules.js";
import { brandOf, firmsByBrand, isFirmOf } from "./short-names.js";
import { liesIn, type Table } from "./table.js";
import type { View } from "./view.js";

/** How names are cut down to their brand. */
export interface Brands {
  /** Whether a text ends like the name of an organisation. */
  readonly endsInKind: (text: string) => boolean;
  readonly of: (name: OrgName) => string[];
  readonly hasKind: (name: OrgName) => boolean;
  /** The official wording of words. */
  readonly normal: (words: string) => string;
}

const OPENS_BRACKET = /^[”"’'」\s]{0,2}[（(][“"‘'「\s]{0,2}$/u;

/** Groups the names of a document's organisations: same place and wording, names said to be equal, short forms of one long form. */
export function clusterOrgs(
  view: View,
  table: Table,
  names: readonly OrgName[],
  brands: Brands,
  words: LinkingWords,
): Cluster[] {
  const sets = new Sets(names.length);
  joinEqual(names, sets, view);
  joinIntroduced(view, names, sets, words.introduces);
  joinCalled(view, names, sets, words.introduces);
  const kinds = distinct(view, names);
  joinShortForms(view, names, kinds, sets);
  joinUnits(view, names, kinds, sets, brands);
  joinHomes(view, names, kinds, sets);
  joinLeftOut(view, names, kinds, sets, words.leftOut);
  joinFirms(view, names, kinds, sets, words.firmForms);
  joinKindless(view, names, kinds, sets, brands);
  joinInitials(view, names, kinds, sets, brands);
  const departments = departmentsOf(
    view,
    names,
    (said) => withoutLeftOut(brands.normal(said), words.leftOut),
    brands.endsInKind,
  );
  joinDepartments(departments, sets, brands);
  const clusters = new Map<number, Cluster>();
  names.forEach((name, k) => {
    const root = sets.find(k);
    const cluster = clusters.get(root);
    if (cluster !== undefined) add(table, cluster, name);
    else {
      const { normal } = name.wording;
      clusters.set(root, { names: [name], place: name.place, normal, official: isOfficial(name) });
    }
  });
  departments.forEach((department, k) => {
    const cluster = clusters.get(sets.find(k));
    const head = department === undefined ? undefined : clusters.get(sets.find(department.head));
    if (cluster !== undefined && head !== undefined && head !== cluster)
      cluster.department ??= { head, own: department?.own ?? "", byWording: department?.byWording ?? false };
  });
  return [...clusters.values()];
}

/** 市一院骨科 and 绥化市第一医院骨科: departments of one name of one organisation. */
function joinDepartments(departments: readonly (Department | undefined)[], sets: Sets, brands: Brands): void {
  const first = new Map<string, number>();
  departments.forEach((department, k) => {
    if (department === undefined) return;
    const key = `${sets.find(department.head)}|${brands.normal(department.own)}`;
    const earlier = first.get(key);
    if (earlier === undefined) first.set(key, k);
    else sets.join(earlier, k);
  });
}

function add(table: Table, cluster: Cluster, name: OrgName): void {
  cluster.names.push(name);
  if (name.place >= 0 && (cluster.place < 0 || liesIn(table, name.place, cluster.place))) cluster.place = name.place;
  const better = Number(isOfficial(name)) - Number(cluster.official);
  if (better < 0 || (better === 0 && name.wording.normal.length <= cluster.normal.length)) return;
  cluster.normal = name.wording.normal;
  cluster.official = isOfficial(name);
}

/** Whether a name is written in its official wording: 第一医院 is, 一院 is not. */
const isOfficial = ({ core, wording }: OrgName): boolean => bare(core) === wording.normal;

const typeOf = (view: View, name: OrgName) => (view.mentions[name.mention] as Mention).type;

function joinEqual(names: readonly OrgName[], sets: Sets, view: View): void {
  const first = new Map<string, number>();
  names.forEach((name, k) => {
    const { entry, text } = view.mentions[name.mention] as Mention;
    // An organ of a place is one, whatever type its names were given; a brand may be a firm and a club.
    const type = name.place >= 0 && name.wording.plain ? "" : typeOf(view, name);
    const keys = [`${type}|${name.place}|${name.wording.normal}`];
    // 哈医大二院 of the list is 哈尔滨医科大学附属第二医院, however that was found.
    keys.push(`listed|${entry === "" ? text : entry.slice(entry.indexOf(":") + 1)}`);
    for (const key of keys) {
      const earlier = first.get(key);
      if (earlier === undefined) first.set(key, k);
      else sets.join(earlier, k);
    }
  });
}

/** X（以下简称“Y”）, and X（Y） where Y is an own name of X's type. */
function joinIntroduced(view: View, names: readonly OrgName[], sets: Sets, introduces: readonly string[]): void {
  for (let k = 1; k < names.length; k++) {
    const name = names[k] as OrgName;
    const mention = view.mentions[name.mention] as Mention;
    for (let j = k - 1; j >= 0 && j >= k - 3; j--) {
      const before = names[j] as OrgName;
      const earlier = view.mentions[before.mention] as Mention;
      const gap = mention.start - earlier.end;
      if (gap <= 0 || gap > 14) continue;
      const between = view.text.slice(earlier.end, mention.start);
      const said = introduces.includes(bare(between).replace(/为$/u, ""));
      const bracket = OPENS_BRACKET.test(between) && earlier.type === mention.type && mayBeAlias(before, name, view);
      if (said || bracket) sets.join(j, k);
    }
  }
}

/** Names that read like the short name that a text gives an organisation, in quotes or behind the bracket as well. */
function joinCalled(view: View, names: readonly OrgName[], sets: Sets, introduces: readonly string[]): void {
  const pattern = introduction(introduces);
  const called = new Map<string, number>();
  names.forEach((name, k) => {
    const { end, text } = view.mentions[name.mention] as Mention;
    const alias = shortNameBehind(view.text, end, text, pattern);
    if (alias !== undefined && !called.has(alias)) called.set(alias, k);
  });
  if (called.size === 0) return;
  names.forEach((name, k) => {
    const long = called.get(bare((view.mentions[name.mention] as Mention).text));
    if (long !== undefined) sets.join(long, k);
  });
}

/** In brackets: a Latin short name, one made of the long name's characters in order, or the same kind of organ of the same place. */
function mayBeAlias(long: OrgName, short: OrgName, view: View): boolean {
  const a = bare((view.mentions[long.mention] as Mention).text);
  const b = bare((view.mentions[short.mention] as Mention).text);
  if (/^[A-Za-z0-9]+$/.test(b) || isSubsequence(b, a)) return true;
  return long.place === short.place && long.place >= 0 && short.wording.plain && long.wording.plain;
}

/**
 * A name without a place is short for the only longer name that it ends (高南分中心) or equals in wording; looked for in its article, then in the document.
 */
function joinShortForms(view: View, names: readonly OrgName[], kinds: readonly number[], sets: Sets): void {
  const isShort = (name: OrgName) => name.place < 0 && !name.byLevel && name.wording.normal.length >= 3;
  const asked = new Set<string>();
  for (const k of kinds) if (isShort(names[k] as OrgName)) asked.add((names[k] as OrgName).wording.normal);
  if (asked.size === 0) return;
  const index = new Map<string, number[]>();
  for (const k of kinds) indexEndings(index, asked, names[k] as OrgName, k);
  for (const k of kinds) {
    const name = names[k] as OrgName;
    if (!isShort(name)) continue;
    const longer = index.get(name.wording.normal);
    const fits = (j: number) =>
      j !== k && typeOf(view, names[j] as OrgName) === typeOf(view, name) && isFuller(names[j] as OrgName, name);
    const article = view.article[name.mention];
    const here = onlyOne(sets, longer, (j) => view.article[(names[j] as OrgName).mention] === article && fits(j));
    const target = here === NONE ? onlyOne(sets, longer, fits) : here;
    if (target >= 0) sets.join(target, k);
  }
}

const SHORTEST_UNIT = 4;

/**
 * 新江湾城派出所 for 上海市公安局杨浦分局新江湾城派出所: a name that says its place is still short for the only longer one that
 * puts its organisation before it.
 */
function joinUnits(view: View, names: readonly OrgName[], kinds: readonly number[], sets: Sets, brands: Brands): void {
  const textOf = (k: number) => bare((view.mentions[(names[k] as OrgName).mention] as Mention).text);
  const units = new Map<string, number[]>();
  for (const k of kinds) {
    const { place, byLevel } = names[k] as OrgName;
    if (place < 0 || byLevel || textOf(k).length < SHORTEST_UNIT) continue;
    const list = units.get(textOf(k));
    if (list === undefined) units.set(textOf(k), [k]);
    else list.push(k);
  }
  const longer = new Map<string, number[]>();
  for (const k of kinds) {
    const text = textOf(k);
    for (let at = Math.max(2, text.length - LONGEST_ENDING); at <= text.length - SHORTEST_UNIT; at++) {
      const ending = text.slice(at);
      if (!units.has(ending) || !brands.endsInKind(text.slice(0, at))) continue;
      const list = longer.get(ending);
      if (list === undefined) longer.set(ending, [k]);
      else list.push(k);
    }
  }
  for (const [ending, list] of longer) {
    for (const k of units.get(ending) as number[]) {
      const target = onlyOne(
        sets,
        list,
        (j) => typeOf(view, names[j] as OrgName) === typeOf(view, names[k] as OrgName),
      );
      if (target >= 0) sets.join(target, k);
    }
  }
}

const PEOPLES = "人民";

/** 县医院 for 霍邱县第一人民医院: what the level alone names leaves 人民 out of the only name of that place that has it. */
function joinHomes(view: View, names: readonly OrgName[], kinds: readonly number[], sets: Sets): void {
  for (const k of kinds) {
    const name = names[k] as OrgName;
    if ((view.mentions[name.mention] as Mention).rule !== HOME_ORGAN) continue;
    const { normal } = name.wording;
    const target = onlyOne(sets, kinds, (j) => {
      const long = names[j] as OrgName;
      return (
        long.wording.normal.endsWith(PEOPLES + normal) &&
        long.place === name.place &&
        typeOf(view, long) === typeOf(view, name)
      );
    });
    if (target >= 0) sets.join(target, k);
  }
}

/** 永安满族镇卫生院 for 永安满族镇中心卫生院: names of one place that differ in a word which papers leave out before that kind. */
function joinLeftOut(
  view: View,
  names: readonly OrgName[],
  kinds: readonly number[],
  sets: Sets,
  leftOut: LinkingWords["leftOut"],
): void {
  const first = new Map<string, number>();
  for (const k of kinds) {
    const { place, wording, mention } = names[k] as OrgName;
    const { type } = view.mentions[mention] as Mention;
    const short = withoutLeftOut(wording.normal, leftOut);
    if (place < 0 || !leftOut.some(([kind]) => short.endsWith(kind))) continue;
    const earlier = first.get(`${type}|${place}|${short}`);
    if (earlier === undefined) first.set(`${type}|${place}|${short}`, k);
    else sets.join(earlier, k);
  }
}

/** A wording without the word that papers leave out before its kind. */
function withoutLeftOut(wording: string, leftOut: LinkingWords["leftOut"]): string {
  const found = leftOut.find(([kind, word]) => wording.endsWith(word + kind));
  return found === undefined ? wording : wording.slice(0, -found.join("").length) + found[0];
}

/** 大地锦绣公司 for 宝鸡大地锦绣现代农业有限公司: the only firm whose name holds the brand and, in order, the characters behind it. */
function joinFirms(
  view: View,
  names: readonly OrgName[],
  kinds: readonly number[],
  sets: Sets,
  forms: readonly string[],
): void {
  const firms = kinds.filter((k) => typeOf(view, names[k] as OrgName) === "company");
  const longer = firmsByBrand(
    firms.map((k) => [k, wholeOf(names[k] as OrgName)]),
    forms,
  );
  for (const k of firms) {
    const short = wholeOf(names[k] as OrgName);
    const fits = (j: number): boolean => j !== k && isFirmOf(short, wholeOf(names[j] as OrgName), forms);
    const target = onlyOne(sets, longer.get(brandOf(short, forms)), fits);
    if (target >= 0) sets.join(target, k);
  }
}

const wholeOf = ({ pieces }: OrgName): string => bare(pieces.map(({ text }) => text).join(""));

const LONGEST_ENDING = 24;

/** The first of the names that read alike in one article. */
function distinct(view: View, names: readonly OrgName[]): number[] {
  const seen = new Set<string>();
  const first: number[] = [];
  names.forEach((name, k) => {
    const key = `${typeOf(view, name)}|${view.article[name.mention]}|${name.place}|${name.wording.normal}`;
    if (seen.has(key)) return;
    seen.add(key);
    first.push(k);
  });
  return first;
}

/** Files a name under each ending of its wording that a short name asks for. */
function indexEndings(index: Map<string, number[]>, asked: ReadonlySet<string>, name: OrgName, k: number): void {
  const { normal } = name.wording;
  for (let at = Math.max(0, normal.length - LONGEST_ENDING); at <= normal.length - 3; at++) {
    const ending = normal.slice(at);
    if (!asked.has(ending)) continue;
    const list = index.get(ending);
    if (list === undefined) index.set(ending, [k]);
    else list.push(k);
  }
}

/** Only a name that says no place is short for another: 镇实验学校 and 镇外国语实验学校 are two. */
function isFuller(long: OrgName, short: OrgName): boolean {
  if (short.place >= 0) return false;
  const longer = long.wording.normal.length > short.wording.normal.length;
  return longer ? !short.wording.plain : long.place >= 0;
}

const NONE = -1;
const SEVERAL = -2;

/** The one set that all fitting names belong to: a member of it, NONE or SEVERAL. Stops at the second set. */
function onlyOne(sets: Sets, names: readonly number[] | undefined, fits: (j: number) => boolean): number {
  let found = NONE;
  for (const j of names ?? []) {
    if (!fits(j)) continue;
    if (found === NONE) found = j;
    else if (sets.find(found) !== sets.find(j)) return SEVERAL;
  }
  return found;
}

const SHORTEST_BRAND = 2;
const SHORTEST_BEGINNING = 3;
const LONGEST_BRAND = 12;

/**
 * 曙光 for 曙光医院, 华鑫智造 for 河南华鑫智造科技有限公司: a name without a kind that the wording of one other begins with, its
 * place left off. A beginning of two characters counts only where a kind alone is left out.
 */
function joinKindless(
  view: View,
  names: readonly OrgName[],
  kinds: readonly number[],
  sets: Sets,
  brands: Brands,
): void {
  const whole = new Map<string, number[]>();
  for (const k of kinds) {
    for (const brand of brands.of(names[k] as OrgName)) {
      const key = `${typeOf(view, names[k] as OrgName)}|${brand}`;
      const list = whole.get(key);
      if (list === undefined) whole.set(key, [k]);
      else list.push(k);
    }
  }
  for (const k of kinds) {
    const name = names[k] as OrgName;
    if (name.wording.plain || brands.hasKind(name)) continue;
    const target = onlyOne(sets, whole.get(`${typeOf(view, name)}|${name.wording.normal}`), (j) => j !== k);
    if (target >= 0) sets.join(target, k);
  }
}

const LONGEST_INITIALS = 4;

/** 黑大 for 黑龙江大学: the only school of the document that begins with the same character and holds the others in their order. */
function joinInitials(
  view: View,
  names: readonly OrgName[],
  kinds: readonly number[],
  sets: Sets,
  brands: Brands,
): void {
  const schools = kinds.filter((k) => typeOf(view, names[k] as OrgName) === "school");
  for (const k of schools) {
    const short = wholeOf(names[k] as OrgName);
    if (short.length > LONGEST_INITIALS || brands.hasKind(names[k] as OrgName)) continue;
    const target = onlyOne(sets, schools, (j) => {
      const long = wholeOf(names[j] as OrgName);
      return long.length > LONGEST_INITIALS && long[0] === short[0] && isSubsequence(short, long);
    });
    if (target >= 0) sets.join(target, k);
  }
}

/** What a name may be cut down to: beginnings of its wording, with and without its place. */
export function brandsOf(bodies: readonly string[], kindless: (wording: string) => string): string[] {
  const brands = new Set<string>();
  for (const body of bodies) {
    const stem = kindless(body);
    if (stem.length >= SHORTEST_BRAND) brands.add(stem);
    for (let size = SHORTEST_BEGINNING; stem !== "" && size <= Math.min(LONGEST_BRAND, stem.length); size++)
      brands.add(body.slice(0, size));
  }
  return [...brands];
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

import type { Anaphor } from "../../model/layers.js";
import { organEntity, organKey } from "./org-entities.js";
import type { NameReader, OrgName } from "./org-names.js";
import { bare } from "./org-words.js";
import type { Rules } from "./rules.js";
import type { Salience } from "./salience.js";
import { type Draft, entityFor, placeAtLevel, placeCalled } from "./table.js";
import { ORGANISATIONS } from "./view.js";

/** What anaphors are read against. */
export interface Discourse {
  /** The common nouns of the document, those that the entity stage gave and those that open a clause, in order. */
  readonly nouns: readonly Anaphor[];
  /** First noun of each sentence and, at the end, the count. */
  readonly firstNoun: Int32Array;
  readonly reader: NameReader;
  readonly names: ReadonlyMap<number, OrgName>;
  /** Official wordings of each organisation entity. */
  readonly wordings: Map<number, readonly string[]>;
  /** For each article its organisations, at most MOST of them. */
  readonly organisations: readonly number[][];
  /** The organisations whose paper the document is. */
  readonly publishers: readonly number[];
  /** For each article how many places it names at each level. */
  readonly placesAt: readonly Uint32Array[];
}

/** 小区 and 社区 are said of one another where only one was named. */
const HOMES = new Set(["compound", "community"]);
/** Organisations of an article that a noun may mean before they are named; more cannot be told apart. */
export const MOST = 24;
const UNIT_SHARE = 0.3;
const LEVELS: Readonly<Record<string, number>> = { province: 1, city: 2, county: 3, town: 4, community: 5 };

/** The entity that a common noun stands for, or -1. */
export function resolveNoun(discourse: Discourse, salience: Salience, anaphor: Anaphor, article: number): number {
  const { rules } = discourse.reader;
  const text = withoutEnd(rules, stripDemonstrative(rules.demonstratives, bare(anaphor.text)));
  const leveled = levelled(discourse, anaphor, text);
  const ground = discourse.reader.places.scene[article] ?? -1;
  if (leveled !== null) {
    const around = placeOfLevel(discourse, leveled.word, leveled.level, article);
    const found = organOf(discourse, salience, anaphor, article, leveled.rest, around);
    if (found >= 0) return found;
    // 社区党支部 where no community is known by an official name: what it is the branch of stands for it.
    return leveled.level === 5 ? byType(discourse, salience, article, "community", 0) : around;
  }
  const fitting = withHead(discourse, salience, article, text);
  const department = departmentOf(discourse, salience, anaphor, article, text, fitting.length > 0);
  if (department >= 0) return department;
  const head = isPointedAt(discourse, anaphor)
    ? lastNamed(salience, fitting)
    : mostPresent(discourse, salience, anaphor, fitting);
  if (head >= 0) return head;
  // Nobody of that kind was named yet in the article.
  const publisher = discourse.publishers.find(endsIn(discourse, text));
  if (publisher !== undefined) return publisher;
  const noun = rules.anaphors.get(text);
  if ((noun?.type ?? anaphor.type) === "division" && rules.levels.has(text)) {
    const named = placeCalled(discourse.reader.table, ground, text);
    if (named >= 0 && (rules.levels.get(text) === "city" || !severalAtLevel(discourse, named, article))) return named;
  }
  const level = LEVELS[noun?.level || anaphor.level] ?? 0;
  // 辖区, 当地: wherever the article is.
  if (noun?.type === "division" && level === 0 && ground >= 0) return ground;
  return byType(discourse, salience, article, noun?.type ?? anaphor.type, level);
}

function stripDemonstrative(demonstratives: readonly string[], text: string): string {
  for (const word of demonstratives)
    if (text.startsWith(word) && text.length > word.length) return text.slice(word.length);
  return text;
}

/** 所里, 镇上: the noun without what stands behind it. */
function withoutEnd(rules: Rules, text: string): string {
  const noun = text.slice(0, -1);
  return rules.within.has(text.slice(-1)) && rules.anaphors.has(noun) ? noun : text;
}

/** Whether 该 or the like stands before a noun or begins it. */
function isPointedAt({ reader }: Discourse, { start, text }: Anaphor): boolean {
  const page = reader.view.text;
  return reader.rules.pointing.some((word) => text.startsWith(word) || page.startsWith(word, start - word.length));
}

interface Leveled {
  readonly word: string;
  readonly level: number;
  readonly rest: string;
}

/** 镇社工办, 社区党支部: a level and what is there. */
function levelled(discourse: Discourse, anaphor: Anaphor, text: string): Leveled | null {
  const { levels, anaphors } = discourse.reader.rules;
  for (let size = 3; size >= 1; size--) {
    const level = levels.get(text.slice(0, size));
    const rest = text.slice(size);
    if (level !== undefined && rest.length >= 2 && ORGANISATIONS.has(anaphor.type) && !anaphors.has(text))
      return { word: text.slice(0, size), level: LEVELS[level] ?? 0, rest };
  }
  return null;
}

/** The place that a level word means here: the ground, or what it lies in, that is so called, else the one at that level. */
function placeOfLevel(discourse: Discourse, word: string, level: number, article: number): number {
  const { table, places } = discourse.reader;
  const scene = places.scene[article] ?? -1;
  const named = placeCalled(table, scene, word);
  return named >= 0 ? named : placeAtLevel(table, scene, level);
}

/**
 * The organ of a place that a level and a wording mean (县卫健局): the one that was named so, else, where the wording says
 * all that tells it from its like, a new one that the document knows by its common noun alone.
 */
function organOf(
  discourse: Discourse,
  salience: Salience,
  anaphor: Anaphor,
  article: number,
  words: string,
  place: number,
): number {
  if (place < 0) return -1;
  const { reader } = discourse;
  const { normal, plain } = reader.wordings(words);
  const known = knownOrgan(reader, place, normal);
  if (known >= 0) return known;
  const alike = salience.present().filter((entity) => {
    if (words.length < 3 || reader.table.drafts[entity]?.place !== place) return false;
    return (discourse.wordings.get(entity) ?? []).some((w) => w.endsWith(words));
  });
  if (alike.length === 1) return alike[0] as number;
  if (!plain && !reader.rules.kinds.has(words)) return -1;
  const entity = organEntity(reader, anaphor.type, place, words, normal);
  const draft = reader.table.drafts[entity];
  if (draft?.mentions === 0) draft.aliases.add(anaphor.text);
  discourse.wordings.set(entity, [normal, words]);
  discourse.organisations[article]?.push(entity);
  return entity;
}

/**
 * The department that a noun means: 胸痛中心 right behind 医院, and 骨科 in a hospital's own paper; one that the document knows by
 * its noun alone is new.
 */
function departmentOf(
  discourse: Discourse,
  salience: Salience,
  anaphor: Anaphor,
  article: number,
  noun: string,
  named: boolean,
): number {
  const { table, rules } = discourse.reader;
  const before = nounBefore(discourse, anaphor);
  const whole = before !== undefined && ORGANISATIONS.has(before.type);
  const own = !whole && !named && isDepartment(rules, noun);
  const house = whole
    ? resolveNoun(discourse, salience, before, article)
    : own
      ? (discourse.publishers.find((one) => table.drafts[one]?.type === anaphor.type) ?? -1)
      : -1;
  const draft = table.drafts[house];
  if (draft === undefined || !ORGANISATIONS.has(draft.type) || draft.mentions === 0) return -1;
  const department = entityFor(table, `${anaphor.type}|${draft.key}|${noun}`, () => ({
    type: anaphor.type,
    name: draft.name + noun,
    parent: draft.parent,
    place: draft.place,
    source: "anaphor",
  }));
  table.drafts[department]?.aliases.add(anaphor.text);
  return department;
}

/** The noun that ends where this one begins. */
export function nounBefore({ nouns, firstNoun }: Discourse, { sentence, start }: Anaphor): Anaphor | undefined {
  return nouns.slice(firstNoun[sentence], firstNoun[sentence + 1]).find((noun) => noun.end === start);
}

const DEPARTMENT = "department";

function isDepartment({ kinds, longestKind }: Rules, noun: string): boolean {
  for (let size = Math.min(longestKind, noun.length); size >= 2; size--) {
    const kind = kinds.get(noun.slice(-size));
    if (kind !== undefined) return kind.subtype === DEPARTMENT;
  }
  return false;
}

/** The organisation of that place and wording, whatever its type, or -1. */
function knownOrgan(reader: NameReader, place: number, normal: string): number {
  for (const type of ORGANISATIONS) {
    const entity = reader.table.byKey.get(organKey(reader.table, type, place, normal));
    if (entity !== undefined) return entity;
  }
  return -1;
}

/** The organisations of the article, those in mind first, whose name ends in the noun. */
function withHead(discourse: Discourse, salience: Salience, article: number, noun: string): number[] {
  const inMind = salience.present();
  const present = inMind.concat((discourse.organisations[article] ?? []).filter((one) => !inMind.includes(one)));
  return present.filter(endsIn(discourse, noun));
}

function endsIn(discourse: Discourse, noun: string): (entity: number) => boolean {
  const official = discourse.reader.wordings(noun).normal;
  return (entity) => {
    const words = discourse.wordings.get(entity);
    return words?.some((w) => w.endsWith(noun) || w.endsWith(official)) ?? false;
  };
}

/** The one of the last sentence that named any of them; of several there the most present. */
function lastNamed(salience: Salience, fitting: readonly number[]): number {
  let best = -1;
  for (const entity of fitting) {
    const [since, last] = [salience.sinceOf(entity), salience.sinceOf(best)];
    if (since > last || (since === last && salience.valueOf(entity) > salience.valueOf(best))) best = entity;
  }
  return best;
}

/** The most present of them. */
function mostPresent(discourse: Discourse, salience: Salience, anaphor: Anaphor, fitting: readonly number[]): number {
  const { table } = discourse.reader;
  let best = -1;
  let most = 0;
  for (const entity of fitting) {
    const draft = table.drafts[entity] as Draft;
    // 中心 beside a centre and a centre within it means the whole.
    const unit = fitting.some((other) => isUnitOf(discourse, entity, other));
    const value = salience.valueOf(entity) * (unit ? UNIT_SHARE : 1) + (draft.type === anaphor.type ? 0.01 : 0);
    if (value > most) {
      most = value;
      best = entity;
    }
  }
  return best;
}

function isUnitOf(discourse: Discourse, unit: number, whole: number): boolean {
  const { drafts } = discourse.reader.table;
  if (unit === whole || drafts[unit]?.place !== drafts[whole]?.place) return false;
  const long = discourse.wordings.get(unit) ?? [];
  return (discourse.wordings.get(whole) ?? []).some((w) => long.some((l) => l.length > w.length && l.startsWith(w)));
}

/** The most present thing of the type (and level, for a place). */
function byType(discourse: Discourse, salience: Salience, article: number, type: string, level: number): number {
  const { table, places } = discourse.reader;
  let best = -1;
  let most = 0;
  for (const entity of salience.present()) {
    const draft = table.drafts[entity] as Draft;
    const same = draft.type === type || (HOMES.has(type) && HOMES.has(draft.type));
    if (!same || (level > 0 && draft.level !== level)) continue;
    // 小区 means the estate; the community only where no estate was named.
    const value = salience.valueOf(entity) * (draft.type === type ? 1 : 0.01);
    if (value > most) {
      most = value;
      best = entity;
    }
  }
  if (best >= 0 || (type !== "division" && type !== "community")) return best;
  const ground = places.scene[article] ?? -1;
  return level > 0 ? placeAtLevel(table, ground, level) : ground;
}

/** Whether the article speaks of more than one place of that level: then the last named is meant, not the ground. */
function severalAtLevel(discourse: Discourse, place: number, article: number): boolean {
  const level = discourse.reader.table.drafts[place]?.level ?? 0;
  return (discourse.placesAt[article]?.[level] ?? 0) > 1;
}

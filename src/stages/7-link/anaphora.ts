import type { Anaphor } from "../../model/layers.js";
import { organEntity } from "./org-entities.js";
import type { NameReader, OrgName } from "./org-names.js";
import { bare } from "./org-words.js";
import { presentOnes, type Salience, salienceOf } from "./salience.js";
import { type Draft, liesIn, placeAtLevel } from "./table.js";
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
  /** Entities of each article by the endings of their wordings: `article|执法队`. */
  readonly endings: Map<string, number[]>;
  /** For each article how many places it names at each level. */
  readonly placesAt: readonly Uint32Array[];
}

/** 小区 and 社区 are said of one another where only one was named. */
const HOMES = new Set(["compound", "community"]);
const UNIT_SHARE = 0.3;
const LEVELS: Readonly<Record<string, number>> = { province: 1, city: 2, county: 3, town: 4, community: 5 };

/** The entity that a common noun stands for, or -1. */
export function resolveNoun(discourse: Discourse, salience: Salience, anaphor: Anaphor, article: number): number {
  const { rules } = discourse.reader;
  const text = stripDemonstrative(rules.demonstratives, bare(anaphor.text));
  const leveled = levelled(discourse, anaphor, text);
  const ground = discourse.reader.places.ground[article] ?? -1;
  if (leveled !== null) {
    const around = placeOfLevel(discourse, leveled.word, leveled.level, article);
    const found = organOf(discourse, anaphor, article, leveled.rest, around);
    if (found >= 0) return found;
    // 社区党支部 where no community is known by an official name: what it is the branch of stands for it.
    return leveled.level === 5 ? byType(discourse, salience, article, "community", 0) : around;
  }
  const head = byHead(discourse, salience, anaphor, article, text, -1);
  if (head >= 0) return head;
  const noun = rules.anaphors.get(text);
  if ((noun?.type ?? anaphor.type) === "division" && rules.levels.has(text)) {
    const named = byLastWord(discourse, text, article);
    if (named >= 0 && (rules.levels.get(text) === "city" || !severalAtLevel(discourse, named, article))) return named;
  }
  const level = LEVELS[noun?.level || anaphor.level] ?? 0;
  // 辖区, 当地: wherever the article is.
  if (noun?.type === "division" && level === 0 && ground >= 0) return ground;
  return byType(discourse, salience, article, noun?.type ?? anaphor.type, level);
}

const LONGEST_ENDING = 10;
/** Entities filed under one ending of one article; more of them cannot be told apart anyway. */
const MOST_ALIKE = 32;

/** Files an entity under the endings of its wordings. */
export function fileEndings(
  endings: Map<string, number[]>,
  article: number,
  entity: number,
  wordings: readonly string[],
): void {
  for (const wording of wordings) {
    for (let at = Math.max(0, wording.length - LONGEST_ENDING); at < wording.length; at++) {
      const key = `${article}|${wording.slice(at)}`;
      const list = endings.get(key);
      if (list === undefined) endings.set(key, [entity]);
      else if (list.length < MOST_ALIKE && !list.includes(entity)) list.push(entity);
    }
    if (wording.length > LONGEST_ENDING) fileWhole(endings, `${article}|${wording}`, entity);
  }
}

function fileWhole(endings: Map<string, number[]>, key: string, entity: number): void {
  const list = endings.get(key);
  if (list === undefined) endings.set(key, [entity]);
  else if (list.length < MOST_ALIKE && !list.includes(entity)) list.push(entity);
}

const NOBODY: readonly number[] = [];

function endingIn(discourse: Discourse, article: number, noun: string): readonly number[] {
  return discourse.endings.get(`${article}|${noun}`) ?? NOBODY;
}

function stripDemonstrative(demonstratives: readonly string[], text: string): string {
  for (const word of demonstratives)
    if (text.startsWith(word) && text.length > word.length) return text.slice(word.length);
  return text;
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
  const named = byLastWord(discourse, word, article);
  if (named >= 0) return named;
  return placeAtLevel(discourse.reader.table, discourse.reader.places.ground[article] ?? -1, level);
}

/**
 * The organ of a place that a level and a wording mean (县卫健局): the one that was named so, else, where the wording says
 * all that tells it from its like, a new one that the document knows by its common noun alone.
 */
function organOf(discourse: Discourse, anaphor: Anaphor, article: number, words: string, place: number): number {
  if (place < 0) return -1;
  const { reader } = discourse;
  const { normal, plain } = reader.wordings(words);
  const ending = new Set([...endingIn(discourse, article, normal), ...endingIn(discourse, article, words)]);
  const alike = [...ending].filter((entity) => {
    if (reader.table.drafts[entity]?.place !== place) return false;
    return (discourse.wordings.get(entity) ?? []).some((w) => w === normal || (words.length > 2 && w.endsWith(words)));
  });
  if (alike.length === 1) return alike[0] as number;
  if (!plain && !reader.rules.kinds.has(words)) return -1;
  const entity = organEntity(reader, anaphor.type, place, words, normal);
  reader.table.drafts[entity]?.aliases.add(anaphor.text);
  if (!discourse.wordings.has(entity)) discourse.wordings.set(entity, [normal, words]);
  fileEndings(discourse.endings, article, entity, [normal, words]);
  return entity;
}

/** The most present organisation of the article whose name ends in the noun; one that lies in `around`, where that is given. */
function byHead(
  discourse: Discourse,
  salience: Salience,
  anaphor: Anaphor,
  article: number,
  noun: string,
  around: number,
): number {
  const { table, wordings } = discourse.reader;
  const official = wordings(noun).normal;
  const ending = new Set([...endingIn(discourse, article, noun), ...endingIn(discourse, article, official)]);
  const fitting = [...ending].filter(
    (entity) => around < 0 || liesIn(table, table.drafts[entity]?.place ?? -1, around),
  );
  let best = -1;
  let most = 0;
  for (const entity of fitting) {
    const draft = table.drafts[entity] as Draft;
    // 中心 beside a centre and a centre within it means the whole.
    const unit = fitting.some((other) => isUnitOf(discourse, entity, other));
    const value = salienceOf(salience, entity) * (unit ? UNIT_SHARE : 1) + (draft.type === anaphor.type ? 0.01 : 0);
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
  for (const entity of presentOnes(salience)) {
    const draft = table.drafts[entity] as Draft;
    const same = draft.type === type || (HOMES.has(type) && HOMES.has(draft.type));
    if (!same || (level > 0 && draft.level !== level)) continue;
    // 小区 means the estate; the community only where no estate was named.
    const value = salienceOf(salience, entity) * (draft.type === type ? 1 : 0.01);
    if (value > most) {
      most = value;
      best = entity;
    }
  }
  if (best >= 0 || (type !== "division" && type !== "community")) return best;
  const ground = places.ground[article] ?? -1;
  return level > 0 ? placeAtLevel(table, ground, level) : ground;
}

/** Whether the article speaks of more than one place of that level: then the last named is meant, not the ground. */
function severalAtLevel(discourse: Discourse, place: number, article: number): boolean {
  const level = discourse.reader.table.drafts[place]?.level ?? 0;
  return (discourse.placesAt[article]?.[level] ?? 0) > 1;
}

/** 全市 in a paper of 开原市, which is a county by level: the ground, or what it lies in, whose name ends in the noun. */
function byLastWord(discourse: Discourse, noun: string, article: number): number {
  const { table, places } = discourse.reader;
  for (let at = places.ground[article] ?? -1; at >= 0; at = table.drafts[at]?.parent ?? -1)
    if (table.drafts[at]?.name.endsWith(noun)) return at;
  return -1;
}

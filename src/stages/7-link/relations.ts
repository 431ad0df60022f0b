import type { Anaphor, Relation } from "../../model/layers.js";
import type { EntityType, Predicate } from "../../model/types.js";
import { jobRelations } from "./job-relations.js";
import { nameRelations } from "./name-relations.js";
import type { NameReader, OrgName } from "./org-names.js";
import { type Item, itemsOf } from "./relation-items.js";
import type { Cue } from "./rules.js";
import { ORGANISATIONS } from "./view.js";

const ACTORS: ReadonlySet<EntityType> = new Set<EntityType>([...ORGANISATIONS, "division", "community", "compound"]);
const WITH_PEOPLE: ReadonlySet<EntityType> = new Set<EntityType>([...ACTORS, "person", "program", "facility"]);

/** Who may stand at the two ends of each predicate, and how much text may lie between cue and object. */
const ENDS: Readonly<
  Record<string, { subject: ReadonlySet<EntityType>; object: ReadonlySet<EntityType>; gap: number }>
> = {
  runs: { subject: ACTORS, object: new Set<EntityType>(["program"]), gap: 4 },
  received: { subject: WITH_PEOPLE, object: new Set<EntityType>(["award"]), gap: 6 },
  cites: { subject: WITH_PEOPLE, object: new Set<EntityType>(["law"]), gap: 6 },
  took_part_in: { subject: WITH_PEOPLE, object: new Set<EntityType>(["event"]), gap: 6 },
  cooperates_with: { subject: ORGANISATIONS, object: ORGANISATIONS, gap: 2 },
  leads: {
    subject: new Set<EntityType>([...ORGANISATIONS, "person"]),
    object: new Set<EntityType>([...ORGANISATIONS, "program", "event"]),
    gap: 2,
  },
  part_of: { subject: ORGANISATIONS, object: ORGANISATIONS, gap: 4 },
  located_in: {
    subject: new Set<EntityType>([...ORGANISATIONS, "facility", "compound", "community"]),
    object: new Set<EntityType>(["division", "community", "compound", "road", "address", "facility"]),
    gap: 2,
  },
};

/** Finds the relations that names and sentences state; each once an article. */
export function findRelations(
  reader: NameReader,
  names: ReadonlyMap<number, OrgName>,
  of: Int32Array,
  nouns: readonly Anaphor[],
  anaphor: Int32Array,
): Relation[] {
  const items = itemsOf(reader, of, nouns, anaphor);
  const found = [...nameRelations(reader, names, of), ...jobRelations(reader, items)];
  const { cues } = reader.rules;
  items.forEach((list, sentence) => {
    found.push(...cueRelations(reader, list, sentence, cues));
  });
  return onceEach(reader, found);
}

function cueRelations(
  reader: NameReader,
  items: readonly Item[],
  sentence: number,
  cues: ReadonlyMap<number, readonly Cue[]>,
): Relation[] {
  const found: Relation[] = [];
  let last: { cue: Cue; subject: Item; object: Item } | null = null;
  items.forEach((object, k) => {
    // 创新管理模式 says nothing of a mode: a common noun may do something, what is done has a name.
    if (object.anaphor) return;
    const hit = cueBefore(reader, items, k, cues);
    if (hit !== null) {
      for (const subject of [...listedBefore(reader, items, hit.subject), hit.subject])
        found.push(relationOf(reader, hit.cue, subject, object, sentence));
      last = { ...hit, object };
    } else if (last !== null && goesOn(reader, last.object, object)) {
      found.push(relationOf(reader, last.cue, last.subject, object, sentence));
      last = { ...last, object };
    }
  });
  return found;
}

function relationOf(reader: NameReader, cue: Cue, subject: Item, object: Item, sentence: number): Relation {
  const turned = cue.predicate === "part_of" && reader.rules.words.holds.has(cue.cue);
  const [from, to] = turned ? [object, subject] : [subject, object];
  return {
    start: Math.min(from.start, to.start),
    end: Math.max(from.end, to.end),
    subject: from.entity,
    predicate: cue.predicate,
    object: to.entity,
    label: "",
    sentence,
    rule: `cue:${cue.cue}`,
  };
}

/** The others of a list that a subject ends: A、B和C举办. */
function listedBefore(reader: NameReader, items: readonly Item[], subject: Item): Item[] {
  const list: Item[] = [];
  let at = subject;
  for (let j = items.indexOf(subject) - 1; j >= 0; j--) {
    const item = items[j] as Item;
    if (item.end > at.start || item.anaphor) continue;
    const between = reader.view.text.slice(item.end, at.start);
    if (item.type !== subject.type || !/^[、和与及]$/u.test(between)) break;
    list.unshift(item);
    at = item;
  }
  return list;
}

/** The next of a list: “A”“B”, 《A》《B》, A、B. */
function goesOn(reader: NameReader, before: Item, next: Item): boolean {
  if (before.type !== next.type) return false;
  const between = reader.view.text.slice(before.end, next.start);
  return /^[”"’'》」]?[、和及以]?[“"‘'《「]?$/u.test(between);
}

const ENDS_CLAUSE = new Uint8Array(0x10000);
for (const mark of "，。；：！？,;!?") ENDS_CLAUSE[mark.charCodeAt(0)] = 1;
const NO_CUES: readonly Cue[] = [];

/** The cue that stands before an item with a fitting subject before it. */
function cueBefore(
  reader: NameReader,
  items: readonly Item[],
  k: number,
  cues: ReadonlyMap<number, readonly Cue[]>,
): { cue: Cue; subject: Item } | null {
  const object = items[k] as Item;
  const { text } = reader.view;
  const floor = Math.max(0, items[k - 1]?.end ?? 0);
  for (let end = object.start; end > floor && object.start - end <= 12; end--) {
    const last = text.charCodeAt(end - 1);
    if (ENDS_CLAUSE[last] === 1) break;
    for (const cue of cues.get(last) ?? NO_CUES) {
      const from = end - cue.cue.length;
      if (from < floor || !text.startsWith(cue.cue, from)) continue;
      const ends = ENDS[cue.predicate];
      if (ends === undefined || !ends.object.has(object.type)) continue;
      const gap = text.slice(end, object.start).replace(/[“"‘'《「\s了]/gu, "");
      if (gap.length > ends.gap && !gap.endsWith("的")) continue;
      const subject = subjectBefore(items, k, from, ends.subject, object);
      if (subject !== null) return { cue, subject };
    }
  }
  return null;
}

/** The subject that governs a cue: the last that opens a clause before it; an item that touches the cue will do. */
function subjectBefore(
  items: readonly Item[],
  k: number,
  at: number,
  types: ReadonlySet<EntityType>,
  object: Item,
): Item | null {
  for (let j = k - 1; j >= 0; j--) {
    const item = items[j] as Item;
    if (item.end > at || !types.has(item.type) || item.entity === object.entity) continue;
    if (item.subject || (!item.oblique && at - item.end <= 2)) return item;
  }
  return null;
}

function onceEach(reader: NameReader, found: readonly Relation[]): Relation[] {
  const seen = new Set<string>();
  const { sentences } = reader.view.layers.sentences;
  const ordered = [...found].sort((a, b) => a.sentence - b.sentence || a.start - b.start || a.end - b.end);
  return ordered.filter((one) => {
    if (one.subject === one.object || one.subject < 0 || one.object < 0) return false;
    const predicate: Predicate = one.predicate;
    const key = [sentences[one.sentence]?.article, one.subject, predicate, one.object, one.label].join("|");
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

import type { Entity } from "../../model/layers.js";
import type { EntityType } from "../../model/types.js";

/** An entity while its document is being read. */
export interface Draft {
  readonly key: string;
  readonly type: EntityType;
  subtype: string;
  name: string;
  readonly code: string;
  /** Ordinal of the entity it belongs to, or -1. */
  parent: number;
  /** Ordinal of the most specific place it lies in (itself for places), or -1. */
  place: number;
  readonly aliases: Set<string>;
  source: string;
  /** Gazetteer unit of a place, or -1. */
  readonly unit: number;
  /** Administrative level of a place, 1 to 5; 6 for a compound; 0 for all else. */
  readonly level: number;
  mentions: number;
}

/** The entities of a document in the order in which they were met. */
export interface Table {
  readonly drafts: Draft[];
  readonly byKey: Map<string, number>;
  /** Entities of gazetteer units. */
  readonly byUnit: Map<number, number>;
}

export function makeTable(): Table {
  return { drafts: [], byKey: new Map(), byUnit: new Map() };
}

type Fresh = Pick<Draft, "type" | "name"> & Partial<Omit<Draft, "key" | "type" | "name" | "aliases" | "mentions">>;

/** The entity of that key; made by `fresh` where there is none. */
export function entityFor(table: Table, key: string, fresh: () => Fresh): number {
  const known = table.byKey.get(key);
  if (known !== undefined) return known;
  const made = fresh();
  const ordinal = table.drafts.length;
  table.byKey.set(key, ordinal);
  table.drafts.push({
    key,
    type: made.type,
    subtype: made.subtype ?? "",
    name: made.name,
    code: made.code ?? "",
    parent: made.parent ?? -1,
    place: made.place ?? -1,
    aliases: new Set(),
    source: made.source ?? "",
    unit: made.unit ?? -1,
    level: made.level ?? 0,
    mentions: 0,
  });
  return ordinal;
}

/** Code of the most specific place on the way up that has one. */
export function codeOf(table: Table, place: number): string {
  for (let at = place; at >= 0; at = table.drafts[at]?.parent ?? -1) {
    const code = table.drafts[at]?.code;
    if (code) return code;
  }
  return "";
}

/** Whether `outer` is `inner` or one of the places it lies in. */
export function liesIn(table: Table, inner: number, outer: number): boolean {
  for (let at = inner; at >= 0; at = table.drafts[at]?.parent ?? -1) if (at === outer) return true;
  return false;
}

/** The place itself or the one around it at an administrative level, or -1. */
export function placeAtLevel(table: Table, place: number, level: number): number {
  for (let at = place; at >= 0; at = table.drafts[at]?.parent ?? -1) if (table.drafts[at]?.level === level) return at;
  return -1;
}

/** The place itself or the first one around it whose name ends in the word (全市 in a paper of 开原市, a county by level), or -1. */
export function placeCalled(table: Table, place: number, word: string, deepest = Number.POSITIVE_INFINITY): number {
  for (let at = place; at >= 0; ) {
    const draft = table.drafts[at] as Draft;
    if (draft.level <= deepest && draft.name.endsWith(word)) return at;
    at = draft.parent;
  }
  return -1;
}

/** The entities that are mentioned or needed, with their parents, and the new ordinal of each old one (-1 for those left out). */
export function finishTable(table: Table, needed: Iterable<number>): { entities: Entity[]; ordinal: Int32Array } {
  const { drafts } = table;
  const keep = new Uint8Array(drafts.length);
  const mark = (at: number) => {
    for (let up = at; up >= 0 && keep[up] === 0; up = drafts[up]?.parent ?? -1) keep[up] = 1;
  };
  drafts.forEach((draft, i) => {
    if (draft.mentions > 0) mark(i);
  });
  for (const i of needed) mark(i);
  const ordinal = new Int32Array(drafts.length).fill(-1);
  const entities: Entity[] = [];
  drafts.forEach((draft, i) => {
    if (keep[i] === 0) return;
    ordinal[i] = entities.length;
    entities.push(finishDraft(table, draft));
  });
  return { entities, ordinal };
}

function finishDraft(table: Table, draft: Draft): Entity {
  return {
    key: draft.key,
    type: draft.type,
    subtype: draft.subtype,
    name: draft.name,
    code: draft.code,
    parentKey: table.drafts[draft.parent]?.key ?? "",
    divisionCode: draft.code || codeOf(table, draft.place),
    aliases: [...draft.aliases],
    source: draft.source,
  };
}

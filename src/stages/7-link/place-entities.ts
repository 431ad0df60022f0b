import type { Gazetteer } from "../../model/gazetteer.js";
import type { Mention } from "../../model/layers.js";
import { leftNeighbour } from "./chains.js";
import type { Memory } from "./memory.js";
import type { Resolved } from "./resolve-places.js";
import type { LinkingWords } from "./rules.js";
import { codeOf, type Draft, entityFor, placeAtLevel, type Table } from "./table.js";
import { PLACES, type View } from "./view.js";

export interface PlaceEntities {
  /** Entity of each place mention, -1 for mentions of other types. */
  readonly of: Int32Array;
  /** For each article the place its names speak for most, or -1: the ground on which open names are read. */
  readonly ground: Int32Array;
  /** For each article the place that its figures and common nouns belong to, or -1. */
  readonly scene: Int32Array;
}

/** Makes the entities of all place mentions, and of the divisions they lie in, so that every parent has a row. */
export function placeEntities(
  view: View,
  gazetteer: Gazetteer,
  memory: Memory,
  resolved: Resolved,
  table: Table,
  units: { readonly ground: readonly number[]; readonly scene: readonly number[] },
  words: LinkingWords,
): PlaceEntities {
  const of = new Int32Array(view.mentions.length).fill(-1);
  const entityOf = (unit: number) => (unit >= 0 ? unitEntity(memory, table, unit) : -1);
  const ground = Int32Array.from(units.ground, entityOf);
  const scene = Int32Array.from(units.scene, entityOf);
  const note = (i: number, ordinal: number): void => {
    of[i] = ordinal;
    const draft = table.drafts[ordinal] as Draft;
    draft.mentions += 1;
    draft.aliases.add((view.mentions[i] as Mention).text);
  };
  const groundOf = (i: number) => ground[view.article[i] as number] ?? -1;
  const estates: number[] = [];
  view.mentions.forEach((mention, i) => {
    if (!PLACES.has(mention.type)) return;
    const unit = resolved.unit[i] as number;
    if (unit >= 0) note(i, unitEntity(memory, table, unit));
    else if (mention.type === "compound") estates.push(i);
    else note(i, openPlace(view, table, of, i, groundOf(i), words));
  });
  const named = communitiesByEstate(table, words);
  for (const i of estates) {
    const known = named.get((view.mentions[i] as Mention).text);
    if (known !== undefined && known >= 0) of[i] = known;
    else note(i, openPlace(view, table, of, i, townAround(view, gazetteer, memory, table, i, groundOf(i)), words));
  }
  for (const draft of table.drafts) nameByFullestForm(draft, words);
  return { of, ground, scene };
}

/** Estates by the community that has their name, 开鲁三村 of 开鲁三村居民区, where the document names one; -1 where it names two. */
function communitiesByEstate({ drafts }: Table, { estateTails }: LinkingWords): Map<string, number> {
  const found = new Map<string, number>();
  drafts.forEach(({ type, unit, aliases }, ordinal) => {
    if (type !== "community" || unit < 0) return;
    for (const alias of aliases) {
      const tail = estateTails.find((end) => alias.endsWith(end));
      if (tail === undefined) continue;
      const estate = alias.slice(0, -tail.length);
      found.set(estate, (found.get(estate) ?? ordinal) === ordinal ? ordinal : -1);
    }
  });
  return found;
}

/** The town of the ground in which all communities lie that an estate may be a part of, else the ground. */
function townAround(view: View, gazetteer: Gazetteer, memory: Memory, table: Table, i: number, ground: number): number {
  const around = table.drafts[ground]?.unit ?? -1;
  if (around < 0) return ground;
  const towns = new Set<number>();
  for (const unit of (view.mentions[i] as Mention).candidates)
    if (gazetteer.contains(around, unit)) towns.add(gazetteer.ancestor(unit, TOWN));
  const [town] = towns;
  return town !== undefined && town >= 0 && towns.size === 1 ? unitEntity(memory, table, town) : ground;
}

const TOWN = 4;

/** The entity of an official unit; its parents are made first. */
export function unitEntity(memory: Memory, table: Table, unit: number): number {
  const known = table.byUnit.get(unit);
  if (known !== undefined) return known;
  const { code, name, level, parent } = memory.unit(unit);
  const type = level === 5 ? "community" : "division";
  const made = entityFor(table, `${type}|${code}`, () => {
    const around = parent < 0 ? -1 : unitEntity(memory, table, parent);
    return { type, name, code, parent: around, unit, level, source: "gazetteer" };
  });
  table.byUnit.set(unit, made);
  return made;
}

/**
 * A place that the official list lacks, or that nothing decides. Two documents share it only where both know what it
 * lies in: 和平村 of an unknown town is one place in one document and nowhere else.
 */
function openPlace(view: View, table: Table, of: Int32Array, i: number, ground: number, words: LinkingWords): number {
  const mention = view.mentions[i] as Mention;
  const parent = openParent(view, table, of, i, ground, words);
  const name = openName(mention);
  const town = mention.type === "compound" ? placeAtLevel(table, parent, 4) : parent;
  const scope = codeOf(table, town >= 0 ? town : parent) || `document:${view.layers.source.sha256.slice(0, 16)}`;
  return entityFor(table, `${mention.type}|${scope}|${name}`, () => ({
    type: mention.type,
    name: mention.text,
    parent,
    level: levelOf(mention, words),
    source: mention.rule,
  }));
}

function openName(mention: Mention): string {
  const name = mention.text.replace(/[\s“”"'‘’「」]/g, "");
  return mention.type === "compound" && name.length > 4 ? name.replace(/小区$/, "") : name;
}

/** Level of a place that the official list lacks, by its last word; a bare name is taken for a town. */
function levelOf(mention: Mention, words: LinkingWords): number {
  if (mention.type === "compound") return 6;
  if (mention.type === "community") return 5;
  return words.divisionEnds.find(([end]) => mention.text.endsWith(end))?.[1] ?? 4;
}

/** What an open place lies in: the place written before it, a town of its sentence, the ground of its article. */
function openParent(view: View, table: Table, of: Int32Array, i: number, ground: number, words: LinkingWords): number {
  const mention = view.mentions[i] as Mention;
  const own = levelOf(mention, words);
  const left = leftNeighbour(view, i);
  const before = left >= 0 ? (of[left] as number) : -1;
  if (before >= 0 && (table.drafts[before]?.level ?? 9) < own) return before;
  for (let k = i - 1; k >= (view.firstOf[mention.sentence] as number); k--) {
    const near = of[k] as number;
    const level = near >= 0 ? (table.drafts[near]?.level ?? 0) : 0;
    if (level >= 3 && level < own && table.drafts[near]?.unit !== -1) return near;
  }
  let around = ground;
  while (around >= 0 && (table.drafts[around]?.level ?? 0) >= own) around = table.drafts[around]?.parent ?? -1;
  return own === 3 ? placeAtLevel(table, around, 2) : around;
}

/**
 * Communities are known by the fullest form that the document writes, and by the plain form of their official name where it
 * writes only the bare one (逢简 for 逢简村委会); divisions by their official name.
 */
function nameByFullestForm(draft: Table["drafts"][number], words: LinkingWords): void {
  if (draft.type === "division" && draft.unit >= 0) return;
  let best = "";
  for (const alias of draft.aliases) if (alias.length > best.length) best = alias;
  if (best === "") return;
  const written = best.replace(/[\s]/g, "");
  const tail = words.communityTails.find(([end, plain]) => draft.name === written + end && !written.endsWith(plain));
  draft.name = tail === undefined ? written : written + tail[1];
}

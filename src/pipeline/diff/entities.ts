import type { EntityRecord } from "../../model/tables.js";
import type { ComparedDataset } from "./dataset.js";
import { type Difference, differingFields, entitySubject } from "./difference.js";

/**
 * Entities by their ids, and what became of those whose id is gone, read off the mentions: where the names of an entity
 * now go to another one it was renamed, where several go to one they were merged, where one goes to several it was split.
 */
export function compareEntities(old: ComparedDataset, now: ComparedDataset): Difference[] {
  const gone = [...old.entities.values()].filter((one) => !now.entities.has(one.entity_id));
  const added = new Map([...now.entities].filter(([id]) => !old.entities.has(id)));
  const moves = followMentions(old, now);
  const from = new Map<string, Set<string>>();
  for (const [before, after] of moves) for (const id of after) setOf(from, id).add(before);
  const told = new Set<string>();
  const differences: Difference[] = [];
  for (const entity of gone) {
    const targets = [...(moves.get(entity.entity_id) ?? [])].sort();
    differences.push(tellGone(entity, targets, from, old, now));
    for (const id of targets) told.add(id);
  }
  for (const [id, targets] of moves) {
    if (!now.entities.has(id)) continue;
    differences.push(...tellLeft(old.entities.get(id) as EntityRecord, [...targets].sort(), old, now));
    for (const target of targets) told.add(target);
  }
  for (const [id, entity] of added) {
    if (!told.has(id)) differences.push(difference("added", entitySubject(entity), { type: [null, entity.type] }));
  }
  return [...differences, ...kept(old, now)];
}

function tellGone(
  entity: EntityRecord,
  targets: readonly string[],
  from: ReadonlyMap<string, Set<string>>,
  old: ComparedDataset,
  now: ComparedDataset,
): Difference {
  const subject = entitySubject(entity);
  const [first] = targets;
  const names = targets.map((id) => entitySubject(now.entities.get(id) as EntityRecord));
  if (first === undefined) return difference("gone", subject, { type: [entity.type, null] });
  if (targets.length > 1) return difference("split", subject, { name: [subject, names.join("、")] });
  const merged = (from.get(first)?.size ?? 0) > 1 || old.entities.has(first);
  const target = now.entities.get(first) as EntityRecord;
  const kind = merged ? "merged" : entity.code !== target.code ? "relinked" : "renamed";
  return difference(kind, subject, { name: [subject, names[0]] });
}

/** An entity that stays, but some of whose names now mean another: a new one was split off, or one that was there took them. */
function tellLeft(
  entity: EntityRecord,
  targets: readonly string[],
  old: ComparedDataset,
  now: ComparedDataset,
): Difference[] {
  const subject = entitySubject(entity);
  return targets.map((id) => {
    const name = entitySubject(now.entities.get(id) as EntityRecord);
    if (!old.entities.has(id)) return difference("split", subject, { name: [subject, `${subject}、${name}`] });
    return difference("relinked", subject, { "of its mentions": [subject, name] });
  });
}

/** Entities that are in both, whose row says something else. */
function kept(old: ComparedDataset, now: ComparedDataset): Difference[] {
  return [...old.entities.values()].flatMap((before) => {
    const after = now.entities.get(before.entity_id);
    if (after === undefined) return [];
    const fields = differingFields(before, after, [
      "name",
      "type",
      "subtype",
      "code",
      "parent_id",
      "division_code",
      "aliases",
    ]);
    if (Object.keys(fields).length === 0) return [];
    const kind =
      "name" in fields
        ? "renamed"
        : "code" in fields || "parent_id" in fields || "division_code" in fields
          ? "relinked"
          : "changed";
    return [difference(kind, entitySubject(after), fields)];
  });
}

function difference(kind: Difference["kind"], subject: string, fields: Difference["fields"]): Difference {
  return { table: "entities", kind, subject, fields, path: "" };
}

/** For each old entity the new entities that the same words of the same document now mean. */
function followMentions(old: ComparedDataset, now: ComparedDataset): Map<string, Set<string>> {
  const places = new Map<string, string>();
  for (const mention of now.mentions) places.set(placeOf(mention), mention.entity_id);
  const moves = new Map<string, Set<string>>();
  for (const mention of old.mentions) {
    const target = places.get(placeOf(mention));
    if (target !== undefined && target !== mention.entity_id) setOf(moves, mention.entity_id).add(target);
  }
  return moves;
}

function placeOf(mention: { path: string; start: number; end: number; text: string; type: string }): string {
  return `${mention.path}\0${mention.start}\0${mention.end}\0${mention.type}\0${mention.text}`;
}

function setOf(map: Map<string, Set<string>>, key: string): Set<string> {
  let set = map.get(key);
  if (set === undefined) {
    set = new Set();
    map.set(key, set);
  }
  return set;
}

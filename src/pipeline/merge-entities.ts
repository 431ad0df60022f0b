import type { EntityRecord } from "../model/tables.js";
import { ownText } from "../text/own-text.js";

/**
 * The entities of all documents, one row an id. The result depends neither on the order of the documents nor on how they
 * were divided into parts: aliases are united, counts added, and of differing names the fullest is kept.
 */
export class EntityMerger {
  readonly #rows = new Map<string, EntityRecord>();

  add(records: readonly EntityRecord[]): void {
    for (const record of records) {
      const known = this.#rows.get(record.entity_id);
      this.#rows.set(record.entity_id, known === undefined ? ownRow(record) : mergeRows(known, record));
    }
  }

  /** Sorted by id. */
  rows(): EntityRecord[] {
    return [...this.#rows.values()]
      .map((row) => (row.aliases.includes("|") ? { ...row, aliases: row.aliases.split("|").sort().join("|") } : row))
      .sort((a, b) => (a.entity_id < b.entity_id ? -1 : 1));
  }
}

/** The aliases of both, `|` between; as text, since hardly any entity has more than one, and a set for each would outweigh the rows. */
function uniteAliases(a: string, b: string): string {
  if (a === b || b === "") return a;
  if (a === "") return ownText(b);
  return ownText([...new Set([...a.split("|"), ...b.split("|")])].join("|"));
}

/** A row that stays to the end of the run, without the texts that its fields were cut out of. */
function ownRow(row: EntityRecord): EntityRecord {
  return { ...row, name: ownText(row.name), aliases: ownText(row.aliases) };
}

/** Each field is the greatest of its values in an order of its own, so that merging merged rows gives the same again. */
function mergeRows(a: EntityRecord, b: EntityRecord): EntityRecord {
  const { name, source } = isFuller(a, b) ? a : b;
  return {
    ...a,
    name: name === a.name ? a.name : ownText(name),
    source,
    subtype: longer(a.subtype, b.subtype),
    code: longer(a.code, b.code),
    parent_id: longer(a.parent_id, b.parent_id),
    aliases: uniteAliases(a.aliases, b.aliases),
    division_code: longer(a.division_code, b.division_code),
    mentions: a.mentions + b.mentions,
    documents: a.documents + b.documents,
  };
}

/** The longer name is the fuller one; of equally long ones the first in code-point order, then the first source. */
function isFuller(a: EntityRecord, b: EntityRecord): boolean {
  if (a.name !== b.name) return longer(a.name, b.name) === a.name;
  return a.source <= b.source;
}

/** The longer text, of two as long the one that is first in code-point order. */
function longer(a: string, b: string): string {
  if (a.length !== b.length) return a.length > b.length ? a : b;
  return a < b ? a : b;
}

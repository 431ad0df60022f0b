import type { EntityRecord } from "../model/tables.js";

/**
 * The entities of all documents, one row an id. The result depends neither on the order of the documents nor on how they
 * were divided into parts: aliases are united, counts added, and of differing names the fullest is kept.
 */
export class EntityMerger {
  readonly #rows = new Map<string, { row: EntityRecord; aliases: Set<string> }>();

  add(records: readonly EntityRecord[]): void {
    for (const record of records) {
      const known = this.#rows.get(record.entity_id);
      const aliases = record.aliases === "" ? [] : record.aliases.split("|");
      if (known === undefined) {
        this.#rows.set(record.entity_id, { row: record, aliases: new Set(aliases) });
        continue;
      }
      for (const alias of aliases) known.aliases.add(alias);
      known.row = mergeRows(known.row, record);
    }
  }

  /** Sorted by id. */
  rows(): EntityRecord[] {
    return [...this.#rows.values()]
      .map(({ row, aliases }) => ({ ...row, aliases: [...aliases].sort().join("|") }))
      .sort((a, b) => (a.entity_id < b.entity_id ? -1 : 1));
  }
}

function mergeRows(a: EntityRecord, b: EntityRecord): EntityRecord {
  const [best, other] = fuller(a, b) ? [a, b] : [b, a];
  return {
    ...best,
    subtype: best.subtype || other.subtype,
    code: best.code || other.code,
    parent_id: best.parent_id || other.parent_id,
    division_code: longest(best.division_code, other.division_code),
    mentions: a.mentions + b.mentions,
    documents: a.documents + b.documents,
  };
}

/** The longer name is the fuller one; code-point order decides between equals, then the rest of the row. */
function fuller(a: EntityRecord, b: EntityRecord): boolean {
  if (a.name.length !== b.name.length) return a.name.length > b.name.length;
  return signature(a) <= signature(b);
}

function signature(row: EntityRecord): string {
  return [row.name, row.code, row.parent_id, row.division_code, row.subtype, row.source].join("\0");
}

function longest(a: string, b: string): string {
  return a.length >= b.length ? a : b;
}

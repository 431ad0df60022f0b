import type { Fault } from "../../model/faults.js";
import { type TableName, tableOf } from "../../model/tables.js";
import { documentOf } from "./spans.js";
import type { CheckedRow, CheckedTable, Fields } from "./tables.js";

type Say = (code: string, row: CheckedRow, message: string) => void;
type Tables = ReadonlyMap<TableName, CheckedTable>;

/** Checks what holds between tables: foreign keys, ids that are made from others, counts of others. */
export function checkReferences(tables: Tables, faults: Fault[]): void {
  const ids = new Map([...tables].map(([name, { rows }]) => [name, idsOf(name, rows)]));
  for (const checked of tables.values()) {
    const say: Say = (code, { line }, message) => {
      faults.push({ code, where: `${checked.file}:${line}`, message });
    };
    for (const row of checked.rows) {
      checkForeignKeys(checked, row, ids, say);
      checkNesting(checked, row, say);
    }
  }
  checkCounts(tables, faults);
}

function idsOf(name: TableName, rows: readonly CheckedRow[]): ReadonlySet<string> {
  const column = tableOf(name).key[0] as string;
  return new Set(rows.map(({ record }) => String(record[column])));
}

function checkForeignKeys(
  { table }: CheckedTable,
  row: CheckedRow,
  ids: ReadonlyMap<TableName, ReadonlySet<string>>,
  say: Say,
): void {
  for (const [column, target] of Object.entries(table.references)) {
    const value = String(row.record[column] ?? "");
    if (value === "" || ids.get(target)?.has(value) !== false) continue;
    say("V405", row, `${column} ${value} is not in the table ${target}; regenerate the dataset`);
  }
}

/** The id of a part begins with the id of what it stands in, and ends with its ordinal. */
function checkNesting({ table }: CheckedTable, row: CheckedRow, say: Say): void {
  const { record } = row;
  const own = table.key.length === 1 ? String(record[table.key[0] as string] ?? "") : "";
  const chain = ["document_id", "article_id", "sentence_id"].filter((column) => typeof record[column] === "string");
  const levels = [...chain.map((column) => String(record[column])), own].filter((id) => id.includes("_"));
  const nested =
    table.name === "entities" || levels.every((id, i) => i === 0 || id.startsWith(levels[i - 1] as string));
  if (!nested)
    say("V406", row, `has ids that do not lie within each other: ${levels.join(", ")}; regenerate the dataset`);
  const ordinal = typeof record.ordinal === "number" && table.key.length === 1 ? record.ordinal : null;
  if (ordinal !== null && Number(/[0-9]+$/.exec(own)?.[0]) !== ordinal) {
    say("V406", row, `has the ordinal ${ordinal}, which its id ${own} does not tell; regenerate the dataset`);
  }
}

/** Counts that one table gives of another. */
function checkCounts(tables: Tables, faults: Fault[]): void {
  const count = (of: TableName, by: string, in_: TableName, column: string): void => {
    const [source, target] = [tables.get(of), tables.get(in_)];
    if (source === undefined || target === undefined) return;
    const counts = countBy(source.rows, (record) => String(record[by]));
    for (const { line, record } of target.rows) {
      const found = counts.get(String(record[target.table.key[0] as string])) ?? 0;
      if (found === record[column]) continue;
      const message = `${column} is ${String(record[column])}, but the table ${of} has ${found} of them; regenerate the dataset`;
      faults.push({ code: "V411", where: `${target.file}:${line}`, message });
    }
  };
  count("articles", "document_id", "documents", "articles");
  count("sentences", "article_id", "articles", "sentences");
  count("mentions", "entity_id", "entities", "mentions");
  countDocuments(tables, faults);
}

function countDocuments(tables: Tables, faults: Fault[]): void {
  const [mentions, entities] = [tables.get("mentions"), tables.get("entities")];
  if (mentions === undefined || entities === undefined) return;
  const documents = new Map<string, Set<string>>();
  for (const { record } of mentions.rows) {
    const id = String(record.entity_id);
    documents.set(id, (documents.get(id) ?? new Set()).add(documentOf(record)));
  }
  for (const { line, record } of entities.rows) {
    const found = documents.get(String(record.entity_id))?.size ?? 0;
    if (found === record.documents) continue;
    const message = `documents is ${String(record.documents)}, but the mentions stand in ${found}; regenerate the dataset`;
    faults.push({ code: "V411", where: `${entities.file}:${line}`, message });
  }
}

export function countBy(rows: readonly CheckedRow[], key: (record: Fields) => string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { record } of rows) counts.set(key(record), (counts.get(key(record)) ?? 0) + 1);
  return counts;
}

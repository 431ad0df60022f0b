import type { Fault } from "../../model/faults.js";
import type { TableName } from "../../model/tables.js";
import type { CheckedTable } from "./tables.js";

/** Tables whose rows stand at a place in the source. */
const PLACED: readonly TableName[] = ["articles", "sentences", "tokens", "mentions", "metrics", "relations"];

export function placedTables(tables: ReadonlyMap<TableName, CheckedTable>): CheckedTable[] {
  return PLACED.flatMap((name) => tables.get(name) ?? []);
}

/** The document that a row stands in: ids below a document begin with its id. */
export function documentOf(record: Readonly<Record<string, unknown>>): string {
  const id = String(record.sentence_id ?? record.article_id ?? "");
  return id.includes(".") ? id.slice(0, id.indexOf(".")) : id;
}

/** Checks that every span lies inside its document and is not empty. */
export function checkSpans(tables: ReadonlyMap<TableName, CheckedTable>, faults: Fault[]): void {
  const lengths = new Map(
    (tables.get("documents")?.rows ?? []).map(({ record }) => [String(record.document_id), Number(record.characters)]),
  );
  for (const { file, rows } of placedTables(tables)) {
    for (const { line, record } of rows) {
      const [start, end] = [Number(record.start), Number(record.end)];
      const length = lengths.get(documentOf(record)) ?? Number.POSITIVE_INFINITY;
      if (start < end && end <= length) continue;
      const message = `has the span ${start} to ${end} in a document of ${length} characters; regenerate the dataset`;
      faults.push({ code: "V407", where: `${file}:${line}`, message });
    }
  }
}

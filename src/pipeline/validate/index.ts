import { readRunRecord } from "../../io/read-dataset.js";
import type { Fault } from "../../model/faults.js";
import { TABLES, type TableName } from "../../model/tables.js";
import { checkFiles } from "./files.js";
import { checkReferences } from "./references.js";
import { checkSources } from "./sources.js";
import { checkSpans } from "./spans.js";
import { type CheckedTable, checkTable } from "./tables.js";

export interface ValidateRequest {
  readonly folder: string;
  /** Folder of the source documents, to check every text against its place there. */
  readonly sources?: string;
  /** Own dictionaries that the run had. */
  readonly dictionaries?: string;
}

export interface Validation {
  /** Sorted by file and line. */
  readonly faults: readonly Fault[];
  readonly records: number;
}

/**
 * Checks a dataset: schemas, keys, order, references, spans, counts, hashes, one format against the other, and, where the
 * sources are given, every text against its place there. Each fault is a sentence with file and line.
 *
 * @throws SetupError C320 where the folder is no dataset, C321 where its tables can be read by no text format.
 */
export async function validateDataset(request: ValidateRequest): Promise<Validation> {
  const run = await readRunRecord(request.folder);
  const faults: Fault[] = [];
  const tables = new Map<TableName, CheckedTable>();
  for (const table of TABLES) {
    const checked = await checkTable(request.folder, table, faults);
    if (checked !== null) tables.set(table.name, checked);
  }
  checkReferences(tables, faults);
  checkSpans(tables, faults);
  await checkFiles(request.folder, run, tables, faults);
  const { sources, dictionaries } = request;
  if (sources !== undefined) {
    await checkSources(tables, { sources, ...(dictionaries === undefined ? {} : { dictionaries }) }, faults);
  }
  const records = [...tables.values()].reduce((sum, { rows }) => sum + rows.length, 0);
  return { faults: sortFaults(faults), records };
}

function sortFaults(faults: readonly Fault[]): Fault[] {
  const line = ({ where }: Fault): number => Number(/:([0-9]+)$/.exec(where)?.[1] ?? 0);
  const file = ({ where }: Fault): string => where.replace(/:[0-9]+$/, "");
  return [...faults].sort((a, b) =>
    file(a) === file(b) ? line(a) - line(b) || (a.code < b.code ? -1 : 1) : file(a) < file(b) ? -1 : 1,
  );
}

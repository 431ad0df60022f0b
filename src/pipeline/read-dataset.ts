import { readTableFile, type TableFile } from "../io/read-dataset.js";
import { SetupError } from "../model/faults.js";
import type { Records, TableName } from "../model/tables.js";
import { columnSpecs } from "../stages/9-write/columns.js";
import { readCsvRecord } from "../stages/9-write/read-csv.js";
import { readCsv } from "../text/csv.js";

/** The tables of a dataset, each as typed records; a table that the dataset does not hold is empty. */
export interface Dataset {
  table<T extends TableName>(name: T): Promise<Records[T][]>;
}

/**
 * Opens a dataset that `lilong run` wrote: its JSON, NDJSON or CSV tables, whichever the folder holds. Cells that were
 * made inert for spreadsheets come back to the letter.
 *
 * @throws SetupError (on reading a table) C320 where the folder is no dataset, C321 where it holds the table as Parquet
 * or workbook alone, C322 where the file cannot be parsed.
 */
export function readDataset(folder: string): Dataset {
  return { table: (name) => readRecords(folder, name) };
}

/** The records of a table, or none where the dataset does not hold it. */
export function readRecords<T extends TableName>(folder: string, name: T): Promise<Records[T][]> {
  return readFields(folder, name, (record) => record);
}

/** Some columns of a table; the others are let go row by row, which a large dataset is glad of. */
export function readColumns<T extends TableName, const C extends keyof Records[T]>(
  folder: string,
  name: T,
  columns: readonly C[],
): Promise<Pick<Records[T], C>[]> {
  return readFields(folder, name, (record) => {
    const picked = {} as Pick<Records[T], C>;
    for (const column of columns) picked[column] = record[column];
    return picked;
  });
}

async function readFields<T extends TableName, R>(
  folder: string,
  name: T,
  take: (record: Records[T]) => R,
): Promise<R[]> {
  const file = await readTableFile(folder, name);
  if (file === null) return [];
  try {
    return Array.from(parseTable(file, name) as Iterable<Records[T]>, take);
  } catch (error) {
    const message = `cannot be parsed (${(error as Error).message}); regenerate the dataset`;
    throw new SetupError([{ code: "C322", where: `${folder}/${file.name}`, message }]);
  }
}

function* parseTable({ format, text }: TableFile, table: TableName): Generator<unknown> {
  if (format === "csv") {
    const specs = columnSpecs(table);
    let header: readonly string[] | null = null;
    for (const { cells } of readCsv(text, [])) {
      if (header === null) header = cells;
      else yield readCsvRecord(specs, header, cells);
    }
    return;
  }
  const lines = format === "ndjson" ? [0, text.length] : isLined(text) ? [2, text.length - 3] : null;
  if (lines === null) yield* JSON.parse(text) as unknown[];
  else yield* parseLines(text, lines[0] as number, lines[1] as number);
}

/** How a run writes JSON: a record a line. Whoever formats it otherwise is read too, as a whole. */
function isLined(text: string): boolean {
  return text.startsWith("[\n{") && text.endsWith("}\n]\n");
}

function* parseLines(text: string, start: number, end: number): Generator<unknown> {
  for (let at = start; at < end; ) {
    const found = text.indexOf("\n", at);
    const stop = found < 0 || found > end ? end : found;
    const line = text.slice(at, text[stop - 1] === "," ? stop - 1 : stop);
    if (line !== "") yield JSON.parse(line);
    at = stop + 1;
  }
}

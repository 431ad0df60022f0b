import { readTableFile, type TableFile } from "../io/read-dataset.js";
import { SetupError } from "../model/faults.js";
import type { Records, TableName } from "../model/tables.js";
import { columnSpecs } from "../stages/9-write/columns.js";
import { readCsvRecord } from "../stages/9-write/read-csv.js";
import { parseCsv } from "../text/csv.js";

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
export async function readRecords<T extends TableName>(folder: string, name: T): Promise<Records[T][]> {
  const file = await readTableFile(folder, name);
  if (file === null) return [];
  try {
    return parseTable(file, name) as Records[T][];
  } catch (error) {
    const message = `cannot be parsed (${(error as Error).message}); regenerate the dataset`;
    throw new SetupError([{ code: "C322", where: `${folder}/${file.name}`, message }]);
  }
}

function parseTable({ format, text }: TableFile, table: TableName): unknown[] {
  if (format === "json") return JSON.parse(text) as unknown[];
  if (format === "ndjson") {
    const lines = text.split("\n").filter((line) => line !== "");
    return lines.map((line) => JSON.parse(line) as unknown);
  }
  const specs = columnSpecs(table);
  const [header, ...rows] = parseCsv(text).records;
  const names = header?.cells ?? [];
  return rows.map((row) => readCsvRecord(specs, names, row.cells));
}

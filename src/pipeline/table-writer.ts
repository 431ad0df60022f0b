import type { DatasetFolder } from "../io/dataset-files.js";
import type { TableChunk } from "../model/layers.js";
import type { Table, TableName } from "../model/tables.js";
import type { ColumnNotes } from "../stages/9-write/columns.js";
import { csvHeader } from "../stages/9-write/csv-rows.js";
import { type Format, WORKBOOK } from "../stages/9-write/formats.js";
import { ParquetTable } from "../stages/9-write/parquet.js";
import { Workbook } from "../stages/9-write/workbook.js";

/** Turns the chunks of a table into the parts of a file. */
interface TableFormat {
  readonly file: string;
  readonly start: string;
  add(chunk: TableChunk): string | Uint8Array;
  finish(): string | Uint8Array;
}

function openFormat(format: Exclude<Format, "xlsx">, table: TableName): TableFormat {
  switch (format) {
    case "csv":
      return { file: `${table}.csv`, start: csvHeader(table), add: (chunk) => chunk.csv, finish: () => "" };
    case "json":
      return jsonArray(table);
    case "ndjson":
      return { file: `${table}.ndjson`, start: "", add: (chunk) => `${chunk.json}\n`, finish: () => "" };
    case "parquet": {
      const parquet = new ParquetTable(table);
      return {
        file: `${table}.parquet`,
        start: "",
        add: (chunk) => parquet.add(recordsOf(chunk)),
        finish: () => parquet.finish(),
      };
    }
  }
}

/** No record holds a line break, so the lines of a chunk become the elements of an array by a comma behind each. */
function jsonArray(table: TableName): TableFormat {
  let lead = "\n";
  return {
    file: `${table}.json`,
    start: "[",
    add(chunk) {
      const text = lead + chunk.json.replaceAll("\n", ",\n");
      lead = ",\n";
      return text;
    },
    finish: () => "\n]\n",
  };
}

function recordsOf(chunk: TableChunk): object[] {
  return chunk.json.split("\n").map((line) => JSON.parse(line) as object);
}

/** Streams the rows of each table into its files, in the order in which they come. */
export class TableWriter {
  readonly #folder: DatasetFolder;
  readonly #tables = new Map<TableName, { count: number; formats: TableFormat[] }>();
  readonly #workbook: Workbook | null;

  constructor(folder: DatasetFolder, tables: readonly Table[], formats: readonly Format[], notes?: ColumnNotes) {
    this.#folder = folder;
    this.#workbook = formats.includes("xlsx")
      ? new Workbook(
          tables.map((table) => table.name),
          notes,
        )
      : null;
    const perTable = formats.filter((format) => format !== "xlsx");
    for (const { name } of tables) {
      this.#tables.set(name, { count: 0, formats: perTable.map((format) => openFormat(format, name)) });
    }
  }

  /** Opens every file, so that a table without a record is a file too. */
  async start(): Promise<void> {
    for (const { formats } of this.#tables.values()) {
      for (const format of formats) await this.#folder.append(format.file, format.start);
    }
  }

  async add(chunk: TableChunk): Promise<void> {
    const state = this.#tables.get(chunk.table);
    if (state === undefined || chunk.count === 0) return;
    state.count += chunk.count;
    this.#workbook?.add(chunk.table, recordsOf(chunk));
    for (const format of state.formats) await this.#folder.append(format.file, format.add(chunk));
  }

  /** Closes every file. */
  async finish(title: string): Promise<void> {
    for (const { formats } of this.#tables.values()) {
      for (const format of formats) await this.#folder.append(format.file, format.finish());
    }
    for (const part of this.#workbook?.finish(title) ?? []) await this.#folder.append(WORKBOOK, part);
  }

  counts(): Record<TableName, number> {
    return Object.fromEntries([...this.#tables].map(([name, { count }]) => [name, count])) as Record<TableName, number>;
  }
}

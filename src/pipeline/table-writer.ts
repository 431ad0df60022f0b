import type { DatasetFolder } from "../io/dataset-files.js";
import type { Table, TableName } from "../model/tables.js";
import { type Format, WORKBOOK } from "../stages/9-write/formats.js";
import { ParquetTable } from "../stages/9-write/parquet.js";
import { csvHeader, formatCsv, formatJson } from "../stages/9-write/rows.js";
import { Workbook } from "../stages/9-write/workbook.js";

/** Rows gathered before they are formatted and put on disk: enough to make the cost of a batch small. */
const BATCH = 2000;

/** Turns the records of a table, which come in batches, into the parts of a file. */
interface TableFormat {
  readonly file: string;
  readonly start: string;
  add(records: readonly object[]): Promise<string | Uint8Array> | string | Uint8Array;
  finish(): string | Uint8Array;
}

function openFormat(format: Exclude<Format, "xlsx">, table: TableName): TableFormat {
  switch (format) {
    case "csv":
      return {
        file: `${table}.csv`,
        start: csvHeader(table),
        add: (records) => formatCsv(table, records),
        finish: () => "",
      };
    case "json":
      return jsonArray(table);
    case "ndjson":
      return { file: `${table}.ndjson`, start: "", add: (records) => lines(records), finish: () => "" };
    case "parquet": {
      const parquet = new ParquetTable(table);
      return {
        file: `${table}.parquet`,
        start: "",
        add: (records) => parquet.add(records),
        finish: () => parquet.finish(),
      };
    }
  }
}

function jsonArray(table: TableName): TableFormat {
  let lead = "\n";
  return {
    file: `${table}.json`,
    start: "[",
    add(records) {
      const text = lead + formatJson(records).join(",\n");
      lead = ",\n";
      return text;
    },
    finish: () => "\n]\n",
  };
}

function lines(records: readonly object[]): string {
  return formatJson(records)
    .map((line) => `${line}\n`)
    .join("");
}

/** Streams the records of each table into its files, in the order in which they come. */
export class TableWriter {
  readonly #folder: DatasetFolder;
  readonly #tables = new Map<TableName, { waiting: object[]; count: number; formats: TableFormat[] }>();
  readonly #workbook: Workbook | null;

  constructor(folder: DatasetFolder, tables: readonly Table[], formats: readonly Format[]) {
    this.#folder = folder;
    this.#workbook = formats.includes("xlsx") ? new Workbook(tables.map((table) => table.name)) : null;
    const perTable = formats.filter((format) => format !== "xlsx");
    for (const { name } of tables) {
      this.#tables.set(name, { waiting: [], count: 0, formats: perTable.map((format) => openFormat(format, name)) });
    }
  }

  /** Opens every file, so that a table without a record is a file too. */
  async start(): Promise<void> {
    for (const { formats } of this.#tables.values()) {
      for (const format of formats) await this.#folder.append(format.file, format.start);
    }
  }

  async add(table: TableName, records: readonly object[]): Promise<void> {
    const state = this.#tables.get(table);
    if (state === undefined) return;
    for (const record of records) state.waiting.push(record);
    if (state.waiting.length >= BATCH) await this.#flush(table);
  }

  async #flush(table: TableName): Promise<void> {
    const state = this.#tables.get(table);
    if (state === undefined || state.waiting.length === 0) return;
    const records = state.waiting;
    state.waiting = [];
    state.count += records.length;
    this.#workbook?.add(table, records);
    for (const format of state.formats) await this.#folder.append(format.file, await format.add(records));
  }

  /** Writes what waits and closes every file. */
  async finish(title: string): Promise<void> {
    for (const [table, state] of this.#tables) {
      await this.#flush(table);
      for (const format of state.formats) await this.#folder.append(format.file, format.finish());
    }
    if (this.#workbook !== null) await this.#folder.put(WORKBOOK, await this.#workbook.finish(title));
  }

  counts(): Record<TableName, number> {
    return Object.fromEntries([...this.#tables].map(([name, { count }]) => [name, count])) as Record<TableName, number>;
  }
}

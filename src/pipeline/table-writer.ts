import type { DatasetFolder } from "../io/dataset-files.js";
import type { Table, TableName } from "../model/tables.js";
import type { Format } from "../stages/9-write/index.js";
import { csvHeader, formatCsv, formatJson } from "../stages/9-write/rows.js";

/** Rows gathered before they are formatted and put on disk: enough to make the cost of a batch small. */
const BATCH = 2000;

/** Streams the records of each table into its files, in the order in which they come. */
export class TableWriter {
  readonly #folder: DatasetFolder;
  readonly #formats: readonly Format[];
  readonly #waiting = new Map<TableName, object[]>();
  readonly #counts = new Map<TableName, number>();

  constructor(folder: DatasetFolder, tables: readonly Table[], formats: readonly Format[]) {
    this.#folder = folder;
    this.#formats = formats;
    for (const table of tables) {
      this.#waiting.set(table.name, []);
      this.#counts.set(table.name, 0);
    }
  }

  async add(table: TableName, records: readonly object[]): Promise<void> {
    const waiting = this.#waiting.get(table);
    if (waiting === undefined) return;
    for (const record of records) waiting.push(record);
    if (waiting.length >= BATCH) await this.#flush(table);
  }

  async #flush(table: TableName): Promise<void> {
    const records = this.#waiting.get(table) ?? [];
    const before = this.#counts.get(table) ?? 0;
    if (this.#formats.includes("csv")) {
      const head = before === 0 ? csvHeader(table) : "";
      await this.#folder.append(`${table}.csv`, head + (await formatCsv(table, records)));
    }
    if (this.#formats.includes("json")) {
      const lines = formatJson(records).join(",\n");
      const head = before === 0 ? "[" : "";
      const lead = records.length === 0 ? "" : before === 0 ? "\n" : ",\n";
      await this.#folder.append(`${table}.json`, head + lead + lines);
    }
    this.#counts.set(table, before + records.length);
    this.#waiting.set(table, []);
  }

  /** Writes what waits and closes the arrays. */
  async finish(): Promise<void> {
    for (const [table, waiting] of this.#waiting) {
      if (waiting.length > 0 || this.#counts.get(table) === 0) await this.#flush(table);
      if (this.#formats.includes("json")) await this.#folder.append(`${table}.json`, "\n]\n");
    }
  }

  counts(): Record<TableName, number> {
    return Object.fromEntries(this.#counts) as Record<TableName, number>;
  }
}

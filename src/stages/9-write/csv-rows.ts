import { format } from "fast-csv";
import type { TableName } from "../../model/tables.js";
import { columnSpecs } from "./columns.js";
import { guardCell } from "./formula.js";

/** Large enough that a document's rows are never held back. */
const ROOM = 2 ** 30;

/** The stream's own options beside fast-csv's. */
const OPTIONS = {
  headers: false,
  rowDelimiter: "\r\n",
  objectMode: true,
  writableHighWaterMark: ROOM,
  readableHighWaterMark: ROOM,
};

/**
 * Formats the records of a table as CSV rows (RFC 4180, CRLF at the end of each). One formatter of fast-csv serves all
 * documents: a stream a document and table would cost more than the rows themselves.
 */
export class CsvRows {
  readonly #columns: readonly string[];
  readonly #stream = format<string[], string[]>(OPTIONS);

  constructor(table: TableName) {
    this.#columns = columnSpecs(table).map((column) => column.name);
  }

  format(records: readonly object[]): string {
    if (records.length === 0) return "";
    for (const record of records) {
      this.#stream.write(this.#columns.map((column) => csvCell((record as Record<string, unknown>)[column])));
    }
    let text = "";
    for (let part = this.#stream.read(); part !== null; part = this.#stream.read()) text += String(part);
    // The formatter puts the delimiter between rows; a part that can stand anywhere has it behind each.
    return text.startsWith("\r\n") ? `${text.slice(2)}\r\n` : `${text}\r\n`;
  }
}

function csvCell(value: unknown): string {
  if (value === null || value === undefined) return "";
  return typeof value === "string" ? guardCell(value) : String(value);
}

/** Header line of a table's CSV file, with the BOM that spreadsheets want. */
export function csvHeader(table: TableName): string {
  const columns = columnSpecs(table).map((column) => column.name);
  return `\uFEFF${columns.join(",")}\r\n`;
}

import { createRequire } from "node:module";
import type { CsvFormatterStream } from "fast-csv";
import type { TableName } from "../../model/tables.js";
import { columnSpecs } from "./columns.js";

/** Large enough that a row is never held back. */
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
 * Formats rows as CSV (RFC 4180). One formatter of fast-csv serves all documents: a stream a
 * document and table would cost more than the rows themselves.
 */
export class CsvRows {
  #stream: CsvFormatterStream<string[], string[]> | undefined;

  /** A row without its end. */
  format(cells: readonly string[]): string {
    this.#stream ??= createStream();
    this.#stream.write(cells as string[]);
    let text = "";
    for (let part = this.#stream.read(); part !== null; part = this.#stream.read()) text += String(part);
    // The formatter puts the delimiter between rows.
    return text.startsWith("\r\n") ? text.slice(2) : text;
  }
}

/** fast-csv is loaded at the first row that needs it: a start of the program has better uses for the time. */
function createStream(): CsvFormatterStream<string[], string[]> {
  const { format } = createRequire(import.meta.url)("fast-csv") as typeof import("fast-csv");
  return format<string[], string[]>(OPTIONS);
}

/** Header line of a table's CSV file, with the BOM that spreadsheets want. */
export function csvHeader(table: TableName): string {
  const columns = columnSpecs(table).map((column) => column.name);
  return `\uFEFF${columns.join(",")}\r\n`;
}

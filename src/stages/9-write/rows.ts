import { writeToString } from "fast-csv";
import { type TableName, tableOf } from "../../model/tables.js";
import { guardCell } from "./formula.js";

/** Column names of a table, in order. */
export function columnsOf(table: TableName): string[] {
  return Object.keys(tableOf(table).schema.properties);
}

/** The records as CSV rows (RFC 4180, CRLF), without header. */
export function formatCsv(table: TableName, records: readonly object[]): Promise<string> {
  if (records.length === 0) return Promise.resolve("");
  const columns = columnsOf(table);
  const rows = records.map((record) => columns.map((column) => csvCell((record as Record<string, unknown>)[column])));
  return writeToString(rows, { headers: false, rowDelimiter: "\r\n", includeEndRowDelimiter: true });
}

function csvCell(value: unknown): string {
  if (value === null || value === undefined) return "";
  return typeof value === "string" ? guardCell(value) : String(value);
}

/** Header line of a table's CSV file, with the BOM that spreadsheets want. */
export function csvHeader(table: TableName): string {
  return `\uFEFF${columnsOf(table).join(",")}\r\n`;
}

/** The records as JSON, one a line, keys in column order, without the array's brackets and commas. */
export function formatJson(records: readonly object[]): string[] {
  return records.map((record) => JSON.stringify(record));
}

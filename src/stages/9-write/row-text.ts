import type { TableName } from "../../model/tables.js";
import { type ColumnSpec, columnSpecs } from "./columns.js";
import { CsvRows } from "./csv-rows.js";
import { guardCell } from "./formula.js";

/** The rows of a table as text: a JSON object a line, and the rows of a CSV file. */
export interface RowText {
  readonly json: string;
  readonly csv: string;
}

/** A text that JSON or CSV would write otherwise than as it stands. */
const SPECIAL = /[\0-\x1f"\\,|\ud800-\udfff]|^['=+\-@＝＋－＠]/;

/**
 * Makes a function that turns records into both texts at once. Hardly a cell needs quotes or escapes: one look at it
 * serves both formats, and a row that is plain throughout is put together here; fast-csv formats the others. The pieces are
 * joined once: text put together bit by bit is a tree of its bits, and to move these trees about was most of the time.
 */
export function rowTextMaker(table: TableName, withCsv: boolean): (records: readonly object[]) => RowText {
  const columns = columnSpecs(table);
  const leads = leadsOf(columns);
  const close = columns.at(-1)?.type === "string" ? '"}' : "}";
  const csvRows = new CsvRows();
  const cells: string[] = new Array(columns.length).fill("");
  return (records) => {
    const json: string[] = [];
    const csv: string[] = [];
    for (const record of records) {
      if (json.length > 0) json.push("\n");
      let plain = true;
      for (let i = 0; i < columns.length; i++) {
        const { name, fixed } = columns[i] as ColumnSpec;
        const value = (record as Record<string, unknown>)[name];
        json.push(leads[i] as string);
        if (typeof value !== "string") {
          const cell = value === null || value === undefined ? "" : String(value);
          cells[i] = cell;
          json.push(cell === "" ? "null" : cell);
        } else if (!fixed && SPECIAL.test(value)) {
          plain = false;
          cells[i] = guardCell(value);
          json.push(JSON.stringify(value).slice(1, -1));
        } else {
          cells[i] = value;
          json.push(value);
        }
      }
      json.push(close);
      if (withCsv) csv.push(plain ? cells.join(",") : csvRows.format([...cells]));
    }
    return { json: json.join(""), csv: csv.length === 0 ? "" : `${csv.join("\r\n")}\r\n` };
  };
}

/** What stands before the value of each column in a JSON object, quotes of texts included. */
function leadsOf(columns: readonly ColumnSpec[]): string[] {
  return columns.map(({ name, type }, i) => {
    const before = i === 0 ? "{" : columns[i - 1]?.type === "string" ? '",' : ",";
    return `${before}${JSON.stringify(name)}:${type === "string" ? '"' : ""}`;
  });
}

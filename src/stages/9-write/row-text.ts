import type { TableName } from "../../model/tables.js";
import { columnSpecs } from "./columns.js";
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
 * serves both formats, and a row that is plain throughout is put together here; fast-csv formats the others.
 */
export function rowTextMaker(table: TableName, withCsv: boolean): (records: readonly object[]) => RowText {
  const columns = columnSpecs(table);
  const names = columns.map((column) => column.name);
  const fixed = columns.map((column) => column.fixed);
  const leads = names.map((name, i) => `${i === 0 ? "{" : ","}${JSON.stringify(name)}:`);
  const csvRows = new CsvRows();
  const cells: string[] = new Array(names.length).fill("");
  return (records) => {
    let json = "";
    let csv = "";
    for (const record of records) {
      let object = "";
      let row = "";
      let plain = true;
      for (let i = 0; i < names.length; i++) {
        if (i > 0) row += ",";
        const value = (record as Record<string, unknown>)[names[i] as string];
        object += leads[i] as string;
        if (typeof value !== "string") {
          const cell = value === null || value === undefined ? "" : String(value);
          cells[i] = cell;
          row += cell;
          object += cell === "" ? "null" : cell;
        } else if (!fixed[i] && SPECIAL.test(value)) {
          plain = false;
          cells[i] = guardCell(value);
          object += JSON.stringify(value);
        } else {
          cells[i] = value;
          row += value;
          object += `"${value}"`;
        }
      }
      json += json === "" ? `${object}}` : `\n${object}}`;
      if (withCsv) csv += plain ? `${row}\r\n` : csvRows.format([...cells]);
    }
    return { json, csv };
  };
}

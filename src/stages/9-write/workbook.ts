import type { CellValue, ColumnDef, WriteSheet } from "hucre/xlsx";
import { type TableName, tableOf } from "../../model/tables.js";
import { type ColumnSpec, columnSpecs } from "./columns.js";

/** Most rows that a sheet can hold below its heading (Excel, WPS, LibreOffice). */
const MAX_ROWS = 1_048_575;
/** Longest text of a cell in Excel. */
const MAX_TEXT = 32_767;
const CUT = `本表超过一张工作表的容量，只列前 ${MAX_ROWS} 行；全部记录见其他格式。`;
/** A workbook carries a date of change; a fixed one keeps its bytes the same. */
const FIXED_DATE = new Date(Date.UTC(2000, 0, 1));

const HEADING = {
  font: { bold: true },
  fill: { type: "pattern", pattern: "solid", fgColor: { rgb: "E8EEF4" } },
} as const;

/**
 * One workbook for all tables: a first sheet that explains the columns, then a sheet a table with Chinese headings, a
 * frozen heading row, filters and fitting widths. Numbers are numbers; codes and ids are text.
 */
export class Workbook {
  readonly #rows = new Map<TableName, CellValue[][]>();
  /** Tables that hold more rows than a sheet can. */
  readonly #cut = new Set<TableName>();

  constructor(tables: readonly TableName[]) {
    for (const table of tables) this.#rows.set(table, []);
  }

  add(table: TableName, records: readonly object[]): void {
    const rows = this.#rows.get(table);
    if (rows === undefined) return;
    const specs = columnSpecs(table);
    for (const record of records) {
      if (rows.length === MAX_ROWS) {
        this.#cut.add(table);
        return;
      }
      rows.push(specs.map((spec) => cell((record as Record<string, unknown>)[spec.name])));
    }
  }

  async finish(title: string): Promise<Uint8Array> {
    const { writeXlsx } = await import("hucre/xlsx");
    const sheets = [
      legend([...this.#rows.keys()], this.#cut),
      ...[...this.#rows].map(([table, rows]) => sheet(table, rows)),
    ];
    const properties = { title, creator: "lilong", created: FIXED_DATE, modified: FIXED_DATE };
    return writeXlsx({ sheets, properties });
  }
}

/** What XML 1.0 cannot hold, even escaped: one such character and no spreadsheet opens the workbook. */
const NO_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu;

function cell(value: unknown): CellValue {
  if (value === null || value === undefined || value === "") return null;
  // A cell of type text is never run, whatever it begins with, and the text format keeps it so when it is edited.
  return typeof value === "string" ? value.slice(0, MAX_TEXT).replace(NO_XML, "\ufffd") : (value as number);
}

function sheet(table: TableName, rows: CellValue[][]): WriteSheet {
  const specs = columnSpecs(table);
  return {
    name: tableOf(table).schema.title ?? table,
    columns: specs.map((spec, i) => columnDef(spec, rows, i)),
    rows: [specs.map((spec) => spec.title), ...rows],
    freezePane: { rows: 1 },
    autoFilter: { range: `A1:${letters(specs.length - 1)}${rows.length + 1}` },
    cells: headingCells(specs.length),
  };
}

/** The style of the first row, cell by cell: a column's own style would win over a row's. */
function headingCells(columns: number): WriteSheet["cells"] & object {
  return new Map(Array.from({ length: columns }, (_, i) => [`0,${i}`, { style: HEADING }]));
}

/** Wide enough for what stands in the first rows, Han counted twice, within limits that keep a page readable. */
function columnDef(spec: ColumnSpec, rows: readonly CellValue[][], i: number): ColumnDef {
  let width = displayWidth(spec.title) + 4;
  for (const row of rows.slice(0, 200)) width = Math.max(width, displayWidth(String(row[i] ?? "")) + 2);
  const numFmt = spec.type === "string" ? "@" : "General";
  return { width: Math.min(width, 60), numFmt, style: { numFmt } };
}

function displayWidth(text: string): number {
  let width = 0;
  for (const char of text) width += char > "\u2e80" ? 2 : 1;
  return width;
}

/** Column letters of a sheet: 0 is A, 26 is AA. */
function letters(index: number): string {
  const rest = Math.floor(index / 26) - 1;
  return (rest >= 0 ? letters(rest) : "") + String.fromCharCode(65 + (index % 26));
}

function legend(tables: readonly TableName[], cut: ReadonlySet<TableName>): WriteSheet {
  const rows: CellValue[][] = [["表", "列", "机器名", "类型", "取值", "说明"]];
  for (const table of tables) {
    for (const spec of columnSpecs(table)) {
      rows.push([
        tableOf(table).schema.title ?? table,
        spec.title,
        spec.name,
        spec.type,
        spec.values.join(" | "),
        spec.description,
      ]);
    }
    if (cut.has(table)) rows.push([tableOf(table).schema.title ?? table, "", "", "", "", CUT]);
  }
  return {
    name: "说明",
    columns: [10, 14, 18, 10, 40, 60].map((width) => ({ width })),
    rows,
    freezePane: { rows: 1 },
    cells: headingCells(6),
  };
}

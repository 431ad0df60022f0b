import { type TableName, tableOf } from "../../model/tables.js";
import { type ColumnNotes, type ColumnSpec, columnSpecs, noteOf } from "./columns.js";
import { packageParts } from "./xlsx/package-parts.js";
import { type Cell, MAX_ROWS, Sheet, type SheetColumn } from "./xlsx/sheet.js";
import { zipArchive } from "./xlsx/zip.js";

const CUT = `本表超过一张工作表的容量，只列前 ${MAX_ROWS} 行；全部记录见其他格式。`;
const TYPES: Readonly<Record<ColumnSpec["type"], string>> = { string: "文本", integer: "整数", number: "数" };

interface TableSheet {
  readonly sheet: Sheet;
  readonly specs: readonly ColumnSpec[];
  /** The table holds more rows than a sheet can. */
  isCut: boolean;
}

/**
 * One workbook for all tables: a first sheet that explains the columns, then a sheet a table with Chinese headings.
 * Numbers are numbers; codes and ids are text.
 */
export class Workbook {
  readonly #tables = new Map<TableName, TableSheet>();
  readonly #notes: ColumnNotes;

  constructor(tables: readonly TableName[], notes: ColumnNotes = new Map()) {
    this.#notes = notes;
    tables.forEach((table, i) => {
      const specs = columnSpecs(table);
      const columns = specs.map(({ title, type }) => ({ heading: title, isText: type === "string" }));
      const sheet = new Sheet(titleOf(table), fileOf(i + 2), columns);
      this.#tables.set(table, { sheet, specs, isCut: false });
    });
  }

  add(table: TableName, records: readonly object[]): void {
    const state = this.#tables.get(table);
    if (state === undefined) return;
    for (const record of records as Record<string, Cell>[]) {
      state.isCut ||= state.sheet.isFull;
      if (!state.isCut) state.sheet.add(state.specs.map(({ name }) => record[name] ?? null));
    }
  }

  /** The bytes of the file, part by part. */
  *finish(title: string): Generator<Uint8Array> {
    const sheets = [this.#legend(), ...[...this.#tables.values()].map(({ sheet }) => sheet)];
    for (const sheet of sheets) sheet.finish();
    yield* zipArchive([...packageParts(title, sheets), ...sheets.map(({ entry }) => entry)]);
  }

  #legend(): Sheet {
    const columns: SheetColumn[] = Object.entries(LEGEND).map(([heading, width]) => ({ heading, width, isText: true }));
    const legend = new Sheet("说明", fileOf(1), columns);
    for (const [table, { specs, isCut }] of this.#tables) {
      for (const spec of specs) {
        const { title, name, type, values, description } = spec;
        const note = noteOf(this.#notes, table, name);
        legend.add([titleOf(table), title, note, TYPES[type], values.join(" | "), `${table}.${name}`, description]);
      }
      if (isCut) legend.add([titleOf(table), null, CUT]);
    }
    return legend;
  }
}

/** Headings of the first sheet, with their widths. */
const LEGEND = { 表: 10, 列: 14, 说明: 60, 类型: 8, 取值: 40, 机器名: 26, English: 60 };

const fileOf = (n: number): string => `xl/worksheets/sheet${n}.xml`;
const titleOf = (table: TableName): string => tableOf(table).schema.title ?? table;

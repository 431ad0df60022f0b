import { ZipEntry } from "./zip.js";

export type Cell = string | number | null;

/** A column as a sheet needs it: its heading, and whether all below is text. */
export interface SheetColumn {
  readonly heading: string;
  readonly isText: boolean;
  /** Width in characters; what stands in the first rows decides where it is not given. */
  readonly width?: number;
}

/** Most rows that a sheet can hold below its heading (Excel, WPS, LibreOffice). */
export const MAX_ROWS = 1_048_575;
/** Longest text of a cell in Excel. */
const MAX_TEXT = 32_767;
/** Rows that are looked at before the widths are settled. */
const FIRST_ROWS = 200;
const WIDEST = 60;

/** Formats of cells by their place in styles.xml. */
const STYLE = { general: 0, heading: 1, text: 2 } as const;

/** One bold heading on a light ground, text as text (format @, which keeps it so when it is edited), all else as it is. */
export const STYLES = `<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFE8EEF4"/><bgColor indexed="64"/></patternFill></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf xfId="0"/><xf xfId="0" fontId="1" fillId="2" applyFont="1" applyFill="1"/><xf xfId="0" numFmtId="49" applyNumberFormat="1"/></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;

/**
 * A sheet with a frozen heading, a filter over all its rows and fitting widths, written row by row: what it holds in
 * memory is packed but for the last block.
 */
export class Sheet {
  readonly name: string;
  readonly entry: ZipEntry;
  readonly #columns: readonly SheetColumn[];
  #first: (readonly Cell[])[] | null = [];
  #rows = 0;

  constructor(name: string, file: string, columns: readonly SheetColumn[]) {
    this.name = name;
    this.entry = new ZipEntry(file);
    this.#columns = columns;
  }

  get isFull(): boolean {
    return this.#rows === MAX_ROWS;
  }

  add(cells: readonly Cell[]): void {
    this.#rows++;
    if (this.#first === null) this.#write(cells, this.#rows + 1);
    else if (this.#first.push(cells) === FIRST_ROWS) this.#begin();
  }

  /** What a filter covers: heading and rows. */
  get range(): string {
    return `A1:${letters(this.#columns.length - 1)}${this.#rows + 1}`;
  }

  finish(): void {
    this.#begin();
    this.entry.write(`</sheetData><autoFilter ref="${this.range}"/></worksheet>`);
  }

  /** Widths stand before the rows in the file, so the first rows wait until these are known. */
  #begin(): void {
    const first = this.#first;
    if (first === null) return;
    this.#first = null;
    const columns = this.#columns.map((column, i) => {
      const style = column.isText ? STYLE.text : STYLE.general;
      return `<col min="${i + 1}" max="${i + 1}" width="${column.width ?? fittingWidth(column, first, i)}" style="${style}" customWidth="1"/>`;
    });
    this.entry.write(
      `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" state="frozen" activePane="bottomLeft"/></sheetView></sheetViews><cols>${columns.join("")}</cols><sheetData>`,
    );
    const headings = this.#columns.map(({ heading }, i) => textCell(`${letters(i)}1`, heading, STYLE.heading));
    this.entry.write(`<row r="1">${headings.join("")}</row>`);
    first.forEach((cells, i) => {
      this.#write(cells, i + 2);
    });
  }

  #write(cells: readonly Cell[], row: number): void {
    let text = `<row r="${row}">`;
    cells.forEach((cell, i) => {
      if (cell === null || cell === "") return;
      const place = letters(i) + row;
      if (typeof cell === "number") text += `<c r="${place}"><v>${cell}</v></c>`;
      else text += textCell(place, cell, STYLE.text);
    });
    this.entry.write(`${text}</row>`);
  }
}

/** A cell of type text is never run, whatever it begins with. */
function textCell(place: string, text: string, style: number): string {
  return `<c r="${place}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escapeText(text)}</t></is></c>`;
}

/** What XML 1.0 cannot hold, even escaped: one such character and no spreadsheet opens the workbook. */
const NO_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu;
const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "_x000D_" };

/** Spreadsheets read _x000D_ as a carriage return, so what looks like that gets its underscore written so (ECMA-376, ST_Xstring). */
function escapeText(text: string): string {
  return text
    .slice(0, MAX_TEXT)
    .replace(NO_XML, "\ufffd")
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_")
    .replace(/[&<>\r]/g, (char) => ENTITIES[char] as string);
}

/** Wide enough for heading and first rows, Han counted twice, within limits that keep a page readable. */
function fittingWidth({ heading }: SheetColumn, rows: readonly (readonly Cell[])[], i: number): number {
  let width = displayWidth(heading) + 4;
  for (const row of rows) width = Math.max(width, displayWidth(String(row[i] ?? "")) + 2);
  return Math.min(width, WIDEST);
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

import type { Repair, RepairedLayer } from "../../model/layers.js";
import type { Span } from "../../model/span.js";
import type { Vocabulary } from "./vocabulary.js";

/** A tab, or the blanks with which a table of plain text is set. */
const BORDER = /[\t\u3000]| {2}/;

/** The cells of one row, in order; empty cells at either end are not kept. */
export type Row = readonly Span[];

/**
 * Walks the rows of a document's tables with its sentences. The border between two cells is a blank that repair has made
 * of a tab, which the readers of Markdown and HTML put there, or of more than one blank.
 */
export class Tables {
  private repair = 0;
  /** The last row entered, and what heads its table. */
  private last = -1;
  private first = -1;
  private header: Row = [];

  constructor(private readonly repaired: RepairedLayer) {}

  /** The cells of paragraph `ordinal`, and those of the row that heads its table; null outside of tables. Paragraphs in order. */
  enter(ordinal: number): { readonly row: Row; readonly header: Row | null } | null {
    const paragraph = this.repaired.paragraphs[ordinal];
    if (paragraph?.role !== "table") return null;
    const row = this.cells(paragraph);
    let first = ordinal;
    while (first !== this.last && this.repaired.paragraphs[first - 1]?.role === "table") first--;
    if (first !== this.last) {
      this.first = first;
      this.header = this.cellsAgain(first);
    }
    this.last = ordinal;
    return { row, header: this.first === ordinal ? null : this.header };
  }

  private cells(paragraph: Span): Row {
    const { repairs } = this.repaired;
    while (this.repair < repairs.length && repairs[this.repair]!.start < paragraph.start) this.repair++;
    return cellsFrom(paragraph, repairs, this.repair);
  }

  private cellsAgain(ordinal: number): Row {
    const paragraph = this.repaired.paragraphs[ordinal]!;
    const { repairs } = this.repaired;
    let at = Math.min(this.repair, repairs.length);
    while (at > 0 && repairs[at - 1]!.start >= paragraph.start) at--;
    return cellsFrom(paragraph, repairs, at);
  }
}

function cellsFrom(paragraph: Span, repairs: readonly Repair[], from: number): Row {
  const cells: Span[] = [];
  let start = paragraph.start;
  for (let i = from; i < repairs.length && repairs[i]!.start < paragraph.end; i++) {
    const repair = repairs[i]!;
    if (repair.kind !== "space" || !BORDER.test(repair.from) || repair.end === repair.start) continue;
    cells.push({ start, end: repair.start });
    start = repair.end;
  }
  cells.push({ start, end: paragraph.end });
  return cells;
}

export interface Column {
  readonly indicator: Span | null;
  readonly comparison: "yoy" | "mom" | null;
}

/** What the header says of a column: its words, or where these only compare (同比) the words of the column before. */
export function columnOf(text: string, header: Row, column: number, vocabulary: Vocabulary): Column {
  const cell = header[column];
  if (cell === undefined) return { indicator: null, comparison: null };
  const written = text.slice(cell.start, cell.end).replace(/[（(].*$/, "");
  const role = vocabulary.roles.get(written);
  const figure = role?.figure === "yoy" || role?.figure === "mom" ? role.figure : null;
  const isTold = figure !== null || role?.change != null || /^(?:同比|环比)/.test(written);
  if (!isTold) return { indicator: cell, comparison: null };
  const comparison = figure ?? (written.startsWith("同比") ? "yoy" : written.startsWith("环比") ? "mom" : null);
  return { indicator: header[column - 1] ?? null, comparison };
}

import { changedLine, type Line } from "./lines.js";

const BORDER = /[\t\u3000]|[ \u00a0]{2,}/;
const BORDERS = /[\s\u3000]*(?:[\t\u3000]|[ \u00a0]{2})[\s\u3000]*/;
const FEWEST_CELLS = 3;
const LONGEST_CELL = 14;
/** A headline of three clauses under another holds no figures. */
const FEWEST_FIGURES = 2;

/** Says of the lines of a table that is set with blanks that they are its rows: as many short cells each, some of them figures. */
export function markPlainTables(lines: readonly Line[], content: string): Line[] {
  const cells = lines.map((line) => cellsOf(line, content));
  const marked = [...lines];
  for (let from = 0; from < lines.length; ) {
    let to = from + 1;
    while (to < lines.length && cells[from]!.length > 0 && cells[to]!.length === cells[from]!.length) to++;
    if (to - from > 1 && cells.slice(from, to).some(hasFigures))
      for (let at = from; at < to; at++) marked[at] = changedLine(lines[at]!, { mark: "table" });
    from = to;
  }
  return marked;
}

/** The cells of a line, or none where it is no row. */
function cellsOf(line: Line, content: string): string[] {
  if (line.role !== null || line.mark !== "none" || line.split) return [];
  const text = content.slice(line.start, line.end);
  if (!BORDER.test(text)) return [];
  const cells = text.split(BORDERS);
  return cells.length >= FEWEST_CELLS && cells.every((cell) => cell.length <= LONGEST_CELL) ? cells : [];
}

const hasFigures = (row: readonly string[]): boolean =>
  row.filter((cell) => /^[0-9０-９]/.test(cell)).length >= FEWEST_FIGURES;

/** A record of a CSV text with the line on which it starts. */
export interface CsvRecord {
  readonly line: number;
  readonly cells: readonly string[];
}

/** What is wrong with a CSV text, with its line. */
export interface CsvFault {
  readonly line: number;
  readonly message: string;
}

/**
 * Parses RFC 4180 text at once and with line numbers, which a streaming parser does not give and a message needs.
 * A leading BOM and CRLF are read; a stray quote is reported and read as a character.
 */
export function parseCsv(text: string): { records: CsvRecord[]; faults: CsvFault[] } {
  const faults: CsvFault[] = [];
  return { records: [...readCsv(text, faults)], faults };
}

/** The records one by one, for a table too large to be held as cells; faults are added as they are met. */
export function* readCsv(text: string, faults: CsvFault[]): Generator<CsvRecord> {
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  let line = 1;
  while (at < text.length) {
    const cells: string[] = [];
    const first = line;
    for (;;) {
      const cell = text[at] === '"' ? readQuoted(text, at) : readPlain(text, at);
      if (cell.fault !== "") faults.push({ line, message: cell.fault });
      cells.push(cell.value);
      line += cell.lines;
      at = cell.end;
      if (text[at] !== ",") break;
      at++;
    }
    if (text[at] === "\r") at++;
    if (text[at] === "\n") at++;
    line++;
    if (cells.length > 1 || cells[0] !== "") yield { line: first, cells };
  }
}

interface Cell {
  value: string;
  end: number;
  lines: number;
  fault: string;
}

function readPlain(text: string, start: number): Cell {
  let end = start;
  while (end < text.length && !isCellEnd(text, end)) end++;
  const value = text.slice(start, end);
  const fault = value.includes('"') ? 'a quote inside an unquoted cell; write the cell in quotes and " as ""' : "";
  return { value, end, lines: 0, fault };
}

function readQuoted(text: string, start: number): Cell {
  let value = "";
  let lines = 0;
  let at = start + 1;
  for (;;) {
    const close = text.indexOf('"', at);
    if (close < 0) return { value, end: text.length, lines, fault: "a quoted cell that never ends; close its quote" };
    const part = text.slice(at, close);
    value += part;
    lines += countNewlines(part);
    if (text[close + 1] !== '"') {
      const end = close + 1;
      if (end >= text.length || isCellEnd(text, end)) return { value, end, lines, fault: "" };
      const rest = readPlain(text, end);
      return {
        value: value + rest.value,
        end: rest.end,
        lines,
        fault: "text behind a closing quote; quote the whole cell",
      };
    }
    value += '"';
    at = close + 2;
  }
}

function isCellEnd(text: string, at: number): boolean {
  const char = text[at];
  return char === "," || char === "\n" || (char === "\r" && text[at + 1] === "\n");
}

function countNewlines(text: string): number {
  let count = 0;
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) count++;
  return count;
}

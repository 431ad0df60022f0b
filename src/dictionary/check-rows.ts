import type { Row } from "../model/dictionary.js";
import type { Fault } from "../model/faults.js";
import type { Column, Description } from "./description-schema.js";

/** Checks the rows of a dictionary against its description and adds a fault for each thing that is wrong. */
export function checkRows(path: string, rows: readonly Row[], description: Description, faults: Fault[]): void {
  const columns = Object.entries(description.columns ?? {});
  const patterns = columns.map(([, column]) => (column.pattern === undefined ? null : new RegExp(column.pattern, "u")));
  const say = (code: string, line: number, message: string): void => {
    faults.push({ code, where: `${path}:${line}`, message });
  };
  const whole = rows.filter((row) => {
    if (row.cells.length === columns.length) return true;
    say("D108", row.line, `has ${row.cells.length} cells where the header has ${columns.length}; mend the row`);
    return false;
  });
  for (const row of whole) {
    columns.forEach(([name, column], i) => {
      const wrong = cellFault(row.cells[i] as string, column, patterns[i] ?? null);
      if (wrong !== "") say("D109", row.line, `column "${name}": ${wrong}`);
    });
  }
  checkKeys(whole, description, say);
  checkOrder(whole, description, say);
}

function cellFault(cell: string, column: Column, pattern: RegExp | null): string {
  if (cell === "") return column.required === true ? "is empty; fill it" : "";
  if (cell !== cell.trim()) return `"${cell}" has spaces at its ends; drop them`;
  const parts = column.list === undefined ? [cell] : cell.split(column.list);
  for (const part of parts) {
    if (part === "") return `"${cell}" has an empty part; drop the extra separator`;
    if (column.enum !== undefined && !column.enum.includes(part)) {
      return `"${part}" is none of ${column.enum.join(", ")}; write one of them`;
    }
    if (column.number === true && !Number.isFinite(Number(part))) return `"${part}" is no number; write one`;
    if (pattern !== null && !pattern.test(part)) return `"${part}" does not fit ${column.pattern}; mend it`;
  }
  return "";
}

type Say = (code: string, line: number, message: string) => void;

function checkKeys(rows: readonly Row[], description: Description, say: Say): void {
  const read = reader(description, description.key);
  const seen = new Map<string, number>();
  for (const row of rows) {
    const key = read(row);
    const first = seen.get(key);
    if (first !== undefined)
      say("D104", row.line, `"${key.replaceAll("\u0000", ", ")}" is listed twice (line ${first}); keep one row`);
    else seen.set(key, row.line);
  }
}

function checkOrder(rows: readonly Row[], description: Description, say: Say): void {
  if (description.sort === undefined) return;
  const read = reader(description, description.sort);
  for (let i = 1; i < rows.length; i++) {
    const row = rows[i] as Row;
    if (read(row) >= read(rows[i - 1] as Row)) continue;
    say(
      "D112",
      row.line,
      `is out of order; sort the rows by ${(description.sort ?? []).join(", ")} (lilong dict lint --fix)`,
    );
    return;
  }
}

function reader(description: Description, names: readonly string[] | undefined): (row: Row) => string {
  const columns = Object.keys(description.columns ?? {});
  const at = (names ?? []).map((name) => columns.indexOf(name));
  if (at.length === 0) return (row) => row.cells.join("\u0000");
  return (row) => at.map((i) => row.cells[i] ?? "").join("\u0000");
}

/** Rows of a user's own on top of the packaged ones: a row with the same key stands for the packaged one. */
export function mergeRows(rows: readonly Row[], own: readonly Row[], description: Description): Row[] {
  const key = reader(description, description.key);
  const order = reader(description, description.sort);
  const taken = new Set(own.map(key));
  const all = [...rows.filter((row) => !taken.has(key(row))), ...own].map((row) => [order(row), row] as const);
  return all.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([, row]) => row);
}

import type { ColumnSpec } from "./columns.js";
import { readCell } from "./formula.js";

/** The record that a CSV row was made from: numbers as numbers, empty ones null, guarded cells to the letter. */
export function readCsvRecord(
  specs: readonly ColumnSpec[],
  header: readonly string[],
  cells: readonly string[],
): Record<string, unknown> {
  const record: Record<string, unknown> = {};
  for (const spec of specs) {
    const cell = cells[header.indexOf(spec.name)] ?? "";
    record[spec.name] = spec.type === "string" ? readCell(cell) : cell === "" ? null : Number(cell);
  }
  return record;
}

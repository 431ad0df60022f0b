import { readTableLines } from "../io/read-dataset.js";
import { TABLES, type Table, type TableName } from "../model/tables.js";
import { recordFault } from "../stages/8-validate/check.js";

interface Keys {
  readonly ids: ReadonlyMap<TableName, ReadonlySet<string>>;
}

/** Checks the JSON tables of a dataset; each fault is a sentence with file and line. */
export async function validateDataset(folder: string): Promise<{ faults: string[]; records: number }> {
  const faults: string[] = [];
  const ids = new Map<TableName, Set<string>>();
  const rows = new Map<TableName, { line: number; record: Record<string, unknown> }[]>();
  let records = 0;
  for (const table of TABLES) {
    const lines = await readTableLines(folder, table.name);
    if (lines === null) continue;
    const read = readRecords(table, lines, faults);
    records += read.length;
    rows.set(table.name, read);
    ids.set(table.name, new Set(read.map(({ record }) => String(record[table.key[0] as string]))));
  }
  for (const table of TABLES) {
    for (const row of rows.get(table.name) ?? []) checkReferences(table, row, { ids }, faults);
  }
  return { faults, records };
}

function readRecords(table: Table, lines: readonly string[], faults: string[]) {
  const rows: { line: number; record: Record<string, unknown> }[] = [];
  let last = "";
  lines.forEach((text, i) => {
    const line = i + 1;
    if (text === "[" || text === "]" || text === "") return;
    const where = `${table.name}.json:${line}`;
    let record: Record<string, unknown>;
    try {
      record = JSON.parse(text.replace(/,$/, ""));
    } catch {
      faults.push(`V401 ${where} is no JSON record; regenerate the dataset`);
      return;
    }
    const fault = recordFault(table.name, record);
    if (fault !== "") faults.push(`V402 ${where} does not fit its schema: ${fault}`);
    const key = table.key.map((column) => String(record[column]).padStart(8, "0")).join("\0");
    if (key === last) faults.push(`V403 ${where} has the key of the line before; keys are unique`);
    if (key < last) faults.push(`V404 ${where} is out of order; rows are sorted by ${table.key.join(", ")}`);
    last = key;
    rows.push({ line, record });
  });
  return rows;
}

function checkReferences(
  table: Table,
  row: { line: number; record: Record<string, unknown> },
  keys: Keys,
  faults: string[],
): void {
  for (const [column, target] of Object.entries(table.references)) {
    const known = keys.ids.get(target);
    const value = String(row.record[column] ?? "");
    if (known === undefined || value === "" || known.has(value)) continue;
    faults.push(`V405 ${table.name}.json:${row.line} ${column} ${value} is not in ${target}.json`);
  }
}

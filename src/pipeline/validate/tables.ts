import { readDatasetFile, readTableFile, type TableFile } from "../../io/read-dataset.js";
import type { Fault } from "../../model/faults.js";
import type { Table } from "../../model/tables.js";
import { recordFault } from "../../stages/8-validate/check.js";
import { columnSpecs } from "../../stages/9-write/columns.js";
import { readCsvRecord } from "../../stages/9-write/read-csv.js";
import { type CsvFault, type CsvRecord, readCsv } from "../../text/csv.js";

export type Fields = Readonly<Record<string, unknown>>;

/** A record with the line of the file on which it stands. */
export interface CheckedRow {
  readonly line: number;
  readonly record: Fields;
}

export interface CheckedTable {
  readonly table: Table;
  /** Name of the file that was read: metrics.json. */
  readonly file: string;
  readonly rows: readonly CheckedRow[];
}

/** What the checks between tables and against the sources read beside ids. */
const READ_LATER = new Set(
  "ordinal start end text type path sha256 characters articles sentences mentions documents".split(" "),
);

/** A row with no more than is read later: a table is held whole only while it is checked on its own. */
function slim({ line, record }: CheckedRow): CheckedRow {
  const kept: Record<string, unknown> = {};
  for (const name in record) if (name.endsWith("_id") || READ_LATER.has(name)) kept[name] = record[name];
  return { line, record: kept };
}

/** Reads a table and checks it on its own: schema, unique keys, order, and every text format against the others. */
export async function checkTable(folder: string, table: Table, faults: Fault[]): Promise<CheckedTable | null> {
  const main = await readTableFile(folder, table.name);
  if (main === null) return null;
  const rows = [...parseRows(main, table, faults)];
  checkSchema(main.name, table, rows, faults);
  checkOrder(main.name, table, rows, faults);
  for (const format of ["ndjson", "csv"] as const) {
    const name = `${table.name}.${format}`;
    const text = name === main.name ? null : await readDatasetFile(folder, name);
    if (text === null || (format === "ndjson" && isSameText(main, text))) continue;
    compareFormats(main.name, rows, { name, format, text }, table, faults);
  }
  return { table, file: main.name, rows: rows.map(slim) };
}

/** JSON and NDJSON hold the same lines, but for commas and brackets: then none of them need be parsed. */
function isSameText({ format, text }: TableFile, ndjson: string): boolean {
  return format === "json" && text === (ndjson === "" ? "[\n]\n" : `[\n${ndjson.replaceAll("}\n{", "},\n{")}]\n`);
}

function* parseRows(file: TableFile, table: Table, faults: Fault[]): Generator<CheckedRow> {
  if (file.format === "csv") return yield* parseCsvRows(file, table, faults);
  const lines = file.text.split("\n");
  for (const [i, text] of lines.entries()) {
    const frame = file.format === "json" ? arrayFault(text, i, lines.length) : ndjsonFault(text, i, lines.length);
    const record = frame === null ? parseRecord(text) : null;
    if (record !== null) yield { line: i + 1, record };
    const fault = frame ?? (record === null ? "is no JSON record" : "");
    if (fault === "") continue;
    faults.push({ code: "V401", where: `${file.name}:${i + 1}`, message: `${fault}; regenerate the dataset` });
  }
}

/** What is wrong with a line around the records, "" where it is right; null where a record stands on it. */
function arrayFault(text: string, i: number, of: number): string | null {
  if (i === of - 1) return text === "" ? "" : "does not end with a line break: the file is cut short";
  if (i === 0) return text === "[" ? "" : 'is not the "[" that opens the records';
  if (i === of - 2) return text === "]" ? "" : 'is not the "]" that closes the records';
  if (text === "") return "is empty";
  return text.endsWith(",") === (i === of - 3) ? "has a comma too many, or lacks one" : null;
}

function ndjsonFault(text: string, i: number, of: number): string | null {
  if (i === of - 1) return text === "" ? "" : "does not end with a line break: the file is cut short";
  return text === "" ? "is empty" : null;
}

function parseRecord(text: string): Fields | null {
  try {
    return JSON.parse(text.replace(/,$/, "")) as Fields;
  } catch {
    return null;
  }
}

function* parseCsvRows(file: TableFile, table: Table, faults: Fault[]): Generator<CheckedRow> {
  const specs = columnSpecs(table.name);
  const say = (line: number, what: string): void => {
    faults.push({ code: "V401", where: `${file.name}:${line}`, message: `${what}; regenerate the dataset` });
  };
  const told: CsvFault[] = [];
  const rows = readCsv(file.text, told);
  const names = (rows.next().value as CsvRecord | undefined)?.cells ?? [];
  if (names.join() !== specs.map((spec) => spec.name).join()) say(1, "has another header than the table");
  for (const { line, cells } of rows) {
    if (cells.length === names.length) yield { line, record: readCsvRecord(specs, names, cells) };
    else say(line, `has ${cells.length} cells where the header has ${names.length}`);
  }
  for (const fault of told) say(fault.line, `has ${fault.message}`);
}

function checkSchema(file: string, table: Table, rows: readonly CheckedRow[], faults: Fault[]): void {
  for (const { line, record } of rows) {
    const fault = recordFault(table.name, record);
    if (fault === "") continue;
    const message = `does not fit schemas/${table.name}.schema.json: ${fault}; regenerate the dataset`;
    faults.push({ code: "V402", where: `${file}:${line}`, message });
  }
}

function checkOrder(file: string, table: Table, rows: readonly CheckedRow[], faults: Fault[]): void {
  const seen = new Map<string, number>();
  let last = "";
  for (const { line, record } of rows) {
    const key = keyOf(table, record);
    const first = seen.get(key);
    const say = (code: string, message: string): void => {
      faults.push({ code, where: `${file}:${line}`, message });
    };
    if (first !== undefined) say("V403", `has the key of line ${first}; keys are unique, so drop one of the two`);
    else if (key < last) say("V404", `is out of order; sort the rows by ${table.key.join(", ")}`);
    seen.set(key, first ?? line);
    last = key;
  }
}

/** Says each record that one of two files of a table lacks, and each cell in which they differ. */
function compareFormats(
  main: string,
  rows: readonly CheckedRow[],
  other: TableFile,
  table: Table,
  faults: Fault[],
): void {
  const say = (line: number, message: string): void => {
    faults.push({ code: "V410", where: `${other.name}:${line}`, message: `${message}; regenerate the dataset` });
  };
  const waiting = new Map(rows.map((row) => [keyOf(table, row.record), row]));
  let before = -1;
  for (const { line, record } of parseRows(other, table, faults)) {
    const key = keyOf(table, record);
    const mine = waiting.get(key);
    waiting.delete(key);
    if (mine === undefined) {
      say(line, `has the record ${shownKey(key)}, which ${main} lacks, or has it once more`);
      continue;
    }
    if (mine.line < before) say(line, `has another order than ${main}`);
    before = mine.line;
    for (const { name } of columnSpecs(table.name)) {
      const [a, b] = [mine.record[name], record[name]];
      if (a !== b) say(line, `${name} is ${JSON.stringify(b)} where ${main}:${mine.line} has ${JSON.stringify(a)}`);
    }
  }
  for (const [key, { line }] of waiting) say(1, `lacks the record ${shownKey(key)} of ${main}:${line}`);
}

/** Ordinals are padded, so that keys sort as their numbers do. */
function keyOf(table: Table, record: Fields): string {
  return table.key.map((column) => String(record[column]).padStart(8, "0")).join("\0");
}

function shownKey(key: string): string {
  return key.replaceAll("\0", " ");
}

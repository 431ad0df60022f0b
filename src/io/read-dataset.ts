import { readdirSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { SetupError } from "../model/faults.js";
import { leftovers } from "./dataset-place.js";

/** The file that a table is read from. */
export interface TableFile {
  /** Name in the folder: metrics.json. */
  readonly name: string;
  readonly format: "json" | "ndjson" | "csv";
  readonly text: string;
}

const READ_FORMATS = ["json", "ndjson", "csv"] as const;

/**
 * What run.json says.
 *
 * @throws SetupError C320 where the folder is no dataset.
 */
export async function readRunRecord(folder: string): Promise<Record<string, unknown>> {
  const text = await readFile(join(folder, "run.json"), "utf8").catch(() => null);
  if (text !== null) return parseRunRecord(text, join(folder, "run.json"));
  const message = wasKilled(folder)
    ? "is no dataset at the moment: a run that replaced it was killed; run lilong again, which puts it right"
    : "is no dataset (it has no run.json); name the folder that lilong run wrote";
  throw new SetupError([{ code: "C320", where: folder, message }]);
}

function parseRunRecord(text: string, where: string): Record<string, unknown> {
  try {
    const record = JSON.parse(text) as unknown;
    if (typeof record === "object" && record !== null && !Array.isArray(record))
      return record as Record<string, unknown>;
  } catch (error) {
    const message = `is no JSON (${(error as Error).message}); regenerate the dataset`;
    throw new SetupError([{ code: "C320", where, message }]);
  }
  throw new SetupError([{ code: "C320", where, message: "is no record of a run; regenerate the dataset" }]);
}

function wasKilled(folder: string): boolean {
  try {
    const target = resolve(folder);
    return leftovers(target, readdirSync(dirname(target))).some((name) => name.endsWith(".old"));
  } catch {
    return false;
  }
}

/** A file of a dataset, or null where there is none. */
export function readDatasetFile(folder: string, name: string): Promise<string | null> {
  return readFile(join(folder, name), "utf8").catch(() => null);
}

/**
 * The file of a table from which it is best read, or null where the dataset does not hold the table.
 *
 * @throws SetupError C320 where the folder is no dataset; C321 where it holds the table in binary formats alone.
 */
export async function readTableFile(folder: string, table: string): Promise<TableFile | null> {
  const record = await readRunRecord(folder);
  for (const format of READ_FORMATS) {
    const text = await readDatasetFile(folder, `${table}.${format}`);
    if (text !== null) return { name: `${table}.${format}`, format, text };
  }
  const formats = (record.pipeline as { formats?: string[] } | undefined)?.formats ?? [];
  if (formats.length === 0 || formats.some((format) => READ_FORMATS.some((one) => one === format))) return null;
  const message = `holds its tables as ${formats.join(", ")} alone; write csv, json or ndjson too (--format)`;
  throw new SetupError([{ code: "C321", where: folder, message }]);
}

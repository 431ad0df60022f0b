import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { SetupError } from "../model/faults.js";

/**
 * The lines of a table's JSON file, or null where the dataset does not hold that table.
 *
 * @throws SetupError C320 where the folder is no dataset.
 */
export async function readTableLines(folder: string, table: string): Promise<string[] | null> {
  await readFile(join(folder, "run.json")).catch(() => {
    const message = "is no dataset (it has no run.json); name the folder that lilong run wrote";
    throw new SetupError([{ code: "C320", where: folder, message }]);
  });
  const text = await readFile(join(folder, `${table}.json`), "utf8").catch(() => null);
  return text === null ? null : text.split("\n");
}

/** The records of a table, or none where the dataset does not hold it. */
export async function readRecords(folder: string, table: string): Promise<unknown[]> {
  const lines = await readTableLines(folder, table);
  return lines === null ? [] : (JSON.parse(lines.join("\n")) as unknown[]);
}

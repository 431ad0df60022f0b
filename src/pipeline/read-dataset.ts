import { readRecords } from "../io/read-dataset.js";
import type { Records, TableName } from "../model/tables.js";

/** The tables of a dataset, each as typed records; a table that the dataset does not hold is empty. */
export interface Dataset {
  table<T extends TableName>(name: T): Promise<Records[T][]>;
}

/**
 * Opens a dataset that `lilong run` wrote (its JSON tables).
 *
 * @throws SetupError C320 (on reading a table) where the folder is no dataset.
 */
export function readDataset(folder: string): Dataset {
  return { table: async (name) => (await readRecords(folder, name)) as Records[typeof name][] };
}

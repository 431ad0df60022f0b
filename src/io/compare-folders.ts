import { isDatasetFile } from "./dataset-place.js";
import { fileHashes } from "./file-hashes.js";

/** Files of two datasets (by name, sorted) that one of them lacks or that hold other bytes. */
export async function differingFiles(old: string, now: string): Promise<string[]> {
  const [before, after] = await Promise.all([fileHashes(old), fileHashes(now)]);
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return names.filter((name) => isDatasetFile(name.split("/")[0] as string) && before[name] !== after[name]).sort();
}

import { readFile, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";

/** The bytes of a source document, or null where the folder (or the file itself) does not hold it. */
export async function readSourceBytes(sources: string, path: string): Promise<Uint8Array | null> {
  const info = await stat(sources).catch(() => null);
  const folder = info?.isFile() === true && basename(sources) === path ? dirname(sources) : sources;
  return readFile(join(folder, path)).catch(() => null);
}

import { readdirSync, readFileSync, realpathSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { DictionaryFile } from "../dictionary/load.js";
import { SetupError } from "../model/faults.js";
import { plainBytes } from "../text/plain-bytes.js";
import { PACKAGE_ROOT } from "./package-root.js";

/** The folder of the dictionaries that ship with the package. */
export const PACKAGED_DICTIONARIES = join(PACKAGE_ROOT, "dictionaries");

/**
 * Reads the description and row files of a dictionaries folder, sorted by name. A byte-order mark and CRLF, which
 * spreadsheets and checkouts on Windows leave, are dropped: the same rows have the same hash on every machine.
 */
export function readDictionaryFiles(folder: string = PACKAGED_DICTIONARIES, label = labelOf(folder)): DictionaryFile[] {
  return readDictionaryBytes(folder, label).map(({ path, bytes }) => ({ path, bytes: plainBytes(bytes) }));
}

/** The same files to the byte, for who looks after the bytes. */
export function readDictionaryBytes(folder: string = PACKAGED_DICTIONARIES, label = labelOf(folder)): DictionaryFile[] {
  let names: string[];
  try {
    names = readdirSync(folder);
  } catch (error) {
    const message = `cannot be read (${(error as Error).message}); name a folder with dictionaries`;
    throw new SetupError([{ code: "D113", where: folder, message }]);
  }
  return names
    .filter((name) => name.endsWith(".yaml") || name.endsWith(".csv"))
    .sort()
    .map((name) => ({ path: `${label}/${name}`, bytes: readFileSync(join(folder, name)) }));
}

/** Puts a file of a dictionaries folder in place as a whole. */
export function writeDictionaryFile(folder: string = PACKAGED_DICTIONARIES, name: string, text: string): void {
  const draft = join(folder, `.${name}.tmp`);
  writeFileSync(draft, text);
  renameSync(draft, join(folder, name));
}

/** The packaged dictionaries, and a user's own to be put on top of them. */
export function readDictionaryLayers(own: string | undefined): { base: DictionaryFile[]; own: DictionaryFile[] } {
  const isPackaged = own === undefined || samePlace(own, PACKAGED_DICTIONARIES);
  if (isPackaged) return { base: readDictionaryFiles(), own: [] };
  // A user's folder may be called "dictionaries" too.
  return { base: readDictionaryFiles(PACKAGED_DICTIONARIES, "lilong/dictionaries"), own: readDictionaryFiles(own) };
}

/** How the files of a folder are named in messages. */
function labelOf(folder: string): string {
  return samePlace(folder, PACKAGED_DICTIONARIES) ? "dictionaries" : folder.replace(/[\\/]+$/, "");
}

function samePlace(a: string, b: string): boolean {
  try {
    return realpathSync(a) === realpathSync(b);
  } catch {
    return false;
  }
}

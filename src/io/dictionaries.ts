import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { CompiledDictionaries } from "../dictionary/compiled.js";
import type { DictionaryFile } from "../dictionary/load.js";
import { SetupError } from "../model/faults.js";
import { PACKAGE_ROOT } from "./package-root.js";

/** The folder of the dictionaries that ship with the package. */
export const PACKAGED_DICTIONARIES = join(PACKAGE_ROOT, "dictionaries");

/** Reads the description and row files of a dictionaries folder, sorted by name. */
export function readDictionaryFiles(folder: string = PACKAGED_DICTIONARIES): DictionaryFile[] {
  const label = folder === PACKAGED_DICTIONARIES ? "dictionaries" : folder.replace(/[\\/]+$/, "");
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

/** The packaged dictionaries, and a user's own to be put on top of them. */
export function readDictionaryLayers(own: string | undefined): { base: DictionaryFile[]; own: DictionaryFile[] } {
  return { base: readDictionaryFiles(), own: own === undefined ? [] : readDictionaryFiles(own) };
}

/** The packaged dictionaries as the build parsed and checked them; none where it has not run. */
export function readCompiledDictionaries(): CompiledDictionaries {
  try {
    return JSON.parse(
      readFileSync(join(PACKAGE_ROOT, "dist", "data", "dictionaries.json"), "utf8"),
    ) as CompiledDictionaries;
  } catch {
    return {};
  }
}

import { readdirSync } from "node:fs";

/** The folders that a trainer is given, and the stems of the files in those behind `--apart`. */
export function foldersOf(words: readonly string[]): { named: string[]; apart: ReadonlySet<string> } {
  const at = words.includes("--apart") ? words.indexOf("--apart") : words.length;
  const folders = (list: readonly string[]) => list.filter((one) => !one.startsWith("--"));
  const apart = folders(words.slice(at + 1)).flatMap((folder) => readdirSync(folder).map(stemOf));
  return { named: folders(words.slice(0, at)), apart: new Set(apart) };
}

/** The name of a file without its ending. */
export const stemOf = (file: string): string => file.replace(/\.[a-z]+$/u, "");

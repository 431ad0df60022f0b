import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Part, type Rule, readGrammar, readParts } from "./grammar.js";

/**
 * The lines of all text files in a folder beside this file, comments and empty lines dropped, in order of file names. The
 * lines of a file that says `# times 3` count three times.
 */
export function readLines(folder: string): string[] {
  return readFiles(folder).flatMap((text) => {
    const lines = text.split("\n").filter((line) => line.trim() !== "" && !line.startsWith("#"));
    const times = Number(/^# times (\d+)$/m.exec(text)?.[1] ?? 1);
    return Array.from({ length: times }, () => lines).flat();
  });
}

export const readFrames = (folder: string): Part[][] => readLines(folder).map(readParts);

export function readGrammars(): Map<string, Rule> {
  const rules = new Map<string, Rule>();
  for (const text of readFiles("grammars")) readGrammar(text, rules);
  return rules;
}

/** All frames, negatives and grammars, to know a change by. */
export const readTexts = (): string[] => ["frames", "negatives", "grammars"].flatMap(readFiles);

function readFiles(folder: string): string[] {
  const path = join(import.meta.dirname, folder);
  return readdirSync(path)
    .filter((name) => name.endsWith(".txt"))
    .sort()
    .map((name) => readFileSync(join(path, name), "utf8"));
}

import type { Dictionary } from "../../model/dictionary.js";
import { SetupError } from "../../model/faults.js";

/** A form of quoted phrases, and what it adds to the score of a programme. */
export interface Form {
  readonly pattern: RegExp;
  readonly weight: number;
}

/** The patterns of one list of naming-patterns.yaml. @throws SetupError D120 where one is no regular expression. */
export function patternsOf(dictionary: Dictionary, list: string): string[] {
  const entries = (dictionary.about[list] ?? []) as readonly unknown[];
  return entries.map((entry) => checked(dictionary, list, entry));
}

/** The forms of quoted phrases with their weights. */
export function formsOf(dictionary: Dictionary): Form[] {
  const entries = (dictionary.about.forms ?? []) as readonly { readonly pattern: unknown; readonly weight: unknown }[];
  return entries.map(({ pattern, weight }) => ({
    pattern: new RegExp(checked(dictionary, "forms", pattern), "u"),
    weight: Number(weight),
  }));
}

/** One expression for a list of patterns; it matches nothing where the list is empty. */
export function oneOf(patterns: readonly string[]): RegExp {
  return new RegExp(patterns.length === 0 ? "(?!)" : patterns.map((pattern) => `(?:${pattern})`).join("|"), "u");
}

function checked(dictionary: Dictionary, list: string, pattern: unknown): string {
  try {
    if (typeof pattern === "string" && new RegExp(pattern, "u")) return pattern;
  } catch {
    // Said below.
  }
  throw new SetupError([
    { code: "D120", where: dictionary.file, message: `${list}: ${String(pattern)} is no regular expression; mend it` },
  ]);
}

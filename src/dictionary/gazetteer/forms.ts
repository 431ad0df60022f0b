import type { Dictionary } from "../../model/dictionary.js";
import { longestFirst } from "../../text/trie/order.js";
import { listOf, rowsOf } from "../rows.js";

/** Form codes of the compiled rules; the order is that of `FORMS`. */
export const NONE = 0;
export const FULL = 1;
export const STEM = 2;
export const VARIANT = 3;
export const CHANGED = 4;
export const FORMS = ["full", "full", "stem", "variant", "changed"] as const;

/** Family 0: names without a suffix that the rules know, matched whole, and bynames, which count as shortened. */
export const WHOLE = 0;
export const MAX_FAMILIES = 32;

export interface Family {
  readonly name: string;
  readonly levels: readonly number[];
  readonly bare: number;
  readonly ordinal: boolean;
  readonly nationality: boolean;
  readonly drop: readonly string[];
  readonly droppedBare: number;
  readonly neverBare: readonly string[];
}

export interface Suffix {
  readonly text: string;
  readonly family: number;
  readonly form: number;
  readonly ordinalRequired: boolean;
}

/** The rules for the forms of division names, read from the dictionaries division-forms*. */
export interface FormRules {
  readonly families: readonly Family[];
  /** Suffixes of official names, longest first. */
  readonly official: readonly Suffix[];
  /** Suffixes that texts may have. */
  readonly written: readonly Suffix[];
  /** Cut off an official name before all else (管委会). */
  readonly drop: readonly string[];
  /** Official names that are no name of a place (农场). */
  readonly generic: ReadonlySet<string>;
  readonly nationalities: readonly string[];
  /** Bynames by the code of their division. */
  readonly aliases: ReadonlyMap<string, readonly string[]>;
}

/** The dictionaries that hold the rules. */
export interface FormDictionaries {
  readonly forms: Dictionary;
  readonly families: Dictionary;
  readonly nationalities: Dictionary;
  readonly aliases: Dictionary;
}

const FORM_CODES: Readonly<Record<string, number>> = { full: FULL, variant: VARIANT, changed: CHANGED };
const WHOLE_FAMILY: Family = {
  name: "whole",
  levels: [1, 2, 3, 4, 5],
  bare: 2,
  ordinal: false,
  nationality: false,
  drop: [],
  droppedBare: 2,
  neverBare: [],
};

/** @throws SetupError where a dictionary lacks a column. */
export function readFormRules({ forms, families, nationalities, aliases }: FormDictionaries): FormRules {
  const known = [WHOLE_FAMILY, ...readFamilies(families)];
  const rows = rowsOf(forms, ["family", "suffix", "use", "form", "ordinal"]);
  const toSuffix = (row: (typeof rows)[number]): Suffix => ({
    text: row.suffix,
    family: known.findIndex((family) => family.name === row.family),
    form: FORM_CODES[row.form] ?? VARIANT,
    ordinalRequired: row.ordinal === "required",
  });
  const used = (...uses: string[]) => rows.filter((row) => uses.includes(row.use));
  return {
    families: known,
    official: longestFirst(used("official", "both").map(toSuffix), (suffix) => suffix.text),
    // What is official in one place is written in another, so official suffixes are looked for as well.
    written: used("official", "both", "written").map(toSuffix),
    drop: used("drop").map((row) => row.suffix),
    generic: new Set(rows.map((row) => row.suffix)),
    nationalities: longestFirst(
      rowsOf(nationalities, ["name"]).map((row) => row.name),
      (name) => name,
    ),
    aliases: readAliases(aliases),
  };
}

function readAliases(dictionary: Dictionary): ReadonlyMap<string, readonly string[]> {
  const aliases = new Map<string, string[]>();
  for (const { code, name } of rowsOf(dictionary, ["code", "name"])) {
    aliases.set(code, [...(aliases.get(code) ?? []), name]);
  }
  return aliases;
}

function readFamilies(dictionary: Dictionary): Family[] {
  const columns = ["family", "levels", "bare", "ordinal", "nationality", "drop", "dropped_bare", "never_bare"] as const;
  return rowsOf(dictionary, columns).map((row) => ({
    name: row.family,
    levels: listOf(row.levels).map(Number),
    bare: Number(row.bare),
    ordinal: row.ordinal === "yes",
    nationality: row.nationality === "yes",
    drop: longestFirst(listOf(row.drop), (ending) => ending),
    droppedBare: Number(row.dropped_bare),
    neverBare: listOf(row.never_bare),
  }));
}

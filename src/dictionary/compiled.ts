import type { Dictionaries, Dictionary } from "../model/dictionary.js";

/** A dictionary parsed and checked before: the cells of its rows and the lines where they stand. */
interface CompiledDictionary {
  readonly match: string;
  readonly about: Readonly<Record<string, unknown>>;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly lines: readonly number[];
}

/**
 * Parsed dictionaries by the hash of their files: one whose files have not changed since the build need be neither parsed
 * nor checked again. Parsing them all would take most of the time of a start.
 */
export type CompiledDictionaries = Readonly<Record<string, CompiledDictionary>>;

export function compileDictionaries(dictionaries: Dictionaries): CompiledDictionaries {
  return Object.fromEntries(
    dictionaries.all.map(({ hash, match, about, columns, rows }) => [
      hash,
      { match, about, columns, rows: rows.map(({ cells }) => cells), lines: rows.map(({ line }) => line) },
    ]),
  );
}

/** The dictionary with that hash, or null where the build did not see these bytes. */
export function openCompiled(
  compiled: CompiledDictionaries,
  hash: string,
  name: string,
  file: string,
): Dictionary | null {
  const found = compiled[hash];
  if (found === undefined) return null;
  const rows = found.rows.map((cells, i) => ({ line: found.lines[i]!, cells }));
  return { name, file, hash, match: found.match, about: found.about, columns: found.columns, rows };
}

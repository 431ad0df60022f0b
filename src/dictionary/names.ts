import type { Dictionary, Row } from "../model/dictionary.js";

/** A name that a row gives, as itself or as another way of writing. */
export interface RowName {
  readonly dictionary: Dictionary;
  readonly row: Row;
  readonly text: string;
  readonly isAlias: boolean;
}

/** Columns that hold what is looked for in a text, by how dictionaries call them. */
const NAME_COLUMNS = ["name", "word", "phrase", "form", "kind", "cue", "wrong", "suffix", "character", "char"];

/** Everything that the rows of a dictionary look for: the column that names the row, then its aliases. */
export function namesOf(dictionary: Dictionary): RowName[] {
  const name = NAME_COLUMNS.map((column) => dictionary.columns.indexOf(column)).find((at) => at >= 0) ?? -1;
  const aliases = dictionary.columns.indexOf("aliases");
  return dictionary.rows.flatMap((row) => {
    const main = name < 0 ? "" : (row.cells[name] ?? "");
    const others = aliases < 0 ? [] : (row.cells[aliases] ?? "").split("|");
    return [main, ...others].flatMap((text, i) => (text === "" ? [] : [{ dictionary, row, text, isAlias: i > 0 }]));
  });
}

/** The entity type of a row of a names dictionary: its own column, else the dictionary's. */
export function typeOf(dictionary: Dictionary, row: Row): string {
  const own = row.cells[dictionary.columns.indexOf("type")];
  return own || String(dictionary.about.type ?? "");
}

import type { Dictionary } from "../model/dictionary.js";
import { SetupError } from "../model/faults.js";

/** A row read by column names. */
export type DictionaryRecord<C extends string> = Readonly<Record<C, string>> & { readonly line: number };

/**
 * The rows of a dictionary as records of the columns asked for.
 *
 * @throws SetupError D110 where the dictionary lacks one of the columns.
 */
export function rowsOf<const C extends string>(dictionary: Dictionary, columns: readonly C[]): DictionaryRecord<C>[] {
  const at = columns.map((column) => dictionary.columns.indexOf(column));
  const missing = columns.filter((_, i) => at[i] === -1);
  if (missing.length > 0) {
    throw new SetupError([
      {
        code: "D110",
        where: dictionary.file,
        message: `the columns ${missing.join(", ")} are missing; a stage reads them, so add them to the header`,
      },
    ]);
  }
  return dictionary.rows.map((row) => {
    const record: Record<string, string | number> = { line: row.line };
    columns.forEach((column, i) => {
      record[column] = row.cells[at[i] as number] ?? "";
    });
    return record as DictionaryRecord<C>;
  });
}

/** The parts of a list cell (`a|b|c`), empty ones dropped. */
export function listOf(cell: string, separator = "|"): string[] {
  return cell === "" ? [] : cell.split(separator).filter((part) => part !== "");
}

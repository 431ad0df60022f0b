import type { Dictionaries, Dictionary, Row } from "../model/dictionary.js";
import { openSections, packSections, type Section } from "../text/trie/sections.js";

/** What the build knows of a dictionary, without its rows. */
interface Head {
  readonly match: string;
  readonly about: Readonly<Record<string, unknown>>;
  readonly columns: readonly string[];
}

/** The rows of a dictionary, as the build parsed and checked them. */
interface CompiledRows {
  readonly lines: readonly number[];
  readonly cells: readonly (readonly string[])[];
}

/** Gives the dictionary with that hash, or null where the build did not see these bytes. */
export type CompiledDictionaries = (hash: string, name: string, file: string) => Dictionary | null;

/**
 * Packs parsed dictionaries by the hash of their files: one whose files have not changed since the build need be neither parsed
 * nor checked again. Parsing them all would take most of the time of a start.
 */
export function packDictionaries(dictionaries: Dictionaries): Uint8Array {
  const heads: Record<string, Head> = {};
  const sections: Record<string, Section> = {};
  for (const { hash, match, about, columns, rows } of dictionaries.all) {
    heads[hash] = { match, about, columns };
    const compiled: CompiledRows = { lines: rows.map(({ line }) => line), cells: rows.map(({ cells }) => cells) };
    sections[hash] = new TextEncoder().encode(JSON.stringify(compiled));
  }
  return packSections(heads as Readonly<Record<string, unknown>>, sections);
}

/** Opens packed dictionaries. The rows of one are read when they are first asked for: of most only what the build kept is. */
export function openDictionaries(block: ArrayBufferLike): CompiledDictionaries {
  const { meta, u8 } = openSections(block);
  return (hash, name, file) => {
    const head = meta[hash] as Head | undefined;
    if (head === undefined) return null;
    const { match, about, columns } = head;
    let rows: readonly Row[] | undefined;
    return {
      name,
      file,
      hash,
      match,
      about,
      columns,
      get rows() {
        rows ??= openRows(u8(hash));
        return rows;
      },
    };
  };
}

function openRows(bytes: Uint8Array): Row[] {
  // A copy: memory that threads share is not decoded.
  const { lines, cells } = JSON.parse(new TextDecoder().decode(bytes.slice())) as CompiledRows;
  return cells.map((row, i) => ({ line: lines[i] as number, cells: row }));
}

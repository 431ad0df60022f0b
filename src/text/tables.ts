import { openSections, packSections, type Section } from "./trie/sections.js";

/** Stands in the JSON of a value for the typed array of that section. */
const SECTION = "$section";

/**
 * Packs plain values (objects, lists, texts, numbers, typed arrays) into one block, by name. `made` says of what.
 * Lists hold no typed arrays. These are laid out as they lie in memory, so that opening the block copies none of them.
 */
export function packTables(made: string, values: Readonly<Record<string, unknown>>): Uint8Array {
  const sections: Record<string, Section> = {};
  let count = 0;
  const json = JSON.stringify(values, (_, value: unknown) => {
    if (!ArrayBuffer.isView(value)) return value;
    const name = String(count++);
    sections[name] = value as Section;
    return { [SECTION]: name };
  });
  return packSections({ made, values: JSON.parse(json) }, sections);
}

export interface Tables {
  /** What they were made from. */
  readonly made: string;
  /** The values by name. */
  readonly values: Readonly<Record<string, unknown>>;
}

/** Opens a block of `packTables`; throws an Error where it is none. */
export function openTables(block: ArrayBufferLike): Tables {
  const sections = openSections(block);
  const { made, values } = sections.meta as unknown as Tables;
  return { made, values: restore(values, sections.any) as Record<string, unknown> };
}

/** Puts the typed arrays back in their places. */
function restore(value: unknown, arrayOf: (name: string) => Section): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  const record = value as Record<string, unknown>;
  if (SECTION in record) return arrayOf(record[SECTION] as string);
  for (const key of Object.keys(record)) record[key] = restore(record[key], arrayOf);
  return record;
}

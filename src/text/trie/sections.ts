/**
 * A compiled dictionary in one block of memory: a header of JSON that names typed arrays, then the arrays. The block may be
 * a SharedArrayBuffer, so that all threads of a run read one copy.
 */

const MAGIC = 0x4c4c4e31;
const PREFIX = 12;
const ALIGN = 8;

export type Section = Uint8Array | Uint16Array | Uint32Array | Int32Array;

type Open = new (block: ArrayBufferLike, at: number, length: number) => Section;

const KINDS: Readonly<Record<string, Open>> = { u8: Uint8Array, u16: Uint16Array, u32: Uint32Array, i32: Int32Array };

interface Entry {
  readonly name: string;
  readonly kind: string;
  readonly at: number;
  readonly length: number;
}

interface Header {
  readonly meta: Readonly<Record<string, unknown>>;
  readonly entries: readonly Entry[];
}

const align = (size: number): number => Math.ceil(size / ALIGN) * ALIGN;

function kindOf(section: Section): string {
  const kind = Object.keys(KINDS).find((one) => section instanceof (KINDS[one] as Open));
  if (kind === undefined) throw new TypeError("The compiled dictionaries have no such arrays.");
  return kind;
}

/** Lays the sections out in one block. `meta` must be plain JSON. Numbers are little-endian, as on every machine that Node runs on. */
export function packSections(
  meta: Readonly<Record<string, unknown>>,
  sections: Readonly<Record<string, Section>>,
): Uint8Array {
  let at = 0;
  const entries: Entry[] = [];
  for (const [name, section] of Object.entries(sections)) {
    entries.push({ name, kind: kindOf(section), at, length: section.length });
    at = align(at + section.byteLength);
  }
  const header = new TextEncoder().encode(JSON.stringify({ meta, entries } satisfies Header));
  const body = align(PREFIX + header.length);
  const block = new Uint8Array(body + at);
  const view = new DataView(block.buffer);
  view.setUint32(0, MAGIC, true);
  view.setUint32(4, header.length, true);
  view.setUint32(8, body, true);
  block.set(header, PREFIX);
  entries.forEach((entry) => {
    const section = sections[entry.name]!;
    block.set(new Uint8Array(section.buffer, section.byteOffset, section.byteLength), body + entry.at);
  });
  return block;
}

export interface Sections {
  readonly meta: Readonly<Record<string, unknown>>;
  u8(name: string): Uint8Array;
  u16(name: string): Uint16Array;
  u32(name: string): Uint32Array;
  /** The section as it was packed. */
  any(name: string): Section;
}

/** Opens a block without copying it; throws an Error where it is no such block or a section is missing. */
export function openSections(block: ArrayBufferLike): Sections {
  const view = new DataView(block);
  if (block.byteLength < PREFIX || view.getUint32(0, true) !== MAGIC) {
    throw new Error("The compiled dictionary is not in the expected format; run npm run build to make it anew.");
  }
  const length = view.getUint32(4, true);
  const body = view.getUint32(8, true);
  const header = JSON.parse(new TextDecoder().decode(new Uint8Array(block, PREFIX, length).slice())) as Header;
  const entries = new Map(header.entries.map((entry) => [entry.name, entry]));
  const open = (name: string, kind?: string): Section => {
    const entry = entries.get(name);
    if (entry === undefined || (kind !== undefined && entry.kind !== kind))
      throw new Error(`The compiled dictionary has no section ${name}; run npm run build.`);
    return new (KINDS[entry.kind] as Open)(block, body + entry.at, entry.length);
  };
  return {
    meta: header.meta,
    u8: (name) => open(name, "u8") as Uint8Array,
    u16: (name) => open(name, "u16") as Uint16Array,
    u32: (name) => open(name, "u32") as Uint32Array,
    any: (name) => open(name),
  };
}

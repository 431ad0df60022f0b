import { crc32 } from "./crc32.js";

/** A ZIP archive of uncompressed files: enough for a .docx made in a test. */
export function storedZip(files: readonly (readonly [string, Uint8Array])[]): Uint8Array {
  const locals: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (const [name, data] of files) {
    const path = new TextEncoder().encode(name);
    const common = record([20, 0, 0, 0, 0], [crc32(data), data.length, data.length], [path.length, 0]);
    const local = join([word(0x04034b50), common, path, data]);
    directory.push(join([word(0x02014b50), half(20), common, half(0), half(0), half(0), word(0), word(offset), path]));
    locals.push(local);
    offset += local.length;
  }
  const size = directory.reduce((sum, entry) => sum + entry.length, 0);
  const end = join([
    word(0x06054b50),
    ...[0, 0, files.length, files.length].map(half),
    word(size),
    word(offset),
    half(0),
  ]);
  return join([...locals, ...directory, end]);
}

function record(halves: number[], words: number[], tail: number[]): Uint8Array {
  return join([...halves.map(half), ...words.map(word), ...tail.map(half)]);
}

function half(value: number): Uint8Array {
  return Uint8Array.of(value & 255, (value >> 8) & 255);
}

function word(value: number): Uint8Array {
  return Uint8Array.of(value & 255, (value >> 8) & 255, (value >> 16) & 255, (value >>> 24) & 255);
}

function join(parts: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(parts.flatMap((part) => [...part]));
}

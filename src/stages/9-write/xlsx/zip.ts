import { constants, crc32, deflateRawSync } from "node:zlib";

/** Characters gathered before they are packed: bounds what lies in memory unpacked. */
const BLOCK = 1 << 18;
/** 1 January 1980, the first day that an archive can tell: a clock would change the bytes. */
const DOS_DATE = 0x21;
const DEFLATED = 8;

/**
 * A file of an archive, packed while it is written. Each block is packed on its own and ends on a whole byte
 * (RFC 1951, Z_SYNC_FLUSH), so that the blocks put one behind the other are one stream.
 */
export class ZipEntry {
  readonly name: string;
  readonly #packed: Uint8Array[] = [];
  #waiting = "";
  #crc = 0;
  #size = 0;
  #packedSize = 0;

  constructor(name: string, text = "") {
    this.name = name;
    this.write(text);
  }

  write(text: string): void {
    this.#waiting += text;
    if (this.#waiting.length >= BLOCK) this.#pack(constants.Z_SYNC_FLUSH);
  }

  #pack(finishFlush: number): void {
    const bytes = Buffer.from(this.#waiting);
    this.#waiting = "";
    this.#crc = crc32(bytes, this.#crc);
    this.#size += bytes.length;
    const packed = deflateRawSync(bytes, { finishFlush });
    this.#packedSize += packed.length;
    this.#packed.push(packed);
  }

  /** Ends the file and gives its bytes, and what the archive says of it. */
  finish(): { readonly parts: readonly Uint8Array[]; readonly head: Buffer; readonly packedSize: number } {
    this.#pack(constants.Z_FINISH);
    const head = Buffer.alloc(26);
    head.writeUInt16LE(20, 0); // version that can unpack it
    head.writeUInt16LE(DEFLATED, 4);
    head.writeUInt16LE(DOS_DATE, 8);
    head.writeUInt32LE(this.#crc, 10);
    head.writeUInt32LE(this.#packedSize, 14);
    head.writeUInt32LE(this.#size, 18);
    head.writeUInt16LE(this.name.length, 22);
    return { parts: this.#packed, head, packedSize: this.#packedSize };
  }
}

/** The bytes of an archive (PKWARE APPNOTE 6.3, names in ASCII), part by part; the same entries give the same bytes. */
export function* zipArchive(entries: readonly ZipEntry[]): Generator<Uint8Array> {
  const directory: Uint8Array[] = [];
  let at = 0;
  for (const entry of entries) {
    const name = Buffer.from(entry.name, "latin1");
    const { parts, head, packedSize } = entry.finish();
    yield Buffer.concat([Buffer.from("PK\u0003\u0004", "latin1"), head, name]);
    yield* parts;
    directory.push(directoryEntry(head, name, at));
    at += 30 + name.length + packedSize;
  }
  const listed = Buffer.concat(directory);
  yield listed;
  const end = Buffer.alloc(22);
  end.write("PK\u0005\u0006", "latin1");
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(at, 16);
  yield end;
}

function directoryEntry(head: Buffer, name: Buffer, at: number): Buffer {
  const entry = Buffer.alloc(46);
  entry.write("PK\u0001\u0002", "latin1");
  entry.writeUInt16LE(20, 4); // version that made it
  head.copy(entry, 6);
  entry.writeUInt32LE(at, 42);
  return Buffer.concat([entry, name]);
}

import type { DictionaryFile } from "../../dictionary/load.js";
import type { Fault } from "../../model/faults.js";

/** Bytes that a spreadsheet or an editor of another system leaves: they load, but every save would change all lines. */
export function byteFaults(file: DictionaryFile): Fault[] {
  const { path, bytes } = file;
  const faults: Fault[] = [];
  const say = (line: number, what: string): void => {
    faults.push({ code: "D114", where: `${path}:${line}`, message: `${what}; lilong dict lint --fix mends it` });
  };
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) say(1, "begins with a byte-order mark");
  const carriage = bytes.indexOf(0x0d);
  if (carriage >= 0) say(lineAt(bytes, carriage), "ends its lines with CRLF rather than LF");
  if (bytes.length > 0 && bytes.at(-1) !== 0x0a) say(lineAt(bytes, bytes.length), "does not end with a line break");
  return faults;
}

function lineAt(bytes: Uint8Array, end: number): number {
  let line = 1;
  for (let i = 0; i < end; i++) if (bytes[i] === 0x0a) line++;
  return line;
}

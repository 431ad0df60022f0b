import { descriptionFaults } from "../../dictionary/description.js";
import type { Description } from "../../dictionary/description-schema.js";
import { parseYaml } from "../../dictionary/yaml-place.js";
import { readDictionaryBytes, readDictionaryFiles, writeDictionaryFile } from "../../io/dictionaries.js";
import { parseCsv } from "../../text/csv.js";

/**
 * Mends what needs no judgement: byte-order marks, CRLF, spaces at the ends of cells, rows that stand twice to the letter,
 * the order of rows. A file that cannot be parsed, or has another header, is left for a person. Gives the files changed.
 */
export function fixDictionaries(folder: string | undefined): string[] {
  const files = readDictionaryBytes(folder);
  const descriptions = new Map([...readDictionaryFiles(), ...files].map(({ path, bytes }) => [nameOf(path), bytes]));
  const changed: string[] = [];
  for (const { path, bytes } of files) {
    const before = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
    const lines = before.replace(/^\uFEFF/, "").replaceAll("\r\n", "\n");
    const text = lines === "" || lines.endsWith("\n") ? lines : `${lines}\n`;
    const description = descriptions.get(nameOf(path).replace(/\.csv$/, ".yaml"));
    const after = path.endsWith(".csv") ? fixRows(text, readDescription(description)) : text;
    if (after === before) continue;
    writeDictionaryFile(folder, nameOf(path), after);
    changed.push(path);
  }
  return changed;
}

const nameOf = (path: string): string => path.replace(/^.*[\\/]/, "");

function readDescription(bytes: Uint8Array | undefined): Description | null {
  if (bytes === undefined) return null;
  const { value } = parseYaml(new TextDecoder().decode(bytes));
  return descriptionFaults(value).length === 0 ? (value as Description) : null;
}

function fixRows(text: string, description: Description | null): string {
  const columns = Object.keys(description?.columns ?? {});
  const { records, faults } = parseCsv(text);
  const [header, ...rows] = records;
  const isSound = faults.length === 0 && header !== undefined && header.cells.join() === columns.join();
  if (!isSound || rows.some((row) => row.cells.length !== columns.length)) return text;
  const at = (description?.sort ?? []).map((column) => columns.indexOf(column));
  const order = (cells: readonly string[]): string => at.map((i) => cells[i]).join("\0");
  const mended = rows.map((row) => row.cells.map((cell) => cell.trim()));
  const unique = [...new Map(mended.map((cells) => [cells.join("\0"), cells])).values()];
  if (at.length > 0) unique.sort((a, b) => (order(a) < order(b) ? -1 : order(a) > order(b) ? 1 : 0));
  return [columns, ...unique].map((cells) => `${cells.map(csvCell).join(",")}\n`).join("");
}

/** A cell quoted where it has to be (RFC 4180). */
export function csvCell(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

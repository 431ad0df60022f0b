import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { inflateRawSync } from "node:zlib";
import { temporaryFolder } from "./dataset.js";

export interface OfficeCell {
  readonly type: string;
  readonly text: string;
  /** Numbers to the last digit; undefined for text. */
  readonly value: string | undefined;
  readonly formula: string | undefined;
}

/** A file out of a zip archive (APPNOTE 6.3: central directory, stored or deflated). */
export function unzipFile(archive: string, name: string): string {
  const bytes = readFileSync(archive);
  let at = bytes.readUInt32LE(bytes.lastIndexOf("PK\u0005\u0006", undefined, "latin1") + 16);
  while (bytes.readUInt32LE(at) === 0x02014b50) {
    const [nameLength, extra, comment] = [28, 30, 32].map((offset) => bytes.readUInt16LE(at + offset)) as [
      number,
      number,
      number,
    ];
    if (bytes.toString("utf8", at + 46, at + 46 + nameLength) === name) {
      const local = bytes.readUInt32LE(at + 42);
      const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
      const packed = bytes.subarray(start, start + bytes.readUInt32LE(at + 20));
      return (bytes.readUInt16LE(at + 10) === 0 ? packed : inflateRawSync(packed)).toString("utf8");
    }
    at += 46 + nameLength + extra + comment;
  }
  throw new Error(`${archive} holds no ${name}`);
}

/** Whether LibreOffice is there; tests that need it are skipped with this reason where it is not. */
export function hasOffice(): boolean {
  try {
    execFileSync("soffice", ["--version"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

/** Opens a file in LibreOffice and gives every sheet, cell by cell, as it stands there. */
export function openInOffice(file: string): { sheets: Map<string, OfficeCell[][]>; xml: string } {
  const out = temporaryFolder();
  const profile = `-env:UserInstallation=file://${join(out, "profile")}`;
  const utf8 = file.endsWith(".csv") ? ["--infilter=Text - txt - csv (StarCalc):44,34,76,1"] : [];
  const args = [profile, "--headless", ...utf8, "--convert-to", "fods", "--outdir", out, file];
  execFileSync("soffice", args, { stdio: "ignore" });
  const xml = readFileSync(join(out, basename(file).replace(/\.[a-z]+$/, ".fods")), "utf8");
  const sheets = new Map<string, OfficeCell[][]>();
  for (const [, name, body] of xml.matchAll(/<table:table table:name="([^"]*)"[^>]*>(.*?)<\/table:table>/gs)) {
    sheets.set(unescapeXml(name as string), rowsOf(body as string));
  }
  return { sheets, xml };
}

function rowsOf(body: string): OfficeCell[][] {
  const rows: OfficeCell[][] = [];
  for (const [, attributes, cells] of body.matchAll(/<table:table-row([^>]*?)(?:\/>|>(.*?)<\/table:table-row>)/gs)) {
    const repeated = Number(/number-rows-repeated="(\d+)"/.exec(attributes as string)?.[1] ?? 1);
    const row = cellsOf(cells ?? "");
    for (let i = 0; i < Math.min(repeated, 100); i++) rows.push(row);
  }
  while (rows.length > 0 && rows.at(-1)?.every((cell) => cell.text === "")) rows.pop();
  return rows;
}

function cellsOf(text: string): OfficeCell[] {
  const row: OfficeCell[] = [];
  for (const [, attributes = "", inner = ""] of text.matchAll(
    /<table:table-cell([^>]*?)(?:\/>|>(.*?)<\/table:table-cell>)/gs,
  )) {
    const attribute = (name: string): string | undefined => {
      const found = new RegExp(`${name}="([^"]*)"`).exec(attributes)?.[1];
      return found === undefined ? undefined : unescapeXml(found);
    };
    const paragraphs = [...inner.matchAll(/<text:p>(.*?)<\/text:p>|<text:p\/>/gs)].map(([, part]) => plain(part ?? ""));
    const cell = {
      type: attribute("office:value-type") ?? "",
      text: paragraphs.join("\n"),
      value: attribute("office:value"),
      formula: attribute("table:formula"),
    };
    const repeated = Number(attribute("table:number-columns-repeated") ?? 1);
    for (let i = 0; i < Math.min(repeated, 100); i++) row.push(cell);
  }
  return row;
}

function plain(xml: string): string {
  const spaced = xml
    .replace(/<text:s text:c="(\d+)"\/>/g, (_, count) => " ".repeat(Number(count)))
    .replaceAll("<text:s/>", " ")
    .replaceAll("<text:tab/>", "\t")
    .replace(/<[^>]*>/g, "");
  return unescapeXml(spaced);
}

function unescapeXml(text: string): string {
  return text
    .replace(/&#x([0-9a-f]+);/gi, (_, code) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)))
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&apos;", "'")
    .replaceAll("&amp;", "&");
}

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readXlsx } from "hucre/xlsx";
import { afterAll, expect, it } from "vitest";
import { loadDictionaries } from "../../src/dictionary/load.js";
import { rowsOf } from "../../src/dictionary/rows.js";
import { readDictionaryFiles } from "../../src/io/dictionaries.js";
import { TABLES } from "../../src/model/tables.js";
import { columnSpecs, noteOf } from "../../src/stages/9-write/columns.js";
import { Workbook } from "../../src/stages/9-write/workbook.js";
import { removeTemporaryFolders, temporaryFolder, writeFiles } from "../support/dataset.js";
import { hasOffice, openInOffice, unzipFile } from "../support/office.js";

afterAll(removeTemporaryFolders);

const bytesOf = (workbook: Workbook): Buffer => Buffer.concat([...workbook.finish("x")]);
const sentence = (text: string, i = 0): object => ({ sentence_id: `s${i}`, ordinal: i, text });

it("holds no character that XML cannot hold", () => {
  const workbook = new Workbook(["sentences"]);
  workbook.add("sentences", [sentence("甲\u0000乙\u000b丙\ufffe丁\uffff戊\ud83d己𠮷\t\n")]);
  const folder = writeFiles(temporaryFolder(), { "a.xlsx": bytesOf(workbook) });
  const text = unzipFile(`${folder}/a.xlsx`, "xl/worksheets/sheet2.xml");
  expect(text).toContain("甲\ufffd乙\ufffd丙\ufffd丁\ufffd戊\ufffd己𠮷");
});

it("cuts a text that no cell can hold, and never in the middle of a character", async () => {
  const workbook = new Workbook(["sentences"]);
  workbook.add("sentences", [sentence(`${"甲".repeat(32_766)}𠮷乙`)]);
  const { sheets } = await readXlsx(bytesOf(workbook));
  expect(sheets[1]?.rows[1]?.at(-1)).toBe(`${"甲".repeat(32_766)}\ufffd`);
});

/** More rows than one packed block holds, some with what XML and spreadsheets read as something else. */
const TEXTS = ["a<b>&\"c'", "一行\n两行", "_x0041_", "甲\r乙", "=1+1", "  前后  ", "]]>"];
const MANY = Array.from({ length: 9000 }, (_, i) => `${TEXTS[i % TEXTS.length]}${i % 7 === 0 ? "字".repeat(60) : ""}`);

it("is read back to the letter by another program's reader, over many packed blocks", async () => {
  const workbook = new Workbook(["documents", "sentences"]);
  MANY.forEach((text, i) => {
    workbook.add("sentences", [sentence(text, i)]);
  });
  const { sheets } = await readXlsx(bytesOf(workbook));
  expect(sheets.map(({ name }) => name)).toEqual(["说明", "文档", "句子"]);
  expect(sheets[1]?.rows).toHaveLength(1);
  const rows = sheets[2]?.rows.slice(1) ?? [];
  expect(rows.map((row) => row.at(-1))).toEqual(MANY.map((text) => text));
  expect(rows.map((row) => row[2])).toEqual(MANY.map((_, i) => i));
});

it.skipIf(!hasOffice())("is read back to the letter by LibreOffice (skipped where soffice is not installed)", () => {
  const workbook = new Workbook(["sentences"]);
  MANY.slice(0, 700).forEach((text, i) => {
    workbook.add("sentences", [sentence(text, i)]);
  });
  const folder = writeFiles(temporaryFolder(), { "a.xlsx": bytesOf(workbook) });
  const rows = openInOffice(join(folder, "a.xlsx")).sheets.get("句子")?.slice(1) ?? [];
  const shown = (text: string): string => text.replace("\r", "\n");
  expect(rows.map((row) => shown(row.at(-1)?.text ?? ""))).toEqual(MANY.slice(0, 700).map(shown));
});

it("every column has its explanation in Chinese, and no explanation is without a column", () => {
  const dictionary = loadDictionaries(readDictionaryFiles()).get("columns");
  const rows = rowsOf(dictionary, ["table", "column", "note"]);
  const notes = new Map(rows.map(({ table, column, note }) => [table === "" ? column : `${table}.${column}`, note]));
  const columns = TABLES.flatMap(({ name }) => columnSpecs(name).map((spec) => [name, spec.name] as const));
  expect(columns.filter(([table, column]) => !/\p{Script=Han}/u.test(noteOf(notes, table, column)))).toEqual([]);
  const known = new Set(columns.flatMap(([table, column]) => [column, `${table}.${column}`]));
  expect([...notes.keys()].filter((key) => !known.has(key))).toEqual([]);
});

it("the explanations in Chinese name every value that a column lists", () => {
  const csv = readFileSync(join(import.meta.dirname, "../../dictionaries/columns.csv"), "utf8");
  for (const { name } of TABLES) {
    for (const spec of columnSpecs(name)) {
      if (spec.values.length > 12) continue;
      for (const value of spec.values) expect(csv).toMatch(new RegExp(`^${name},${spec.name},.*\\b${value}\\b`, "m"));
    }
  }
});

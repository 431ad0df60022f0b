import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { fileHashes } from "../../src/io/file-hashes.js";
import { makeDataset } from "../../src/pipeline/make-dataset.js";
import { plainBytes } from "../../src/text/plain-bytes.js";
import { PAGES, removeTemporaryFolders, temporaryFolder, writeFiles } from "../support/dataset.js";

afterAll(removeTemporaryFolders);

const text = (bytes: string): string => Buffer.from(plainBytes(Buffer.from(bytes))).toString();

it("a byte-order mark and the carriage returns of line ends are dropped, and nothing else", () => {
  expect(text("\uFEFFa,b\r\n甲,\uFEFF乙\rc\r\n\r")).toBe("a,b\n甲,\uFEFF乙\rc\n\r");
  const plain = Buffer.from("a\n");
  expect(plainBytes(plain)).toBe(plain);
});

it("dictionaries and a pipeline that Windows saved give the same dataset, to the byte, as before", async () => {
  const rows = "name,aliases,code,ambiguous,note\n贤苑医院,贤医,310120,no,\n";
  const pipeline = readFileSync(join(import.meta.dirname, "../../pipelines/governance.yaml"), "utf8");
  const windows = (content: string): string => `\uFEFF${content.replaceAll("\n", "\r\n")}`;
  const hashes = [];
  for (const save of [(content: string) => content, windows]) {
    const folder = writeFiles(temporaryFolder(), {
      "pages/a.txt": `${PAGES["a.txt"]}\n贤医新增床位80张。\n`,
      "own/hospitals.csv": save(rows),
      "mine.yaml": save(pipeline),
    });
    const place = (name: string): string => join(folder, name);
    await makeDataset({
      pipeline: place("mine.yaml"),
      input: [place("pages")],
      output: place("dataset"),
      dictionaries: place("own"),
      cache: false,
    });
    hashes.push(await fileHashes(place("dataset")));
  }
  expect(hashes[1]).toEqual(hashes[0]);
});

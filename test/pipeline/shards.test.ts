import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, expect, it } from "vitest";
import { type EntityRecord, TABLES } from "../../src/model/tables.js";
import { EntityMerger } from "../../src/pipeline/merge-entities.js";
import { readRecords } from "../../src/pipeline/read-dataset.js";
import { makeTestDataset, PAGES, removeTemporaryFolders } from "../support/dataset.js";

afterAll(removeTemporaryFolders);

function merge(parts: readonly (readonly EntityRecord[])[]): EntityRecord[] {
  const merger = new EntityMerger();
  for (const part of parts) merger.add(part);
  return merger.rows();
}

it("entities come out the same however documents are divided, even where rows of one id differ", () => {
  const word = fc.constantFrom("", "甲", "乙", "甲乙", "乙丙");
  const row = fc.record({
    entity_id: fc.constantFrom("e_1", "e_2"),
    type: fc.constant("government" as const),
    name: fc.constantFrom("甲局", "乙局", "某区甲局"),
    subtype: word,
    code: fc.constantFrom("", "310112", "310113"),
    parent_id: word,
    division_code: fc.constantFrom("", "310112", "310112108", "310113001"),
    aliases: fc.constantFrom("", "甲局", "甲局|局"),
    source: word,
    mentions: fc.nat(3),
    documents: fc.nat(1),
  });
  fc.assert(
    fc.property(fc.array(row, { maxLength: 8 }), fc.nat(8), fc.nat(8), (rows, from, to) => {
      const whole = merge([rows]);
      expect(merge([[...rows].reverse()])).toEqual(whole);
      const shards = [rows.slice(0, from), rows.slice(from, from + to), rows.slice(from + to)].map((one) =>
        merge([one]),
      );
      expect(merge(shards)).toEqual(whole);
      expect(merge([...shards].reverse())).toEqual(whole);
    }),
  );
});

it("datasets of parts hold the rows of the dataset of all, and nothing of the texts is needed to join them", async () => {
  const pages = { ...PAGES, "c.txt": "梅陇镇动态\n\n闵行区梅陇镇综合行政执法队新增岗位12个，满意度提升至91%。\n" };
  const datasetOf = async (names: readonly string[]): Promise<string> => {
    const chosen = Object.entries(pages).filter(([name]) => names.includes(name));
    return join(await makeTestDataset(["json"], Object.fromEntries(chosen)), "dataset");
  };
  const whole = await datasetOf(Object.keys(pages));
  const shards = [await datasetOf(["a.txt", "c.txt"]), await datasetOf(["more/b.txt"])];
  for (const { name, key } of TABLES) {
    const parts = await Promise.all(shards.map((folder) => readRecords(folder, name)));
    const order = (record: object): string =>
      key.map((column) => (record as Record<string, unknown>)[column]).join(" ");
    const joined =
      name === "entities"
        ? merge(parts as EntityRecord[][])
        : (parts.flat() as object[]).sort((a, b) => (order(a) < order(b) ? -1 : 1));
    expect(joined).toEqual(await readRecords(whole, name));
  }
  const inputs = (folder: string) =>
    JSON.parse(readFileSync(join(folder, "run.json"), "utf8")).inputs as { path: string }[];
  expect(shards.flatMap(inputs).sort((a, b) => (a.path < b.path ? -1 : 1))).toEqual(inputs(whole));
});

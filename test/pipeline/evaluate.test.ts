import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { compareScores } from "../../src/pipeline/evaluate/index.js";
import { Score } from "../../src/pipeline/evaluate/tally.js";
import { lilong } from "../support/cli.js";
import {
  changedCopy,
  makeTestDataset,
  removeTemporaryFolders,
  temporaryFolder,
  writeFiles,
} from "../support/dataset.js";

afterAll(removeTemporaryFolders);

/** Scores of documents by how many of ten links are right in each. */
const scores = (right: readonly number[]): Score[] =>
  right.map((count) => {
    const score = new Score();
    for (let i = 0; i < 10; i++) score.share("links", i < count);
    return score;
  });

describe("two runs over the same documents", () => {
  const base = [3, 5, 4, 6, 2, 5, 4, 3, 6, 5];
  it("that are the same do not differ", () => {
    expect(compareScores(scores(base), scores(base)).links).toMatchObject({ difference: 0, low: 0, high: 0, p: 1 });
  });
  it("of which one is better everywhere differ by more than chance", () => {
    const { links } = compareScores(scores(base.map((one) => one + 2)), scores(base));
    expect(links).toMatchObject({ ours: 0.63, theirs: 0.43, difference: 0.2 });
    expect(links?.p).toBeLessThan(0.01);
    expect(links?.low).toBeGreaterThan(0);
  });
  it("of which one is better here and worse there may differ by chance", () => {
    const { links } = compareScores(scores(base.map((one, i) => one + (i % 2 === 0 ? 3 : -2))), scores(base));
    expect(links?.p).toBeGreaterThan(0.2);
  });
  it("compared the other way round differ the other way, and each time the same", () => {
    const better = base.map((one) => one + 1);
    const there = compareScores(scores(better), scores(base)).links;
    const back = compareScores(scores(base), scores(better)).links;
    expect(back?.difference).toBe(-(there?.difference ?? 0));
    expect(back?.p).toBe(there?.p);
    expect(compareScores(scores(better), scores(base)).links).toEqual(there);
  });
});

describe("lilong evaluate", () => {
  const GOLD = {
    doc: "a.txt",
    articles: [
      {
        title: "社区共治解难题",
        sentences: [
          {
            text: "半年来，小区停车投诉量同比下降近四成，居民满意度由72%提升至90%。",
            entities: [],
            metrics: [
              {
                q: "近四成",
                measure: "rate",
                value: 40,
                unit: "%",
                bound: "nearly",
                direction: "down",
                from: null,
                comparison: "yoy",
              },
              {
                q: "72%提升至90%",
                measure: "rate",
                value: 90,
                unit: "%",
                bound: "exact",
                direction: "up",
                from: 72,
                comparison: null,
              },
            ],
          },
        ],
      },
    ],
    partial: true,
  };
  let folder = "";
  beforeAll(async () => {
    folder = writeFiles(await makeTestDataset(["json"]), { "gold/a.json": JSON.stringify(GOLD) });
  });
  const evaluate = (...args: string[]) => lilong(["evaluate", join(folder, "gold"), join(folder, "dataset"), ...args]);

  it("finds the sources beside the gold and prints a table", async () => {
    const { out, err, status } = await evaluate();
    expect([err, status]).toEqual(["", 0]);
    expect(out).toMatch(/^metrics_found +[\d.]+ +1\.000 +[\d.]+ +2 +\d+$/m);
    expect(out).toMatch(/^titles\s+1\.000/m);
  });
  it("says which documents the dataset lacks", async () => {
    const more = writeFiles(folder, {
      "gold/z.json": JSON.stringify({ doc: "z.txt", articles: [] }),
      "pages/z.txt": "空。",
    });
    const { err } = await lilong(["evaluate", join(more, "gold"), join(more, "dataset")]);
    expect(err).toMatch(/^z\.txt is not in .*: all its gold counts as missed$/m);
  });
  it("--against compares two datasets", async () => {
    const other = changedCopy(folder, "dataset/metrics.json", (text) => text.replaceAll('"value":90', '"value":9'));
    const { out, status } = await evaluate("--against", join(other, "dataset"), "--json");
    expect(status).toBe(0);
    expect(JSON.parse(out).metrics_core.difference).toBeGreaterThan(0.3);
  });
  it("a gold sentence that the source does not hold is told", async () => {
    const wrong = JSON.stringify(GOLD).replace("半年来", "一年来");
    const here = writeFiles(await makeTestDataset(["json"]), { "gold/a.json": wrong });
    const { err, status } = await lilong(["evaluate", join(here, "gold"), join(here, "dataset")]);
    expect(err).toMatch(/^error: C330 a\.txt has the gold sentence "一年来.*mend the gold/m);
    expect(status).toBe(2);
  });
});

it("the gold of docs/evaluation.md is gold of the page that `lilong init` lays out", async () => {
  const text = readFileSync(join(import.meta.dirname, "../../docs/evaluation.md"), "utf8");
  const [, gold = ""] = /```json\n([\s\S]*?)```/.exec(text) ?? [];
  const here = temporaryFolder();
  await lilong(["init", here]);
  writeFiles(here, { "gold/example.json": gold });
  await lilong(["run", "-q", "-i", join(here, "pages"), "-o", join(here, "dataset")]);
  const scored = await lilong(["evaluate", join(here, "gold"), join(here, "dataset"), "--errors", "--json"]);
  expect(scored).toMatchObject({ err: "", status: 0 });
  const figures = JSON.parse(scored.out.split("\n").at(-2) as string);
  expect(figures.titles).toMatchObject({ f1: 1 });
});

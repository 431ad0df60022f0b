import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { formatFault } from "../../src/model/faults.js";
import { validateDataset } from "../../src/pipeline/validate/index.js";
import { changedCopy, makeTestDataset, removeTemporaryFolders } from "../support/dataset.js";

let folder = "";
let csvOnly = "";

beforeAll(async () => {
  folder = await makeTestDataset(["csv", "json", "ndjson"]);
  csvOnly = await makeTestDataset(["csv"]);
});
afterAll(removeTemporaryFolders);

const lines = (text: string): string[] => text.split("\n");
const swap = (text: string, i: number): string => {
  const all = lines(text);
  [all[i], all[i + 1]] = [all[i + 1] as string, all[i] as string];
  return all.join("\n");
};

async function faultsOf(copy: string, withSources: boolean): Promise<string[]> {
  const sources = withSources ? { sources: join(copy, "pages") } : {};
  return (await validateDataset({ folder: join(copy, "dataset"), ...sources })).faults.map(formatFault);
}

describe("a dataset as it was written", () => {
  it("has no fault", async () => {
    expect(await faultsOf(folder, true)).toEqual([]);
  });
  it("has none as CSV alone", async () => {
    expect(await faultsOf(csvOnly, true)).toEqual([]);
    expect((await validateDataset({ folder: join(csvOnly, "dataset") })).records).toBe(
      (await validateDataset({ folder: join(folder, "dataset") })).records,
    );
  });
});

describe("a fault has file and line", () => {
  const cases: [what: string, file: string, change: (text: string) => string | null, expected: RegExp][] = [
    ["a line that is no JSON", "metrics.json", (t) => t.replace("{", "{{"), /^V401 metrics\.json:2 is no JSON record/],
    ["a file cut short", "metrics.json", (t) => t.slice(0, -20), /^V401 metrics\.json:\d+ does not end/],
    [
      "a missing comma",
      "mentions.json",
      (t) => t.replace("},\n", "}\n"),
      /^V401 mentions\.json:2 has a comma too many/,
    ],
    ["no array", "articles.json", (t) => t.replace("[\n", "\n"), /^V401 articles\.json:1 is not the "\["/],
    [
      "a value out of the list",
      "metrics.json",
      (t) => t.replace('"bound":"exact"', '"bound":"round"'),
      /^V402 metrics\.json:\d+ .*bound/,
    ],
    [
      "a column too many",
      "entities.json",
      (t) => t.replace('"name"', '"nom":"x","name"'),
      /^V402 entities\.json:2 .*additional/,
    ],
    [
      "a number as text",
      "metrics.json",
      (t) => t.replace(/"value":(\d+)/, '"value":"$1"'),
      /^V402 metrics\.json:2 .*value/,
    ],
    [
      "a row twice",
      "documents.json",
      (t) => t.replace(/(\{.*\}),\n/, "$1,\n$1,\n"),
      /^V403 documents\.json:3 has the key of line 2/,
    ],
    ["rows out of order", "mentions.json", (t) => swap(t, 1), /^V404 mentions\.json:3 is out of order/],
    [
      "an entity that is not there",
      "metrics.json",
      (t) => t.replace(/"holder_id":"e_[0-9a-f]{16}"/, '"holder_id":"e_0000000000000000"'),
      /^V405 metrics\.json:\d+ holder_id e_0{16} is not in the table entities/,
    ],
    [
      "a mention in another article",
      "mentions.json",
      (t) => t.replace(/"article_id":"(d_[0-9a-f]{16})\.a00001"/, '"article_id":"$1.a00009"'),
      /^V406 mentions\.json:2 has ids that do not lie within each other/,
    ],
    [
      "an ordinal that the id does not tell",
      "sentences.json",
      (t) => t.replace('"ordinal":1,', '"ordinal":7,'),
      /^V406 sentences\.json:2 has the ordinal 7/,
    ],
    [
      "a span that is empty",
      "mentions.json",
      (t) => t.replace(/"start":\d+/, '"start":900'),
      /^V407 mentions\.json:2 has the span 900 to/,
    ],
    [
      "a span behind the end",
      "metrics.json",
      (t) => t.replace(/"end":\d+/, '"end":9000'),
      /^V407 metrics\.json:2 has the span \d+ to 9000 in a document of \d+/,
    ],
    [
      "a span that is shifted",
      "mentions.json",
      (t) => t.replace(/"start":(\d+),"end":(\d+)/, (_, a, b) => `"start":${+a + 1},"end":${+b + 1}`),
      /^V408 mentions\.json:2 has the text ".*", but the source holds ".*" there/,
    ],
    [
      "a text that is not in the source",
      "sentences.json",
      (t) => t.replace("社区", "小区"),
      /^V408 sentences\.json:\d+ has the text/,
    ],
    [
      "other bytes",
      "report.html",
      (t) => `${t} `,
      /^V409 report\.html has other bytes than the run wrote \(run\.json:\d+\)/,
    ],
    ["a file that is gone", "datapackage.json", () => null, /^V409 datapackage\.json is missing/],
    [
      "CSV that says something else",
      "metrics.csv",
      (t) => t.replace(",%,", ",人,"),
      /^V410 metrics\.csv:\d+ unit is "人" where metrics\.json:\d+ has "%"/,
    ],
    [
      "CSV with a row less",
      "entities.csv",
      (t) => lines(t).toSpliced(1, 1).join("\n"),
      /^V410 entities\.csv:1 lacks the record e_[0-9a-f]{16} of entities\.json:2/,
    ],
    [
      "NDJSON with a row twice",
      "metrics.ndjson",
      (t) => `${lines(t)[0]}\n${t}`,
      /^V410 metrics\.ndjson:2 has the record d_\S+, which metrics\.json lacks, or has it once more/,
    ],
    ["CSV in another order", "entities.csv", (t) => swap(t, 2), /^V410 entities\.csv:4 has another order than/],
    [
      "documents of an entity",
      "entities.json",
      (t) => t.replace(/"documents":\d+/, '"documents":77'),
      /^V411 entities\.json:2 documents is 77, but the mentions stand in \d/,
    ],
    [
      "a document that was no input",
      "run.json",
      (t) => t.replace('"path": "a.txt"', '"path": "z.txt"'),
      /^V414 documents\.json:\d a\.txt is not among the inputs of run\.json:\d+/,
    ],
    [
      "a document with another hash than its input",
      "run.json",
      (t) => t.replace(/"sha256": "[0-9a-f]{64}",\n\s*"bytes"/, `"sha256": "${"0".repeat(64)}",\n "bytes"`),
      /^V414 documents\.json:\d a\.txt has another sha256 than the inputs/,
    ],
    [
      "a file that the run did not write",
      "run.json",
      (t) => t.replace(/ *"metrics\.csv": .*\n/, ""),
      /^V409 metrics\.csv is not among the files/,
    ],
    [
      "NDJSON that says something else",
      "entities.ndjson",
      (t) => t.replace('"mentions":', '"mentions":1'),
      /^V410 entities\.ndjson:1 mentions is/,
    ],
    ["a ragged CSV", "articles.csv", (t) => t.replace("\r\n", ",x\r\n"), /^V401 articles\.csv:1 has another header/],
    [
      "a count that is wrong",
      "entities.json",
      (t) => t.replace('"mentions":', '"mentions":1'),
      /^V411 entities\.json:2 mentions is \d+, but the table mentions has \d+/,
    ],
    [
      "a count of run.json",
      "run.json",
      (t) => t.replace(/"metrics": \d+/, '"metrics": 999'),
      /^V411 run\.json:\d+ counts 999 metrics, but the table has \d+/,
    ],
    [
      "types of run.json",
      "run.json",
      (t) => t.replace(/"division": \d+/, '"division": 99'),
      /^V411 run\.json:\d+ counts other entity types/,
    ],
    [
      "another major version",
      "run.json",
      (t) => t.replace(/"schema_version": "\d+/, '"schema_version": "99'),
      /^V412 run\.json:\d+ has schema version 99/,
    ],
    [
      "another schema",
      "schemas/metrics.schema.json",
      (t) => t.replace("minLength", "maxLength"),
      /^V412 schemas\/metrics\.schema\.json is not the schema/,
    ],
  ];
  it.each(cases)("%s", async (_, file, change, expected) => {
    const faults = await faultsOf(
      changedCopy(folder, join("dataset", file), change),
      expected.source.startsWith("^V408"),
    );
    expect(faults.filter((fault) => expected.test(fault))).toHaveLength(1);
  });

  it("a source that has changed", async () => {
    const copy = changedCopy(folder, "pages/a.txt", (text) => `${text}。`);
    expect((await faultsOf(copy, true))[0]).toMatch(/^V413 documents\.json:\d a\.txt holds other bytes/);
  });
  it("a source that is not there", async () => {
    const copy = changedCopy(folder, "pages/a.txt", () => null);
    expect((await faultsOf(copy, true))[0]).toMatch(/^V413 documents\.json:\d a\.txt is not in /);
  });
  it("all are told at once, by file and line", async () => {
    const once = changedCopy(folder, "dataset/metrics.json", (text) =>
      text.replaceAll('"bound":"exact"', '"bound":"round"'),
    );
    const faults = await faultsOf(
      changedCopy(once, "dataset/articles.json", (text) => text.replace("{", "x")),
      false,
    );
    const places = faults.map((fault) => fault.split(" ")[1] as string);
    expect(places.filter((place) => place.startsWith("metrics.json:")).length).toBeGreaterThan(1);
    expect(places).toContain("articles.json:2");
    const files = places.map((place) => place.replace(/:.*/, ""));
    expect(files).toEqual([...files].sort());
  });
});

it.each(["null", "[]", '"x"', "{"])("a run.json that is %s is refused", async (text) => {
  const copy = changedCopy(csvOnly, "dataset/run.json", () => text);
  await expect(validateDataset({ folder: join(copy, "dataset") })).rejects.toThrow(/^C320 .*run\.json/);
});

it("a binary dataset alone is refused, and the message says what to do", async () => {
  const copy = changedCopy(csvOnly, "dataset/run.json", (text) =>
    text.replace(/"formats": \[\s*"csv"\s*\]/, '"formats": ["parquet"]'),
  );
  for (const name of Object.keys(JSON.parse(readFileSync(join(copy, "dataset/run.json"), "utf8")).files)) {
    if (name.endsWith(".csv")) rmSync(join(copy, "dataset", name));
  }
  await expect(validateDataset({ folder: join(copy, "dataset") })).rejects.toThrow(/^C321 .*--format/);
});

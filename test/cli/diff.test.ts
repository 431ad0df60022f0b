import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { DocumentRecord, EntityRecord, MentionRecord, RelationRecord } from "../../src/model/tables.js";
import { compareDatasets } from "../../src/pipeline/diff/compare.js";
import type { ComparedDataset } from "../../src/pipeline/diff/dataset.js";
import { compareEntities } from "../../src/pipeline/diff/entities.js";
import { tellMarkdown, tellText } from "../../src/pipeline/diff/tell.js";
import { lilong } from "../support/cli.js";
import { removeTemporaryFolders, temporaryFolder, writeFiles } from "../support/dataset.js";

afterAll(removeTemporaryFolders);

const PAGE = "满意度又上新台阶\n\n闵行区梅陇镇居民满意度提升至85%。全镇办结案件120件。\n";

describe("diff and check", () => {
  let here = "";
  const run = (output: string) => lilong(["run", "-q", "-i", join(here, "pages"), "-o", join(here, output)]);
  const check = (...args: string[]) => lilong(["check", "-i", join(here, "pages"), "-o", join(here, "old"), ...args]);

  beforeAll(async () => {
    here = writeFiles(temporaryFolder(), { "pages/a.txt": PAGE, "pages/b.txt": PAGE.replaceAll("梅陇", "七宝") });
    await run("old");
  });

  it("tell nothing of a dataset that would come out the same", async () => {
    expect(await check()).toEqual({ out: "", err: "", status: 0 });
    expect(await lilong(["diff", join(here, "old"), join(here, "old")])).toEqual({ out: "", err: "", status: 0 });
  });

  it("check keeps to the formats that the command line chose", async () => {
    await lilong(["run", "-q", "-i", join(here, "pages"), "-o", join(here, "more"), "--format", "json", "parquet"]);
    expect(await lilong(["check", "-i", join(here, "pages"), "-o", join(here, "more")])).toEqual({
      out: "",
      err: "",
      status: 0,
    });
  });

  it("tell a change in the words of the domain, as text, JSON and Markdown", async () => {
    writeFiles(here, { "pages/a.txt": PAGE.replace("85%", "86%"), "pages/c.txt": "新增泊位36个。\n" });
    await run("new");
    const text = await lilong(["diff", join(here, "old"), join(here, "new")]);
    expect(text.status).toBe(1);
    expect(text.out).toMatch(/^~ metrics changed 梅陇镇 · 居民满意度 value 85 → 86.* \(a\.txt\)$/m);
    expect(text.out).toMatch(/^\+ documents added c\.txt$/m);
    expect(text.out).not.toContain("七宝");
    const json = JSON.parse((await lilong(["diff", join(here, "old"), join(here, "new"), "-f", "json"])).out);
    expect(json).toContainEqual(expect.objectContaining({ table: "metrics", kind: "changed", path: "a.txt" }));
    const markdown = (await lilong(["diff", join(here, "old"), join(here, "new"), "-f", "markdown"])).out;
    expect(markdown).toMatch(/^### The dataset changes: \d+ differences$/m);
    expect(markdown).toMatch(/^\| changed \| 梅陇镇 · 居民满意度 \| value 85 → 86/m);

    const checked = await check();
    expect(checked.status).toBe(1);
    expect(checked.out).toBe(text.out);
    expect(checked.err).toMatch(/^a run would change .*metrics\.csv, metrics\.json.*run\.json/m);
    expect(readFileSync(join(here, "old", "metrics.json"), "utf8")).toContain('"value":85');
  });

  it("check tells a file that a run would no longer write", async () => {
    writeFiles(here, { "new/tokens.csv": "x" });
    const { err } = await lilong(["check", "-i", join(here, "pages"), "-o", join(here, "new")]);
    expect(err).toBe("a run would change tokens.csv\n");
  });
});

describe("what became of documents and relations", () => {
  const document = (path: string, sha256: string) => ({ path, sha256, bytes: 1 }) as DocumentRecord;
  const named = (id: string, name: string) =>
    [id, { entity_id: id, name, code: "", aliases: name } as EntityRecord] as const;
  const relation = (subject_id: string, object_id: string, path: string, label = "") =>
    ({ subject_id, predicate: "runs", object_id, path, label }) as RelationRecord & { path: string };
  const dataset = (documents: DocumentRecord[], relations: (RelationRecord & { path: string })[]): ComparedDataset => ({
    documents,
    articles: [],
    metrics: [],
    mentions: [],
    entities: new Map([named("1", "甲局"), named("2", "乙工程"), named("3", "丙工程")]),
    relations,
  });
  const tell = (old: ComparedDataset, now: ComparedDataset): string => tellText(compareDatasets(old, now));

  it("a file that was moved takes all that stands in it along", () => {
    const old = dataset([document("a.txt", "x")], [relation("1", "2", "a.txt")]);
    const now = dataset([document("2025/a.txt", "x")], [relation("1", "2", "2025/a.txt")]);
    expect(tell(old, now)).toBe("~ documents renamed a.txt path a.txt → 2025/a.txt (2025/a.txt)\n");
  });
  it("relations by what they say", () => {
    const old = dataset([document("a.txt", "x")], [relation("1", "2", "a.txt"), relation("1", "2", "a.txt")]);
    const now = dataset([document("a.txt", "x")], [relation("1", "2", "a.txt"), relation("1", "3", "a.txt", "牵头")]);
    expect(tell(old, now)).toBe(
      "+ relations added 甲局 runs 丙工程（牵头） (a.txt)\n- relations gone 甲局 runs 乙工程 (a.txt)\n",
    );
  });
  it("Markdown stays within a comment and lets no text of a page act", () => {
    const many = Array.from({ length: 3000 }, (_, i) => document(`@user|<b>*${i}.txt`, String(i)));
    const text = tellMarkdown(compareDatasets(dataset([], []), dataset(many, [])));
    expect(text.length).toBeLessThan(65_536);
    expect(text).toMatch(/… and \d+ more: `lilong diff` tells all\./);
    expect(text).toContain("&#64;user&#124;&#60;b&#62;&#42;0.txt");
    expect(text).not.toContain("@user");
  });
});

describe("what became of entities", () => {
  const entity = (id: string, name: string, more: Partial<EntityRecord> = {}): EntityRecord => ({
    entity_id: id,
    type: "government",
    subtype: "",
    name,
    code: "",
    parent_id: "",
    division_code: "",
    aliases: name,
    source: "",
    mentions: 1,
    documents: 1,
    ...more,
  });
  /** A dataset of entities, each with the places at which it is mentioned. */
  const dataset = (...entries: [EntityRecord, ...number[]][]): ComparedDataset => ({
    documents: [],
    articles: [],
    metrics: [],
    relations: [],
    entities: new Map(entries.map(([one]) => [one.entity_id, one])),
    mentions: entries.flatMap(([one, ...places]) =>
      places.map(
        (start) =>
          ({
            entity_id: one.entity_id,
            type: one.type,
            text: "x",
            start,
            end: start + 1,
            path: "a.txt",
          }) as MentionRecord & { path: string },
      ),
    ),
  });
  const cases: [
    what: string,
    old: ComparedDataset,
    now: ComparedDataset,
    expected: [kind: string, subject: string][],
  ][] = [
    ["gone", dataset([entity("1", "甲局"), 1]), dataset(), [["gone", "甲局"]]],
    ["added", dataset(), dataset([entity("1", "甲局"), 1]), [["added", "甲局"]]],
    [
      "renamed, by its id",
      dataset([entity("1", "甲局"), 1]),
      dataset([entity("1", "某区甲局"), 1]),
      [["renamed", "某区甲局"]],
    ],
    [
      "renamed, by its mentions",
      dataset([entity("1", "甲局"), 1, 5]),
      dataset([entity("2", "某区甲局"), 1, 5]),
      [["renamed", "甲局"]],
    ],
    [
      "merged",
      dataset([entity("1", "甲局"), 1], [entity("2", "乙局"), 5]),
      dataset([entity("3", "丙局"), 1, 5]),
      [
        ["merged", "甲局"],
        ["merged", "乙局"],
      ],
    ],
    [
      "merged into one that stood",
      dataset([entity("1", "甲局"), 1], [entity("2", "乙局"), 5]),
      dataset([entity("2", "乙局"), 1, 5]),
      [["merged", "甲局"]],
    ],
    [
      "split",
      dataset([entity("1", "甲局"), 1, 5]),
      dataset([entity("2", "乙局"), 1], [entity("3", "丙局"), 5]),
      [["split", "甲局"]],
    ],
    [
      "relinked, by its id",
      dataset([entity("1", "甲镇", { code: "310112108" }), 1]),
      dataset([entity("1", "甲镇", { code: "441521101" }), 1]),
      [["relinked", "甲镇 441521101"]],
    ],
    [
      "relinked, by its mentions",
      dataset([entity("1", "甲镇", { code: "310112108" }), 1]),
      dataset([entity("2", "甲镇", { code: "441521101" }), 1]),
      [["relinked", "甲镇 310112108"]],
    ],
    [
      "split, and one part keeps the id",
      dataset([entity("1", "甲局"), 1, 5]),
      dataset([entity("1", "甲局"), 1], [entity("2", "乙局"), 5]),
      [["split", "甲局"]],
    ],
    [
      "relinked in part, to one that was there",
      dataset([entity("1", "甲局"), 1, 5], [entity("2", "乙局"), 9]),
      dataset([entity("1", "甲局"), 1], [entity("2", "乙局"), 5, 9]),
      [["relinked", "甲局"]],
    ],
    ["the same", dataset([entity("1", "甲局"), 1]), dataset([entity("1", "甲局"), 1, 5]), []],
  ];
  it.each(cases)("%s", (_, old, now, expected) => {
    expect(compareEntities(old, now).map(({ kind, subject }) => [kind, subject])).toEqual(expected);
  });
});

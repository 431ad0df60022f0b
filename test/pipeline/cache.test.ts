import { existsSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeEach, describe, expect, it } from "vitest";
import { ContentCache } from "../../src/io/cache.js";
import { fileHashes } from "../../src/io/file-hashes.js";
import type { DatasetRequest } from "../../src/pipeline/dataset-request.js";
import { makeDataset } from "../../src/pipeline/make-dataset.js";
import { PAGES, removeTemporaryFolders, temporaryFolder, writeFiles } from "../support/dataset.js";

afterAll(removeTemporaryFolders);

const before = process.env.LILONG_CACHE;
let cache = "";
beforeEach(() => {
  cache = temporaryFolder();
  process.env.LILONG_CACHE = cache;
});
afterEach(() => {
  if (before === undefined) delete process.env.LILONG_CACHE;
  else process.env.LILONG_CACHE = before;
});

/** Files of the cache: one a document, one a run. */
function entries(): string[] {
  const found = readdirSync(cache, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
  return found.map((one) => join(one.parentPath, one.name)).sort();
}

/** How many entries a run adds to the cache, and whether it found nothing changed. */
async function run(request: DatasetRequest): Promise<{ added: number; unchanged: boolean }> {
  const known = new Set(entries());
  const { unchanged } = await makeDataset(request);
  return { added: entries().filter((one) => !known.has(one)).length, unchanged };
}

function setUp(): { folder: string; request: DatasetRequest } {
  const pages = {
    ...Object.fromEntries(Object.entries(PAGES).map(([name, text]) => [`pages/${name}`, text])),
    "pages/c.txt": "高行镇新增就业120人。\n",
  };
  const folder = writeFiles(temporaryFolder(), { ...pages, "own/companies.csv": "name,aliases,code,ambiguous,note\n" });
  const pipeline = readFileSync(join(import.meta.dirname, "../../pipelines/metrics-only.yaml"), "utf8");
  writeFiles(folder, { "mine.yaml": pipeline });
  const request = {
    pipeline: join(folder, "mine.yaml"),
    input: [join(folder, "pages")],
    output: join(folder, "dataset"),
    dictionaries: join(folder, "own"),
  };
  return { folder, request };
}

describe("a run after a run", () => {
  it("finds nothing changed and touches nothing", async () => {
    const { folder, request } = setUp();
    expect(await run(request)).toEqual({ added: 4, unchanged: false });
    const written = statSync(join(folder, "dataset")).ctimeMs;
    expect(await run(request)).toEqual({ added: 0, unchanged: true });
    expect(statSync(join(folder, "dataset")).ctimeMs).toBe(written);
  });

  const changes: [what: string, change: (folder: string) => void, more: Partial<DatasetRequest>, added: number][] = [
    ["a document changed: that one alone", (f) => writeFiles(f, { "pages/c.txt": "高行镇新增就业121人。\n" }), {}, 2],
    ["a document added: that one alone", (f) => writeFiles(f, { "pages/d.txt": "新增岗位9个。\n" }), {}, 2],
    [
      "a dictionary row added: all",
      (f) => writeFiles(f, { "own/companies.csv": "name,aliases,code,ambiguous,note\n甲乙有限公司,,,no,\n" }),
      {},
      4,
    ],
    [
      "the pipeline changed: all",
      (f) =>
        writeFileSync(join(f, "mine.yaml"), readFileSync(join(f, "mine.yaml"), "utf8").replace("about:", "about: A")),
      {},
      4,
    ],
    ["other formats: all", () => undefined, { formats: ["ndjson"] }, 4],
    ["no cache asked for: nothing is kept", () => undefined, { cache: false }, 0],
    ["only the dates of files changed: nothing", (f) => utimesSync(join(f, "pages/c.txt"), 1e9, 1e9), {}, 0],
  ];
  it.each(changes)("%s", async (_, change, more, added) => {
    const { folder, request } = setUp();
    await run(request);
    change(folder);
    const again = await run({ ...request, ...more });
    expect(again.added).toBe(added);
    const fresh = join(temporaryFolder(), "dataset");
    await makeDataset({ ...request, ...more, output: fresh, cache: false });
    expect(await fileHashes(fresh)).toEqual(await fileHashes(join(folder, "dataset")));
  });

  it("makes a damaged dataset whole from the cache", async () => {
    const { folder, request } = setUp();
    await run(request);
    const whole = await fileHashes(join(folder, "dataset"));
    writeFileSync(join(folder, "dataset", "metrics.json"), "[]");
    expect(await run(request)).toEqual({ added: 0, unchanged: false });
    expect(await fileHashes(join(folder, "dataset"))).toEqual(whole);
  });

  it("computes anew what is broken in the cache", async () => {
    const { folder, request } = setUp();
    await run(request);
    const whole = await fileHashes(join(folder, "dataset"));
    for (const file of entries()) writeFileSync(file, readFileSync(file, "utf8").slice(0, 40));
    expect((await run(request)).unchanged).toBe(false);
    expect(await fileHashes(join(folder, "dataset"))).toEqual(whole);
    for (const file of entries()) JSON.parse(readFileSync(file, "utf8"));
  });

  it("works without a cache that can be written", async () => {
    const { request } = setUp();
    writeFiles(temporaryFolder(), {});
    process.env.LILONG_CACHE = join(request.pipeline, "nowhere");
    await expect(makeDataset(request)).resolves.toMatchObject({ unchanged: false });
  });

  it("gives the same as another that runs at the same time", async () => {
    const { folder, request } = setUp();
    await Promise.all([1, 2, 3].map((n) => makeDataset({ ...request, output: join(folder, `dataset-${n}`) })));
    const all = await Promise.all([1, 2, 3].map((n) => fileHashes(join(folder, `dataset-${n}`))));
    expect(all[1]).toEqual(all[0]);
    expect(all[2]).toEqual(all[0]);
    expect(entries().every((file) => file.endsWith(".json"))).toBe(true);
  });
});

describe("the cache", () => {
  it("gives what it was given, and null for what it was not", async () => {
    const store = new ContentCache(cache);
    await store.put("a".repeat(64), { text: "镇" });
    expect(await store.get("a".repeat(64))).toEqual({ text: "镇" });
    expect(await store.get("b".repeat(64))).toBeNull();
  });
  it("drops the entries not used for longest until the rest fits", async () => {
    const store = new ContentCache(cache);
    const keys = ["a", "b", "c"].map((one) => one.repeat(64));
    for (const [i, key] of keys.entries()) {
      await store.put(key, "x".repeat(1000));
      utimesSync(entries().find((file) => file.includes(key.slice(2))) as string, 1e9 + i, 1e9 + i);
    }
    await store.get(keys[0] as string);
    await store.prune(2500);
    expect(await Promise.all(keys.map(async (key) => (await store.get(key)) !== null))).toEqual([true, false, true]);
  });
  it("forgets drafts of runs that died", async () => {
    writeFiles(cache, { "aa/x.json.0a0a0a0a.tmp": "half" });
    utimesSync(join(cache, "aa/x.json.0a0a0a0a.tmp"), 1e9, 1e9);
    await new ContentCache(cache).prune();
    expect(existsSync(join(cache, "aa/x.json.0a0a0a0a.tmp"))).toBe(false);
  });
});

describe("a run that finds nothing changed", () => {
  const half = ".dataset.0123abcd.tmp";
  const names = (folder: string): string[] => readdirSync(folder).filter((name) => name.startsWith(".dataset."));

  it("clears away what a killed run left beside the dataset", async () => {
    const { folder, request } = setUp();
    await makeDataset(request);
    const lock = JSON.stringify({ pid: 99_999_999, host: hostname(), begun: "" });
    writeFiles(folder, { [`${half}/metrics.csv`]: "half", ".dataset.lock": lock });
    expect((await makeDataset(request)).unchanged).toBe(true);
    expect(names(folder)).toEqual([]);
  });
  it("leaves alone what a run under way writes there", async () => {
    const { folder, request } = setUp();
    await makeDataset(request);
    const lock = JSON.stringify({ pid: process.pid, host: hostname(), begun: "" });
    writeFiles(folder, { [`${half}/metrics.csv`]: "half", ".dataset.lock": lock });
    expect((await makeDataset(request)).unchanged).toBe(true);
    expect(names(folder)).toEqual([half, ".dataset.lock"].sort());
  });
});

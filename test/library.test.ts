import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { createPipeline, type DocumentInput } from "../src/index.js";
import { makeDataset } from "../src/pipeline/make-dataset.js";
import { apiReference } from "./support/api-reference.js";

const ROOT = join(import.meta.dirname, "..");
const FOLDER = join(ROOT, ".cache", "api-examples");

/** The examples of docs/api.md: code, and the lines that it prints (`// => ...`). */
const EXAMPLES = [...readFileSync(join(ROOT, "docs/api.md"), "utf8").matchAll(/^```ts\n(.*?)^```$/gms)].map(
  ([, code]) => {
    const printed = [...(code as string).matchAll(/\/\/ => (.*)$/gm)].map(([, line]) => line);
    return { code: code as string, printed };
  },
);

describe("the examples of docs/api.md print what they say", () => {
  beforeAll(async () => {
    rmSync(FOLDER, { recursive: true, force: true });
    mkdirSync(FOLDER, { recursive: true });
    const page = join(FOLDER, "page.txt");
    writeFileSync(page, "金汇镇居民满意度提升至90%。");
    await makeDataset({ pipeline: "governance", input: [page], output: join(FOLDER, "output"), cache: false });
  });
  afterAll(() => rmSync(FOLDER, { recursive: true, force: true }));

  it.each(EXAMPLES.map((one, i) => [i + 1, one] as const))("example %i", async (i, { code, printed }) => {
    const file = join(FOLDER, `example-${i}.ts`);
    const source = code
      .replace('from "lilong"', 'from "../../src/index.js"')
      .replace('"output"', JSON.stringify(join(FOLDER, "output")));
    writeFileSync(file, source);
    const log = vi.spyOn(console, "log").mockImplementation(() => undefined);
    try {
      await import(file);
      expect(log.mock.calls.map((parts) => parts.map(String).join(" "))).toEqual(printed);
    } finally {
      log.mockRestore();
    }
  });
});

describe("a stream of documents", () => {
  const pipeline = createPipeline({ pipeline: "metrics-only" });
  const page = (path: string): DocumentInput => ({ path, content: "新增泊位36个。" });

  it("is lazy: nothing is taken before it is asked for", async () => {
    let taken = 0;
    function* pages() {
      for (; taken < 5; ) yield page(`${++taken}.txt`);
    }
    const stream = pipeline.stream(pages());
    expect((await stream.next()).value?.path).toBe("1.txt");
    expect(taken).toBe(1);
    await stream.return(undefined);
  });

  it("closes its source when it is left", async () => {
    let closed = false;
    function* pages() {
      try {
        for (;;) yield page("1.txt");
      } finally {
        closed = true;
      }
    }
    for await (const _ of pipeline.stream(pages())) break;
    expect(closed).toBe(true);
  });

  it("ends while it waits for a document that never comes", async () => {
    const never = { [Symbol.asyncIterator]: () => ({ next: () => new Promise<never>(() => undefined) }) };
    const stop = new AbortController();
    const next = pipeline.stream(never, { signal: stop.signal }).next();
    stop.abort(new Error("enough"));
    await expect(next).rejects.toThrow("enough");
  });

  it("takes no document with a signal that was aborted before", async () => {
    const stream = pipeline.stream([page("1.txt")], { signal: AbortSignal.abort(new Error("too late")) });
    await expect(stream.next()).rejects.toThrow("too late");
  });

  it.each([
    ["nothing", ""],
    ["control characters", "\u0000\u0001"],
    ["one long word", "镇".repeat(20_000)],
    ["broken mark-up", "<html"],
    ["half a character", "\uD800"],
  ])("throws on no content: %s", async (_, content) => {
    const { findings, metrics } = await pipeline.process({ path: "page.txt", content });
    expect(Array.isArray(findings) && Array.isArray(metrics)).toBe(true);
  });
});

it("docs/api-reference.md is what the exports say (npx vitest run test/library.test.ts -u)", async () => {
  await expect(apiReference()).toMatchFileSnapshot("../docs/api-reference.md");
});

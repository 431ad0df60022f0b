import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeCorpus } from "../../bench/make-corpus.js";
import { fileHashes } from "../../src/io/file-hashes.js";
import { makeDataset } from "../../src/pipeline/make-dataset.js";
import { removeTemporaryFolders, temporaryFolder } from "../support/dataset.js";

afterAll(removeTemporaryFolders);

describe("threads", () => {
  const here = temporaryFolder();
  const run = (name: string, more: object) =>
    makeDataset({
      pipeline: "governance",
      input: [join(here, "pages")],
      output: join(here, name),
      cache: false,
      ...more,
    });
  beforeAll(() => makeCorpus(12, join(here, "pages")));

  it("give the same bytes, however many there are", async () => {
    await run("one", { threads: 1 });
    await run("two", { threads: 2 });
    expect(await fileHashes(join(here, "two"))).toEqual(await fileHashes(join(here, "one")));
  });

  it("a document that takes too long fails alone, and says so", async () => {
    const { summary } = await run("hurried", { threads: 2, timeout: 1 });
    expect(summary.documents).toBe(12);
    expect(summary.failed.length).toBeGreaterThan(0);
    for (const { findings } of summary.failed) expect(findings[0]?.code).toBe("E110");
  });
});

describe("a stage that breaks off", () => {
  it("fails its document alone", async () => {
    const { processDocument } = await import("../../src/pipeline/document-output.js");
    const broken = () => Promise.reject(new TypeError("x is not a function"));
    const output = await processDocument(broken, { path: "a.txt", bytes: new Uint8Array() });
    expect(output).toMatchObject({ failed: true, findings: [{ code: "E111", severity: "error" }] });
  });
  it("stops the run where it is a record that does not fit", async () => {
    const { processDocument } = await import("../../src/pipeline/document-output.js");
    const broken = () => Promise.reject(new Error("B801 metrics: wrong"));
    await expect(processDocument(broken, { path: "a.txt", bytes: new Uint8Array() })).rejects.toThrow("B801");
  });
});

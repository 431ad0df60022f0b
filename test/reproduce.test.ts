import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { differingFiles } from "../src/io/compare-folders.js";
import { listInputs } from "../src/io/inputs.js";
import { makeDataset } from "../src/pipeline/make-dataset.js";

const folder = mkdtempSync(join(tmpdir(), "lilong-reproduce-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const GOVERNANCE = "pipelines/governance.yaml";

async function run(name: string, request: Partial<Parameters<typeof makeDataset>[0]>): Promise<string> {
  const output = join(folder, name);
  await makeDataset({ pipeline: GOVERNANCE, input: ["seeds"], output, cache: false, threads: 1, ...request });
  return output;
}

describe("the committed output", () => {
  it("is what a run makes of the seeds, byte for byte", async () => {
    expect(await differingFiles("output", await run("again", {}))).toEqual([]);
  });
  it("is the same whatever the order of the files and the number read at a time", async () => {
    const files = (await listInputs(["seeds"])).map((input) => input.file);
    const shuffled = [...files.slice(7), ...files.slice(0, 7).reverse()];
    for (const concurrency of [1, 8]) {
      expect(
        await differingFiles("output", await run(`order-${concurrency}`, { input: shuffled, concurrency })),
      ).toEqual([]);
    }
  });
  it("is the same with two threads", async () => {
    expect(await differingFiles("output", await run("threads", { threads: 2 }))).toEqual([]);
  });
});

it("both word segmenters give the same tokens table", async () => {
  const outputs: string[] = [];
  for (const engine of ["node-rs", "nodejieba"]) {
    const pipeline = join(folder, `${engine}.yaml`);
    const text = readFileSync("pipelines/health.yaml", "utf8").replace("engine: auto", `engine: ${engine}`);
    writeFileSync(pipeline, text);
    try {
      outputs.push(readFileSync(join(await run(engine, { pipeline }), "tokens.csv"), "utf8"));
    } catch (error) {
      // The native engine is optional: where there is no compiler there is nothing to compare.
      if (engine === "nodejieba" && /G401/.test((error as Error).message)) return;
      throw error;
    }
  }
  expect(outputs[1]).toBe(outputs[0]);
});

// What the program as a whole costs: its start, its memory, what a second core brings, time over length. Runs the built program.
import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { processDocument } from "../src/pipeline/document-output.js";
import { openPipeline } from "../src/pipeline/open.js";
import { slopeOf } from "./hostile.js";
import { makeCorpus } from "./make-corpus.js";

const CLI = "dist/cli/main.js";
const STARTS = 5;

/** Median seconds from the start of a process to the record of one sentence. */
export function startUp(): number {
  const times = Array.from({ length: STARTS }, () => {
    const begun = performance.now();
    spawnSync(process.execPath, [CLI, "extract"], { input: "闵行区梅陇镇居民满意度由69%上升至85%。" });
    return (performance.now() - begun) / 1000;
  });
  return times.sort((a, b) => a - b)[STARTS >> 1] ?? 0;
}

/** By how much two runs side by side take longer than one: 1 where a second core brings all, 2 where it brings nothing. */
export async function sideBySide(): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), "lilong-bench-"));
  makeCorpus(300, join(folder, "pages"));
  const run = (name: string): Promise<number> => {
    const begun = performance.now();
    const options = [
      "run",
      "-q",
      "--no-cache",
      "--threads",
      "1",
      "-i",
      join(folder, "pages"),
      "-o",
      join(folder, name),
    ];
    return new Promise((resolve) => {
      spawn(process.execPath, [CLI, ...options]).on("close", () => resolve(performance.now() - begun));
    });
  };
  const alone = await run("a");
  const together = Math.max(...(await Promise.all([run("b"), run("c")])));
  rmSync(folder, { recursive: true });
  return together / alone;
}

/** Highest resident memory of a run over so many documents, MB. */
export function memoryOf(documents: number): { readonly megabytes: number; readonly resident: number } {
  const folder = mkdtempSync(join(tmpdir(), "lilong-bench-"));
  const pages = join(folder, "pages");
  makeCorpus(documents, pages);
  const work = `
    const { makeDataset } = await import("./dist/pipeline/make-dataset.js");
    await makeDataset({ pipeline: "governance", input: [${JSON.stringify(pages)}], output: ${JSON.stringify(join(folder, "out"))}, threads: 1, cache: false });
    const { existsSync, readFileSync } = await import("node:fs");
    // The kernel's own peak of this program; what getrusage tells begins with the memory of the parent.
    const status = existsSync("/proc/self/status") ? readFileSync("/proc/self/status", "utf8") : "";
    process.stdout.write(/VmHWM:\\s+(\\d+)/.exec(status)?.[1] ?? String(process.resourceUsage().maxRSS));`;
  const { stdout } = spawnSync(process.execPath, ["--input-type=module", "-e", work], { encoding: "utf8" });
  const bytes = readdirSync(pages, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".txt"))
    .reduce((sum, name) => sum + statSync(join(pages, name)).size, 0);
  rmSync(folder, { recursive: true });
  return { megabytes: bytes / 1e6, resident: Number(stdout) / 1e3 };
}

export const LENGTHS = [10_000, 40_000, 160_000, 640_000];

/** Seconds of the whole pipeline over one document, by its length in characters, and the slope of log time over log length. */
export async function timesByLength(text: string): Promise<{ times: number[]; exponent: number }> {
  const { process: pipeline } = openPipeline({ pipeline: "governance" });
  const read = async (length: number): Promise<number> => {
    const long = `${text}\n`.repeat(Math.ceil(length / text.length)).slice(0, length);
    const begun = performance.now();
    await processDocument(pipeline, { path: "long.txt", bytes: Buffer.from(long) });
    return (performance.now() - begun) / 1000;
  };
  await read(LENGTHS[1] ?? 0);
  const times: number[] = [];
  for (const length of LENGTHS) times.push(await read(length));
  return { times, exponent: slopeOf(LENGTHS, times) };
}

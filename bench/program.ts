// What the program as a whole costs: its start, its memory, what a second core brings, time over length. Runs the built program.
import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
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

/** Bytes of a page of the corpus, about. */
const PAGE = 2_850;

/** Highest resident memory of the program over a corpus of about so many megabytes, MB, by the number of threads. */
export function memoryOf(megabytes: number, threads: readonly number[]): { size: number; resident: number[] } {
  const folder = mkdtempSync(join(tmpdir(), "lilong-bench-"));
  const pages = join(folder, "pages");
  makeCorpus(Math.ceil((megabytes * 1e6) / PAGE), pages);
  const resident = threads.map((count) => peakOf(folder, pages, count));
  const size = readdirSync(pages, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".txt"))
    .reduce((sum, name) => sum + statSync(join(pages, name)).size, 0);
  rmSync(folder, { recursive: true });
  return { size: size / 1e6, resident };
}

function peakOf(folder: string, pages: string, threads: number): number {
  const peak = join(folder, "peak");
  const preload = pathToFileURL("bench/peak.mjs").href;
  const options = ["run", "-q", "--no-cache", "--threads", String(threads), "-i", pages, "-o", join(folder, "out")];
  spawnSync(process.execPath, ["--import", preload, CLI, ...options], { env: { ...process.env, PEAK: peak } });
  return Number(readFileSync(peak, "utf8")) / 1e3;
}

/** Lengths of one document, in characters of three bytes: 10 kB to 10 MB. */
export const LENGTHS = [3_300, 33_000, 330_000, 3_300_000];

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

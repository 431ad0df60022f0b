// Speed of the whole and of its parts, in one run and as ratios: machines are noisy. `npm run bench` writes docs/performance.md.
import { spawnSync } from "node:child_process";
import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { makeDataset } from "../src/pipeline/make-dataset.js";
import { commandRows, commandTable } from "./commands.js";
import { hostileRows } from "./hostile.js";
import { makeCorpus } from "./make-corpus.js";
import { LENGTHS, memoryOf, sideBySide, startUp, timesByLength } from "./program.js";

/** Sizes of the corpora that memory is measured over: `npm run bench -- --megabytes 1,10,100`. */
const { values } = parseArgs({ options: { megabytes: { type: "string", default: "1,10" } } });
const sizes = values.megabytes.split(",").map(Number);
const THREADS = [1, 2];
/** Pages that speed is measured over. */
const PAGES = 300;

const folder = mkdtempSync(join(tmpdir(), "lilong-bench-"));

/** What is measured each in a process of its own, by what `bench/speed.mjs` calls it. */
const MEASURED = ["jieba", "nodejieba", "pipeline", "stages", "quantities", "recognizers"];

function speeds(): [string, number][] {
  const pages = join(folder, "measured");
  makeCorpus(PAGES, pages);
  return MEASURED.flatMap((what) => {
    const { stdout, stderr } = spawnSync(process.execPath, ["--expose-gc", "bench/speed.mjs", what, pages], {
      encoding: "utf8",
    });
    if (stdout === "") throw new Error(`${what}: ${stderr}`);
    return Object.entries(JSON.parse(stdout) as Record<string, number>);
  });
}

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return (performance.now() - begun) / 1000;
}

const measured = speeds();
const [, tag = 1] = measured[0] ?? [];
const digits = (value: number): string => (value < 0.01 ? value.toPrecision(1) : value.toFixed(2));
const lines = measured.map(([what, value]) => `| ${what} | ${digits(value)} | ${digits(value / tag)} |`);

process.env.LILONG_CACHE = join(folder, "cache");
const output = join(folder, "dataset");
const input = [join(folder, "pages")];
makeCorpus(1000, input[0] as string);
const run = (options: object) => seconds(() => makeDataset({ pipeline: "governance", input, output, ...options }));
const one = await run({ threads: 1, cache: false });
const two = await run({ threads: 2, cache: false });
const cold = await run({ threads: 1 });
const unchanged = await run({ threads: 1 });
appendFileSync(join(input[0] as string, "000/000000.txt"), "闵行区梅陇镇居民满意度由69%上升至85%。\n");
const changed = await run({ threads: 1 });
rmSync(output, { recursive: true });
const warm = await run({ threads: 1 });
rmSync(folder, { recursive: true });

const times = [
  ["1,000 documents, 1 thread, no cache", one, one],
  ["the same, 2 threads", two, one],
  ["the same, filling the cache", cold, one],
  ["nothing changed", unchanged, cold],
  ["one page changed", changed, cold],
  ["output gone, all in the cache", warm, cold],
] as const;
const table = times
  .map(([what, value, base]) => `| ${what} | ${value.toFixed(2)} | ${(value / base).toFixed(2)} |`)
  .join("\n");

const commands = commandTable(await commandRows());
const start = startUp();
const together = await sideBySide();
const memory = sizes.map((size) => memoryOf(size, THREADS));
const seeds = readdirSync("seeds").filter((name) => name.endsWith(".txt") && !/gbk|utf16/.test(name));
const long = await timesByLength(seeds.map((name) => readFileSync(join("seeds", name), "utf8")).join("\n"));

const hostile = hostileRows()
  .map(
    ({ name, length, seconds, exponent }) =>
      `| ${name} | ${length.toLocaleString("en")} | ${seconds.toFixed(2)} | ${exponent.toFixed(2)} |`,
  )
  .join("\n");

writeFileSync(
  "docs/performance.md",
  `# Performance

Made by \`npm run bench\` on ${cpus().length} × ${cpus()[0]?.model.trim() ?? "?"}, Node ${process.version}. Single runs: read the ratios, not the seconds.

Megabytes of UTF-8 a second of processor time (all threads of the process, collection and compilation with them), each in a
process of its own and warm, over ${PAGES} pages made from \`seeds/\` by \`bench/make-corpus.ts\`; the stages one after the
other, each over all pages. Recognizers-Text is measured where it is installed.

| what | MB/s, one core | of jieba tag |
|---|---|---|
${lines.join("\n")}

| run | seconds | ratio |
|---|---|---|
${table}

Ratios of the second table: two threads and the cache against one thread; the last three against the run that filled the cache.

${commands}

From the start of the program to the record of one sentence: ${start.toFixed(2)} s. Two runs side by side, a process each, take ${together.toFixed(2)} times as long as one alone (1 where the second core is a whole one): no program gains more from the second core of this machine.

Highest resident memory of the program, by the size of the corpus and the number of threads:

| corpus, MB | ${THREADS.map((count) => `${count} ${count === 1 ? "thread" : "threads"}, MB`).join(" | ")} |
|---|${"---|".repeat(THREADS.length)}
${memory.map(({ size, resident }) => `| ${size.toFixed(1)} | ${resident.map((one) => one.toFixed(0)).join(" | ")} |`).join("\n")}

| one document, characters | seconds |
|---|---|
${long.times.map((time, i) => `| ${LENGTHS[i]?.toLocaleString("en")} | ${time.toFixed(2)} |`).join("\n")}

The slope of log time over log length is ${long.exponent.toFixed(2)}: 1 is linear.

Texts made to be hard, each read by the metrics stage as one sentence without end. The exponent is the slope of log time over log length:
1 is linear, 2 quadratic; short times make it noisy. \`test/metrics/hostile.test.ts\` counts the work instead and holds the line.

| text | characters | seconds | exponent |
|---|---|---|---|
${hostile}

${readFileSync("bench/notes.md", "utf8")}`,
);
process.stdout.write(readFileSync("docs/performance.md", "utf8"));

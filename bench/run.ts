// Speed of the whole and of its parts, in one run and as ratios: machines are noisy. `npm run bench` writes docs/performance.md.
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { Jieba } from "@node-rs/jieba";
import { dict } from "@node-rs/jieba/dict.js";
import type { Layers } from "../src/model/layers.js";
import { processDocument } from "../src/pipeline/document-output.js";
import { makeDataset } from "../src/pipeline/make-dataset.js";
import { openPipeline } from "../src/pipeline/open.js";
import { STAGES } from "../src/pipeline/stages.js";
import { commandRows, commandTable } from "./commands.js";
import { hostileRows } from "./hostile.js";
import { makeCorpus } from "./make-corpus.js";
import { LENGTHS, memoryOf, sideBySide, startUp, timesByLength } from "./program.js";

const ROUNDS = 12;
const pages = readdirSync("seeds").filter((name) => name.endsWith(".txt") && !/gbk|utf16/.test(name));
const texts = pages.map((name) => ({ path: name, bytes: readFileSync(join("seeds", name)) }));
const megabytes = (texts.reduce((sum, one) => sum + one.bytes.length, 0) * ROUNDS) / 1e6;

/** MB of UTF-8 a second of processor time, after one round to warm up. */
async function speed(work: () => unknown): Promise<number> {
  await work();
  const before = process.cpuUsage();
  for (let round = 0; round < ROUNDS; round++) await work();
  const { user, system } = process.cpuUsage(before);
  return megabytes / ((user + system) / 1e6);
}

async function stageSpeeds(): Promise<[string, number][]> {
  const { setup, definition } = openPipeline({ pipeline: "governance" });
  const spent = new Map<string, number>();
  const steps = definition.stages.map(({ name, options }) => {
    const stage = STAGES.find((one) => one.name === name);
    if (stage === undefined) throw new Error(`no stage ${name}`);
    return {
      name,
      gives: stage.gives,
      run: stage.prepare(setup, options as never) as (layers: object) => { value: unknown },
    };
  });
  for (let round = 0; round <= ROUNDS; round++) {
    for (const input of texts) {
      const layers: Record<string, unknown> = { input, findings: [] } satisfies Partial<Layers>;
      for (const step of steps) {
        const begun = performance.now();
        layers[step.gives] = (await step.run(layers)).value;
        if (round > 0) spent.set(step.name, (spent.get(step.name) ?? 0) + performance.now() - begun);
      }
    }
  }
  return [...spent].map(([name, milliseconds]) => [name, megabytes / (milliseconds / 1000)]);
}

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return (performance.now() - begun) / 1000;
}

const lines: string[] = [];
const row = (...cells: (string | number)[]) =>
  lines.push(`| ${cells.map((cell) => (typeof cell === "number" ? cell.toFixed(2) : cell)).join(" | ")} |`);

const jieba = Jieba.withDict(dict);
const decoded = texts.map((one) => one.bytes.toString("utf8"));
const tag = await speed(() => decoded.map((text) => jieba.tag(text)));
const cut = await speed(() => decoded.map((text) => jieba.cut(text)));
const opened = openPipeline({ pipeline: "governance" });
const whole = await speed(async () => {
  for (const input of texts) await processDocument(opened.process, input);
});

row("what", "MB/s, one core", "of jieba tag");
row("---", "---", "---");
row("@node-rs/jieba tag", tag, 1);
row("@node-rs/jieba cut", cut, cut / tag);
const nodejieba = await import("nodejieba").then((module) => module.default).catch(() => null);
if (nodejieba !== null) {
  const other = await speed(() => decoded.map((text) => nodejieba.tag(text)));
  row("nodejieba tag", other, other / tag);
}
row("**whole pipeline**, bytes to rows", whole, whole / tag);
for (const [name, value] of await stageSpeeds()) row(`stage ${name}`, value, value / tag);

const folder = mkdtempSync(join(tmpdir(), "lilong-bench-"));
process.env.LILONG_CACHE = join(folder, "cache");
const output = join(folder, "dataset");
const input = [join(folder, "pages")];
makeCorpus(1000, input[0] as string);
const run = (options: object) => seconds(() => makeDataset({ pipeline: "governance", input, output, ...options }));
const one = await run({ threads: 1, cache: false });
const two = await run({ threads: 2, cache: false });
const cold = await run({ threads: 1 });
const unchanged = await run({ threads: 1 });
rmSync(output, { recursive: true });
const warm = await run({ threads: 1 });
rmSync(folder, { recursive: true });

const times = [
  ["1,000 documents, 1 thread, no cache", one, one],
  ["the same, 2 threads", two, one],
  ["the same, filling the cache", cold, one],
  ["nothing changed", unchanged, cold],
  ["output gone, all in the cache", warm, cold],
] as const;
const table = times
  .map(([what, value, base]) => `| ${what} | ${value.toFixed(2)} | ${(value / base).toFixed(2)} |`)
  .join("\n");

const commands = commandTable(await commandRows());
const start = startUp();
const together = await sideBySide();
const memory = [300, 1000, 4000].map(memoryOf);
const long = await timesByLength(decoded.join("\n"));

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

${lines.join("\n")}

| run | seconds | ratio |
|---|---|---|
${table}

Ratios of the second table: two threads and the cache against one thread; the last two against the run that filled the cache.

${commands}

From the start of the program to the record of one sentence: ${start.toFixed(2)} s. Two runs side by side, a process each, take ${together.toFixed(2)} times as long as one alone (1 where the second core is a whole one): no program gains more from the second core of this machine.

| corpus, MB | highest resident memory, MB |
|---|---|
${memory.map(({ megabytes: size, resident }) => `| ${size.toFixed(1)} | ${resident.toFixed(0)} |`).join("\n")}

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

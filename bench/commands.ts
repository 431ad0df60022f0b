// 1,000 documents through every command: seconds and highest memory of each, as a user would run it. Part of `npm run bench`;
// alone, `npx tsx bench/commands.ts [documents]` puts its table into docs/performance.md. Linux alone tells the memory.
import { spawn } from "node:child_process";
import { appendFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { argv } from "node:process";
import { fileURLToPath } from "node:url";
import { makeCorpus } from "./make-corpus.js";
import { makeGold } from "./make-gold.js";

const CLI = resolve("dist/cli/main.js");
/** Tells the kernel's own peak of a process when it ends; what getrusage tells begins with the memory of the parent. */
const PEAK = `data:text/javascript,${encodeURIComponent(`
import { readFileSync, writeFileSync } from "node:fs";
import { isMainThread } from "node:worker_threads";
if (isMainThread) process.on("exit", () => {
  const status = readFileSync("/proc/self/status", "utf8");
  writeFileSync(process.env.BENCH_PEAK, /VmHWM:\\s+(\\d+)/.exec(status)?.[1] ?? "0");
});`)}`;

export interface CommandRow {
  readonly what: string;
  readonly seconds: number;
  /** Highest resident memory, MB; NaN where it is part of another row. */
  readonly resident: number;
}

/** A folder with pages, two dictionaries that differ in a row, and what is needed to run commands in it. */
class Trial {
  readonly rows: CommandRow[] = [];
  readonly folder = mkdtempSync(join(tmpdir(), "lilong-bench-"));
  readonly #peak = join(this.folder, "peak");

  constructor(documents: number) {
    makeCorpus(documents, join(this.folder, "pages"));
    for (const name of ["mine", "linted"]) {
      mkdirSync(join(this.folder, name));
      writeFileSync(join(this.folder, name, "hospitals.csv"), "name,aliases,code,ambiguous,note\n滨江第一医院,,,no,\n");
    }
    writeFileSync(join(this.folder, "page.txt"), readFileSync(join(this.folder, "pages/000/000000.txt")));
  }

  /** Runs a command to its end and notes what it took; `expected` is the exit status that says all went well. */
  async run(what: string, args: readonly string[], expected = 0, during?: () => Promise<void>): Promise<void> {
    const begun = performance.now();
    const child = spawn(process.execPath, ["--import", PEAK, CLI, ...args], {
      cwd: this.folder,
      env: { ...process.env, BENCH_PEAK: this.#peak, LILONG_CACHE: join(this.folder, "cache") },
      stdio: ["ignore", "pipe", "pipe"],
    });
    let told = "";
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (part) => (told += part));
    const ended = new Promise<number>((done) => child.on("close", (status) => done(status ?? -1)));
    this.#told = () => told;
    await during?.().finally(() => child.kill("SIGINT"));
    const status = await ended;
    if (status !== expected) throw new Error(`lilong ${args.join(" ")}\nended with ${status}\n${told.slice(-2000)}`);
    const resident = Number(readFileSync(this.#peak, "utf8")) / 1e3;
    this.rows.push({ what, seconds: (performance.now() - begun) / 1000, resident });
    process.stderr.write(`${what}: ${((performance.now() - begun) / 1000).toFixed(2)} s, ${resident.toFixed(0)} MB\n`);
  }

  #told = (): string => "";

  /** Waits until the command under way has printed so many lines. */
  async lines(count: number): Promise<void> {
    while (this.#told().split("\n").length <= count) await new Promise((done) => setTimeout(done, 10));
  }

  /** Notes a time that is not a whole command's. */
  note(what: string, seconds: number): void {
    this.rows.push({ what, seconds, resident: Number.NaN });
  }

  remove(): void {
    rmSync(this.folder, { recursive: true });
  }
}

/** Takes so many documents through every command. */
export async function commandRows(documents = 1000): Promise<CommandRow[]> {
  const trial = new Trial(documents);
  try {
    await making(trial);
    await judging(trial);
    await dictionaries(trial);
    return trial.rows;
  } finally {
    trial.remove();
  }
}

const run = (output: string, ...more: string[]) => ["run", "-q", "-i", "pages", "-o", output, ...more];

async function making(trial: Trial): Promise<void> {
  const own = ["--dictionaries", "mine"];
  await trial.run("`run`, nothing cached", run("dataset", ...own));
  await trial.run("`run`, nothing changed", run("dataset", ...own));
  appendFileSync(join(trial.folder, "pages/000/000000.txt"), "\n梅陇镇居民满意度由69%上升至85%。\n");
  await trial.run("`run`, one document changed", run("changed", ...own));
  appendFileSync(join(trial.folder, "mine/hospitals.csv"), "滨江第二医院,,,no,\n");
  await trial.run("`run`, one row of a dictionary changed", run("dataset", ...own));
  await trial.run(
    "`run --format csv json ndjson parquet xlsx`",
    run("all", ...own, "-f", "csv", "json", "ndjson", "parquet", "xlsx"),
  );
  await trial.run("`check`, nothing would change", ["check", "-i", "pages", "-o", "dataset", ...own]);
  await trial.run("`check`, without these dictionaries", ["check", "-i", "pages", "-o", "dataset"], 1);
  let saved = 0;
  await trial.run("`watch`, one page saved, Ctrl-C", ["watch", "-i", "pages", "-o", "dataset", ...own], 0, async () => {
    await trial.lines(1);
    const begun = performance.now();
    appendFileSync(join(trial.folder, "pages/000/000001.txt"), "\n梅陇镇居民满意度由69%上升至85%。\n");
    await trial.lines(2);
    saved = (performance.now() - begun) / 1000;
  });
  trial.note("from the save to the new dataset", saved);
}

async function judging(trial: Trial): Promise<void> {
  const { folder } = trial;
  await trial.run("`validate`", ["validate", "dataset"]);
  await trial.run("`validate --sources`", ["validate", "dataset", "-s", "pages", "--dictionaries", "mine"]);
  await trial.run("`diff` of two datasets", ["diff", "changed", "dataset"], 1);
  makeGold(join(folder, "dataset"), join(folder, "pages"), join(folder, "gold"));
  await trial.run("`evaluate`", ["evaluate", "gold", "dataset", "-s", "pages"]);
  await trial.run("`evaluate --against`", ["evaluate", "gold", "dataset", "-s", "pages", "-a", "changed"]);
  await trial.run("`extract` of one document", ["extract", "page.txt"]);
  await trial.run("`inspect` of one document", ["inspect", "page.txt"]);
}

async function dictionaries(trial: Trial): Promise<void> {
  await trial.run("`dict lint --dataset`", ["dict", "lint", "mine", "--dataset", "dataset"]);
  await trial.run("`dict lint` of the packaged ones", ["dict", "lint"]);
  await trial.run("`dict why` of a sentence", ["dict", "why", "贤苑社区党支部获评上海市文明单位"]);
  await trial.run("`dict suggest`", ["dict", "suggest", "dataset"]);
  await trial.run("`init`", ["init", "new"]);
  if (!existsSync(join(trial.folder, "new/package.json"))) throw new Error("init laid out nothing");
}

const PLACE = /<!-- commands -->.*?<!-- \/commands -->/s;

/** The rows as the part of docs/performance.md that stands between its marks. */
export function commandTable(rows: readonly CommandRow[], documents = 1000): string {
  const cold = rows[0]?.seconds ?? 1;
  const lines = rows.map(({ what, seconds, resident }) => {
    const memory = Number.isNaN(resident) ? "" : resident.toFixed(0);
    return `| ${what} | ${seconds.toFixed(2)} | ${(seconds / cold).toFixed(3)} | ${memory} |`;
  });
  return `<!-- commands -->
${documents.toLocaleString("en")} documents through every command, a process each. The ratio is to the first row.

| command | seconds | ratio | highest resident memory, MB |
|---|---|---|---|
${lines.join("\n")}
<!-- /commands -->`;
}

if (argv[1] === fileURLToPath(import.meta.url)) {
  const documents = Number(argv[2] ?? 1000);
  const table = commandTable(await commandRows(documents), documents);
  const file = "docs/performance.md";
  writeFileSync(
    file,
    readFileSync(file, "utf8").replace(PLACE, () => table),
  );
  process.stdout.write(`${table}\n`);
}

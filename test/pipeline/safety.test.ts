import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeCorpus } from "../../bench/make-corpus.js";
import { DatasetFolder } from "../../src/io/dataset-files.js";
import { type Disk, realDisk } from "../../src/io/disk.js";
import { fileHashes } from "../../src/io/file-hashes.js";
import { readRunRecord } from "../../src/io/read-dataset.js";
import { SetupError } from "../../src/model/faults.js";
import { makeDataset } from "../../src/pipeline/make-dataset.js";
import { Crash, closeHandles, diesAfter, failsAt } from "../support/crashing-disk.js";
import { PAGES, removeTemporaryFolders, temporaryFolder, writeFiles } from "../support/dataset.js";

afterAll(removeTemporaryFolders);

const OLD = { "run.json": "old", "metrics.json": "old metrics", "schemas/metrics.schema.json": "old schema" };
const NEW = {
  "run.json": "new",
  "metrics.json": "new metrics",
  "entities.json": "new",
  "schemas/metrics.schema.json": "new schema",
};
const OWN = { "notes.csv": "a user's own", "sub/more.txt": "a user's own" };

async function write(output: string, files: Readonly<Record<string, string>>, disk: Disk = realDisk): Promise<void> {
  const folder = await DatasetFolder.create(output, disk);
  try {
    for (const [name, text] of Object.entries(files)) await folder.append(name, text);
    await folder.commit();
  } catch (error) {
    // A process that died does not tidy up either.
    if (!(error instanceof Crash)) await folder.discard();
    throw error;
  }
}

/** What stands in the folder, without the lock of a dead run of this very process. */
function contentOf(folder: string): Record<string, string> {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
  const paths = names.map((one) => join(one.parentPath, one.name));
  return Object.fromEntries(paths.map((path) => [path.slice(folder.length + 1), readFileSync(path, "utf8")]).sort());
}
const sorted = (files: object): object =>
  Object.fromEntries(Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1)));

/** A lock as a process leaves it that is gone: no process has this number. */
function leaveDeadLock(place: string): void {
  const file = join(place, ".dataset.lock");
  if (!existsSync(file)) return;
  writeFileSync(file, readFileSync(file, "utf8").replace(/"pid":\d+/, '"pid":99999999'));
  utimesSync(file, 1e9, 1e9);
}

describe("a run that dies at any step of the disk", async () => {
  const counting = diesAfter(Number.POSITIVE_INFINITY);
  const place = temporaryFolder();
  writeFiles(join(place, "dataset"), { ...OLD, ...OWN });
  await write(join(place, "dataset"), NEW, counting);
  const steps = Array.from({ length: counting.taken() }, (_, i) => i);

  it("has enough steps to die at", () => expect(steps.length).toBeGreaterThan(20));

  it.each(steps)("step %i leaves the old dataset or the new one, and the next run tidies", async (step) => {
    const here = temporaryFolder();
    const output = join(here, "dataset");
    writeFiles(output, { ...OLD, ...OWN });
    await expect(write(output, NEW, diesAfter(step)))
      .resolves.toBeUndefined()
      .catch(() => undefined);
    if (existsSync(output)) {
      const { "notes.csv": _, "sub/more.txt": __, ...dataset } = contentOf(output);
      expect([OLD, NEW].map(sorted)).toContainEqual(sorted(dataset));
    } else {
      const aside = readdirSync(here).filter((name) => name.endsWith(".old"));
      expect(contentOf(join(here, aside[0] as string))).toEqual(sorted({ ...OLD, ...OWN }));
    }
    await closeHandles();
    leaveDeadLock(here);
    await write(output, { ...NEW, "run.json": "next" });
    expect(contentOf(output)).toEqual(sorted({ ...NEW, "run.json": "next", ...OWN }));
    expect(readdirSync(here)).toEqual(["dataset"]);
  });
});

describe("a run whose disk fails", () => {
  const cases: [what: string, disk: Disk][] = [
    ["full at the first byte", failsAt("append", 2, "ENOSPC")],
    ["full in the middle", failsAt("append", 9, "ENOSPC")],
    ["broken at sync", failsAt("sync", 3, "EIO")],
    ["not movable", failsAt("rename", 1, "EPERM")],
    ["not movable at the second move", failsAt("rename", 2, "EPERM", 1)],
    ["out of file handles", failsAt("create", 4, "EMFILE")],
  ];
  it.each(cases)("%s says so and leaves all as it was", async (_, disk) => {
    const here = writeFiles(temporaryFolder(), { "page.txt": PAGES["a.txt"] as string });
    const request = { pipeline: "metrics-only", input: [join(here, "page.txt")], output: join(here, "dataset") };
    await makeDataset({ ...request, cache: false });
    writeFiles(here, { "page.txt": PAGES["more/b.txt"] as string, "dataset/notes.txt": "a user's own" });
    const before = await fileHashes(join(here, "dataset"));
    const failure = await makeDataset({ ...request, cache: false, disk }).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(SetupError);
    expect(String(failure)).toMatch(/C312 .*The dataset that was there is kept/);
    expect(await fileHashes(join(here, "dataset"))).toEqual(before);
    expect(readdirSync(here).sort()).toEqual(["dataset", "page.txt"]);
  });
  it("that can move nothing any more, not even back, leaves it to the next run", async () => {
    const here = temporaryFolder();
    const output = join(here, "dataset");
    writeFiles(output, { ...OLD, ...OWN });
    await expect(write(output, NEW, failsAt("rename", 2, "EPERM"))).rejects.toThrow("C312");
    await expect(readRunRecord(output)).rejects.toThrow(/C320 .* a run that replaced it was killed; run lilong again/);
    await (await DatasetFolder.create(output)).discard();
    expect(contentOf(output)).toEqual(sorted({ ...OLD, ...OWN }));
  });
  it("that cannot even begin leaves no folder behind", async () => {
    const here = temporaryFolder();
    const disk = {
      ...realDisk,
      createNew: () => Promise.reject(Object.assign(new Error("EACCES: no"), { code: "EACCES" })),
    };
    await expect(write(join(here, "a/b/dataset"), NEW, disk)).rejects.toThrow(/^C310 .*cannot be written \(EACCES/);
    expect(readdirSync(here)).toEqual([]);
  });
});

describe("two runs into one folder", () => {
  it("the second is refused while the first writes, and told who writes", async () => {
    const output = join(temporaryFolder(), "dataset");
    const first = await DatasetFolder.create(output);
    await expect(DatasetFolder.create(output)).rejects.toThrow(new RegExp(`^C313 .*process ${process.pid} on `));
    await first.append("run.json", "first");
    await first.commit();
    await write(output, NEW);
    expect(contentOf(output)).toEqual(sorted(NEW));
  });
  it.each([
    ["of a process that is gone", { pid: 99_999_999 }],
    ["of another process that was given its number", { pid: process.pid, begun: "1" }],
  ])("a lock %s counts for nothing", async (_, owner) => {
    const here = temporaryFolder();
    const { hostname } = await import("node:os");
    writeFiles(here, { ".dataset.lock": JSON.stringify({ host: hostname(), begun: "", ...owner }) });
    await write(join(here, "dataset"), NEW);
    expect(readdirSync(here)).toEqual(["dataset"]);
  });
  it.runIf(process.platform === "linux")(
    "a lock of a process that was killed and never reaped counts for nothing",
    async () => {
      const here = temporaryFolder();
      const { hostname } = await import("node:os");
      // The shell becomes a sleep that never asks after its child.
      const parent = spawn("sh", ["-c", "sleep 0 & echo $!; exec sleep 30"], { stdio: ["ignore", "pipe", "ignore"] });
      const pid = Number(await new Promise((resolve) => parent.stdout.once("data", resolve)));
      while (!/\) Z/.test(readFileSync(`/proc/${pid}/stat`, "utf8")))
        await new Promise((resolve) => setTimeout(resolve, 20));
      writeFiles(here, { ".dataset.lock": JSON.stringify({ host: hostname(), begun: "", pid }) });
      await write(join(here, "dataset"), NEW);
      expect(readdirSync(here)).toEqual(["dataset"]);
      parent.kill();
    },
  );
  it.each([
    ["of another machine", JSON.stringify({ pid: 1, host: "elsewhere", begun: "" })],
    ["that is just being written", ""],
  ])("a lock %s is respected", async (_, text) => {
    const here = writeFiles(temporaryFolder(), { ".dataset.lock": text });
    await expect(write(join(here, "dataset"), NEW)).rejects.toThrow(
      /^C313 .*remove .*\.dataset\.lock if that run is gone/,
    );
    expect(readdirSync(here)).toEqual([".dataset.lock"]);
  });
});

describe("the program killed in a run of 200 documents", () => {
  const MAIN = join(import.meta.dirname, "..", "..", "src", "cli", "main.ts");
  let here = "";
  let before: Record<string, string> = {};

  beforeAll(async () => {
    here = temporaryFolder();
    makeCorpus(200, join(here, "pages"));
    const page = join(here, "pages", "000", "000000.txt");
    await makeDataset({ pipeline: "governance", input: [page], output: join(here, "dataset"), cache: false });
    before = await fileHashes(join(here, "dataset"));
  });

  function start(): ChildProcess {
    const args = [
      "--import",
      "tsx",
      MAIN,
      "run",
      "--no-cache",
      "--input",
      join(here, "pages"),
      "--output",
      join(here, "dataset"),
    ];
    return spawn(process.execPath, args, { stdio: "ignore" });
  }
  const ended = (child: ChildProcess): Promise<number | null> => new Promise((resolve) => child.once("exit", resolve));

  /** Waits for a moment of the run: rows of that many bytes written. */
  async function until(child: ChildProcess, bytes: number): Promise<boolean> {
    while (child.exitCode === null && child.signalCode === null) {
      const draft = readdirSync(here).find((name) => name.endsWith(".tmp"));
      const size = draft === undefined ? -1 : sizeOf(join(here, draft));
      if (size >= bytes) return true;
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    return false;
  }
  function sizeOf(folder: string): number {
    try {
      return readFileSync(join(folder, "metrics.json")).length;
    } catch {
      return -1;
    }
  }

  it.each([
    0, 1, 600_000,
  ])("by kill -9 when %i bytes are written: the old dataset stands, the next run tidies", async (bytes) => {
    const child = start();
    expect(await until(child, bytes)).toBe(true);
    child.kill("SIGKILL");
    await ended(child);
    expect(await fileHashes(join(here, "dataset"))).toEqual(before);
    expect(readdirSync(here).some((name) => name.endsWith(".tmp"))).toBe(true);
    const page = join(here, "pages", "000", "000000.txt");
    await makeDataset({ pipeline: "governance", input: [page], output: join(here, "dataset"), cache: false });
    expect(await fileHashes(join(here, "dataset"))).toEqual(before);
    expect(readdirSync(here).sort()).toEqual(["dataset", "pages"]);
  });

  it.each([
    ["SIGINT", 130],
    ["SIGTERM", 143],
  ] as const)("by %s: it tidies up itself and exits with %i", async (signal, status) => {
    const child = start();
    expect(await until(child, 0)).toBe(true);
    child.kill(signal);
    expect(await ended(child)).toBe(status);
    expect(await fileHashes(join(here, "dataset"))).toEqual(before);
    expect(readdirSync(here).sort()).toEqual(["dataset", "pages"]);
  });

  it("a second run meanwhile is refused", async () => {
    const child = start();
    expect(await until(child, 0)).toBe(true);
    const page = join(here, "pages", "000", "000000.txt");
    const second = makeDataset({ pipeline: "governance", input: [page], output: join(here, "dataset"), cache: false });
    await expect(second).rejects.toThrow(
      `C313 ${join(here, "dataset")} is being written by another run (process ${child.pid}`,
    );
    child.kill("SIGKILL");
    await ended(child);
  });
});

it("folders of a user beside and around the dataset are left alone", async () => {
  const here = writeFiles(temporaryFolder(), {
    ".dataset.notatmp/x": "mine",
    ".datasets.0a0a0a0a.tmp/x": "mine",
    "dataset.old/x": "mine",
  });
  mkdirSync(join(here, ".dataset.0a0a0a0a.tmp"));
  await write(join(here, "dataset"), NEW);
  expect(readdirSync(here).sort()).toEqual([".dataset.notatmp", ".datasets.0a0a0a0a.tmp", "dataset", "dataset.old"]);
});

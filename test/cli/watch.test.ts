import { type ChildProcess, spawn } from "node:child_process";
import { readFileSync, renameSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { PAGES, removeTemporaryFolders, temporaryFolder, writeFiles } from "../support/dataset.js";

afterAll(removeTemporaryFolders);

const MAIN = join(import.meta.dirname, "..", "..", "src", "cli", "main.ts");

/** Waits for the n-th line that the program prints. */
function lineOf(child: ChildProcess, lines: string[], n: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const look = (): void => {
      if (lines.length >= n) resolve(lines[n - 1] as string);
    };
    child.stdout?.on("data", look);
    child.once("exit", () => reject(new Error(`ended after ${lines.length} lines`)));
    look();
  });
}

it("watch runs, runs again on save, tells a fault and goes on, and ends with Ctrl-C", async () => {
  const here = writeFiles(temporaryFolder(), {
    "pages/a.txt": PAGES["a.txt"] as string,
    "own/companies.csv": "name,aliases,code,ambiguous,note\n",
    "mine.yaml": readFileSync(join(MAIN, "../../../pipelines/metrics-only.yaml"), "utf8"),
  });
  const args = [
    "--import",
    "tsx",
    MAIN,
    "watch",
    "mine.yaml",
    "--input",
    "pages",
    "--output",
    "dataset",
    "--dictionaries",
    "own",
  ];
  const env = { ...process.env, LILONG_CACHE: join(here, ".cache") };
  const loader = import.meta.resolve("tsx");
  const child = spawn(process.execPath, args.with(1, loader), { cwd: here, env, stdio: ["ignore", "pipe", "pipe"] });
  const lines: string[] = [];
  let errors = "";
  child.stdout.on("data", (data) => lines.push(...String(data).trim().split("\n")));
  child.stderr.on("data", (data) => {
    errors += String(data);
  });
  expect(await lineOf(child, lines, 1)).toMatch(/^1 documents, \d+ metrics, [\d.]+ s$/);
  // A save at the very moment at which the first run ends is seen too.
  writeFiles(here, { "pages/b.txt": PAGES["more/b.txt"] as string });
  expect(await lineOf(child, lines, 2)).toMatch(/^2 documents/);
  writeFiles(here, { "own/companies.csv": "name\n" });
  while (!errors.includes("D106")) await new Promise((resolve) => setTimeout(resolve, 50));
  writeFiles(here, { "own/companies.csv": "name,aliases,code,ambiguous,note\n" });
  expect(await lineOf(child, lines, 3)).toMatch(/^2 documents, \d+ metrics, [\d.]+ s, unchanged$/);
  for (const n of [4, 5]) {
    // An editor that puts a new file in the place of the old one.
    writeFiles(here, { "draft.yaml": `${readFileSync(join(here, "mine.yaml"), "utf8")}# ${n}\n` });
    renameSync(join(here, "draft.yaml"), join(here, "mine.yaml"));
    expect(await lineOf(child, lines, n)).toMatch(/^2 documents/);
  }
  child.kill("SIGINT");
  expect(await new Promise((resolve) => child.once("exit", resolve))).toBe(0);
});

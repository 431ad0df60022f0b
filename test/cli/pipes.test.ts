import { spawn } from "node:child_process";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { PAGES, removeTemporaryFolders, temporaryFolder, writeFiles } from "../support/dataset.js";

afterAll(removeTemporaryFolders);

const MAIN = join(import.meta.dirname, "..", "..", "src", "cli", "main.ts");

it("a reader that closes the pipe (| head) is told nothing and ends nothing", async () => {
  const here = writeFiles(temporaryFolder(), PAGES);
  const child = spawn(process.execPath, ["--import", import.meta.resolve("tsx"), MAIN, "extract", "a.txt"], {
    cwd: here,
  });
  child.stdout.destroy();
  let errors = "";
  child.stderr.on("data", (part) => {
    errors += String(part);
  });
  expect(await new Promise((resolve) => child.once("exit", resolve))).toBe(0);
  expect(errors).toBe("");
});

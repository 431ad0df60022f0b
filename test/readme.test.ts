import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { createProgram } from "../src/cli/program.js";

const README = readFileSync("README.md", "utf8");
const folder = mkdtempSync(join(tmpdir(), "lilong-readme-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Commands of the indented blocks that call lilong, in order; what they write goes into a folder of the test's own. */
const COMMANDS = [...README.matchAll(/^ {4}(?:.*\bnpx lilong .*|mkdir .*)$/gm)].map(([line]) =>
  line
    .trim()
    .replaceAll("/tmp/", `${folder}/`)
    .replaceAll("my-dataset", `${folder}/my-dataset`)
    .replace("--output output", `--output ${folder}/output`),
);

describe("README", () => {
  it("has a heading for each command of the program", () => {
    const headings = README.match(/^### .*$/gm)?.join(" ") ?? "";
    for (const command of createProgram().commands) expect(headings).toContain(command.name());
  });
  it.each(COMMANDS)("%s", (command) => {
    const shell = command.replaceAll("npx lilong", "npx tsx src/cli/main.ts");
    const env = { ...process.env, LILONG_CACHE: join(folder, "cache") };
    const before = command.includes("evaluate")
      ? `npx tsx src/cli/main.ts run -q -i test/gold/pages -o ${folder}/gold-run && `
      : "";
    // diff and check say by their exit status that something differs; the README's examples may.
    const after = /lilong (diff|check)/.test(command) ? " || test $? -eq 1" : "";
    expect(() =>
      execFileSync("bash", ["-c", `set -e; ${before}${shell}${after}`], { env, stdio: "pipe" }),
    ).not.toThrow();
  });
  it("shows what output/ holds (node scripts/readme-excerpts.mjs)", async () => {
    const script = "../scripts/readme-excerpts.mjs";
    const { withExcerpts } = (await import(script)) as { withExcerpts: (text: string) => string };
    expect(withExcerpts(README)).toBe(README);
  });
});

import { execFileSync, spawnSync } from "node:child_process";
import { chmodSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { removeTemporaryFolders, temporaryFolder, writeFiles } from "./support/dataset.js";

afterAll(removeTemporaryFolders);

const ROOT = join(import.meta.dirname, "..");

interface Step {
  readonly command: string;
  readonly expected: readonly string[];
}

/** The commands of docs/tour.md with what they print, in order. */
const STEPS: Step[] = [
  ...readFileSync(join(ROOT, "docs/tour.md"), "utf8").matchAll(/^```console\n(.*?)^```$/gms),
].flatMap(([, block]) =>
  (block as string)
    .split(/^\$ /m)
    .slice(1)
    .map((part) => {
      const [command, ...lines] = part.trimEnd().split("\n");
      return { command: command as string, expected: lines };
    }),
);

/** A folder with a `lilong` that runs from src/, to be put on the PATH. */
function programFolder(): string {
  const loader = import.meta.resolve("tsx");
  const script = `#!/bin/sh\nexec ${process.execPath} --import ${loader} ${join(ROOT, "src/cli/main.ts")} "$@"\n`;
  const folder = writeFiles(temporaryFolder(), { lilong: script });
  chmodSync(join(folder, "lilong"), 0o755);
  return folder;
}

/** In the tour "…" stands for anything in a line, "..." alone for any lines; figures and ids may change. */
function pattern(lines: readonly string[]): RegExp {
  const parts = lines.map((line) => {
    if (line === "...") return "(?:.*\\n)*?";
    const escaped = normal(line).replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
    return `${escaped.replaceAll("…", ".*")}\\n`;
  });
  return new RegExp(`^${parts.join("") || "\\n"}$`);
}

function normal(text: string): string {
  return text.replace(/[de]_[0-9a-f]{16}/g, "ID").replace(/\d+(\.\d+)?/g, "0");
}

describe("docs/tour.md", () => {
  const home = temporaryFolder();
  const env = { ...process.env, PATH: `${programFolder()}:${process.env.PATH}`, LILONG_CACHE: join(home, ".cache") };
  const folder = join(home, "my-dataset");
  execFileSync("mkdir", [folder]);

  it.each(STEPS.map((step) => [step.command, step] as const))("$ %s", (_, { command, expected }) => {
    const { stdout, stderr } = spawnSync("bash", ["-c", command], { cwd: folder, env, encoding: "utf8" });
    expect(normal(`${(stderr + stdout).trimEnd()}\n`.replace(/[ \r]+$/gm, ""))).toMatch(pattern(expected));
  });

  it("shows every command of the program", () => {
    const shown = STEPS.map((step) => step.command).join("\n");
    const help = execFileSync("lilong", ["--help"], { env, encoding: "utf8" });
    const commands = [...(help.split("Commands:")[1] ?? "").matchAll(/^ {2}([a-z]+)/gm)].map(
      ([, name]) => name as string,
    );
    for (const name of commands.filter((one) => one !== "help")) expect(shown).toContain(`lilong ${name}`);
  });
});

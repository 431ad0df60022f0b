import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { parse } from "yaml";
import { lilong } from "../support/cli.js";
import { removeTemporaryFolders, temporaryFolder } from "../support/dataset.js";

afterAll(removeTemporaryFolders);

it("lays out a repository whose scripts work, and keeps what is there", async () => {
  const here = temporaryFolder();
  const first = await lilong(["init", here]);
  expect([first.err, first.status]).toEqual(["", 0]);
  const { scripts } = JSON.parse(readFileSync(join(here, "package.json"), "utf8")) as {
    scripts: Record<string, string>;
  };
  /** A script of the repository, its folders made whole. */
  const script = (name: string, ...more: string[]) => {
    const [program, ...args] = (scripts[name] as string).split(" ");
    expect(program).toBe("lilong");
    const paths = new Set(["pages", "dataset", "dictionaries"]);
    const flags = new Set(["--input", "--output", "--dictionaries", "--sources", "validate", "lint"]);
    const whole = args.map((arg, i) => (paths.has(arg) && flags.has(args[i - 1] as string) ? join(here, arg) : arg));
    return lilong([...whole, ...more]);
  };
  expect(await script("dataset")).toMatchObject({ err: "", status: 0 });
  expect(await script("check")).toEqual({ out: "", err: "", status: 0 });
  expect(await script("validate")).toMatchObject({ err: "", status: 0 });
  expect(await script("lint")).toMatchObject({ err: "", status: 0 });
  expect((await script("dataset")).out).toContain("Nothing has changed");

  writeFileSync(join(here, "pages", "example.txt"), "居民满意度提升至91%。\n");
  expect(await script("check", "--format", "markdown")).toMatchObject({ status: 1 });
  const again = await lilong(["init", here]);
  expect(again.out).toMatch(/^kept {2}pages\/example\.txt$/m);
  expect(again.out).not.toMatch(/^wrote/m);
  expect(readFileSync(join(here, "pages", "example.txt"), "utf8")).toContain("91%");
});

it("tells the way into a folder that it laid out", async () => {
  const here = temporaryFolder();
  const last = async (...folder: string[]) => (await lilong(["init", ...folder], here)).out.trim().split("\n").at(-1);
  expect(await last(join(here, "数据"))).toBe("Next: cd 数据 && npm install && npm run dataset");
  expect(await last(join(here, "my data"))).toBe('Next: cd "my data" && npm install && npm run dataset');
  expect(await last(here)).toBe("Next: npm install && npm run dataset");
});

it("its workflow is YAML, and every npm script that it or ci.sh calls is there", async () => {
  const here = temporaryFolder();
  await lilong(["init", here]);
  const { scripts } = JSON.parse(readFileSync(join(here, "package.json"), "utf8"));
  const workflow = readFileSync(join(here, ".github/workflows/dataset.yml"), "utf8");
  expect(Object.keys(parse(workflow).jobs)).toEqual(["dataset"]);
  const called = `${workflow}\n${readFileSync(join(here, "ci.sh"), "utf8")}`.matchAll(
    /npm run (?:--silent )?([a-z]+)/g,
  );
  for (const [, name] of called) expect(scripts).toHaveProperty(name as string);
});

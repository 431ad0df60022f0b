import { execFileSync } from "node:child_process";
import { symlinkSync } from "node:fs";
import { posix, win32 } from "node:path";
import { afterAll, expect, it } from "vitest";
import { listInputs, watchedPath } from "../../src/io/inputs.js";
import { slashed } from "../../src/io/slashed.js";
import { SetupError } from "../../src/model/faults.js";
import { removeTemporaryFolders, temporaryFolder, writeFiles } from "../support/dataset.js";

afterAll(removeTemporaryFolders);

const paths = async (arg: string): Promise<string[]> => (await listInputs([arg])).map(({ path }) => path);

it("a folder is read with its subfolders, without what is no document", async () => {
  const folder = writeFiles(temporaryFolder(), {
    "a.txt": "甲",
    "more/b.md": "乙",
    "more/README.md": "tells of the folder",
    ".hidden/c.txt": "丙",
    "node_modules/pkg/LICENSE.txt": "not ours",
    "dataset/run.json": "{}",
    "dataset/datapackage.json": "{}",
    "dataset/report.html": "<p>made by a run</p>",
    "report/report.html": "<p>a page of somebody</p>",
  });
  expect(await paths(folder)).toEqual(["a.txt", "more/b.md", "report/report.html"]);
  expect(await paths(`${folder}/*/*.md`)).toEqual(["more/b.md"]);
});

// Windows lets only administrators link, and has no pipes among files.
it.skipIf(process.platform === "win32")(
  "links are followed but never in a circle, and a pipe does not stop a run",
  async () => {
    const elsewhere = writeFiles(temporaryFolder(), { "c.txt": "丙", "deep/d.txt": "丁" });
    const folder = writeFiles(temporaryFolder(), { "a.txt": "甲", "sub/b.txt": "乙" });
    symlinkSync(elsewhere, `${folder}/linked`);
    symlinkSync(`${elsewhere}/c.txt`, `${folder}/one.txt`);
    symlinkSync(folder, `${folder}/sub/circle`);
    symlinkSync(`${folder}/nowhere.txt`, `${folder}/lost.txt`);
    execFileSync("mkfifo", [`${folder}/pipe.txt`]);
    const found = ["a.txt", "linked/c.txt", "linked/deep/d.txt", "lost.txt", "one.txt", "sub/b.txt"];
    expect(await paths(folder)).toEqual(found);
    symlinkSync(folder, `${elsewhere}/all`);
    expect(await paths(`${elsewhere}/all`)).toEqual(found);
    await expect(paths(`${folder}/pipe.txt`)).rejects.toThrow(SetupError);
  },
);

it("paths in a dataset and globs are written with / on Windows too, and a backslash elsewhere is a character of a name", () => {
  const root = "C:\\papers";
  const inside = win32.relative(root, win32.join(root, "2025-01", "a.txt"));
  expect(slashed(inside, win32.sep)).toBe("2025-01/a.txt");
  expect(slashed("a\\b.txt", posix.sep)).toBe("a\\b.txt");
  expect(watchedPath("C:\\papers\\2025-*\\*.txt", win32.sep)).toBe("C:/papers");
  expect(watchedPath("C:\\papers", win32.sep)).toBe("C:\\papers");
});

import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { watchPaths } from "../../src/io/watch.js";
import { removeTemporaryFolders, temporaryFolder, writeFiles } from "../support/dataset.js";

afterAll(removeTemporaryFolders);

// Windows lets only administrators link.
it.skipIf(process.platform === "win32")(
  "a change is seen wherever links lead: folders, files, folders in folders",
  async () => {
    const real = writeFiles(temporaryFolder(), { "a.txt": "1", "deep/b.txt": "1" });
    const elsewhere = writeFiles(temporaryFolder(), { "c.txt": "1", "deep/d.txt": "1", "alone/e.txt": "1" });
    const here = temporaryFolder();
    symlinkSync(real, join(here, "pages"));
    mkdirSync(join(real, "sub"));
    symlinkSync(join(elsewhere, "deep"), join(real, "sub/linked"));
    symlinkSync(join(elsewhere, "alone/e.txt"), join(real, "e.txt"));
    symlinkSync(real, join(real, "sub/circle"));
    const saves = [
      join(real, "a.txt"),
      join(here, "pages/deep/b.txt"),
      join(elsewhere, "deep/d.txt"),
      join(elsewhere, "alone/e.txt"),
    ];
    const ended = new AbortController();
    let calls = 0;
    const onChange = async (): Promise<void> => {
      const next = saves[calls++];
      if (next === undefined) ended.abort();
      else writeFileSync(next, "2");
    };
    await watchPaths([join(here, "pages")], onChange, ended.signal);
    expect(calls).toBe(saves.length + 1);
  },
);

import { existsSync, readdirSync, readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { lilong } from "../support/cli.js";
import { removeTemporaryFolders, temporaryFolder, writeFiles } from "../support/dataset.js";
import { SET_UPS } from "./set-ups.js";

afterAll(removeTemporaryFolders);

/** Every file below a folder with its bytes, to tell whether anything was written. */
function contentOf(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true });
  return Object.fromEntries(
    files.map((one) => {
      const path = join(one.parentPath, one.name);
      return [path, one.isFile() ? readFileSync(path, "base64") : one.isDirectory() ? "folder" : "link"] as const;
    }),
  );
}

describe("a wrong set-up says where, what and what to do, and writes nothing", () => {
  it.each(SET_UPS.map((one) => [one.what, one] as const))("%s", async (_, { files, links, args, says, status = 2 }) => {
    const folder = writeFiles(temporaryFolder(), files ?? {});
    for (const [name, target] of Object.entries(links ?? {})) symlinkSync(target, join(folder, name));
    const before = contentOf(folder);
    const told = await lilong(
      args.map((arg) => arg.replace("{}", folder)),
      folder,
    );
    expect(told.err).toMatch(says);
    expect(told.status).toBe(status);
    if (status === 2) expect(contentOf(folder)).toEqual(before);
    else expect(existsSync(join(folder, "dataset", "run.json"))).toBe(true);
  });

  it("are at least forty, and every code that a set-up can have is among them", () => {
    expect(SET_UPS.length).toBeGreaterThanOrEqual(40);
    const covered = new Set(SET_UPS.map(({ says }) => /[CPDE][0-9]{3}/.exec(says.source)?.[0]));
    const documented = readFileSync(join(import.meta.dirname, "../../docs/errors.md"), "utf8").match(
      /^\| [CPDE][0-9]{3}/gm,
    );
    const missing = (documented ?? []).map((one) => one.slice(2)).filter((code) => !covered.has(code));
    // Tested elsewhere: disk failures and mount points (pipeline/safety), binary datasets (dataset), what lint alone
    // tells (cli/dict), the packages's own dictionaries and artefacts (dictionaries/load, repair), threads (pipeline/threads).
    expect(missing).toEqual("C312 C314 C321 D111 D114 D115 D116 D117 D118 D120 D121 D130 E110 E111".split(" "));
  });
});

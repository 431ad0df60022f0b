import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Script } from "node:vm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

interface Launch {
  compile(file: string, cachedData?: Uint8Array): Script;
  run(file: string, script: Script): Record<string, () => unknown>;
  readCode(file: string): Uint8Array | undefined;
}

describe("the launcher of the built program", () => {
  const folder = mkdtempSync(join(tmpdir(), "lilong-launch-"));
  const file = join(folder, "program.cjs");
  let launch: Launch;
  let written = 100;
  /** Writes the program, each time as long as before and yet another, so that V8 does not find it among what it has compiled. */
  const write = (said = "满意度") => {
    const code = `const { sep } = require("node:path").posix; const path = () => lilongImport("node:path");
      module.exports = { told: async () => "${said}" + sep + typeof (await path()).join };`;
    writeFileSync(file, `${code} // ${written++}\n`);
  };

  beforeAll(async () => {
    const script = "../../scripts/launch/compile.mjs";
    launch = (await import(script)) as Launch;
    write();
    const compiled = launch.compile(file);
    await launch.run(file, compiled).told?.();
    writeFileSync(`${file}.code`, compiled.createCachedData());
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  /** What the program says when it is run with that code, and whether V8 refused the code. */
  const told = async (code: Uint8Array | undefined): Promise<[unknown, boolean | undefined]> => {
    const script = launch.compile(file, code);
    return [await launch.run(file, script).told?.(), script.cachedDataRejected];
  };

  it("takes the code that the build kept", async () => {
    write();
    expect(await told(launch.readCode(file))).toEqual(["满意度/function", false]);
  });

  it("does without where nothing was kept, or what another engine or another build kept", async () => {
    const kept = launch.readCode(file) as Uint8Array;
    const foreign = kept.map((byte, i) => (i < 16 ? byte ^ 255 : byte));
    const refused = [foreign, kept.slice(0, kept.length >> 1), new Uint8Array(0)];
    expect(launch.readCode(join(folder, "other.cjs"))).toBeUndefined();
    expect(await told(undefined)).toEqual(["满意度/function", undefined]);
    for (const code of refused) {
      write();
      expect(await told(code)).toEqual(["满意度/function", true]);
    }
    write("满意度与知晓率");
    expect(await told(kept)).toEqual(["满意度与知晓率/function", true]);
  });
});

import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { SetupError } from "../model/faults.js";
import type { GoldFile } from "../model/gold.js";

/**
 * The gold files of a folder, by name; a file alone may be given too.
 *
 * @throws SetupError C330 where there is none or one is no gold.
 */
export async function readGoldFiles(folder: string): Promise<GoldFile[]> {
  const names = folder.endsWith(".json")
    ? [""]
    : (await readdir(folder).catch(() => [])).filter((name) => name.endsWith(".json"));
  const golds: GoldFile[] = [];
  for (const name of names.sort()) golds.push(await readGold(join(folder, name)));
  if (golds.length === 0) {
    const message = "holds no gold (JSON files as docs/evaluation.md describes them); name a folder that does";
    throw new SetupError([{ code: "C330", where: folder, message }]);
  }
  return golds;
}

async function readGold(file: string): Promise<GoldFile> {
  try {
    const gold = JSON.parse(await readFile(file, "utf8")) as GoldFile;
    if (typeof gold.doc !== "string" || !Array.isArray(gold.articles))
      throw new Error('it has no "doc" or no "articles"');
    return gold;
  } catch (error) {
    throw new SetupError([
      { code: "C330", where: file, message: `is no gold file (${(error as Error).message}); mend it` },
    ]);
  }
}

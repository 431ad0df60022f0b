import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { makeDataset } from "../../src/pipeline/make-dataset.js";
import type { Format } from "../../src/stages/9-write/formats.js";

/** Two made-up pages: places with codes, an organisation, figures, a broken line, a formula-like title. */
export const PAGES: Readonly<Record<string, string>> = {
  "a.txt":
    "社区共治解难题\n\n奉贤区金汇镇贤苑社区党支部牵头召开居民议事会，新增停车泊\n位36个。半年来，小区停车投诉量同比下降近四成，居民满意度由72%提升至90%。\n",
  "more/b.txt": "=1+1，从一道算式说起\n\n闵行区梅陇镇综合行政执法队检查商户120户，整改率达到95%以上。\n",
};

const made: string[] = [];

/** A folder that is gone after the tests. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "lilong-test-"));
  made.push(folder);
  return folder;
}

export function removeTemporaryFolders(): void {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
}

/** Writes files below a folder. */
export function writeFiles(folder: string, files: Readonly<Record<string, string | Uint8Array>>): string {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

/** A folder with `pages/` and `dataset/`, made from them. */
export async function makeTestDataset(formats: readonly Format[], pages = PAGES): Promise<string> {
  const folder = temporaryFolder();
  writeFiles(join(folder, "pages"), pages);
  const request = { pipeline: "governance", input: [join(folder, "pages")], output: join(folder, "dataset") };
  await makeDataset({ ...request, formats, cache: false });
  return folder;
}

/** A copy of the folder in which a file was changed. */
export function changedCopy(folder: string, file: string, change: (text: string) => string | null): string {
  const copy = temporaryFolder();
  cpSync(folder, copy, { recursive: true });
  const path = join(copy, file);
  const text = change(readFileSync(path, "utf8"));
  if (text === null) rmSync(path);
  else writeFileSync(path, text);
  return copy;
}

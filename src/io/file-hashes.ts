import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { slashed } from "./slashed.js";

/** SHA-256 of every file below a folder, by path with `/`; none where there is no folder. */
export async function fileHashes(folder: string): Promise<Record<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const hashes: Record<string, string> = {};
  for (const entry of entries) {
    if (!entry.isFile()) continue;
    const file = join(entry.parentPath, entry.name);
    const name = slashed(relative(folder, file));
    hashes[name] = createHash("sha256")
      .update(await readFile(file))
      .digest("hex");
  }
  return hashes;
}

import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

/** Files (relative, sorted) of the second folder that the first lacks or that hold other bytes there. */
export async function differingFiles(old: string, now: string): Promise<string[]> {
  const names = await readdir(now, { recursive: true, withFileTypes: true });
  const files = names.filter((one) => one.isFile()).map((one) => join(one.parentPath, one.name).slice(now.length + 1));
  const differing: string[] = [];
  for (const file of files.sort()) {
    const [a, b] = await Promise.all([readFile(join(old, file)).catch(() => null), readFile(join(now, file))]);
    if (a === null || !a.equals(b)) differing.push(file);
  }
  return differing;
}

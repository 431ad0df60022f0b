import { randomBytes } from "node:crypto";
import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from "node:fs/promises";
import { homedir } from "node:os";
import { join } from "node:path";

/** Where what was computed before is kept: $LILONG_CACHE, else the user's cache folder. */
export function cacheFolder(): string {
  const base = process.env.XDG_CACHE_HOME || join(homedir(), ".cache");
  return process.env.LILONG_CACHE || join(base, "lilong");
}

/** Bytes that the cache may hold; the entries not used for longest go first. */
const MAX_BYTES = 512 * 2 ** 20;
/** An entry's time of use need not be finer than this (milliseconds). */
const DAY = 86_400_000;

/**
 * Values by the hash of everything that they depend on. Several runs may use it at once: an entry is put in place as a
 * whole, and one that cannot be read or written is as if it were not there.
 */
export class ContentCache {
  readonly #folder: string;

  constructor(folder: string = cacheFolder()) {
    this.#folder = folder;
  }

  async get<T>(key: string): Promise<T | null> {
    const file = this.#file(key);
    try {
      const value = JSON.parse(await readFile(file, "utf8")) as T;
      await touch(file);
      return value;
    } catch {
      return null;
    }
  }

  async put(key: string, value: unknown): Promise<void> {
    const file = this.#file(key);
    const draft = `${file}.${randomBytes(4).toString("hex")}.tmp`;
    try {
      await mkdir(join(file, ".."), { recursive: true });
      await writeFile(draft, JSON.stringify(value));
      await rename(draft, file);
    } catch {
      await rm(draft, { force: true }).catch(() => undefined);
    }
  }

  #file(key: string): string {
    return join(this.#folder, key.slice(0, 2), `${key.slice(2)}.json`);
  }

  /** Drops the entries not used for longest until the rest fits. */
  async prune(most: number = MAX_BYTES): Promise<void> {
    const all = await this.#entries();
    // A draft that is still there after a day is of a run that died.
    const dead = all.filter((entry) => entry.file.endsWith(".tmp") && Date.now() - entry.used > DAY);
    for (const entry of dead) await rm(entry.file, { force: true }).catch(() => undefined);
    const entries = all.filter((entry) => !dead.includes(entry));
    let size = entries.reduce((sum, entry) => sum + entry.size, 0);
    for (const entry of entries.sort((a, b) => a.used - b.used)) {
      if (size <= most) return;
      await rm(entry.file, { force: true }).catch(() => undefined);
      size -= entry.size;
    }
  }

  async #entries(): Promise<{ file: string; size: number; used: number }[]> {
    const found = await readdir(this.#folder, { recursive: true, withFileTypes: true }).catch(() => []);
    const entries: { file: string; size: number; used: number }[] = [];
    for (const one of found) {
      if (!one.isFile()) continue;
      const file = join(one.parentPath, one.name);
      const info = await stat(file).catch(() => null);
      if (info !== null) entries.push({ file, size: info.size, used: info.mtimeMs });
    }
    return entries;
  }
}

async function touch(file: string): Promise<void> {
  const now = Date.now();
  const info = await stat(file);
  if (now - info.mtimeMs > DAY) await utimes(file, new Date(now), new Date(now)).catch(() => undefined);
}

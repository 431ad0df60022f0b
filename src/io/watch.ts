import { existsSync, type FSWatcher, readdirSync, realpathSync, statSync, watch } from "node:fs";
import { basename, dirname, join } from "node:path";

/** Milliseconds of quiet after a change before it counts: an editor saves in several steps. */
const QUIET = 200;

/** A file is watched through its folder: editors that put a new file in its place would end a watch of the file itself. */
function watchOne(path: string, signal: AbortSignal, note: () => void): FSWatcher {
  if (statSync(path).isDirectory()) return watch(path, { recursive: true, signal }, note);
  return watch(dirname(path), { signal }, (_, name) => {
    if (name === null || name === basename(path)) note();
  });
}

/**
 * The real places of a path and of the links below it: systems watch a folder without what is linked into it. A link
 * that is made later is a change, but what it leads to is not watched.
 */
function placesOf(path: string, known = new Set<string>()): Set<string> {
  const place = realpathSync(path);
  if (known.has(place)) return known;
  known.add(place);
  if (!statSync(place).isDirectory()) return known;
  for (const entry of readdirSync(place, { recursive: true, withFileTypes: true })) {
    if (!entry.isSymbolicLink()) continue;
    const link = join(entry.parentPath, entry.name);
    if (existsSync(link)) placesOf(link, known);
  }
  return known;
}

/**
 * Calls back at once, and again after files below the folders (or files) have changed and a moment of quiet has passed,
 * one call at a time; changes during a call, the first one too, give one more. Ends when the signal is aborted.
 */
export async function watchPaths(
  paths: readonly string[],
  onChange: () => Promise<void>,
  signal: AbortSignal,
): Promise<void> {
  let wake = (): void => undefined;
  let changed = false;
  const note = (): void => {
    changed = true;
    wake();
  };
  const places = new Set(paths.flatMap((path) => [path, ...placesOf(path)]));
  // A folder that goes away while it is looked at is a change like any other.
  const watchers = [...places].map((path) => watchOne(path, signal, note).on("error", note));
  signal.addEventListener("abort", () => wake(), { once: true });
  await onChange();
  while (!signal.aborted) {
    if (!changed) await new Promise<void>((resolve) => (wake = resolve));
    while (changed && !signal.aborted) {
      changed = false;
      await new Promise((resolve) => setTimeout(resolve, QUIET));
    }
    if (!signal.aborted) await onChange();
  }
  for (const watcher of watchers) watcher.close();
}

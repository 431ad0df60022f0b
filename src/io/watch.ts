import { type FSWatcher, statSync, watch } from "node:fs";
import { basename, dirname } from "node:path";

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
 * Calls back after files below the folders (or files) have changed and a moment of quiet has passed, one call at a time;
 * changes during a call give one more. Ends when the signal is aborted.
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
  // A folder that goes away while it is looked at is a change like any other.
  const watchers = paths.map((path) => watchOne(path, signal, note).on("error", note));
  signal.addEventListener("abort", () => wake(), { once: true });
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

import { type FSWatcher, watch } from "node:fs";

/** Milliseconds of quiet after a change before it counts: an editor saves in several steps. */
const QUIET = 200;

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
  const watchers: FSWatcher[] = paths.map((path) => {
    const watcher = watch(path, { recursive: true, signal }, note);
    // A folder that goes away while it is looked at is a change like any other.
    return watcher.on("error", note);
  });
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

import type { FileHandle } from "node:fs/promises";
import { type Disk, realDisk } from "../../src/io/disk.js";

/** What a step of the disk does once the disk is to fail. */
export class Crash extends Error {}

/** A disk that does `steps` steps as it should, and fails all that come after: a process that is gone writes no more. */
export function diesAfter(steps: number): Disk & { taken(): number } {
  let taken = 0;
  return {
    ...wrap(() => {
      if (++taken > steps) throw new Crash(`died at step ${taken}`);
    }),
    taken: () => taken,
  };
}

/** A disk on which one kind of step fails, from the n-th time on, as many times as said, with an error code of the system. */
export function failsAt(step: keyof Disk, n: number, code: string, times = Number.POSITIVE_INFINITY): Disk {
  let seen = 0;
  return wrap((name) => {
    if (name === step && ++seen >= n && seen < n + times)
      throw Object.assign(new Error(`${code}: it fails, ${name}`), { code });
  });
}

const handles: FileHandle[] = [];

/** A process that is gone has no open files; one that plays dead closes them here. */
export async function closeHandles(): Promise<void> {
  for (const handle of handles.splice(0)) await handle.close().catch(() => undefined);
}

function wrap(before: (name: string) => void): Disk {
  const entries = Object.entries(realDisk).map(([name, step]) => [
    name,
    async (...args: unknown[]) => {
      before(name);
      const result = await (step as (...args: unknown[]) => unknown)(...args);
      if (name.startsWith("create")) handles.push(result as FileHandle);
      return result;
    },
  ]);
  return Object.fromEntries(entries) as unknown as Disk;
}

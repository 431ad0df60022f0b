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

function wrap(before: (name: string) => void): Disk {
  const entries = Object.entries(realDisk).map(([name, step]) => [
    name,
    async (...args: unknown[]) => {
      before(name);
      return (step as (...args: unknown[]) => unknown)(...args);
    },
  ]);
  return Object.fromEntries(entries) as unknown as Disk;
}

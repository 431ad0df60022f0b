import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { hostname } from "node:os";
import { basename, dirname, join } from "node:path";
import { SetupError } from "../model/faults.js";
import type { Disk } from "./disk.js";

/** The process that writes into a folder. */
interface Owner {
  readonly pid: number;
  readonly host: string;
  /** When the process began, so that another one that was given the same number is told apart; "" where unknown. */
  readonly begun: string;
}

/** A lock that cannot be read is being written, unless it is older than this (milliseconds). */
const GRACE = 10_000;

export interface RunLock {
  release(): Promise<void>;
}

/**
 * Keeps other runs out of an output folder by a file `.<name>.lock` beside it. The lock of a process that is gone counts
 * for nothing and is taken away.
 *
 * @throws SetupError C313 where another run holds the folder.
 */
export async function lockFolder(output: string, target: string, disk: Disk): Promise<RunLock> {
  const file = join(dirname(target), `.${basename(target)}.lock`);
  for (let attempt = 0; attempt < 5; attempt++) {
    if (await take(file, disk)) return { release: () => disk.remove(file) };
    const text = await disk.read(file).catch(() => null);
    if (text === null) continue;
    const owner = parseOwner(text);
    if (owner === null ? await isFresh(file, disk) : isAlive(owner)) throw held(output, file, owner);
    await takeAway(file, text, disk);
  }
  throw held(output, file, null);
}

async function take(file: string, disk: Disk): Promise<boolean> {
  const owner: Owner = { pid: process.pid, host: hostname(), begun: beginOf(process.pid) };
  const handle = await disk.createNew(file).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "EEXIST") return null;
    throw error;
  });
  if (handle === null) return false;
  try {
    await disk.append(handle, Buffer.from(`${JSON.stringify(owner)}\n`));
  } finally {
    await handle.close();
  }
  return true;
}

/** Two runs may find the same dead lock: moved aside first, so that neither removes the new lock of the other. */
async function takeAway(file: string, text: string, disk: Disk): Promise<void> {
  const aside = `${file}.${randomBytes(4).toString("hex")}`;
  try {
    await disk.rename(file, aside);
  } catch {
    return;
  }
  const moved = await disk.read(aside).catch(() => text);
  if (moved !== text) await disk.rename(aside, file);
  else await disk.remove(aside);
}

function parseOwner(text: string): Owner | null {
  try {
    const owner = JSON.parse(text) as Owner;
    return typeof owner.pid === "number" ? owner : null;
  } catch {
    return null;
  }
}

async function isFresh(file: string, disk: Disk): Promise<boolean> {
  const changed = await disk.changed(file);
  return changed !== null && Date.now() - changed.getTime() < GRACE;
}

/** A process of another machine cannot be looked at, so its lock is taken at its word. */
function isAlive(owner: Owner): boolean {
  if (owner.host !== hostname()) return true;
  try {
    process.kill(owner.pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
  if (hasEnded(owner.pid)) return false;
  const begun = beginOf(owner.pid);
  return begun === "" || owner.begun === "" || begun === owner.begun;
}

/** A process that was killed keeps its number until its parent asks for it, which in a container may be never. */
function hasEnded(pid: number): boolean {
  return /^[ZX]/.test(statusOf(pid)[0] ?? "");
}

/** Start of a process in clock ticks since boot (field 22 of stat); "" on systems without /proc. */
function beginOf(pid: number): string {
  return statusOf(pid)[19] ?? "";
}

/** Fields of /proc/PID/stat (proc(5)) from the third on, which is the state; none on systems without it. */
function statusOf(pid: number): string[] {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    return stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  } catch {
    return [];
  }
}

function held(output: string, file: string, owner: Owner | null): SetupError {
  const who = owner === null ? "another run" : `another run (process ${owner.pid} on ${owner.host})`;
  const message = `is being written by ${who}; wait for it, name another --output, or remove ${file} if that run is gone`;
  return new SetupError([{ code: "C313", where: output, message }]);
}

import { realpathSync, type Stats, statSync } from "node:fs";
import { basename, dirname, join, resolve, sep } from "node:path";
import { SetupError } from "../model/faults.js";
import { TABLES } from "../model/tables.js";
import type { Disk } from "./disk.js";

/** The files that a run may write; whatever else lies in an output folder is a user's own and is kept. */
const OWN_FILES = new Set([
  "run.json",
  "datapackage.json",
  "report.html",
  "schemas",
  "lilong.xlsx",
  ...TABLES.flatMap(({ name }) => ["csv", "json", "ndjson", "parquet"].map((format) => `${name}.${format}`)),
]);

export function isDatasetFile(name: string): boolean {
  return OWN_FILES.has(name);
}

/** Where an output folder really is: a link to a folder stays a link. */
export function targetOf(output: string): string {
  try {
    return realpathSync(output);
  } catch {
    return resolve(output);
  }
}

function statOf(path: string): Stats | null {
  try {
    return statSync(path);
  } catch {
    return null;
  }
}

/**
 * @throws SetupError C311 where the folder holds other things than a dataset, or is no folder; C314 where it cannot be
 * moved into place because another disk is mounted on it.
 */
export async function refuseForeign(output: string, target: string, disk: Disk): Promise<void> {
  const info = statOf(target);
  if (info === null) return;
  const names = await disk.list(target);
  const ours = info.isDirectory() && (names.length === 0 || names.includes("run.json"));
  const around = (process.cwd() + sep).startsWith(target + sep);
  if (!ours || around) {
    const message = "holds other things than a dataset of lilong; name an empty or new folder with --output";
    throw new SetupError([{ code: "C311", where: output, message }]);
  }
  if (info.dev === statSync(dirname(target)).dev) return;
  const message = "is a mount point, which cannot be replaced as a whole; name a folder inside it with --output";
  throw new SetupError([{ code: "C314", where: output, message }]);
}

/**
 * Sets right what a run that was killed has left beside the folder: a dataset that was moved aside and not replaced goes
 * back, a user's own files in one that was replaced go over, everything half-written goes. Only under the folder's lock.
 */
export async function recoverFolder(target: string, disk: Disk): Promise<void> {
  const parent = dirname(target);
  const left = leftovers(target, await disk.list(parent));
  const old = left.filter((name) => name.endsWith(".old")).map((name) => join(parent, name));
  for (const folder of old) {
    if ((await disk.changed(target)) === null) await disk.rename(folder, target);
    else await retire(folder, target, disk);
  }
  for (const name of left.filter((one) => !one.endsWith(".old"))) await disk.remove(join(parent, name));
}

/** Moves a user's own files out of a replaced dataset into the one that stands, and removes the rest. */
export async function retire(old: string, target: string, disk: Disk): Promise<void> {
  const taken = new Set(await disk.list(target));
  for (const name of await disk.list(old)) {
    if (isDatasetFile(name)) continue;
    await disk.rename(join(old, name), join(target, taken.has(name) ? `${name}.old` : name));
  }
  await disk.remove(old);
}

/** Names beside the folder that a run gave to its temporary folders. */
export function leftovers(target: string, names: readonly string[]): string[] {
  const head = `.${basename(target)}.`;
  return names.filter((name) => name.startsWith(head) && /^[0-9a-f]{8}\.tmp(\.old)?$/.test(name.slice(head.length)));
}

import { createHash, type Hash, randomBytes } from "node:crypto";
import type { FileHandle } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { SetupError } from "../model/faults.js";
import { leftovers, recoverFolder, refuseForeign, retire, targetOf } from "./dataset-place.js";
import { type Disk, realDisk } from "./disk.js";
import { lockFolder, type RunLock } from "./run-lock.js";

/** Bytes gathered before they are written. */
const BUFFER = 1 << 18;

interface OpenFile {
  readonly handle: FileHandle;
  readonly hash: Hash;
  waiting: Uint8Array[];
  size: number;
}

/**
 * A dataset being written: into a temporary folder beside the output folder, moved into place as a whole by `commit`.
 * What stood there before stays as it was until then, whatever happens to the process or the disk.
 */
export class DatasetFolder {
  readonly #output: string;
  readonly #target: string;
  readonly #folder: string;
  readonly #disk: Disk;
  readonly #open = new Map<string, OpenFile>();
  readonly #folders = new Set<string>();
  readonly #hashes: Record<string, string> = {};
  #lock: RunLock | null = null;
  /** The outermost folder that had to be made for the output folder to stand in. */
  #made: string | undefined;

  private constructor(output: string, target: string, disk: Disk) {
    this.#output = output;
    this.#target = target;
    this.#disk = disk;
    this.#folder = join(dirname(target), `.${basename(target)}.${randomBytes(4).toString("hex")}.tmp`);
  }

  /** @throws SetupError where the folder is not ours to write (C311, C314). */
  static async check(output: string, disk: Disk = realDisk): Promise<void> {
    await refuseForeign(output, targetOf(output), disk);
  }

  /** Clears away what a killed run left beside a dataset that needs no writing; while another run is at it, that one does. */
  static async tidy(output: string, disk: Disk = realDisk): Promise<void> {
    const target = targetOf(output);
    const names = await disk.list(dirname(target));
    if (leftovers(target, names).length === 0 && !names.includes(`.${basename(target)}.lock`)) return;
    try {
      const lock = await lockFolder(output, target, disk);
      await recoverFolder(target, disk).finally(() => lock.release());
    } catch {
      // The dataset is whole: what cannot be cleared away now is no reason to fail.
    }
  }

  /** @throws SetupError C310 where the folder cannot be written; C313 where another run writes it. */
  static async create(output: string, disk: Disk = realDisk): Promise<DatasetFolder> {
    await DatasetFolder.check(output, disk);
    const folder = new DatasetFolder(output, targetOf(output), disk);
    try {
      await folder.#begin();
      return folder;
    } catch (error) {
      await folder.discard();
      if (error instanceof SetupError) throw error;
      const message = `cannot be written (${(error as Error).message}); name another --output or mend its permissions`;
      throw new SetupError([{ code: "C310", where: output, message }]);
    }
  }

  async #begin(): Promise<void> {
    this.#made = await this.#disk.mkdir(dirname(this.#target));
    this.#lock = await lockFolder(this.#output, this.#target, this.#disk);
    await recoverFolder(this.#target, this.#disk);
    await this.#disk.mkdir(this.#folder);
  }

  /** Puts text behind what the file holds; small parts are gathered first. */
  append(file: string, part: string | Uint8Array): Promise<void> {
    return this.#writing(async () => {
      const state = this.#open.get(file) ?? (await this.#create(file));
      const bytes = typeof part === "string" ? Buffer.from(part) : part;
      state.waiting.push(bytes);
      state.size += bytes.length;
      if (state.size >= BUFFER) await this.#flush(state);
    });
  }

  /** Writes a whole file. */
  put(file: string, text: string | Uint8Array): Promise<void> {
    return this.append(file, text).then(() => this.#writing(() => this.#close(file)));
  }

  async #create(file: string): Promise<OpenFile> {
    const folder = dirname(join(this.#folder, file));
    if (!this.#folders.has(folder)) await this.#disk.mkdir(folder);
    this.#folders.add(folder);
    const handle = await this.#disk.create(join(this.#folder, file));
    const state: OpenFile = { handle, hash: createHash("sha256"), waiting: [], size: 0 };
    this.#open.set(file, state);
    return state;
  }

  async #flush(state: OpenFile): Promise<void> {
    const bytes = Buffer.concat(state.waiting);
    state.waiting = [];
    state.size = 0;
    state.hash.update(bytes);
    await this.#disk.append(state.handle, bytes);
  }

  async #close(file: string): Promise<void> {
    const state = this.#open.get(file) as OpenFile;
    await this.#flush(state);
    await this.#disk.sync(state.handle);
    await state.handle.close();
    this.#open.delete(file);
    this.#hashes[file] = state.hash.digest("hex");
  }

  /** Closes every file and tells SHA-256 by name, sorted. */
  finish(): Promise<Record<string, string>> {
    return this.#writing(async () => {
      for (const file of [...this.#open.keys()]) await this.#close(file);
      return Object.fromEntries(Object.entries(this.#hashes).sort(([a], [b]) => (a < b ? -1 : 1)));
    });
  }

  /** Puts the dataset in place of the old one; files in the folder that are no part of a dataset are kept. */
  async commit(): Promise<void> {
    await this.finish();
    await this.#writing(async () => {
      for (const folder of this.#folders) await this.#disk.syncFolder(folder);
      await this.#replace();
    });
    await this.#lock?.release();
  }

  /** Between the two moves the old dataset lies whole beside its place: the next run puts it back. */
  async #replace(): Promise<void> {
    const old = `${this.#folder}.old`;
    const existed = (await this.#disk.changed(this.#target)) !== null;
    if (existed) await this.#disk.rename(this.#target, old);
    try {
      await this.#disk.rename(this.#folder, this.#target);
    } catch (error) {
      if (existed) await this.#disk.rename(old, this.#target);
      throw error;
    }
    await this.#disk.syncFolder(dirname(this.#target));
    // The new dataset stands; what cannot be tidied now is tidied by the next run.
    if (existed) await retire(old, this.#target, this.#disk).catch(() => undefined);
  }

  /** Leaves no trace; a step that fails leaves something for the next run to clean. */
  async discard(): Promise<void> {
    for (const { handle } of this.#open.values()) await handle.close().catch(() => undefined);
    this.#open.clear();
    await this.#disk.remove(this.#folder).catch(() => undefined);
    await this.#lock?.release().catch(() => undefined);
    if (this.#made === undefined) return;
    for (let folder = dirname(this.#target); folder.length >= this.#made.length; folder = dirname(folder)) {
      await this.#disk.removeEmpty(folder).catch(() => undefined);
    }
  }

  async #writing<T>(step: () => Promise<T>): Promise<T> {
    try {
      return await step();
    } catch (error) {
      if (error instanceof SetupError || (error as NodeJS.ErrnoException).code === undefined) throw error;
      const message = `could not be written to the end (${(error as Error).message}); make room or mend the disk. The dataset that was there is kept`;
      throw new SetupError([{ code: "C312", where: this.#output, message }]);
    }
  }
}

import { randomBytes } from "node:crypto";
import { type FileHandle, mkdir, open, readdir, rename, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { SetupError } from "../model/faults.js";

/** Bytes gathered before they are written. */
const BUFFER = 1 << 18;

interface OpenFile {
  readonly handle: FileHandle;
  waiting: Uint8Array[];
  size: number;
}

async function flush(state: OpenFile): Promise<void> {
  const parts = state.waiting;
  state.waiting = [];
  state.size = 0;
  await state.handle.appendFile(Buffer.concat(parts));
}

/**
 * A dataset being written: into a temporary folder beside the output folder, moved into place as a whole by `commit`.
 * What stood there before stays as it was until then.
 */
export class DatasetFolder {
  readonly #target: string;
  readonly #folder: string;
  readonly #open = new Map<string, OpenFile>();

  private constructor(target: string, folder: string) {
    this.#target = target;
    this.#folder = folder;
  }

  /** @throws SetupError C310 where the folder cannot be written. */
  static async create(output: string): Promise<DatasetFolder> {
    const target = resolve(output);
    await refuseForeign(output, target);
    const folder = join(dirname(target), `.${basename(target)}.${randomBytes(4).toString("hex")}.tmp`);
    try {
      await mkdir(folder, { recursive: true });
    } catch (error) {
      const message = `cannot be written (${(error as Error).message}); name another --output or mend its permissions`;
      throw new SetupError([{ code: "C310", where: output, message }]);
    }
    return new DatasetFolder(target, folder);
  }

  /** Puts text behind what the file holds; small parts are gathered first. */
  async append(file: string, part: string | Uint8Array): Promise<void> {
    let state = this.#open.get(file);
    if (state === undefined) {
      await mkdir(dirname(join(this.#folder, file)), { recursive: true });
      state = { handle: await open(join(this.#folder, file), "w"), waiting: [], size: 0 };
      this.#open.set(file, state);
    }
    state.waiting.push(typeof part === "string" ? Buffer.from(part) : part);
    state.size += part.length;
    if (state.size >= BUFFER) await flush(state);
  }

  async put(file: string, text: string | Uint8Array): Promise<void> {
    await mkdir(dirname(join(this.#folder, file)), { recursive: true });
    await writeFile(join(this.#folder, file), text);
  }

  /** Puts every file of the dataset in place of the old ones; files that no dataset holds are kept. */
  async commit(): Promise<void> {
    for (const state of this.#open.values()) {
      await flush(state);
      await state.handle.sync();
      await state.handle.close();
    }
    this.#open.clear();
    const old = `${this.#folder}.old`;
    const existed = await rename(this.#target, old).then(
      () => true,
      () => false,
    );
    try {
      await rename(this.#folder, this.#target);
    } catch (error) {
      if (existed) await rename(old, this.#target);
      throw error;
    }
    if (existed) await this.#keepForeign(old);
  }

  async #keepForeign(old: string): Promise<void> {
    for (const name of await readdir(old)) {
      if (isDatasetFile(name)) continue;
      await rename(join(old, name), join(this.#target, name));
    }
    await rm(old, { recursive: true, force: true });
  }

  async discard(): Promise<void> {
    for (const { handle } of this.#open.values()) await handle.close().catch(() => undefined);
    await rm(this.#folder, { recursive: true, force: true });
  }
}

/** A folder that holds other things than a dataset is not ours to replace. */
async function refuseForeign(output: string, target: string): Promise<void> {
  const names: string[] = await readdir(target).catch(() => []);
  const ours = names.length === 0 || names.includes("run.json");
  const around = `${process.cwd()}/`.startsWith(`${target}/`);
  if (ours && !around) return;
  const message = "holds other things than a dataset of lilong; name an empty or new folder with --output";
  throw new SetupError([{ code: "C311", where: output, message }]);
}

const DATASET_FILE = /\.(csv|json|ndjson|parquet|xlsx)$|^report\.html$|^schemas$/;

function isDatasetFile(name: string): boolean {
  return DATASET_FILE.test(name);
}

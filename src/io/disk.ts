import { type FileHandle, mkdir, open, readdir, readFile, rename, rm, rmdir, stat } from "node:fs/promises";
import { dirname } from "node:path";

/** What writing a dataset asks of the disk: one seam, so that tests can let any step of it fail. */
export interface Disk {
  mkdir(folder: string): Promise<string | undefined>;
  create(file: string): Promise<FileHandle>;
  /** Creates a file that must not be there yet. */
  createNew(file: string): Promise<FileHandle>;
  append(handle: FileHandle, bytes: Uint8Array): Promise<void>;
  /** Sees to it that what was written survives a power cut. */
  sync(handle: FileHandle): Promise<void>;
  syncFolder(folder: string): Promise<void>;
  rename(from: string, to: string): Promise<void>;
  remove(path: string): Promise<void>;
  removeEmpty(folder: string): Promise<void>;
  /** Names in a folder; none where there is no folder. */
  list(folder: string): Promise<string[]>;
  read(file: string): Promise<string>;
  /** When a file was last changed, or null where there is none. */
  changed(path: string): Promise<Date | null>;
}

export const realDisk: Disk = {
  mkdir: makeFolder,
  create: (file) => open(file, "w"),
  createNew: (file) => open(file, "wx"),
  append: (handle, bytes) => handle.appendFile(bytes),
  sync: (handle) => handle.sync(),
  // Folders cannot be opened on Windows, and need not be.
  syncFolder: async (folder) => {
    const handle = await open(folder, "r").catch(() => null);
    await handle?.sync().catch(() => undefined);
    await handle?.close();
  },
  rename,
  remove: (path) => rm(path, { recursive: true, force: true }),
  removeEmpty: rmdir,
  list: async (folder) => (await readdir(folder).catch(() => [])).sort(),
  read: (file) => readFile(file, "utf8"),
  changed: async (path) => (await stat(path).catch(() => null))?.mtime ?? null,
};

/**
 * Makes a folder and those around it that are missing, and gives the outermost one made. Node's own way never ends on
 * file systems that say ENOENT to a mkdir in a folder that is there (/proc).
 */
async function makeFolder(folder: string): Promise<string | undefined> {
  try {
    await mkdir(folder);
    return folder;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "EEXIST" && (await stat(folder)).isDirectory()) return undefined;
    const parent = dirname(folder);
    if (code !== "ENOENT" || parent === folder || (await stat(parent).catch(() => null)) !== null) throw error;
    const made = await makeFolder(parent);
    await mkdir(folder);
    return made;
  }
}

import { createHash } from "node:crypto";
import { access, readdir, readFile, stat } from "node:fs/promises";
import { basename, join, relative, resolve, sep } from "node:path";
import pLimit from "p-limit";
import picomatch from "picomatch";
import { SetupError } from "../model/faults.js";

/** A file to read: where it is, and its path relative to the input folder with `/`. */
export interface InputFile {
  readonly file: string;
  readonly path: string;
}

const READABLE = new Set([".txt", ".text", ".md", ".markdown", ".html", ".htm", ".docx"]);

/** Folders that are never read with the one around them: hidden ones, installed packages, and what a run wrote (its report is a page too). */
async function isPassedOver(folder: string, name: string): Promise<boolean> {
  if (name.startsWith(".") || name === "node_modules") return true;
  const isThere = (file: string): Promise<boolean> =>
    access(join(folder, file)).then(
      () => true,
      () => false,
    );
  return (await isThere("run.json")) && (await isThere("datapackage.json"));
}

/** Folders are read for documents alone: no hidden files, and a README tells of a folder rather than standing in it. */
function isDocument(name: string): boolean {
  if (name.startsWith(".") || /^readme\b/i.test(name)) return false;
  const dot = name.lastIndexOf(".");
  return dot > 0 && READABLE.has(name.slice(dot).toLowerCase());
}

/**
 * The documents that the arguments name: files, folders (read with their subfolders) and globs.
 *
 * @throws SetupError C301 where an argument names nothing.
 */
export async function listInputs(args: readonly string[]): Promise<InputFile[]> {
  const found = new Map<string, InputFile>();
  for (const arg of args) {
    const files = await listOne(arg);
    if (files.length === 0) {
      const message = "names no document; give a folder, files or a glob with .txt, .md, .html or .docx";
      throw new SetupError([{ code: "C301", where: arg, message }]);
    }
    for (const file of files) addInput(found, file);
  }
  return [...found.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
}

function addInput(found: Map<string, InputFile>, input: InputFile): void {
  const known = found.get(input.path);
  if (known === undefined) found.set(input.path, input);
  else if (resolve(known.file) !== resolve(input.file)) {
    const message = `and ${known.file} would both be "${input.path}" in the dataset; give their common folder instead`;
    throw new SetupError([{ code: "C302", where: input.file, message }]);
  }
}

async function listOne(arg: string): Promise<InputFile[]> {
  const info = await stat(arg).catch(() => null);
  if (info?.isDirectory()) return listFolder(arg, arg, () => true);
  if (info !== null) return [{ file: arg, path: basename(arg) }];
  const scanned = scanGlob(arg);
  if (!scanned.isGlob) return [];
  const base = scanned.base || ".";
  const matches = picomatch(scanned.glob);
  return listFolder(base, base, (path) => matches(path));
}

/** A glob is written with `/`; where paths are written with `\\`, so may be a glob. */
function scanGlob(arg: string) {
  return picomatch.scan(sep === "/" ? arg : arg.split(sep).join("/"));
}

/** The folder or file that an argument is about: a glob's fixed beginning. */
export function watchedPath(arg: string): string {
  const scanned = scanGlob(arg);
  return scanned.isGlob ? scanned.base || "." : arg;
}

async function listFolder(root: string, folder: string, wanted: (path: string) => boolean): Promise<InputFile[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const files: InputFile[] = [];
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const file = join(folder, entry.name);
    if (entry.isDirectory() && !(await isPassedOver(file, entry.name))) {
      files.push(...(await listFolder(root, file, wanted)));
    }
    const path = relative(root, file).split(sep).join("/");
    if (!entry.isDirectory() && isDocument(entry.name) && wanted(path)) files.push({ file, path });
  }
  return files;
}

/** A document with the hash of its bytes. */
export interface HashedInput extends InputFile {
  readonly sha256: string;
  readonly bytes: number;
}

/** Hashes all files, at most `concurrency` open at once; an unreadable one gets an empty hash and is told of when it is read. */
export async function hashInputs(files: readonly InputFile[], concurrency: number): Promise<HashedInput[]> {
  const limit = pLimit(concurrency);
  return Promise.all(
    files.map((input) =>
      limit(async () => {
        const content = await readFile(input.file).catch(() => null);
        const sha256 = content === null ? "" : createHash("sha256").update(content).digest("hex");
        return { ...input, sha256, bytes: content?.length ?? 0 };
      }),
    ),
  );
}

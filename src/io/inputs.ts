import { createHash } from "node:crypto";
import { access, readdir, readFile, realpath, stat } from "node:fs/promises";
import { basename, join, relative, resolve } from "node:path";
import pLimit from "p-limit";
import picomatch from "picomatch";
import { SetupError } from "../model/faults.js";
import { slashed } from "./slashed.js";

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
  if (info?.isFile()) return [{ file: arg, path: basename(arg) }];
  if (info !== null) throw notAFile(arg);
  const scanned = scanGlob(arg);
  if (!scanned.isGlob) return [];
  const base = scanned.base || ".";
  const matches = picomatch(scanned.glob);
  return listFolder(base, base, (path) => matches(path));
}

/** A pipe or device can be read but once, and a run reads twice: to hash, and to process what has changed. */
function notAFile(arg: string): SetupError {
  const message = "is neither file nor folder; save it to a file first, or give it to lilong extract";
  return new SetupError([{ code: "C301", where: arg, message }]);
}

/** A glob is written with `/`; where paths are written with `\\`, so may be a glob. */
function scanGlob(arg: string, separator?: string) {
  return picomatch.scan(slashed(arg, separator));
}

/** The folder or file that an argument is about: a glob's fixed beginning. */
export function watchedPath(arg: string, separator?: string): string {
  const scanned = scanGlob(arg, separator);
  return scanned.isGlob ? scanned.base || "." : arg;
}

/**
 * Links count as what they lead to; a link back to a folder around it is not followed, one that leads nowhere is a
 * document that cannot be read. Pipes and sockets are passed over.
 */
async function listFolder(
  root: string,
  folder: string,
  wanted: (path: string) => boolean,
  around: readonly string[] = [],
): Promise<InputFile[]> {
  const here = await realpath(folder).catch(() => folder);
  if (around.includes(here)) return [];
  const names = await readdir(folder).catch(noFolder(folder));
  const files: InputFile[] = [];
  for (const name of names.sort()) {
    const file = join(folder, name);
    const info = await stat(file).catch(() => null);
    if (info?.isDirectory() && !(await isPassedOver(file, name))) {
      files.push(...(await listFolder(root, file, wanted, [...around, here])));
    }
    const path = slashed(relative(root, file));
    const isThere = info === null || info.isFile();
    if (isThere && isDocument(name) && wanted(path)) files.push({ file, path });
  }
  return files;
}

/** A folder that is not there holds nothing; one that cannot be opened might, and is not passed over in silence. */
function noFolder(folder: string): (error: NodeJS.ErrnoException) => string[] {
  return (error) => {
    if (error.code === "ENOENT") return [];
    const message = `cannot be read (${error.message}); mend its permissions or leave it out`;
    throw new SetupError([{ code: "C301", where: folder, message }]);
  };
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

import { randomBytes } from "node:crypto";
import { closeSync, fstatSync, mkdirSync, openSync, readFileSync, readSync, renameSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { SetupError } from "../model/faults.js";
import { PACKAGE_ROOT } from "./package-root.js";

export const ARTEFACT_FOLDER = join(PACKAGE_ROOT, "dist", "data");

/**
 * Reads a compiled dictionary (`gazetteer.bin`, `lexicon.bin`) into memory that threads can share.
 *
 * @throws SetupError D130 where it was never built.
 */
export function readArtefact(name: string): SharedArrayBuffer {
  const bytes = readShared(join(ARTEFACT_FOLDER, name));
  if (bytes !== null) return bytes;
  const message = "is missing; run npm run build, which compiles it from the dictionaries";
  throw new SetupError([{ code: "D130", where: `dist/data/${name}`, message }]);
}

/**
 * The model of the name tagger, which is committed because training it takes longer than a build may.
 *
 * @throws SetupError D130 where it is missing.
 */
export function readTaggerModel(): SharedArrayBuffer {
  const bytes = readShared(join(PACKAGE_ROOT, "dictionaries", "tagger.bin"));
  if (bytes !== null) return bytes;
  const message = "is missing; put it back, or train it anew with npm run tagger";
  throw new SetupError([{ code: "D130", where: "dictionaries/tagger.bin", message }]);
}

/** The artefact, or null where there is none. */
export function findArtefact(name: string): SharedArrayBuffer | null {
  return readShared(join(ARTEFACT_FOLDER, name));
}

function readShared(path: string): SharedArrayBuffer | null {
  let file: number;
  try {
    file = openSync(path, "r");
  } catch {
    return null;
  }
  try {
    const bytes = new SharedArrayBuffer(fstatSync(file).size);
    const view = new Uint8Array(bytes);
    let at = 0;
    for (let read = -1; at < view.length && read !== 0; at += read)
      read = readSync(file, view, at, view.length - at, at);
    return bytes;
  } finally {
    closeSync(file);
  }
}

/** Puts an artefact in place as a whole, so that a run that starts meanwhile sees the old one or the new one. */
export function writeArtefact(name: string, bytes: Uint8Array): void {
  mkdirSync(ARTEFACT_FOLDER, { recursive: true });
  const draft = join(ARTEFACT_FOLDER, `.${name}.${randomBytes(4).toString("hex")}`);
  writeFileSync(draft, bytes);
  renameSync(draft, join(ARTEFACT_FOLDER, name));
}

/** The divisions as they are kept in the repository. */
export const readDivisions = (): Uint8Array => readFileSync(join(PACKAGE_ROOT, "dictionaries", "divisions.br"));

/** The general vocabulary that comes with the segmenter: a word, its count and its tag a line. */
export const readBaseWords = (): Uint8Array =>
  readFileSync(createRequire(import.meta.url).resolve("@node-rs/jieba/dict.txt"));

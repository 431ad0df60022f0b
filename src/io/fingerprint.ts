import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { sha256 } from "../text/hash.js";
import { ARTEFACT_FOLDER } from "./artefacts.js";
import { readDictionaryLayers } from "./dictionaries.js";

/** The code of the program: what an answer depends on beside dictionaries and input. */
function programHash(): string {
  const root = join(dirname(fileURLToPath(import.meta.url)), "..");
  const hash = createHash("sha256");
  for (const one of readdirSync(root, { recursive: true, encoding: "utf8" }).sort()) {
    if (/\.(c?js|ts)$/.test(one) && !one.endsWith(".d.ts")) hash.update(one).update(readFileSync(join(root, one)));
  }
  return hash.digest("hex");
}

/**
 * One hash over all that a run depends on but its documents: program, dictionaries, compiled data, pipeline. It is made
 * from bytes alone, so that a run with nothing to do need not open any of them.
 */
export function runFingerprint(pipelineText: string, settings: unknown, dictionaries?: string): string {
  const { base, own } = readDictionaryLayers(dictionaries);
  const artefacts = existsSync(ARTEFACT_FOLDER)
    ? readdirSync(ARTEFACT_FOLDER)
        .filter((name) => name.endsWith(".bin"))
        .sort()
    : [];
  return sha256([
    programHash(),
    pipelineText,
    JSON.stringify(settings),
    ...[...base, ...own].flatMap((file) => [file.path, file.bytes]),
    ...artefacts.flatMap((name) => [name, readFileSync(join(ARTEFACT_FOLDER, name))]),
  ]);
}

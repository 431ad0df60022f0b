import { ContentCache } from "../io/cache.js";
import { DatasetFolder } from "../io/dataset-files.js";
import { fileHashes } from "../io/file-hashes.js";
import { runFingerprint } from "../io/fingerprint.js";
import { type HashedInput, hashInputs, listInputs } from "../io/inputs.js";
import { readPipelineFile } from "../io/pipelines.js";
import { sha256 } from "../text/hash.js";
import { CONCURRENCY, type DatasetRequest, type DatasetResult, type KnownRun } from "./dataset-request.js";
import type { DocumentOutput } from "./document-output.js";
import type { RunOptions } from "./run.js";

/**
 * Makes a dataset from documents: all of it, or nothing, and what stood in the folder before is kept.
 *
 * @throws SetupError where pipeline, dictionaries, input or output are wrong.
 */
export async function makeDataset(request: DatasetRequest): Promise<DatasetResult> {
  const inputs = await hashInputs(await listInputs(request.input), request.concurrency ?? CONCURRENCY);
  const cache = request.cache !== false ? new ContentCache() : null;
  const print = cache === null ? "" : fingerprintOf(request);
  const runKey = sha256([print, ...inputs.flatMap((input) => [input.path, "\0", input.sha256])]);
  const known = await cache?.get<KnownRun>(runKey);
  if (known && (await isIntact(request.output, known.files))) {
    await DatasetFolder.tidy(request.output);
    return tell(known, true);
  }
  // Stages, threads and writers are loaded only where there is something to do: most of the time of a run that finds
  // nothing changed would be their start.
  const { writeDataset } = await import("./write-dataset.js");
  const made = await writeDataset(request, inputs, cache === null ? null : documentCache(cache, print));
  await cache?.put(runKey, made);
  await cache?.prune();
  return tell(made, false);
}

function tell({ summary, files }: KnownRun, unchanged: boolean): DatasetResult {
  return { summary, unchanged, files: Object.keys(files) };
}

function fingerprintOf(request: DatasetRequest): string {
  const { text } = readPipelineFile(request.pipeline);
  return runFingerprint(text, request.formats ?? null, request.dictionaries);
}

async function isIntact(output: string, files: Readonly<Record<string, string>>): Promise<boolean> {
  const now = await fileHashes(output);
  return Object.entries(files).every(([name, hash]) => now[name] === hash);
}

function documentCache(cache: ContentCache, print: string): RunOptions["cache"] {
  const key = (input: HashedInput): string => sha256([print, "\0", input.path, "\0", input.sha256]);
  return {
    get: (input) => cache.get<DocumentOutput>(key(input)),
    put: (input, output) => cache.put(key(input), output),
  };
}

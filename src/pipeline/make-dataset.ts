import { availableParallelism } from "node:os";
import { ContentCache } from "../io/cache.js";
import { DatasetFolder } from "../io/dataset-files.js";
import { type Disk, realDisk } from "../io/disk.js";
import { fileHashes } from "../io/file-hashes.js";
import { runFingerprint } from "../io/fingerprint.js";
import { type HashedInput, hashInputs, listInputs } from "../io/inputs.js";
import { readPipelineFile } from "../io/pipelines.js";
import { readVersion } from "../io/version.js";
import { dataPackage } from "../stages/9-write/datapackage.js";
import { DEFAULT_FORMATS } from "../stages/9-write/formats.js";
import { writtenTables } from "../stages/9-write/index.js";
import { sha256 } from "../text/hash.js";
import { writeOptions } from "./definition.js";
import { type DocumentOutput, processDocument } from "./document-output.js";
import { type OpenPipeline, openPipeline, type PipelineRequest } from "./open.js";
import { openPool } from "./pool.js";
import { type RunOptions, type RunSummary, runPipeline } from "./run.js";
import { runRecord, schemaFile } from "./run-record.js";

export interface DatasetRequest extends PipelineRequest {
  /** Folders, files or globs. */
  readonly input: readonly string[];
  /** Folder of the dataset, replaced as a whole. */
  readonly output: string;
  /** Files read at a time; 16 where it is not said. */
  readonly concurrency?: number;
  /** Threads that process documents; 1 works in the calling thread. All cores for large inputs where it is not said. */
  readonly threads?: number;
  /** Milliseconds that one document may take in a thread; five minutes where it is not said. */
  readonly timeout?: number;
  /** Whether what was computed before may be used; it may where it is not said. */
  readonly cache?: boolean;
  /** Where the dataset is written to; tests let it fail. */
  readonly disk?: Disk;
  readonly onProgress?: (done: number, of: number) => void;
  readonly signal?: AbortSignal;
}

export interface DatasetResult {
  readonly summary: RunSummary;
  /** The dataset was there already, made from the same by the same program. */
  readonly unchanged: boolean;
}

const CONCURRENCY = 16;
const TIMEOUT = 300_000;
/** Below this a thread costs more to start than it saves. */
const BYTES_WORTH_THREADS = 4 * 2 ** 20;

function usefulThreads(inputs: readonly HashedInput[]): number {
  const bytes = inputs.reduce((sum, input) => sum + input.bytes, 0);
  return bytes < BYTES_WORTH_THREADS ? 1 : availableParallelism();
}

/** What the cache remembers of a whole run. */
interface KnownRun {
  readonly summary: RunSummary;
  readonly files: Readonly<Record<string, string>>;
}

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
  if (known && (await isIntact(request.output, known.files))) return { summary: known.summary, unchanged: true };
  await DatasetFolder.check(request.output, request.disk);
  const pipeline = openPipeline(request);
  const folder = await DatasetFolder.create(request.output, request.disk ?? realDisk);
  try {
    const made = await fill(folder, request, pipeline, inputs, cache === null ? null : documentCache(cache, print));
    request.signal?.throwIfAborted();
    await folder.commit();
    await cache?.put(runKey, made satisfies KnownRun);
    await cache?.prune();
    return { summary: made.summary, unchanged: false };
  } catch (error) {
    await folder.discard();
    throw error;
  }
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

async function fill(
  folder: DatasetFolder,
  request: DatasetRequest,
  pipeline: OpenPipeline,
  inputs: readonly HashedInput[],
  cache: RunOptions["cache"],
): Promise<KnownRun> {
  const threads = request.threads ?? usefulThreads(inputs);
  const pool = threads > 1 ? openPool(poolData(request, pipeline), threads, request.timeout ?? TIMEOUT) : null;
  try {
    const summary = await runPipeline({
      definition: pipeline.definition,
      process: pool?.process ?? ((input) => processDocument(pipeline.process, input)),
      ahead: pool === null ? 8 : threads * 4,
      cache,
      inputs,
      folder,
      version: readVersion(),
      concurrency: request.concurrency ?? CONCURRENCY,
      ...(request.onProgress === undefined ? {} : { onProgress: request.onProgress }),
      ...(request.signal === undefined ? {} : { signal: request.signal }),
    });
    return { summary, files: await putDescriptions(folder, pipeline, inputs, summary) };
  } finally {
    await pool?.close();
  }
}

function poolData(request: PipelineRequest, { artefacts }: OpenPipeline) {
  const { pipeline, dictionaries, formats } = request;
  return {
    pipeline,
    artefacts,
    ...(dictionaries === undefined ? {} : { dictionaries }),
    ...(formats === undefined ? {} : { formats }),
  };
}

/** The files that say what the tables hold and how they were made; gives the hashes of all files. */
async function putDescriptions(
  folder: DatasetFolder,
  pipeline: OpenPipeline,
  inputs: readonly HashedInput[],
  summary: RunSummary,
): Promise<Record<string, string>> {
  const { definition, hash, setup } = pipeline;
  const options = writeOptions(definition);
  const tables = writtenTables(options);
  const provenance = { version: readVersion(), definition, pipelineHash: hash, setup, inputs };
  const formats = options.formats ?? DEFAULT_FORMATS;
  await folder.put("datapackage.json", pretty(dataPackage(definition.name, definition.title, tables, formats)));
  for (const table of tables) await folder.put(`schemas/${table.name}.schema.json`, schemaFile(table));
  await folder.put("run.json", pretty(runRecord({ ...provenance, files: await folder.finish() }, summary)));
  return folder.finish();
}

function pretty(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

import { availableParallelism } from "node:os";
import { rowsOf } from "../dictionary/rows.js";
import { DatasetFolder } from "../io/dataset-files.js";
import { realDisk } from "../io/disk.js";
import type { HashedInput } from "../io/inputs.js";
import { readVersion } from "../io/version.js";
import type { Dictionaries } from "../model/dictionary.js";
import type { ColumnNotes } from "../stages/9-write/columns.js";
import { dataPackage } from "../stages/9-write/datapackage.js";
import { DEFAULT_FORMATS } from "../stages/9-write/formats.js";
import { writtenTables } from "../stages/9-write/index.js";
import type { Concepts } from "../stages/9-write/report/figures.js";
import { CONCURRENCY, type DatasetRequest, type KnownRun } from "./dataset-request.js";
import { writeOptions } from "./definition.js";
import { processDocument } from "./document-output.js";
import { type OpenPipeline, openPipeline, type PipelineRequest } from "./open.js";
import { openPool } from "./pool.js";
import type { Processor } from "./process.js";
import { type RunOptions, type RunSummary, runPipeline } from "./run.js";
import { runRecord, schemaFile } from "./run-record.js";

const TIMEOUT = 300_000;
/** Below this a thread costs more to start than it saves. */
const BYTES_WORTH_THREADS = 4 * 2 ** 20;

function usefulThreads(inputs: readonly HashedInput[]): number {
  const bytes = inputs.reduce((sum, input) => sum + input.bytes, 0);
  return bytes < BYTES_WORTH_THREADS ? 1 : availableParallelism();
}

/**
 * Computes a dataset and puts it in place: all of it, or nothing.
 *
 * @throws SetupError where pipeline, dictionaries or output are wrong.
 */
export async function writeDataset(
  request: DatasetRequest,
  inputs: readonly HashedInput[],
  cache: RunOptions["cache"],
): Promise<KnownRun> {
  await DatasetFolder.check(request.output, request.disk);
  const threads = request.threads ?? usefulThreads(inputs);
  const opened = openFor(threads, request);
  const folder = await DatasetFolder.create(request.output, request.disk ?? realDisk);
  try {
    const made = await fill(folder, request, opened, threads, inputs, cache);
    request.signal?.throwIfAborted();
    await folder.commit();
    return made;
  } catch (error) {
    await folder.discard();
    throw error;
  }
}

type PipelineSetup = Omit<OpenPipeline, "process">;

interface Opened {
  readonly pipeline: PipelineSetup;
  /** The stages, where this thread itself takes documents through them. */
  readonly process: Processor | null;
}

/** With threads the stages are compiled here for their faults alone, and the memory that they take is given back. */
function openFor(threads: number, request: DatasetRequest): Opened {
  const { process, ...pipeline } = openPipeline(request);
  return { pipeline, process: threads > 1 ? null : process };
}

async function fill(
  folder: DatasetFolder,
  request: DatasetRequest,
  { pipeline, process }: Opened,
  threads: number,
  inputs: readonly HashedInput[],
  cache: RunOptions["cache"],
): Promise<KnownRun> {
  const notes = columnNotesOf(pipeline.setup.dictionaries);
  const pool = process === null ? openPool(poolData(request, pipeline), threads, request.timeout ?? TIMEOUT) : null;
  try {
    const summary = await runPipeline({
      definition: pipeline.definition,
      process: pool?.process ?? ((input) => processDocument(process as Processor, input)),
      ahead: pool === null ? 8 : threads * 4,
      cache,
      inputs,
      folder,
      version: readVersion(),
      concepts: conceptsOf(pipeline.setup.dictionaries),
      notes,
      concurrency: request.concurrency ?? CONCURRENCY,
      ...(request.onProgress === undefined ? {} : { onProgress: request.onProgress }),
      ...(request.signal === undefined ? {} : { signal: request.signal }),
    });
    return { summary, files: await putDescriptions(folder, pipeline, notes, inputs, summary) };
  } finally {
    await pool?.close();
  }
}

/** Concepts by id, as the dictionary of indicators has them; a pipeline of one's own may do without it. */
function conceptsOf(dictionaries: Dictionaries): Concepts {
  if (!dictionaries.has("indicators")) return new Map();
  const rows = rowsOf(dictionaries.get("indicators"), ["id", "name", "polarity"]);
  return new Map(rows.map(({ id, name, polarity }) => [id, { name, polarity }]));
}

/** What the columns mean, as the dictionary of columns has it. */
function columnNotesOf(dictionaries: Dictionaries): ColumnNotes {
  if (!dictionaries.has("columns")) return new Map();
  const rows = rowsOf(dictionaries.get("columns"), ["table", "column", "note"]);
  return new Map(rows.map(({ table, column, note }) => [table === "" ? column : `${table}.${column}`, note]));
}

function poolData(request: PipelineRequest, { artefacts }: PipelineSetup) {
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
  pipeline: PipelineSetup,
  notes: ColumnNotes,
  inputs: readonly HashedInput[],
  summary: RunSummary,
): Promise<Record<string, string>> {
  const { definition, hash, setup } = pipeline;
  const options = writeOptions(definition);
  const tables = writtenTables(options);
  const provenance = { version: readVersion(), definition, pipelineHash: hash, setup, inputs };
  const formats = options.formats ?? DEFAULT_FORMATS;
  await folder.put("datapackage.json", pretty(dataPackage(definition.name, definition.title, tables, formats, notes)));
  for (const table of tables) await folder.put(`schemas/${table.name}.schema.json`, schemaFile(table));
  await folder.put("run.json", pretty(runRecord({ ...provenance, files: await folder.finish() }, summary)));
  return folder.finish();
}

function pretty(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

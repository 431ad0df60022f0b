import { DatasetFolder } from "../io/dataset-files.js";
import { type HashedInput, hashInputs, listInputs } from "../io/inputs.js";
import { readVersion } from "../io/version.js";
import { dataPackage } from "../stages/9-write/datapackage.js";
import { DEFAULT_FORMATS, type Format } from "../stages/9-write/formats.js";
import { writtenTables } from "../stages/9-write/index.js";
import { withFormats, writeOptions } from "./definition.js";
import { type OpenPipeline, openPipeline } from "./open.js";
import { type RunSummary, runPipeline } from "./run.js";
import { runRecord, schemaFile } from "./run-record.js";

export interface DatasetRequest {
  /** Name of a packaged pipeline, or a .yaml file. */
  readonly pipeline: string;
  /** Folders, files or globs. */
  readonly input: readonly string[];
  /** Folder of the dataset, replaced as a whole. */
  readonly output: string;
  readonly formats?: readonly Format[];
  readonly dictionaries?: string;
  /** Files read at a time. */
  readonly concurrency: number;
  readonly onProgress?: (done: number, of: number) => void;
  readonly signal?: AbortSignal;
}

/**
 * Makes a dataset from documents: all of it, or nothing, and what stood in the folder before is kept.
 *
 * @throws SetupError where pipeline, dictionaries, input or output are wrong.
 */
export async function makeDataset(request: DatasetRequest): Promise<RunSummary> {
  const opened = openPipeline(request.pipeline, request.dictionaries);
  const pipeline = {
    ...opened,
    definition: request.formats === undefined ? opened.definition : withFormats(opened.definition, request.formats),
  };
  const inputs = await hashInputs(await listInputs(request.input), request.concurrency);
  const folder = await DatasetFolder.create(request.output);
  try {
    const summary = await runPipeline({
      definition: pipeline.definition,
      process: pipeline.process,
      inputs,
      folder,
      version: readVersion(),
      concurrency: request.concurrency,
      ...(request.onProgress === undefined ? {} : { onProgress: request.onProgress }),
      ...(request.signal === undefined ? {} : { signal: request.signal }),
    });
    await putDescriptions(folder, pipeline, inputs, summary);
    await folder.commit();
    return summary;
  } catch (error) {
    await folder.discard();
    throw error;
  }
}

/** The files that say what the tables hold and how they were made. */
async function putDescriptions(
  folder: DatasetFolder,
  pipeline: OpenPipeline,
  inputs: readonly HashedInput[],
  summary: RunSummary,
): Promise<void> {
  const { definition, hash, setup } = pipeline;
  const options = writeOptions(definition);
  const tables = writtenTables(options);
  const provenance = { version: readVersion(), definition, pipelineHash: hash, setup, inputs };
  await folder.put("run.json", pretty(runRecord(provenance, summary)));
  await folder.put(
    "datapackage.json",
    pretty(dataPackage(definition.name, definition.title, tables, options.formats ?? DEFAULT_FORMATS)),
  );
  for (const table of tables) await folder.put(`schemas/${table.name}.schema.json`, schemaFile(table));
}

function pretty(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

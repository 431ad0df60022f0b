import { readFile } from "node:fs/promises";
import pLimit, { type LimitFunction } from "p-limit";
import type { DatasetFolder } from "../io/dataset-files.js";
import type { HashedInput } from "../io/inputs.js";
import type { Finding } from "../model/finding.js";
import type { InputLayer } from "../model/layers.js";
import type { EntityRecord, TableName } from "../model/tables.js";
import { checkRecords } from "../stages/8-validate/check.js";
import { documentId } from "../stages/8-validate/ids.js";
import type { ColumnNotes } from "../stages/9-write/columns.js";
import { DEFAULT_FORMATS } from "../stages/9-write/formats.js";
import { chunkMakers, writtenTables } from "../stages/9-write/index.js";
import { ReportTotals } from "../stages/9-write/report/collect.js";
import type { Concepts } from "../stages/9-write/report/figures.js";
import { reportPage } from "../stages/9-write/report/page.js";
import { type PipelineDefinition, writeOptions } from "./definition.js";
import { type DocumentOutput, failedDocument } from "./document-output.js";
import { EntityMerger } from "./merge-entities.js";
import { TableWriter } from "./table-writer.js";

export interface DocumentFindings {
  readonly path: string;
  readonly findings: readonly Finding[];
}

export interface RunSummary {
  readonly documents: number;
  readonly failed: readonly DocumentFindings[];
  readonly warned: readonly DocumentFindings[];
  readonly counts: Readonly<Record<TableName, number>>;
  readonly entityTypes: Readonly<Record<string, number>>;
}

export interface RunOptions {
  readonly definition: PipelineDefinition;
  /** Takes one document through the pipeline, here or in a thread. */
  readonly process: (input: InputLayer) => Promise<DocumentOutput>;
  /** Documents under way at a time: bounds the memory of a run. */
  readonly ahead: number;
  /** What was computed before, by the hash of everything that it depends on. */
  readonly cache: {
    get(input: HashedInput): Promise<DocumentOutput | null>;
    put(input: HashedInput, output: DocumentOutput): Promise<void>;
  } | null;
  readonly inputs: readonly HashedInput[];
  readonly folder: DatasetFolder;
  /** Version of the program, for the report. */
  readonly version: string;
  /** What the report calls the concepts of figures. */
  readonly concepts: Concepts;
  /** What the workbook says of its columns. */
  readonly notes: ColumnNotes;
  /** Files read ahead at a time. */
  readonly concurrency: number;
  readonly onProgress?: (done: number, of: number) => void;
  readonly signal?: AbortSignal;
}

/**
 * Takes every document through the pipeline and streams its records out in the order of the document ids, which is the
 * order of every table that hangs on a document. Entities are totalled and written last.
 */
export async function runPipeline(options: RunOptions): Promise<RunSummary> {
  const write = writeOptions(options.definition);
  const writer = new TableWriter(options.folder, writtenTables(write), write.formats ?? DEFAULT_FORMATS, options.notes);
  await writer.start();
  const merger = new EntityMerger();
  const report = new ReportTotals();
  const failed: DocumentFindings[] = [];
  const warned: DocumentFindings[] = [];
  let done = 0;
  for await (const output of outputs(options)) {
    options.signal?.throwIfAborted();
    const told = { path: output.path, findings: output.findings };
    if (output.failed) failed.push(told);
    else if (output.findings.length > 0) warned.push(told);
    merger.add(output.entities);
    if (output.report !== null) report.add(output.report);
    for (const chunk of output.chunks) await writer.add(chunk);
    done++;
    options.onProgress?.(done, options.inputs.length);
  }
  const entities = merger.rows();
  await writeEntities(writer, entities, options.definition);
  await writer.finish(options.definition.title);
  const counts = writer.counts();
  const { definition, version, concepts, folder } = options;
  const formats = write.formats ?? DEFAULT_FORMATS;
  const head = { title: definition.title, version, counts: { ...counts, documents: done }, formats, concepts };
  await folder.put(
    "report.html",
    reportPage({ ...head, failed: sortPaths(failed).map(tellFailure) }, report, entities),
  );
  return {
    documents: done,
    failed: sortPaths(failed),
    warned: sortPaths(warned),
    counts,
    entityTypes: countTypes(entities),
  };
}

/** Entities whose text is made at a time. */
const ROWS = 1000;

async function writeEntities(
  writer: TableWriter,
  entities: readonly EntityRecord[],
  definition: PipelineDefinition,
): Promise<void> {
  checkRecords("entities", entities);
  const make = chunkMakers(writeOptions(definition)).get("entities");
  if (make === undefined) return;
  for (let from = 0; from < entities.length; from += ROWS) await writer.add(make(entities.slice(from, from + ROWS)));
}

/** The documents in the order of their ids, a few of them under way ahead of the one that is written. */
async function* outputs(options: RunOptions): AsyncGenerator<DocumentOutput> {
  const ordered = [...options.inputs].sort((a, b) => (idOf(a) < idOf(b) ? -1 : 1));
  const limit = pLimit(options.concurrency);
  const under: Promise<DocumentOutput>[] = [];
  let next = 0;
  for (let i = 0; i < ordered.length; i++) {
    while (next < ordered.length && next < i + options.ahead) {
      const output = outputOf(ordered[next] as HashedInput, options, limit);
      output.catch(() => undefined);
      under[next++] = output;
    }
    yield await (under[i] as Promise<DocumentOutput>);
    delete under[i];
  }
}

async function outputOf(input: HashedInput, options: RunOptions, limit: LimitFunction): Promise<DocumentOutput> {
  const known = await options.cache?.get(input);
  if (known) return known;
  const bytes = await limit(() => readFile(input.file).catch((error: Error) => error));
  if (bytes instanceof Error) return unreadable(input.path, bytes);
  const output = await options.process({ path: input.path, bytes });
  if (!output.failed) await options.cache?.put(input, output);
  return output;
}

function idOf(input: HashedInput): string {
  return documentId(input.path, input.sha256);
}

function unreadable(path: string, error: Error): DocumentOutput {
  const code = (error as NodeJS.ErrnoException).code ?? error.name;
  return failedDocument(path, "E100", `The file cannot be read (${code}); mend its permissions or leave it out.`);
}

function tellFailure({ path, findings }: DocumentFindings): [path: string, why: string] {
  const errors = findings.filter(({ severity }) => severity === "error");
  return [path, errors.map(({ code, message }) => `${code} ${message}`).join(" ")];
}

function sortPaths(list: readonly DocumentFindings[]): DocumentFindings[] {
  return [...list].sort((a, b) => (a.path < b.path ? -1 : 1));
}

function countTypes(entities: readonly { type: string }[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { type } of entities) counts[type] = (counts[type] ?? 0) + 1;
  return counts;
}

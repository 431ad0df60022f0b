import { readFile } from "node:fs/promises";
import pLimit from "p-limit";
import type { DatasetFolder } from "../io/dataset-files.js";
import type { HashedInput } from "../io/inputs.js";
import type { Finding } from "../model/finding.js";
import type { EntityRecord, TableName } from "../model/tables.js";
import { checkRecords } from "../stages/8-validate/check.js";
import { documentId } from "../stages/8-validate/ids.js";
import { DEFAULT_FORMATS } from "../stages/9-write/formats.js";
import { chunkMakers, writtenTables } from "../stages/9-write/index.js";
import { ReportTotals } from "../stages/9-write/report/collect.js";
import { reportPage } from "../stages/9-write/report/page.js";
import { type PipelineDefinition, writeOptions } from "./definition.js";
import { type DocumentOutput, failedDocument, processDocument } from "./document-output.js";
import { EntityMerger } from "./merge-entities.js";
import type { Processor } from "./process.js";
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
  readonly process: Processor;
  readonly inputs: readonly HashedInput[];
  readonly folder: DatasetFolder;
  /** Version of the program, for the report. */
  readonly version: string;
  /** Files read ahead at a time. */
  readonly concurrency: number;
  readonly onProgress?: (done: number, of: number) => void;
  readonly signal?: AbortSignal;
}

/** How many documents are read ahead of the one that is written: bounds the memory of a run. */
const WINDOW = 64;

/**
 * Takes every document through the pipeline and streams its records out in the order of the document ids, which is the
 * order of every table that hangs on a document. Entities are totalled and written last.
 */
export async function runPipeline(options: RunOptions): Promise<RunSummary> {
  const write = writeOptions(options.definition);
  const writer = new TableWriter(options.folder, writtenTables(write), write.formats ?? DEFAULT_FORMATS);
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
    options.onProgress?.(++done, options.inputs.length);
  }
  const entities = merger.rows();
  await writeEntities(writer, entities, options.definition);
  await writer.finish(options.definition.title);
  const counts = writer.counts();
  const head = { title: options.definition.title, version: options.version, counts: { ...counts, documents: done } };
  await options.folder.put("report.html", reportPage(head, report, entities));
  return {
    documents: done,
    failed: sortPaths(failed),
    warned: sortPaths(warned),
    counts,
    entityTypes: countTypes(entities),
  };
}

async function writeEntities(
  writer: TableWriter,
  entities: readonly EntityRecord[],
  definition: PipelineDefinition,
): Promise<void> {
  checkRecords("entities", entities);
  const make = chunkMakers(writeOptions(definition)).get("entities");
  if (make !== undefined) await writer.add(make(entities));
}

/** The documents in the order of their ids, a window of them read ahead. */
async function* outputs(options: RunOptions): AsyncGenerator<DocumentOutput> {
  const ordered = [...options.inputs].sort((a, b) => (idOf(a) < idOf(b) ? -1 : 1));
  const limit = pLimit(options.concurrency);
  const reading: Promise<Uint8Array | Error>[] = [];
  for (let i = 0; i < ordered.length; i++) {
    while (reading.length < ordered.length && reading.length < i + WINDOW) {
      const input = ordered[reading.length] as HashedInput;
      reading.push(limit(() => readFile(input.file).catch((error: Error) => error)));
    }
    const bytes = await (reading[i] as Promise<Uint8Array | Error>);
    delete reading[i];
    const { path } = ordered[i] as HashedInput;
    yield bytes instanceof Error ? unreadable(path, bytes) : await processDocument(options.process, { path, bytes });
  }
}

function idOf(input: HashedInput): string {
  return documentId(input.path, input.sha256);
}

function unreadable(path: string, error: Error): DocumentOutput {
  const code = (error as NodeJS.ErrnoException).code ?? error.name;
  return failedDocument(path, "E100", `The file cannot be read (${code}); mend its permissions or leave it out.`);
}

function sortPaths(list: readonly DocumentFindings[]): DocumentFindings[] {
  return [...list].sort((a, b) => (a.path < b.path ? -1 : 1));
}

function countTypes(entities: readonly { type: string }[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { type } of entities) counts[type] = (counts[type] ?? 0) + 1;
  return counts;
}

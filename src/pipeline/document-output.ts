import type { Finding } from "../model/finding.js";
import type { InputLayer, TableChunk } from "../model/layers.js";
import type { EntityRecord } from "../model/tables.js";
import { type ReportPart, reportPart } from "../stages/9-write/report/collect.js";
import { type DocumentResult, hasFailed, type Processor } from "./process.js";

/**
 * Everything that a run keeps of one document: plain data that can cross a thread and lie in a cache. The rows are text
 * already, so that whoever gathers them has only to put them in order.
 */
export interface DocumentOutput {
  readonly path: string;
  readonly failed: boolean;
  readonly findings: readonly Finding[];
  readonly chunks: readonly TableChunk[];
  readonly entities: readonly EntityRecord[];
  readonly report: ReportPart | null;
}

/** Takes a document through the stages. One on which a stage breaks off fails alone: the others are written. */
export async function processDocument(process: Processor, input: InputLayer): Promise<DocumentOutput> {
  try {
    return outputOf(await process(input));
  } catch (error) {
    if (isBug(error)) throw error;
    return failedDocument(
      input.path,
      "E111",
      `A stage broke off (${(error as Error).message}); please report the document.`,
    );
  }
}

/** An invalid record stops the run whatever thread made it; its class is lost on the way, its code is not. */
export function isBug(error: unknown): boolean {
  return error instanceof Error && error.message.startsWith("B801");
}

function outputOf(result: DocumentResult): DocumentOutput {
  const { records, output } = result.layers;
  const warnings = result.findings.map((finding) => `${finding.code} ${finding.message}`);
  return {
    path: result.path,
    failed: hasFailed(result),
    findings: result.findings,
    chunks: output ?? [],
    entities: records?.entities ?? [],
    report: records === undefined ? null : reportPart(records, warnings),
  };
}

/** A document that could not even be read, or whose processing broke off. */
export function failedDocument(path: string, code: string, message: string): DocumentOutput {
  const findings: Finding[] = [{ code, severity: "error", stage: "read", message }];
  return { path, failed: true, findings, chunks: [], entities: [], report: null };
}

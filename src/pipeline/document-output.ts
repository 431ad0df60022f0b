import type { Finding } from "../model/finding.js";
import type { InputLayer, TableChunk } from "../model/layers.js";
import type { EntityRecord } from "../model/tables.js";
import { type ReportPart, reportPart } from "../stages/9-write/report/collect.js";
import { hasFailed, type Processor } from "./process.js";

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

export async function processDocument(process: Processor, input: InputLayer): Promise<DocumentOutput> {
  const result = await process(input);
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

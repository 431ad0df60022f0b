import type { DatasetResult } from "../pipeline/dataset-request.js";
import type { RunSummary } from "../pipeline/run.js";
import { FORMATS, WORKBOOK } from "../stages/9-write/formats.js";

/** Failures always, on standard error; warnings are counted in the summary and told in run.json. */
export function tellFindings(summary: RunSummary): void {
  for (const { path, findings } of summary.failed) {
    for (const finding of findings.filter((one) => one.severity === "error")) {
      process.stderr.write(`${finding.code} ${path} ${finding.message}\n`);
    }
  }
}

export function tellSummary({ summary, unchanged, files }: DatasetResult, output: string, seconds: number): void {
  const warnings = summary.warned.reduce((sum, one) => sum + one.findings.length, 0);
  const types = Object.entries(summary.entityTypes).sort(([, a], [, b]) => b - a);
  const lines = [
    `documents  ${summary.documents}${summary.failed.length > 0 ? `, ${summary.failed.length} of them failed` : ""}`,
    `articles   ${summary.counts.articles ?? 0}`,
    `entities   ${total(summary.entityTypes)} (${types.map(([type, count]) => `${type} ${count}`).join(", ")})`,
    `metrics    ${summary.counts.metrics ?? 0}`,
    `warnings   ${warnings}`,
    `seconds    ${seconds.toFixed(1)}`,
    ...(unchanged ? ["Nothing has changed since the dataset was made; it is as it was."] : []),
    `Look into ${output}: report.html is for reading, ${fileFor(files)} tells who changed what by how much, run.json how it was made.`,
  ];
  process.stdout.write(`${lines.join("\n")}\n`);
}

/** The file with the figures that a person opens first. */
function fileFor(files: readonly string[]): string {
  const metrics = FORMATS.map((format) => (format === "xlsx" ? WORKBOOK : `metrics.${format}`));
  return metrics.find((name) => files.includes(name)) ?? "datapackage.json";
}

function total(counts: Readonly<Record<string, number>>): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}

import type { HashedInput } from "../io/inputs.js";
import type { Setup } from "../model/stage.js";
import { SCHEMA_VERSION, type Table } from "../model/tables.js";
import { sha256 } from "../text/hash.js";
import { formatsOf, type PipelineDefinition } from "./definition.js";
import type { DocumentFindings, RunSummary } from "./run.js";

export interface Provenance {
  readonly version: string;
  readonly definition: PipelineDefinition;
  readonly pipelineHash: string;
  readonly setup: Setup;
  readonly inputs: readonly HashedInput[];
  /** SHA-256 of the other files of the dataset, by name. */
  readonly files: Readonly<Record<string, string>>;
}

/**
 * What made the dataset (run.json). No clock time, host or path of the machine, no engine and no number of workers: the
 * same inputs give the same bytes.
 */
export function runRecord(provenance: Provenance, summary: RunSummary): object {
  const { version, definition, pipelineHash, setup, inputs, files } = provenance;
  return {
    tool: { name: "lilong", version },
    schema_version: SCHEMA_VERSION,
    pipeline: {
      name: definition.name,
      title: definition.title,
      sha256: pipelineHash,
      formats: formatsOf(definition),
    },
    dictionaries: Object.fromEntries(setup.dictionaries.all.map((one) => [one.name, one.hash])),
    gazetteer: setup.gazetteer.hash,
    lexicon: setup.lexicon.hash,
    tagger: setup.tagger === undefined ? "" : sha256([new Uint8Array(setup.tagger)]),
    inputs: inputs.map(({ path, sha256, bytes }) => ({ path, sha256, bytes })),
    files,
    counts: { ...summary.counts, entity_types: sorted(summary.entityTypes) },
    failed: summary.failed.flatMap(tell),
    warnings: summary.warned.flatMap(tell),
  };
}

function tell({ path, findings }: DocumentFindings): object[] {
  return findings.map((finding) => ({ path, code: finding.code, stage: finding.stage, message: finding.message }));
}

function sorted(counts: Readonly<Record<string, number>>): Record<string, number> {
  return Object.fromEntries(Object.entries(counts).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The JSON Schema file of a table. */
export function schemaFile(table: Table): string {
  const head = { $schema: "https://json-schema.org/draft/2020-12/schema" };
  return `${JSON.stringify({ ...head, ...table.schema }, null, 2)}\n`;
}

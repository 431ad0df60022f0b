import type { Finding } from "../model/finding.js";
import type { InputLayer, Layers } from "../model/layers.js";
import type { Outcome, Setup } from "../model/stage.js";
import type { PipelineDefinition } from "./definition.js";
import { STAGES } from "./stages.js";

/** What became of one document. */
export interface DocumentResult {
  readonly path: string;
  readonly layers: Partial<Layers>;
  readonly findings: readonly Finding[];
}

export type Processor = (input: InputLayer) => Promise<DocumentResult>;

type Run = (layers: Partial<Layers>) => Outcome<unknown> | Promise<Outcome<unknown>>;

/**
 * Prepares the stages of a pipeline once and gives the function that takes a document through them.
 *
 * @throws SetupError where a stage finds its dictionaries or options wrong.
 */
export function compilePipeline(definition: PipelineDefinition, setup: Setup): Processor {
  const steps = definition.stages.map((call) => {
    const stage = STAGES.find((one) => one.name === call.name) as (typeof STAGES)[number];
    return { gives: stage.gives, run: stage.prepare(setup, call.options as never) as Run };
  });
  return async (input) => {
    const layers: Record<string, unknown> = { input };
    const findings: Finding[] = [];
    for (const step of steps) {
      layers.findings = findings.slice();
      const outcome = await step.run(layers as Partial<Layers>);
      layers[step.gives] = outcome.value;
      findings.push(...outcome.findings);
    }
    return { path: input.path, layers: layers as Partial<Layers>, findings };
  };
}

/** A document failed where a stage found an error on it. */
export function hasFailed(result: DocumentResult): boolean {
  return result.findings.some((finding) => finding.severity === "error");
}

import { fileURLToPath } from "node:url";
import { Piscina } from "piscina";
import type { InputLayer } from "../model/layers.js";
import type { Artefacts } from "./artefact-set.js";
import { type DocumentOutput, failedDocument, isBug } from "./document-output.js";
import type { PipelineRequest } from "./open.js";

/** What every thread of a pool is given; the compiled data lies in memory that all share. */
export type PoolData = PipelineRequest & { readonly artefacts: Artefacts };

export interface Pool {
  process(input: InputLayer): Promise<DocumentOutput>;
  close(): Promise<void>;
}

/**
 * In development the program runs from src/, where a thread has to be told how to read TypeScript. The path of the worker holds from this folder
 * and from that of the bundle.
 */
const FROM_SOURCE = import.meta.url.endsWith(".ts");

/**
 * Threads that take documents through the pipeline. A document that takes longer than `timeout` milliseconds, or whose
 * thread dies, fails alone; the pool starts another thread.
 */
export function openPool(data: PoolData, threads: number, timeout: number): Pool {
  const piscina = new Piscina({
    filename: fileURLToPath(new URL(`../pipeline/worker.${FROM_SOURCE ? "ts" : "js"}`, import.meta.url)),
    ...(FROM_SOURCE ? { execArgv: ["--import", "tsx"] } : {}),
    minThreads: threads,
    maxThreads: threads,
    maxQueue: Number.POSITIVE_INFINITY,
    workerData: data,
  });
  return {
    process: (input) => runOne(piscina, input, timeout),
    close: () => piscina.destroy(),
  };
}

async function runOne(piscina: Piscina, input: InputLayer, timeout: number): Promise<DocumentOutput> {
  const signal = AbortSignal.timeout(timeout);
  try {
    return (await piscina.run(input, { signal })) as DocumentOutput;
  } catch (error) {
    if (isBug(error)) throw error;
    const why = signal.aborted
      ? `took longer than ${timeout / 1000} s`
      : `broke its thread (${(error as Error).message})`;
    return failedDocument(
      input.path,
      signal.aborted ? "E110" : "E111",
      `The document ${why}; leave it out, or report it.`,
    );
  }
}

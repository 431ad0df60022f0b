import { workerData } from "piscina";
import type { InputLayer } from "../model/layers.js";
import { type DocumentOutput, processDocument } from "./document-output.js";
import { openPipeline } from "./open.js";
import type { PoolData } from "./pool.js";

const { process: run } = openPipeline(workerData as PoolData);

/** What a thread of the pool does: one document at a time. */
export default function work(input: InputLayer): Promise<DocumentOutput> {
  return processDocument(run, input);
}

import type { Disk } from "../io/disk.js";
import type { PipelineRequest } from "./open.js";
import type { RunSummary } from "./run.js";

export interface DatasetRequest extends PipelineRequest {
  /** Folders, files or globs. */
  readonly input: readonly string[];
  /** Folder of the dataset, replaced as a whole. */
  readonly output: string;
  /** Files read at a time; 16 where it is not said. */
  readonly concurrency?: number;
  /** Threads that process documents; 1 works in the calling thread. All cores for large inputs where it is not said. */
  readonly threads?: number;
  /** Milliseconds that one document may take in a thread; five minutes where it is not said. */
  readonly timeout?: number;
  /** Whether what was computed before may be used; it may where it is not said. */
  readonly cache?: boolean;
  /** Where the dataset is written to; tests let it fail. */
  readonly disk?: Disk;
  readonly onProgress?: (done: number, of: number) => void;
  readonly signal?: AbortSignal;
}

export interface DatasetResult {
  readonly summary: RunSummary;
  /** The dataset was there already, made from the same by the same program. */
  readonly unchanged: boolean;
  /** Names of the files of the dataset, beside run.json. */
  readonly files: readonly string[];
}

export const CONCURRENCY = 16;

/** What the cache remembers of a whole run. */
export interface KnownRun {
  readonly summary: RunSummary;
  readonly files: Readonly<Record<string, string>>;
}

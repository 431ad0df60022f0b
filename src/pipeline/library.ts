import type { Finding } from "../model/finding.js";
import type { RecordsLayer } from "../model/layers.js";
import { openPipeline } from "./open.js";

/** A document to process: bytes as in a file, or text. */
export interface DocumentInput {
  /** Names the document in its records; its ending tells the format (.txt, .md, .html, .docx). */
  readonly path: string;
  readonly content: string | Uint8Array;
}

/** The records of one document. */
export interface DocumentRecords extends RecordsLayer {
  readonly path: string;
  /** What a reader should know about the document. */
  readonly findings: readonly Finding[];
}

export interface PipelineOptions {
  /** Name of a pipeline that ships with the package, or a .yaml file; "governance" where it is not said. */
  readonly pipeline?: string;
  /** Folder of own dictionaries that are put on top of the packaged ones. */
  readonly dictionaries?: string;
}

export interface Pipeline {
  readonly name: string;
  /** Takes one document through the pipeline. Never throws on any content; what is wrong with it is in `findings`. */
  process(input: DocumentInput): Promise<DocumentRecords>;
  /**
   * Takes documents through one after another and gives each as soon as it is done. Once the signal is aborted it rejects
   * with the signal's reason, even while it waits for the next document to come.
   */
  stream(
    inputs: Iterable<DocumentInput> | AsyncIterable<DocumentInput>,
    options?: { signal?: AbortSignal },
  ): AsyncGenerator<DocumentRecords>;
}

const NOTHING: RecordsLayer = {
  documents: [],
  articles: [],
  sentences: [],
  tokens: [],
  entities: [],
  mentions: [],
  metrics: [],
  relations: [],
};

/**
 * Opens a pipeline for use from a program.
 *
 * @throws SetupError with every fault of pipeline and dictionaries, file and line.
 *
 * @example
 * const pipeline = createPipeline();
 * const { metrics } = await pipeline.process({ path: "page.txt", content: "梅陇镇居民满意度由69%上升至85%。" });
 */
export function createPipeline(options: PipelineOptions = {}): Pipeline {
  const { definition, process } = openPipeline({ ...options, pipeline: options.pipeline ?? "governance" });
  const one = async ({ path, content }: DocumentInput): Promise<DocumentRecords> => {
    const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
    const { layers, findings } = await process({ path, bytes });
    return { ...(layers.records ?? NOTHING), path, findings };
  };
  return {
    name: definition.name,
    process: one,
    async *stream(inputs, { signal } = {}) {
      for await (const input of untilAborted(inputs, signal)) yield await one(input);
    },
  };
}

/** The items as they come; throws the signal's reason at once when it is aborted, and closes the source. */
async function* untilAborted<T>(items: Iterable<T> | AsyncIterable<T>, signal: AbortSignal | undefined) {
  const source = Symbol.asyncIterator in items ? items[Symbol.asyncIterator]() : items[Symbol.iterator]();
  let stop = (): void => undefined;
  const aborted = new Promise<never>((_, reject) => {
    stop = () => reject(signal?.reason);
    signal?.addEventListener("abort", stop, { once: true });
  });
  aborted.catch(() => undefined);
  let done = false;
  try {
    for (;;) {
      signal?.throwIfAborted();
      const next = await Promise.race([source.next(), aborted]);
      done = next.done === true;
      if (done) return;
      yield next.value as T;
    }
  } finally {
    signal?.removeEventListener("abort", stop);
    // A source that is waiting answers only when it has come to its next item, so nobody waits for it here.
    if (!done) void Promise.resolve(source.return?.()).catch(() => undefined);
  }
}

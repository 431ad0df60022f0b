import type { Finding } from "../model/finding.js";
import type { RecordsLayer } from "../model/layers.js";
import { openPipeline, type PipelineRequest } from "./open.js";

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

export interface Pipeline {
  readonly name: string;
  /** Takes one document through the pipeline. Never throws on any content; what is wrong with it is in `findings`. */
  process(input: DocumentInput): Promise<DocumentRecords>;
  /** Takes documents through one after another, as they come; stops between two of them when the signal is aborted. */
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
 * @param request the pipeline by name or .yaml file ("governance" where it is not said), and a folder of dictionaries
 * @throws SetupError with every fault of pipeline and dictionaries, file and line.
 *
 * @example
 * const pipeline = createPipeline();
 * const { metrics } = await pipeline.process({ path: "page.txt", content: "梅陇镇居民满意度由69%上升至85%。" });
 */
export function createPipeline(request: Partial<PipelineRequest> = {}): Pipeline {
  const { definition, process } = openPipeline({ ...request, pipeline: request.pipeline ?? "governance" });
  const one = async ({ path, content }: DocumentInput): Promise<DocumentRecords> => {
    const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
    const { layers, findings } = await process({ path, bytes });
    return { ...(layers.records ?? NOTHING), path, findings };
  };
  return {
    name: definition.name,
    process: one,
    async *stream(inputs, options = {}) {
      for await (const input of inputs) {
        options.signal?.throwIfAborted();
        yield await one(input);
      }
    },
  };
}

import type { Span } from "./span.js";

/** Something a reader should know about a document: data, not an exception. */
export interface Finding {
  /** e.g. W201; documented in docs/errors.md. */
  readonly code: string;
  readonly severity: "error" | "warning" | "info";
  readonly stage: string;
  /** A whole sentence: what was found and what to do. */
  readonly message: string;
  /** Where, in the source text. */
  readonly span?: Span;
}

/**
 * lilong as a library: the pipeline of `lilong run` for documents that a program holds, datasets read back as typed
 * records, and the readers of numbers, quantities and dates on their own.
 */

export { type Fault, SetupError } from "./model/faults.js";
export type { Finding } from "./model/finding.js";
export type { Span } from "./model/span.js";
export type {
  ArticleRecord,
  DocumentRecord,
  EntityRecord,
  MentionRecord,
  MetricRecord,
  Records,
  RelationRecord,
  SentenceRecord,
  TableName,
  TokenRecord,
} from "./model/tables.js";
export type { Bound, Comparison, Direction, EntityType, Measure, Predicate } from "./model/types.js";
export { findQuantities } from "./pipeline/find-quantities.js";
export {
  createPipeline,
  type DocumentInput,
  type DocumentRecords,
  type Pipeline,
  type PipelineOptions,
} from "./pipeline/library.js";
export { type Dataset, readDataset } from "./pipeline/read-dataset.js";
export { type DateOptions, type FoundDate, findDates } from "./text/dates/index.js";
export { parseNumber } from "./text/numerals/index.js";
export type { Quantity, QuantityOptions } from "./text/quantities/index.js";

import type { Finding } from "./finding.js";
import type { MappedText, Span } from "./span.js";
import type {
  ArticleRecord,
  DocumentRecord,
  EntityRecord,
  MentionRecord,
  MetricRecord,
  RelationRecord,
  SentenceRecord,
  TableName,
  TokenRecord,
} from "./tables.js";
import type { Bound, Comparison, Direction, EntityType, Measure, Predicate } from "./types.js";

/**
 * The layers of a document, one per stage, each frozen once given. Coordinates: spans of `source` point into
 * `source.text` (the decoded file); all spans of later layers point into `repaired.text`, which maps home.
 */
export interface Layers {
  /** What the pipeline is given: one file. */
  readonly input: InputLayer;
  readonly source: SourceLayer;
  readonly repaired: RepairedLayer;
  readonly articles: ArticlesLayer;
  readonly sentences: SentencesLayer;
  readonly mentions: MentionsLayer;
  readonly metrics: MetricsLayer;
  readonly links: LinksLayer;
  readonly records: RecordsLayer;
  readonly output: OutputLayer;
  /** What the stages so far have to say of the document; the pipeline itself gives it. */
  readonly findings: readonly Finding[];
}
export type LayerName = keyof Layers;

export interface InputLayer {
  /** Relative to the input folder, with `/`. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

// ---- 1-read ---------------------------------------------------------------------------------------------

export interface SourceLayer {
  /** Relative to the input folder, with `/`. */
  readonly path: string;
  readonly mediaType: string;
  readonly encoding: string;
  readonly bytes: number;
  readonly sha256: string;
  /** The decoded file to the letter (for .docx, which has no text of its own: the extracted text). */
  readonly text: string;
  /** The text without mark-up, lines divided by "\n", mapped home to `text`. */
  readonly content: MappedText;
  /** One entry a line of `content.text`. */
  readonly lines: readonly SourceLine[];
}

export interface SourceLine extends Span {
  /** What the file's own mark-up says of the line; `none` where there is no mark-up. */
  readonly mark: "none" | "heading" | "strong" | "list" | "quote" | "table";
  /** Heading level 1..6 where `mark` is heading, else 0. */
  readonly level: number;
}

// ---- 2-repair -------------------------------------------------------------------------------------------

export type ParagraphRole = "heading" | "body" | "list" | "byline" | "caption" | "furniture" | "table";

export interface Paragraph extends Span {
  readonly role: ParagraphRole;
  /** Heading level from mark-up (1..6), 0 where the file does not say. */
  readonly level: number;
  /** Empty lines before it in the source. */
  readonly gap: number;
  /** Ordinal of the earlier paragraph that this one repeats. */
  readonly repeats?: number;
  /** The block stood elsewhere in the source and was put back in reading order. */
  readonly moved?: boolean;
}

export interface Repair extends Span {
  /** e.g. line-break, space, width, confusion, moved. */
  readonly kind: string;
  readonly from: string;
  readonly to: string;
  /** The dictionary row that decided, where one did. */
  readonly entry?: string;
}

export interface RepairedLayer extends MappedText {
  /** In reading order; they cover `text` but for the "\n" between them. */
  readonly paragraphs: readonly Paragraph[];
  readonly repairs: readonly Repair[];
}

// ---- 3-articles -----------------------------------------------------------------------------------------

export interface Article extends Span {
  readonly ordinal: number;
  /** Main headline as printed, line breaks dropped; empty for a fragment without one. */
  readonly title: string;
  readonly titleSpan: Span | null;
  readonly subtitle: string;
  readonly byline: string;
  readonly kind: "whole" | "continuation" | "fragment";
  /** Paragraph ordinals `[first, last]` of `repaired.paragraphs`. */
  readonly first: number;
  readonly last: number;
}

export interface ArticlesLayer {
  readonly articles: readonly Article[];
  /** For each paragraph, what it is inside its article. */
  readonly roles: readonly ("title" | "subtitle" | ParagraphRole)[];
}

// ---- 4-segment ------------------------------------------------------------------------------------------

export interface Sentence extends Span {
  /** Ordinal of its article. */
  readonly article: number;
  /** Ordinal within the article. */
  readonly ordinal: number;
  /** Ordinal of its paragraph. */
  readonly paragraph: number;
  readonly role: "title" | "subtitle" | "heading" | "body";
}

export interface Token extends Span {
  readonly pos: string;
}

export interface SentencesLayer {
  /** In reading order. Page furniture, bylines and captions belong to no sentence. */
  readonly sentences: readonly Sentence[];
  /** The words of a sentence (names found later are merged by the writer); computed when asked. */
  readonly tokens: (sentence: number) => readonly Token[];
}

// ---- 5-entities -----------------------------------------------------------------------------------------

export interface Mention extends Span {
  /** Ordinal of its sentence. */
  readonly sentence: number;
  readonly type: EntityType;
  readonly subtype: string;
  /** Mended text of the mention. */
  readonly text: string;
  /** Ordinal of the mention that it is nested in, or -1. Outer mentions stand before inner ones. */
  readonly outer: number;
  /** Gazetteer units that a division or community may be (unit ordinals, best first); empty for other types. */
  readonly candidates: readonly number[];
  /** The row of a names dictionary that it matched: `table:name`, else empty. */
  readonly entry: string;
  /** Where an organisation's kind part (执法队, 党总支) begins, in `repaired.text`; -1 where unknown. */
  readonly kindStart: number;
  readonly rule: string;
  /** 0 to 1. */
  readonly confidence: number;
}

export interface MentionsLayer {
  /** Sorted by start, then outer before inner. */
  readonly mentions: readonly Mention[];
  /**
   * Common nouns that stand for something named before (党总支, 执法队, 中心, 该社区, 镇社工办): no mentions of the dataset,
   * but holders and relations resolve through them. Sorted by start.
   */
  readonly anaphors: readonly Anaphor[];
}

export interface Anaphor extends Span {
  readonly sentence: number;
  readonly type: EntityType;
  readonly text: string;
  /** Administrative level its prefix names (镇社工办 → "town"), else empty. */
  readonly level: "" | "province" | "city" | "county" | "town" | "community";
}

// ---- 6-metrics ------------------------------------------------------------------------------------------

export interface Metric extends Span {
  readonly sentence: number;
  /** The quantity as written, from the first to the last character that carries value, bound or unit. */
  readonly text: string;
  readonly measure: Measure;
  readonly value: number;
  readonly low: number | null;
  readonly high: number | null;
  readonly unit: string;
  readonly bound: Bound;
  readonly direction: Direction | null;
  readonly from: number | null;
  readonly comparison: Comparison | null;
  readonly indicator: string;
  /** Of the short stable list, or `other`; empty for measures that carry none. */
  readonly indicatorId: string;
  /** The finer indicator of the dictionary, empty where it knows none. */
  readonly conceptId: string;
  /** ISO 8601 date or interval, else empty. */
  readonly period: string;
  /**
   * Spans that may name the holder, best first: the clause's subject, the owner inside the noun phrase
   * (mentions, anaphors or plain words). The link stage resolves them, falling back to sentence, paragraph and heading.
   */
  readonly holders: readonly HolderSpan[];
  readonly rule: string;
  readonly confidence: number;
}

export interface MetricsLayer {
  readonly metrics: readonly Metric[];
}

/** A span that may name the holder of a figure, with how its sentence says so. */
export interface HolderSpan extends Span {
  /** The owner that the noun phrase begins with or stands behind, the subject of its clause or of one before, or where it is so. */
  readonly role?: "owner" | "subject" | "earlier" | "place";
}

// ---- 7-link ---------------------------------------------------------------------------------------------

export interface Entity {
  /** What the id is made from: the same for the same thing in every document, whatever its alias. */
  readonly key: string;
  readonly type: EntityType;
  readonly subtype: string;
  /** Canonical name, the fullest form that the document supports. */
  readonly name: string;
  /** Official statistical division code (6, 9 or 12 digits), else empty. */
  readonly code: string;
  /** Key of the entity it belongs to, else empty. The parent is in `entities` too. */
  readonly parentKey: string;
  /** Code of the division it lies in, most specific known, else empty. */
  readonly divisionCode: string;
  readonly aliases: readonly string[];
  readonly source: string;
}

export interface Relation extends Span {
  readonly subject: number;
  readonly predicate: Predicate;
  readonly object: number;
  readonly label: string;
  readonly sentence: number;
  readonly rule: string;
}

export interface LinksLayer {
  readonly entities: readonly Entity[];
  /** For each mention the ordinal of its entity. */
  readonly mentionEntity: readonly number[];
  /** For each mention how sure the official unit of its place is, 0 to 1; 0 where it has none. */
  readonly placeConfidence?: readonly number[];
  /** For each metric the ordinal of its holder, or -1. */
  readonly metricHolder: readonly number[];
  /** For each article the ordinal of the division or community it is about, or -1. */
  readonly articleDivision: readonly number[];
  readonly relations: readonly Relation[];
}

// ---- 8-validate -----------------------------------------------------------------------------------------

/** The records of one document, each checked against its schema. Entities count this document alone. */
export interface RecordsLayer {
  readonly documents: readonly DocumentRecord[];
  readonly articles: readonly ArticleRecord[];
  readonly sentences: readonly SentenceRecord[];
  readonly tokens: readonly TokenRecord[];
  readonly entities: readonly EntityRecord[];
  readonly mentions: readonly MentionRecord[];
  readonly metrics: readonly MetricRecord[];
  readonly relations: readonly RelationRecord[];
}

// ---- 9-write --------------------------------------------------------------------------------------------

/** The rows of one table as text: JSON a line each, joined by "\n", and CSV rows with CRLF behind each. */
export interface TableChunk {
  readonly table: TableName;
  readonly count: number;
  readonly json: string;
  readonly csv: string;
}

/** The rows that the pipeline writes for a document, by table, in table order. */
export type OutputLayer = readonly TableChunk[];

import { type Static, type TObject, Type } from "@sinclair/typebox";
import { BOUNDS, COMPARISONS, DIRECTIONS, ENTITY_TYPES, MEASURES, PREDICATES } from "./types.js";

/**
 * The tables of a dataset: one source for the TypeScript types, the JSON Schemas and the data package.
 * Missing numbers are null, missing strings empty. `title` is the Chinese heading, `description` says the column in English.
 */

const oneOf = <const T extends readonly string[]>(values: T, title: string, description: string) =>
  Type.Union(
    values.map((value) => Type.Literal(value as T[number])),
    { title, description },
  );
const maybe = <const T extends readonly string[]>(values: T, title: string, description: string) =>
  Type.Union([Type.Literal(""), ...values.map((value) => Type.Literal(value as T[number]))], { title, description });
const text = (title: string, description: string, options = {}) => Type.String({ title, description, ...options });
const id = (title: string, description: string, pattern: string) => Type.String({ title, description, pattern });
const count = (title: string, description: string) => Type.Integer({ title, description, minimum: 0 });
const number = (title: string, description: string) => Type.Number({ title, description });
const maybeNumber = (title: string, description: string) =>
  Type.Union([Type.Number(), Type.Null()], { title, description });
const share = (title: string, description: string) => Type.Number({ title, description, minimum: 0, maximum: 1 });

const DOCUMENT_ID = "^d_[0-9a-f]{16}$";
// An ordinal that outgrows its digits is written with an x and more of them, which sorts behind all others.
const ARTICLE_ID = "^d_[0-9a-f]{16}\\.a([0-9]{5}|x[0-9]{10})$";
const SENTENCE_ID = `${ARTICLE_ID.slice(0, -1)}\\.s([0-9]{6}|x[0-9]{10})$`;
const partOf = (letter: string): string => `\\.${letter}([0-9]{4}|x[0-9]{10})$`;
const ENTITY_ID = "^e_[0-9a-f]{16}$";
const MAYBE_ENTITY_ID = "^(e_[0-9a-f]{16})?$";
const CODE = "^([0-9]{6}|[0-9]{9}|[0-9]{12})?$";

const start = () => count("起点", "First code point in the decoded source");
const end = () => count("终点", "Code point behind the last, in the decoded source");

export const DocumentRecord = Type.Object(
  {
    document_id: id("文档编号", "Made from path and content", DOCUMENT_ID),
    path: text("路径", "Relative to the input folder, with /", { minLength: 1 }),
    sha256: id("内容哈希", "SHA-256 of the file", "^[0-9a-f]{64}$"),
    bytes: count("字节数", "Size of the file"),
    encoding: text("编码", "Encoding that the file was read with"),
    media_type: text("媒体类型", "Media type of the file"),
    characters: count("字符数", "Code points of the decoded source"),
    articles: count("文章数", "Articles found"),
    repairs: count("修复数", "Repairs made to the scan"),
    warnings: count("提示数", "Findings on the document"),
  },
  { $id: "documents", title: "文档", additionalProperties: false },
);
export type DocumentRecord = Static<typeof DocumentRecord>;

export const ArticleRecord = Type.Object(
  {
    article_id: id("文章编号", "Document and ordinal", ARTICLE_ID),
    document_id: id("文档编号", "The document it stands in", DOCUMENT_ID),
    ordinal: count("序号", "Position in reading order, from 1"),
    title: text("标题", "Main headline as printed, line breaks dropped"),
    byline: text("署名", "Author or source as printed"),
    kind: oneOf(["whole", "continuation", "fragment"], "完整性", "Whole, continued from another page, or a fragment"),
    start: start(),
    end: end(),
    division_code: text("区划代码", "Place that the article is about: statistical division code", { pattern: CODE }),
    division: text("区划", "Name of that place"),
    characters: count("字符数", "Code points of the mended text"),
    sentences: count("句数", "Sentences of the article"),
  },
  { $id: "articles", title: "文章", additionalProperties: false },
);
export type ArticleRecord = Static<typeof ArticleRecord>;

export const SentenceRecord = Type.Object(
  {
    sentence_id: id("句子编号", "Article and ordinal", SENTENCE_ID),
    article_id: id("文章编号", "The article it stands in", ARTICLE_ID),
    ordinal: count("序号", "Position in the article, from 1"),
    start: start(),
    end: end(),
    text: text("文本", "Mended text"),
  },
  { $id: "sentences", title: "句子", additionalProperties: false },
);
export type SentenceRecord = Static<typeof SentenceRecord>;

export const TokenRecord = Type.Object(
  {
    sentence_id: id("句子编号", "The sentence it stands in", SENTENCE_ID),
    ordinal: count("序号", "Position in the sentence, from 1"),
    start: start(),
    end: end(),
    text: text("词", "Mended text", { minLength: 1 }),
    pos: text("词性", "Part-of-speech tag; a found name has its entity type"),
  },
  { $id: "tokens", title: "词", additionalProperties: false },
);
export type TokenRecord = Static<typeof TokenRecord>;

export const EntityRecord = Type.Object(
  {
    entity_id: id("实体编号", "Made from what the entity is, not from its aliases", ENTITY_ID),
    type: oneOf(ENTITY_TYPES, "类型", "Entity type"),
    subtype: text("子类型", "Finer kind, where the dictionary gives one"),
    name: text("名称", "Canonical name", { minLength: 1 }),
    code: text("区划代码", "Official statistical division code of a division or community", { pattern: CODE }),
    parent_id: id("上级编号", "Entity that it belongs to", MAYBE_ENTITY_ID),
    division_code: text("所在区划代码", "Division that it lies in", { pattern: CODE }),
    aliases: text("别名", "Every surface form, | between"),
    source: text("来源", "Dictionary or rule that named it"),
    mentions: count("提及数", "Mentions in the dataset"),
    documents: count("文档数", "Documents that mention it"),
  },
  { $id: "entities", title: "实体", additionalProperties: false },
);
export type EntityRecord = Static<typeof EntityRecord>;

export const MentionRecord = Type.Object(
  {
    mention_id: id("提及编号", "Sentence and ordinal", partOf("m")),
    entity_id: id("实体编号", "The entity that is meant", ENTITY_ID),
    article_id: id("文章编号", "The article it stands in", ARTICLE_ID),
    sentence_id: id("句子编号", "The sentence it stands in", SENTENCE_ID),
    type: oneOf(ENTITY_TYPES, "类型", "Entity type"),
    text: text("文本", "Mended text", { minLength: 1 }),
    start: start(),
    end: end(),
    rule: text("规则", "Rule or dictionary that found it"),
    confidence: share("置信度", "0 to 1"),
  },
  { $id: "mentions", title: "提及", additionalProperties: false },
);
export type MentionRecord = Static<typeof MentionRecord>;

export const MetricRecord = Type.Object(
  {
    metric_id: id("指标编号", "Sentence and ordinal", partOf("q")),
    article_id: id("文章编号", "The article it stands in", ARTICLE_ID),
    sentence_id: id("句子编号", "The sentence it stands in", SENTENCE_ID),
    indicator_id: text("标准指标", "Canonical indicator of the short stable list, `other`, or empty"),
    concept_id: text("细分指标", "Finer indicator of dictionaries/indicators.csv, empty where it knows none"),
    indicator: text("指标", "What is measured, as written"),
    measure: oneOf(MEASURES, "度量", "Kind of figure"),
    value: number("数值", "In the unit given"),
    value_low: maybeNumber("下限", "Smallest value that the text allows"),
    value_high: maybeNumber("上限", "Largest value that the text allows"),
    unit: text("单位", "Canonical unit"),
    bound: oneOf(BOUNDS, "精确度", "How the text bounds the value"),
    direction: maybe(DIRECTIONS, "方向", "Direction of a change"),
    from_value: maybeNumber("起始值", "Start of a from-to change"),
    comparison: maybe(COMPARISONS, "比较", "Year on year or month on month"),
    period: text("时期", "ISO 8601 date or interval"),
    holder_id: id("主体编号", "Entity that the figure is about", MAYBE_ENTITY_ID),
    holder: text("主体", "Its canonical name in the document"),
    division_code: text("区划代码", "Division that the figure belongs to", { pattern: CODE }),
    text: text("原文", "The quantity as written", { minLength: 1 }),
    start: start(),
    end: end(),
    rule: text("规则", "Rule that read it"),
    confidence: share("置信度", "0 to 1"),
  },
  { $id: "metrics", title: "指标", additionalProperties: false },
);
export type MetricRecord = Static<typeof MetricRecord>;

export const RelationRecord = Type.Object(
  {
    relation_id: id("关系编号", "Sentence and ordinal", partOf("r")),
    subject_id: id("主语编号", "Entity", ENTITY_ID),
    predicate: oneOf(PREDICATES, "谓词", "What holds between the two"),
    object_id: id("宾语编号", "Entity", ENTITY_ID),
    label: text("标签", "Title of a person, for one"),
    article_id: id("文章编号", "The article it stands in", ARTICLE_ID),
    sentence_id: id("句子编号", "The sentence it stands in", SENTENCE_ID),
    start: start(),
    end: end(),
    rule: text("规则", "Rule that read it"),
  },
  { $id: "relations", title: "关系", additionalProperties: false },
);
export type RelationRecord = Static<typeof RelationRecord>;

export interface Records {
  documents: DocumentRecord;
  articles: ArticleRecord;
  sentences: SentenceRecord;
  tokens: TokenRecord;
  entities: EntityRecord;
  mentions: MentionRecord;
  metrics: MetricRecord;
  relations: RelationRecord;
}
export type TableName = keyof Records;

export interface Table {
  readonly name: TableName;
  readonly schema: TObject;
  /** Columns of the primary key; rows are sorted by them. */
  readonly key: readonly string[];
  /** Foreign keys: column -> table. */
  readonly references: Readonly<Record<string, TableName>>;
}

/** In the order in which they are listed everywhere. */
export const TABLES: readonly Table[] = [
  { name: "documents", schema: DocumentRecord, key: ["document_id"], references: {} },
  { name: "articles", schema: ArticleRecord, key: ["article_id"], references: { document_id: "documents" } },
  { name: "sentences", schema: SentenceRecord, key: ["sentence_id"], references: { article_id: "articles" } },
  { name: "tokens", schema: TokenRecord, key: ["sentence_id", "ordinal"], references: { sentence_id: "sentences" } },
  { name: "entities", schema: EntityRecord, key: ["entity_id"], references: { parent_id: "entities" } },
  {
    name: "mentions",
    schema: MentionRecord,
    key: ["mention_id"],
    references: { entity_id: "entities", article_id: "articles", sentence_id: "sentences" },
  },
  {
    name: "metrics",
    schema: MetricRecord,
    key: ["metric_id"],
    references: { article_id: "articles", sentence_id: "sentences", holder_id: "entities" },
  },
  {
    name: "relations",
    schema: RelationRecord,
    key: ["relation_id"],
    references: { subject_id: "entities", object_id: "entities", article_id: "articles", sentence_id: "sentences" },
  },
];

/** Version of the dataset contract; its major number changes when a column changes its meaning. */
export const SCHEMA_VERSION = "1.0.0";

export function tableOf(name: TableName): Table {
  return TABLES.find((table) => table.name === name) as Table;
}

import type { EntityRecord, Records, TableName } from "../../model/tables.js";
import { readColumns, readRecords } from "../read-dataset.js";
import { type Pairing, pairBy } from "./pair.js";

/** The fields in which a figure may differ. */
export const METRIC_FIELDS = [
  "value",
  "value_low",
  "value_high",
  "unit",
  "bound",
  "direction",
  "from_value",
  "comparison",
  "measure",
  "indicator",
  "indicator_id",
  "period",
  "holder",
  "division_code",
] as const;

const COLUMNS = {
  documents: ["document_id", "path", "sha256", "bytes"],
  articles: ["article_id", "ordinal", "start", "title", "byline", "kind", "division", "division_code"],
  mentions: ["article_id", "entity_id", "start", "end", "type", "text"],
  metrics: ["article_id", "start", "end", "text", ...METRIC_FIELDS],
  relations: ["article_id", "subject_id", "predicate", "object_id", "label"],
} as const satisfies { readonly [T in TableName]?: readonly (keyof Records[T])[] };

type Read<T extends keyof typeof COLUMNS> = Pick<
  Records[T],
  (typeof COLUMNS)[T][number] extends keyof Records[T] ? (typeof COLUMNS)[T][number] : never
>;
type Located<T extends keyof typeof COLUMNS> = Read<T> & { readonly path: string };

/** What of a dataset is compared, with the path of the document that each record stands in. */
export interface ComparedDataset {
  readonly documents: readonly Read<"documents">[];
  readonly articles: readonly Located<"articles">[];
  readonly entities: ReadonlyMap<string, EntityRecord>;
  readonly mentions: readonly Located<"mentions">[];
  readonly metrics: readonly Located<"metrics">[];
  readonly relations: readonly Located<"relations">[];
}

/** The dataset with its documents under the paths that they have in another one, where nothing but the path changed. */
export function movedTo(old: ComparedDataset, now: ComparedDataset): ComparedDataset {
  const paths = new Map(pairDocuments(old, now).pairs.map(([a, b]) => [a.path, b.path]));
  const moved = <T extends { readonly path: string }>(records: readonly T[]) =>
    records.map((one) => ({ ...one, path: paths.get(one.path) ?? one.path }));
  const { articles, mentions, metrics, relations } = old;
  return {
    ...old,
    articles: moved(articles),
    mentions: moved(mentions),
    metrics: moved(metrics),
    relations: moved(relations),
  };
}

/** Documents by path, and what is left by content: a file that was moved is the same document. */
export function pairDocuments(old: ComparedDataset, now: ComparedDataset): Pairing<Read<"documents">> {
  return pairBy(old.documents, now.documents, [(one) => one.path, (one) => one.sha256]);
}

/** @throws SetupError C320 where the folder is no dataset. */
export async function openDataset(folder: string): Promise<ComparedDataset> {
  const documents = await readColumns(folder, "documents", COLUMNS.documents);
  const paths = new Map(documents.map((one) => [one.document_id, one.path]));
  const located = <T extends { article_id: string }>(records: readonly T[]) =>
    records.map((one) =>
      Object.assign(one, { path: paths.get(one.article_id.slice(0, one.article_id.indexOf("."))) ?? "" }),
    );
  const entities = await readRecords(folder, "entities");
  return {
    documents,
    articles: located(await readColumns(folder, "articles", COLUMNS.articles)),
    entities: new Map(entities.map((one) => [one.entity_id, one])),
    mentions: located(await readColumns(folder, "mentions", COLUMNS.mentions)),
    metrics: located(await readColumns(folder, "metrics", COLUMNS.metrics)),
    relations: located(await readColumns(folder, "relations", COLUMNS.relations)),
  };
}

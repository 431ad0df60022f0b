import type {
  ArticleRecord,
  DocumentRecord,
  EntityRecord,
  MentionRecord,
  MetricRecord,
  RelationRecord,
} from "../../model/tables.js";
import { readRecords } from "../read-dataset.js";
import { type Pairing, pairBy } from "./pair.js";

/** What of a dataset is compared, with the path of the document that each record stands in. */
export interface ComparedDataset {
  readonly documents: readonly DocumentRecord[];
  readonly articles: readonly (ArticleRecord & { readonly path: string })[];
  readonly entities: ReadonlyMap<string, EntityRecord>;
  readonly mentions: readonly (MentionRecord & { readonly path: string })[];
  readonly metrics: readonly (MetricRecord & { readonly path: string })[];
  readonly relations: readonly (RelationRecord & { readonly path: string })[];
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
export function pairDocuments(old: ComparedDataset, now: ComparedDataset): Pairing<DocumentRecord> {
  return pairBy(old.documents, now.documents, [(one) => one.path, (one) => one.sha256]);
}

/** @throws SetupError C320 where the folder is no dataset. */
export async function openDataset(folder: string): Promise<ComparedDataset> {
  const documents = await readRecords(folder, "documents");
  const paths = new Map(documents.map((one) => [one.document_id, one.path]));
  const located = <T extends { article_id: string }>(records: readonly T[]) =>
    records.map((one) => ({ ...one, path: paths.get(one.article_id.slice(0, one.article_id.indexOf("."))) ?? "" }));
  const entities = await readRecords(folder, "entities");
  return {
    documents,
    articles: located(await readRecords(folder, "articles")),
    entities: new Map(entities.map((one) => [one.entity_id, one])),
    mentions: located(await readRecords(folder, "mentions")),
    metrics: located(await readRecords(folder, "metrics")),
    relations: located(await readRecords(folder, "relations")),
  };
}

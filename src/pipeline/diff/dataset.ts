import type { ArticleRecord, DocumentRecord, EntityRecord, MentionRecord, MetricRecord } from "../../model/tables.js";
import { readRecords } from "../read-dataset.js";

/** What of a dataset is compared, with the path of the document that each record stands in. */
export interface ComparedDataset {
  readonly documents: readonly DocumentRecord[];
  readonly articles: readonly (ArticleRecord & { readonly path: string })[];
  readonly entities: ReadonlyMap<string, EntityRecord>;
  readonly mentions: readonly (MentionRecord & { readonly path: string })[];
  readonly metrics: readonly (MetricRecord & { readonly path: string })[];
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
  };
}

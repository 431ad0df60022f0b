import { readGoldFiles, readSourceText } from "../../io/gold.js";
import { readRecords } from "../read-dataset.js";
import { TightSource } from "./gold.js";
import { type JudgedDocument, scoreDocument } from "./score.js";
import { Score } from "./tally.js";

export interface Evaluation {
  readonly total: Score;
  /** One score a gold document, in the order of the files. */
  readonly documents: readonly { readonly doc: string; readonly score: Score }[];
}

/**
 * Scores a dataset against the gold files of a folder, with the figures of the shared scorer.
 *
 * @param sources folder of the source documents (decoded as UTF-8)
 */
export async function evaluateDataset(goldFolder: string, output: string, sources: string): Promise<Evaluation> {
  const documents = await readRecords(output, "documents");
  const articles = await readRecords(output, "articles");
  const mentions = groupByDocument(await readRecords(output, "mentions"));
  const metrics = groupByDocument(await readRecords(output, "metrics"));
  const entities = new Map((await readRecords(output, "entities")).map((one) => [one.entity_id, one]));
  const total = new Score();
  const scores: { doc: string; score: Score }[] = [];
  for (const gold of await readGoldFiles(goldFolder)) {
    const id = documents.find((one) => one.path.split("/").at(-1) === gold.doc)?.document_id ?? "";
    const judged: JudgedDocument = {
      articles: articles.filter((one) => one.document_id === id),
      mentions: mentions.get(id) ?? [],
      metrics: metrics.get(id) ?? [],
      entities,
    };
    const score = scoreDocument(gold, new TightSource(await readSourceText(sources, gold.doc)), judged);
    total.add(score);
    scores.push({ doc: gold.doc, score });
  }
  return { total, documents: scores };
}

function groupByDocument<T extends { article_id: string }>(records: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const record of records) {
    const id = record.article_id.slice(0, record.article_id.indexOf("."));
    const group = groups.get(id);
    if (group === undefined) groups.set(id, [record]);
    else group.push(record);
  }
  return groups;
}

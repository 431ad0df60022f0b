import { dirname, join } from "node:path";
import { readGoldFiles } from "../../io/gold.js";
import { readSourceBytes } from "../../io/sources.js";
import { SetupError } from "../../model/faults.js";
import { readSource } from "../../stages/1-read/index.js";
import { readRecords } from "../read-dataset.js";
import { TightSource } from "./gold.js";
import { type JudgedDocument, scoreDocument } from "./score.js";
import { Score } from "./tally.js";

export interface Evaluation {
  readonly total: Score;
  /** One score a gold document, in the order of the files. */
  readonly documents: readonly { readonly doc: string; readonly score: Score }[];
  /** Documents that the gold speaks of and the dataset does not hold: all their gold counts as missed. */
  readonly missing: readonly string[];
}

/**
 * Scores a dataset against the gold files of a folder, with the figures of the shared scorer.
 *
 * @param sources folder of the source documents; looked for beside the gold and where runs read by default
 * @throws SetupError C320, C330, C331 where dataset, gold or sources are wrong.
 */
export async function evaluateDataset(goldFolder: string, output: string, sources?: string): Promise<Evaluation> {
  const documents = new Map(
    (await readRecords(output, "documents")).reverse().map((one) => [one.path.split("/").at(-1), one]),
  );
  const articles = groupByDocument(await readRecords(output, "articles"));
  const mentions = groupByDocument(await readRecords(output, "mentions"));
  const metrics = groupByDocument(await readRecords(output, "metrics"));
  const entities = new Map((await readRecords(output, "entities")).map((one) => [one.entity_id, one]));
  const folders = sources === undefined ? placesOf(goldFolder) : [sources];
  const total = new Score();
  const scores: { doc: string; score: Score }[] = [];
  const missing: string[] = [];
  for (const gold of await readGoldFiles(goldFolder)) {
    const document = documents.get(gold.doc);
    if (document === undefined) missing.push(gold.doc);
    const id = document?.document_id ?? "";
    const judged: JudgedDocument = {
      articles: articles.get(id) ?? [],
      mentions: mentions.get(id) ?? [],
      metrics: metrics.get(id) ?? [],
      entities,
    };
    const source = await readSourceText(folders, document?.path ?? gold.doc, gold.doc);
    const score = scoreDocument(gold, new TightSource(source), judged);
    total.add(score);
    scores.push({ doc: gold.doc, score });
  }
  return { total, documents: scores, missing };
}

/** Where the sources of a gold folder may lie. */
function placesOf(gold: string): string[] {
  const folder = gold.endsWith(".json") ? dirname(gold) : gold;
  return [join(folder, "..", "pages"), join(folder, "..", "seeds"), join(folder, ".."), folder, "pages", "seeds"];
}

/** The decoded text of a source document, as stage 1 reads it: what offsets count in. */
async function readSourceText(folders: readonly string[], path: string, doc: string): Promise<string> {
  for (const folder of folders) {
    const bytes = (await readSourceBytes(folder, path)) ?? (await readSourceBytes(folder, doc));
    if (bytes !== null) return (await readSource(path, bytes)).value.text;
  }
  const message = `is not in ${folders.join(", ")}, and the gold speaks of it; name its folder with --sources`;
  throw new SetupError([{ code: "C331", where: doc, message }]);
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

export { type Comparison, compareScores } from "./bootstrap.js";

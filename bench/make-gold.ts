import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import type { GoldFile, GoldSentence } from "../src/model/gold.js";
import type { Records, TableName } from "../src/model/tables.js";

/** Makes gold of what a dataset holds itself, to measure and try `lilong evaluate` at any size: it scores 1 but for what is not in the source to the letter. */
export function makeGold(dataset: string, pages: string, folder: string): void {
  mkdirSync(folder, { recursive: true });
  const sentences = groupBy(read(dataset, "sentences"), (one) => documentOf(one.article_id));
  const mentions = groupBy(read(dataset, "mentions"), (one) => one.sentence_id);
  const metrics = groupBy(read(dataset, "metrics"), (one) => one.sentence_id);
  for (const { document_id, path } of read(dataset, "documents")) {
    const source = squeeze(readFileSync(join(pages, path), "utf8"));
    const marked = (sentences.get(document_id) ?? [])
      .filter(({ text }) => source.includes(squeeze(text)))
      .map((one) => mark(one, mentions.get(one.sentence_id) ?? [], metrics.get(one.sentence_id) ?? []));
    const gold: GoldFile = { doc: basename(path), partial: true, articles: [{ title: "", sentences: marked }] };
    writeFileSync(join(folder, `${basename(path, ".txt")}.json`), JSON.stringify(gold));
  }
}

function mark(
  { text }: Records["sentences"],
  mentions: readonly Records["mentions"][],
  metrics: readonly Records["metrics"][],
): GoldSentence {
  return {
    text,
    entities: mentions.map((one) => ({ text: one.text, type: one.type })),
    metrics: metrics.map((one) => ({
      q: one.text,
      measure: one.measure,
      value: one.value,
      unit: one.unit,
      bound: one.bound,
      direction: one.direction,
      from: one.from_value,
      comparison: one.comparison,
      indicator: one.indicator,
      indicator_id: one.indicator_id,
      holder: one.holder === "" ? [] : [one.holder],
    })),
  };
}

function read<T extends TableName>(dataset: string, table: T): Records[T][] {
  return JSON.parse(readFileSync(join(dataset, `${table}.json`), "utf8")) as Records[T][];
}

function groupBy<T>(items: readonly T[], key: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group === undefined) groups.set(key(item), [item]);
    else group.push(item);
  }
  return groups;
}

const documentOf = (id: string): string => id.slice(0, id.indexOf("."));
const squeeze = (text: string): string => text.replace(/\s+/gu, "");

import { namesOf } from "../../dictionary/names.js";
import type { Dictionaries, Dictionary } from "../../model/dictionary.js";
import type { EntityRecord, MentionRecord, MetricRecord } from "../../model/tables.js";
import { readColumns, readRecords } from "../read-dataset.js";
import { csvCell } from "./fix.js";

export interface Suggestion {
  /** Dictionary that would take the row; "" where there is none for its type. */
  readonly dictionary: string;
  readonly reason: "no code" | "low confidence" | "unknown indicator";
  readonly name: string;
  readonly aliases: readonly string[];
  readonly type: string;
  readonly mentions: number;
  readonly documents: number;
}

/**
 * Names and indicators of a dataset that no dictionary settles, those met most often first.
 *
 * @param below confidence under which a name wants a person's look
 */
export async function suggestRows(dataset: string, dictionaries: Dictionaries, below: number): Promise<Suggestion[]> {
  const entities = await readRecords(dataset, "entities");
  const mentions = await readColumns(dataset, "mentions", ["entity_id", "confidence"]);
  const metrics = await readColumns(dataset, "metrics", ["indicator", "indicator_id", "article_id"]);
  const all = [...doubtfulNames(entities, mentions, dictionaries, below), ...unknownIndicators(metrics)];
  return all.sort((a, b) => b.mentions - a.mentions || (`${a.type}${a.name}` < `${b.type}${b.name}` ? -1 : 1));
}

function doubtfulNames(
  entities: readonly EntityRecord[],
  mentions: readonly Pick<MentionRecord, "entity_id" | "confidence">[],
  dictionaries: Dictionaries,
  below: number,
): Suggestion[] {
  const best = new Map<string, number>();
  for (const { entity_id, confidence } of mentions) best.set(entity_id, Math.max(best.get(entity_id) ?? 0, confidence));
  const named = dictionaries.matching("names");
  const known = new Set(named.flatMap(namesOf).map((name) => name.text));
  return entities.flatMap((entity) => {
    const isPlace = entity.type === "division" || entity.type === "community";
    const confidence = best.get(entity.entity_id);
    const isDoubtful = confidence !== undefined && confidence < below;
    const isOpen = isPlace && entity.code === "" && entity.mentions > 0;
    if (!(isDoubtful || isOpen) || known.has(entity.name) || entity.type === "date") return [];
    const { name, type, documents } = entity;
    const aliases = entity.aliases.split("|").filter((alias) => alias !== "" && alias !== name);
    // Places come from the official list alone; what it lacks is no row of a dictionary.
    const dictionary = isPlace ? "" : (named.find((one) => one.about.type === type)?.name ?? "");
    const reason = isOpen ? ("no code" as const) : ("low confidence" as const);
    return [{ dictionary, reason, name, aliases, type, mentions: entity.mentions, documents }];
  });
}

function unknownIndicators(
  metrics: readonly Pick<MetricRecord, "indicator" | "indicator_id" | "article_id">[],
): Suggestion[] {
  const counts = new Map<string, { mentions: number; documents: Set<string> }>();
  for (const { indicator, indicator_id, article_id } of metrics) {
    if (indicator_id !== "other" || indicator === "") continue;
    const known = counts.get(indicator) ?? { mentions: 0, documents: new Set<string>() };
    known.mentions++;
    known.documents.add(article_id.slice(0, article_id.indexOf(".")));
    counts.set(indicator, known);
  }
  return [...counts].map(([name, { mentions, documents }]) => ({
    dictionary: "indicators",
    reason: "unknown indicator",
    name,
    aliases: [],
    type: "indicator",
    mentions,
    documents: documents.size,
  }));
}

/** Everything as one table, with how often each was met. */
export function suggestionTable(suggestions: readonly Suggestion[]): string {
  const header = ["mentions", "documents", "reason", "dictionary", "type", "name", "aliases"];
  const rows = suggestions.map((one) => [
    String(one.mentions),
    String(one.documents),
    one.reason,
    one.dictionary,
    one.type,
    one.name,
    one.aliases.join("|"),
  ]);
  return [header, ...rows].map((cells) => `${cells.map(csvCell).join(",")}\n`).join("");
}

/** The suggestions for one dictionary as rows of it, the cells that a person has to fill in empty. */
export function suggestionRows(suggestions: readonly Suggestion[], dictionary: Dictionary): string {
  const rows = suggestions
    .filter((one) => one.dictionary === dictionary.name)
    .map((one) => dictionary.columns.map((column) => cellOf(one, column)));
  return [dictionary.columns, ...rows].map((cells) => `${cells.map(csvCell).join(",")}\n`).join("");
}

function cellOf(suggestion: Suggestion, column: string): string {
  if (column === "name") return suggestion.name;
  return column === "aliases" ? suggestion.aliases.join("|") : "";
}

import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Layers, Mention, Metric, Paragraph, Repair, Sentence } from "../../src/model/layers.js";
import type { EntityType } from "../../src/model/types.js";
import { metricsStage } from "../../src/stages/6-metrics/index.js";
import { loadTestDictionaries } from "../support/dictionaries.js";
import { loadTestGazetteer, loadTestLexicon } from "../support/gazetteer.js";

export interface Line {
  readonly text: string;
  /** `start` where the text is not the first of its kind in the line. */
  readonly mentions: readonly { readonly type: EntityType; readonly text: string; readonly start?: number }[];
  readonly figures: readonly { readonly text: string; readonly wanted: string }[];
}

const folder = fileURLToPath(new URL("lines/", import.meta.url));

/** All marked lines: 「…」 a figure, 〔type:name〕 a mention; one indented line a figure says what it is. */
export function readLines(): [string, readonly Line[]][] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(".txt"))
    .sort()
    .map((name) => [name, parseLines(readFileSync(folder + name, "utf8"))]);
}

export function parseLines(file: string): Line[] {
  const lines: { text: string; mentions: Line["mentions"]; figures: { text: string; wanted: string }[] }[] = [];
  let next = 0;
  for (const row of file.split("\n")) {
    const line = lines[lines.length - 1];
    if (row.startsWith("  ") && line !== undefined) line.figures[next++]!.wanted = row.trim();
    else if (row.trim() !== "") {
      lines.push(markedLine(row));
      next = 0;
    }
  }
  return lines;
}

function markedLine(row: string): {
  text: string;
  mentions: Line["mentions"];
  figures: { text: string; wanted: string }[];
} {
  const mentions: { type: EntityType; text: string }[] = [];
  const text = row.replace(/〔(\w+):([^〕]+)〕/g, (_, type: string, name: string) => {
    mentions.push({ type: type as EntityType, text: name });
    return name;
  });
  const figures = [...text.matchAll(/「([^」]+)」/g)].map((hit) => ({ text: hit[1]!, wanted: "" }));
  return { text: text.replace(/[「」]/g, ""), mentions, figures };
}

type Run = (layers: Pick<Layers, "repaired" | "sentences" | "mentions">) => {
  value: { metrics: readonly Metric[] };
};
let run: Run | undefined;

function stage(): Run {
  run ??= metricsStage.prepare(
    { dictionaries: loadTestDictionaries(), lexicon: loadTestLexicon(), gazetteer: loadTestGazetteer() },
    {},
  ) as Run;
  return run;
}

/** The metrics of a table, given as rows of cells. */
export function metricsOfTable(rows: readonly (readonly string[])[]): readonly Metric[] {
  let text = "";
  const sentences: Sentence[] = [];
  const paragraphs: Paragraph[] = [];
  const repairs: Repair[] = [];
  rows.forEach((cells, ordinal) => {
    const start = text.length;
    cells.forEach((cell, i) => {
      if (i > 0) repairs.push({ start: text.length, end: text.length + 1, kind: "space", from: " \t ", to: " " });
      text += i > 0 ? ` ${cell}` : cell;
    });
    const span = { start, end: text.length };
    sentences.push({ ...span, article: 0, ordinal, paragraph: ordinal, role: "body" });
    paragraphs.push({ ...span, role: "table", level: 0, gap: 0 });
    text += "\n";
  });
  const home = new Uint32Array(text.length);
  return stage()({
    repaired: { text, home, tail: home, paragraphs, repairs },
    sentences: { sentences, tokens: () => [] },
    mentions: { mentions: [], anaphors: [] },
  }).value.metrics;
}

/** The metrics of a line, read as a document of one sentence. */
export function metricsOf({ text, mentions }: Pick<Line, "text" | "mentions">): readonly Metric[] {
  const home = new Uint32Array(text.length);
  const sentence = { start: 0, end: text.length, article: 0, ordinal: 0, paragraph: 0, role: "body" as const };
  const found = mentions.map(({ type, text: name, start: at }): Mention => {
    const start = at ?? text.indexOf(name);
    const rest = {
      sentence: 0,
      subtype: "",
      outer: -1,
      candidates: [],
      entry: "",
      kindStart: -1,
      rule: "test",
      confidence: 1,
    };
    return { start, end: start + name.length, type, text: name, ...rest };
  });
  return stage()({
    repaired: { text, home, tail: home, paragraphs: [], repairs: [] },
    sentences: { sentences: [sentence], tokens: () => [] },
    mentions: { mentions: found, anaphors: [] },
  }).value.metrics;
}

/** As the marked lines write it: `rate 85 % over from=69 up yoy`. */
export function sayMetric(metric: Metric): string {
  const parts = [metric.measure, String(metric.value), metric.unit];
  if (metric.bound !== "exact") parts.push(metric.bound);
  if (metric.from !== null) parts.push(`from=${metric.from}`);
  if (metric.direction !== null) parts.push(metric.direction);
  if (metric.comparison !== null) parts.push(metric.comparison);
  return parts.join(" ");
}

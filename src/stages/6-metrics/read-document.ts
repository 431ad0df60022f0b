import type { Layers, Metric, Sentence } from "../../model/layers.js";
import type { Span } from "../../model/span.js";
import { datesOf } from "../../text/dates/index.js";
import { firstFrom } from "../../text/first-from.js";
import type { Quantity, QuantityFinder } from "../../text/quantities/index.js";
import { changedFigure, figuresOf, isFigure, isPerUnit } from "./figures.js";
import { holdersOf, namesOf } from "./holders.js";
import { Periods } from "./period.js";
import { readSentence, recalled, type Statement } from "./read-sentence.js";
import type { Reader } from "./reader.js";
import { columnOf, type Row, Tables } from "./tables.js";
import type { Vocabulary } from "./vocabulary.js";
import { WordCells } from "./word-cells.js";
import type { WordList } from "./word-class.js";

export interface Tools {
  readonly find: QuantityFinder;
  readonly vocabulary: Vocabulary;
  readonly lexicon: WordList;
}

type Input = Pick<Layers, "repaired" | "sentences" | "mentions">;

/** The metrics of a document, in reading order. One pass: quantities, mentions and sentences are walked side by side. */
export function readDocument(tools: Tools, { repaired, sentences, mentions }: Input): Metric[] {
  const { text } = repaired;
  const dates = datesOf(text);
  const quantities = tools.find(text, { dates });
  const periods = new Periods(text, dates);
  const tables = new Tables(repaired);
  const cells = new WordCells(text, tools.lexicon);
  const metrics: Metric[] = [];
  const cursor = { quantity: 0, mention: 0, anaphor: 0 };
  let earlier: readonly Statement[] = [];
  let paragraph = -1;
  sentences.sentences.forEach((sentence, ordinal) => {
    const inside = quantitiesIn(quantities, sentence, cursor);
    while (mentions.mentions[cursor.mention] !== undefined && mentions.mentions[cursor.mention]!.end <= sentence.start)
      cursor.mention++;
    while (mentions.anaphors[cursor.anaphor] !== undefined && mentions.anaphors[cursor.anaphor]!.end <= sentence.start)
      cursor.anaphor++;
    let near = cursor.mention;
    const kept = inside.filter((quantity, i) => {
      while (mentions.mentions[near] !== undefined && mentions.mentions[near]!.end <= quantity.start) near++;
      if (isPerUnit(text, quantity, inside[i - 1], inside[i + 1])) return false;
      return isFigure(text, quantity, tools.vocabulary.roles, mentions.mentions, near);
    });
    if (kept.length === 0) return;
    periods.enter(sentence.article, sentence.start);
    const reader: Reader = {
      text,
      vocabulary: tools.vocabulary,
      lexicon: tools.lexicon,
      cells,
      mentions: mentions.mentions,
      firstMention: cursor.mention,
    };
    const names = namesOf(text, sentence, mentions.mentions, cursor.mention, mentions.anaphors, cursor.anaphor);
    const table = tables.enter(sentence.paragraph);
    if (sentence.paragraph !== paragraph) earlier = [];
    paragraph = sentence.paragraph;
    const statements =
      table === null || table.row.length === 1
        ? recalled(readSentence(reader, sentence, figuresOf(text, sentence, kept)), earlier)
        : readCells(reader, sentence, kept, table.row, table.header);
    earlier = statements;
    for (const statement of statements) {
      metrics.push(metricOf(reader, sentence, ordinal, statement, names, periods));
    }
  });
  return metrics;
}

/** Each cell of a row is read by itself; what its own words do not say stands at the head of its column. */
function readCells(
  reader: Reader,
  sentence: Sentence,
  quantities: readonly Quantity[],
  row: Row,
  header: Row | null,
): Statement[] {
  const statements: Statement[] = [];
  let next = 0;
  row.forEach((cell, column) => {
    const inside: Quantity[] = [];
    while (next < quantities.length && quantities[next]!.start < cell.end) inside.push(quantities[next++]!);
    if (inside.length === 0) return;
    const bounds = { ...sentence, start: Math.max(cell.start, sentence.start), end: Math.min(cell.end, sentence.end) };
    const head = header === null ? null : columnOf(reader.text, header, column, reader.vocabulary);
    for (const statement of readSentence(reader, bounds, figuresOf(reader.text, bounds, inside))) {
      statements.push(head?.indicator == null ? statement : headed(reader, statement, head.indicator, head.comparison));
    }
  });
  return statements;
}

function headed(reader: Reader, told: Statement, indicator: Span, comparison: Statement["comparison"]): Statement {
  const statement = comparison === null ? told : signed(reader, told);
  return {
    ...statement,
    comparison: statement.comparison ?? comparison,
    indicator,
    indicatorText: reader.text.slice(indicator.start, indicator.end).replace(/\s+/g, ""),
    rule: "column",
    confidence: 0.85,
  };
}

/** In a column that compares, a sign says which way: +8.1%, -3.7%. */
function signed(reader: Reader, statement: Statement): Statement {
  const { figure, value, direction } = statement;
  if (direction !== null || figure.from !== null) return statement;
  const isPlus = "+＋".includes(reader.text[figure.start - 1] ?? " ");
  if (!isPlus && value >= 0) return statement;
  const start = isPlus ? figure.start - 1 : figure.start;
  return {
    ...statement,
    figure: changedFigure(figure, { start }),
    measure: "change",
    value: Math.abs(value),
    direction: isPlus ? "up" : "down",
  };
}

/** Walks to the quantities of a sentence; sentences and quantities are both in reading order. */
function quantitiesIn(quantities: readonly Quantity[], sentence: Sentence, cursor: { quantity: number }): Quantity[] {
  const inside: Quantity[] = [];
  while (cursor.quantity < quantities.length && quantities[cursor.quantity]!.start < sentence.start) cursor.quantity++;
  while (cursor.quantity < quantities.length && quantities[cursor.quantity]!.end <= sentence.end)
    inside.push(quantities[cursor.quantity++]!);
  return inside;
}

function metricOf(
  reader: Reader,
  sentence: Sentence,
  ordinal: number,
  statement: Statement,
  names: readonly Span[],
  periods: Periods,
): Metric {
  const { figure, indicator } = statement;
  const { quantity } = figure;
  const isInSentence = indicator !== null && indicator.start >= sentence.start && indicator.end <= figure.start;
  const phrase = isInSentence ? indicator : figure;
  const { conceptId, indicatorId } = indicatorIds(reader, statement);
  return {
    start: figure.start,
    end: figure.end,
    sentence: ordinal,
    text: reader.text.slice(figure.start, figure.end).replace(/\s+/g, ""),
    measure: statement.measure,
    value: statement.value,
    low: quantity.low,
    high: quantity.high,
    unit: statement.unit,
    bound: quantity.bound,
    direction: statement.direction,
    from: figure.from?.value ?? null,
    comparison: statement.comparison,
    indicator: statement.indicatorText,
    indicatorId,
    conceptId,
    period: periods.before(sentence.start, figure.start),
    holders: holdersOf(reader, sentence, phrase, namesNear(names, phrase.end)),
    rule: statement.rule,
    confidence: statement.confidence,
  };
}

/** How many names before a figure may hold it: a sentence without end has thousands. */
const NEAR = 64;

/** The last names that start before `at`. */
function namesNear(names: readonly Span[], at: number): readonly Span[] {
  if (names.length <= NEAR) return names;
  const end = firstFrom(names, at);
  return names.slice(Math.max(0, end - NEAR), end);
}

const SUMS: ReadonlySet<string> = new Set(["money"]);

/** Rates and changes always say which indicator they are of; other figures where the short list has it. */
function indicatorIds(reader: Reader, { measure, indicatorText }: Statement) {
  const { indicators } = reader.vocabulary;
  const conceptId = indicators.idOf(indicatorText);
  // 收益的四成, 供热诉求占比: a share of a sum is another indicator than the sum.
  const isShareOf = measure === "rate" && SUMS.has(indicators.familyOf(conceptId));
  const group = isShareOf ? "other" : indicators.groupOf(conceptId);
  const required = measure === "rate" || measure === "change";
  return { conceptId, indicatorId: group !== "other" || required ? group : "" };
}

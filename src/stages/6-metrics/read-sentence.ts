import type { Metric, Sentence } from "../../model/layers.js";
import type { Span } from "../../model/span.js";
import type { Comparison, Measure } from "../../model/types.js";
import type { Figure } from "./figures.js";
import { readLists } from "./lists.js";
import { pairFigures } from "./pairs.js";
import { readFigure } from "./read-figure.js";
import type { Reader, Reading } from "./reader.js";

/** A figure with all that its sentence says of it; holders and period are added by the stage. */
export interface Statement {
  readonly figure: Figure;
  readonly measure: Measure;
  readonly value: number;
  readonly unit: string;
  readonly direction: Metric["direction"];
  readonly comparison: Comparison | null;
  readonly indicator: Span | null;
  readonly indicatorText: string;
  readonly rule: string;
  readonly confidence: number;
}

/** Reads the figures of one sentence: each by itself first, then what they share (pairs, lists, ellipsis). */
export function readSentence(reader: Reader, sentence: Sentence, figures: readonly Figure[]): Statement[] {
  const paired = pairFigures(reader, figures);
  const readings = governed(
    reader,
    paired,
    paired.map((figure) => readFigure(reader, figure)),
  );
  const members = readLists(reader, paired, readings);
  const statements: Statement[] = [];
  for (let i = 0; i < paired.length; i++) {
    statements.push(statementOf(reader, sentence, paired[i]!, members[i] ?? readings[i]!, statements));
  }
  return filled(reader, borrow(reader, statements));
}

/** 新增产值35亿元、税收近亿元、岗位320个: a word of change before the first noun of a list governs its other figures. */
function governed(reader: Reader, figures: readonly Figure[], readings: readonly Reading[]): Reading[] {
  const result: Reading[] = [];
  readings.forEach((reading, i) => {
    const before = result[i - 1];
    const here = figures[i]!;
    const goesOn =
      before?.rule === "change-object" &&
      reading.direction === null &&
      GOVERNED.has(reading.rule) &&
      /^[、和及与][^，。；0-9]{2,12}$/.test(reader.text.slice(figures[i - 1]!.end, here.start));
    result.push(goesOn ? changedWith(reading, before) : reading);
  });
  return result;
}

/** Readings of a noun and its figure with nothing but the noun before it. */
const GOVERNED: ReadonlySet<string> = new Set(["list", "level"]);

const changedWith = (own: Reading, head: Reading): Reading => ({
  measure: head.measure,
  direction: head.direction,
  comparison: own.comparison ?? head.comparison,
  indicator: own.indicator,
  words: own.words,
  predicate: own.predicate,
  rule: head.rule,
  confidence: own.confidence,
});

function statementOf(
  reader: Reader,
  sentence: Sentence,
  figure: Figure,
  reading: Reading,
  earlier: readonly Statement[],
): Statement {
  const { quantity } = figure;
  const times = reading.direction !== null && quantity.unit === "番";
  const last = antecedentOf(figure, reading, earlier);
  const said = refers(reader, reading.indicator) ? null : reading.indicator;
  const own = isWeak(reading, quantity.family, last) ? null : said;
  const indicator =
    referent(reader, own, earlier) ??
    own ??
    (last !== undefined && goesOn(reader, figure, reading, last) ? last.indicator : null) ??
    said ??
    reading.predicate.change?.word ??
    null;
  return {
    figure,
    measure: reading.measure,
    value: times ? 2 ** quantity.value : quantity.value,
    unit: times ? "倍" : quantity.unit,
    direction: reading.direction,
    comparison: reading.comparison ?? inherited(reader, sentence, figure, reading, last),
    indicator,
    indicatorText: indicator === null ? "" : written(reader.text, indicator),
    rule: own === null && indicator !== null && indicator !== reading.indicator ? "ellipsis" : reading.rule,
    confidence: own === null && indicator !== null && indicator !== reading.indicator ? 0.85 : reading.confidence,
  };
}

/** What a figure's own words name for want of better: it gives way to what the figure before measured. */
const isWeak = ({ rule }: Reading, family: string, last: Statement | undefined): boolean =>
  rule === "unit" ||
  rule === "topic" ||
  (rule === "duration" && family === "share" && last?.indicator != null && last.indicator.start < last.figure.start);

/** 巩固率、入学率分别为99.1%和94.8%，后者提高1.2个百分点: which of the two figures before is spoken of. */
function referent(reader: Reader, own: Span | null, earlier: readonly Statement[]): Span | null {
  if (own === null || own.end - own.start !== 2) return null;
  const word = reader.text.slice(own.start, own.end);
  const back = word === "后者" ? 1 : word === "前者" ? 2 : 0;
  return back === 0 ? null : (earlier[earlier.length - back]?.indicator ?? null);
}

/** 这个数字是121件: what the figures before it were. */
const refers = ({ text }: Reader, span: Span | null): boolean =>
  span !== null && span.end - span.start === 2 && REFERS.has(text.slice(span.start, span.end));
const REFERS: ReadonlySet<string> = new Set(["数字", "数据"]);

const RECALL = 4;

/** The figure that one without a name of its own goes on about: the last, or of an amount that changed the last in its unit (立案11起，罚款2万元，同比减少8起). */
function antecedentOf(figure: Figure, reading: Reading, earlier: readonly Statement[]): Statement | undefined {
  const { family, unit } = figure.quantity;
  const isAmount = reading.measure === "change" && family !== "share" && family !== "multiple";
  const same = isAmount ? earlier.slice(-RECALL).findLast((one) => one.unit === unit) : undefined;
  return same ?? earlier[earlier.length - 1];
}

/** A figure that names nothing goes on about what the one before it measured: 总值1200亿元，增长5%，是2020年的两倍. */
function goesOn(reader: Reader, figure: Figure, reading: Reading, last: Statement): boolean {
  const { family } = figure.quantity;
  if (reading.rule === "unit" && (last.rule === "unit" || last.figure.end === figure.start)) return false;
  if (reading.direction !== null || reading.measure === "change" || family === "share" || family === "multiple")
    return true;
  if (isBareAverage(reader, reading)) return true;
  // 人均8.03万元，折合1.13万美元: nothing stands before the figure but its predicate.
  if (reading.rule === "bare" && reading.predicate.rest === 0) return family === last.figure.quantity.family;
  if (reading.rule === "topic") return family === last.figure.quantity.family;
  // 配备6名网格员，合计60名: the same classifier counts the same.
  if (
    reading.rule === "unit" &&
    figure.quantity.unit === last.figure.quantity.unit &&
    figure.quantity.unitText !== "人"
  )
    return true;
  return /^(?:[、和及与]|以及)?$/.test(reader.text.slice(last.figure.end, figure.start));
}

/** 分红28.5万元，户均2096元: nothing but the average stands before the figure. */
const isBareAverage = (reader: Reader, { words, predicate }: Reading): boolean =>
  predicate.rest === 0 && words.some((word) => reader.vocabulary.roles.get(word.text)?.figure === "average");

const written = (text: string, span: Span): string => text.slice(span.start, span.end).replace(/\s+/g, "");

const CLAUSE_COMPARISON = /(同比|比上年|较上年|比去年|较去年|去年同期|上年同期|同比去年)/;
/** 与去年同期相比，…: said before the sentence's first comma, it holds for all of its changes. */
const SENTENCE_COMPARISON = /^[^，。]{0,12}(?:(上年|去年|同期|同比)|环比|上月|上季度)[^，。]{0,4}[比看较]，/;
const OPENING = 24;
const CLAUSE_MOM = /(环比|上月|上季度)/;

/**
 * A comparison said once holds on: 与去年同期相比，…下降30%; 同比下降30%，案件下降38%. From–to pairs and levels name their own.
 */
function inherited(
  reader: Reader,
  sentence: Sentence,
  figure: Figure,
  reading: Reading,
  last: Statement | undefined,
): Comparison | null {
  if (reading.direction === null || figure.from !== null || reading.predicate.compared) return null;
  const opening = SENTENCE_COMPARISON.exec(reader.text.slice(sentence.start, sentence.start + OPENING));
  if (opening !== null && figure.start >= sentence.start + opening[0].length)
    return opening[1] === undefined ? "mom" : "yoy";
  const isJoined =
    last !== undefined && /^[、和及与]|^[，；]?其中/.test(reader.text.slice(last.figure.end, figure.start));
  const goesOnNow = reading.indicator === null || isJoined || last?.figure.clauseStart === figure.clauseStart;
  if (
    reading.measure === "change" &&
    goesOnNow &&
    last !== undefined &&
    last.comparison !== null &&
    last.measure === "change"
  )
    return last.comparison;
  const floor = Math.max(sentence.start, figure.clauseStart - 16, last?.figure.end ?? 0);
  const head = reader.text.slice(floor, figure.start);
  if (CLAUSE_COMPARISON.test(head)) return "yoy";
  return CLAUSE_MOM.test(head) ? "mom" : null;
}

/** A figure of which nothing is said goes on about what the one before it measured. */
function filled(reader: Reader, statements: readonly Statement[]): Statement[] {
  const result: Statement[] = [];
  for (const one of statements) {
    const indicator = one.indicator ?? result[result.length - 1]?.indicator ?? null;
    result.push(
      indicator === one.indicator ? one : measuring(one, indicator, written(reader.text, indicator!), "ellipsis", 0.5),
    );
  }
  return result;
}

/** 共查处1384宗。其中塔子湖东路296宗: a figure of which its sentence says nothing goes on about the one in its unit in the sentence before. */
export function recalled(statements: readonly Statement[], earlier: readonly Statement[]): readonly Statement[] {
  if (earlier.length === 0 || statements.every(({ indicator }) => indicator !== null)) return statements;
  return statements.map((one) => {
    if (one.indicator !== null || one.measure === "rate" || one.measure === "duration") return one;
    const last = earlier.findLast(({ indicator, unit }) => indicator !== null && unit === one.unit);
    return last === undefined ? one : measuring(one, last.indicator, last.indicatorText, "recalled", 0.5);
  });
}

/** A statement with another indicator, of the one shape that all statements have. */
function measuring(
  { figure, measure, value, unit, direction, comparison }: Statement,
  indicator: Span | null,
  indicatorText: string,
  rule: string,
  confidence: number,
): Statement {
  return { figure, measure, value, unit, direction, comparison, indicator, indicatorText, rule, confidence };
}

/** 946户、2500余位居民: a figure without a noun of its own takes that of the next in its list. */
function borrow(reader: Reader, statements: readonly Statement[]): Statement[] {
  const result = [...statements];
  for (let i = result.length - 2; i >= 0; i--) {
    const here = result[i]!;
    const next = result[i + 1]!;
    const between = reader.text.slice(here.figure.end, next.figure.start);
    if (!/^(?:[、和及与，,]|以及)?$/.test(between) || next.indicator === null) continue;
    if (between.includes("，") && next.measure !== here.measure) continue;
    if (here.indicator !== null && (here.confidence >= 0.8 || next.rule === "unit")) continue;
    result[i] = measuring(here, next.indicator, next.indicatorText, "list", 0.8);
  }
  return result;
}

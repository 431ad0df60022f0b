import type { Mention } from "../../model/layers.js";
import type { Lexicon } from "../../model/lexicon.js";
import type { Span } from "../../model/span.js";
import type { Comparison, Direction, Measure } from "../../model/types.js";
import { breakBefore, type Figure } from "./figures.js";
import { isFrequency, measureOf } from "./measure.js";
import { type Head, type Phrase, phraseAfter, phraseBefore } from "./noun-phrase.js";
import { type Predicate, predicateOf } from "./predicate.js";
import type { Vocabulary } from "./vocabulary.js";
import { type Word, wordsIn } from "./words.js";

/** What the reading of one figure needs to know. */
export interface Reader {
  readonly text: string;
  readonly vocabulary: Vocabulary;
  readonly lexicon: Lexicon;
  readonly mentions: readonly Mention[];
  /** First mention that may reach into the sentence. */
  readonly firstMention: number;
}

export interface Reading {
  readonly measure: Measure;
  readonly direction: Direction | null;
  readonly comparison: Comparison | null;
  /** What is measured, as written; null where the figure's own words do not say. */
  readonly indicator: Span | null;
  /** The words in front, for what shares them (分别). */
  readonly words: readonly Word[];
  readonly predicate: Predicate;
  readonly rule: string;
  readonly confidence: number;
}

const LEFT = 60;
const RIGHT = 40;

export function readFigure(reader: Reader, figure: Figure): Reading {
  const { text, vocabulary } = reader;
  const words = wordsIn(
    text,
    Math.max(figure.floor, figure.start - LEFT),
    figure.start,
    reader.lexicon,
    reader.mentions,
    reader.firstMention,
  );
  const predicate =
    figure.from === null ? predicateOf(words, text, vocabulary) : pairPredicate(words, text, vocabulary);
  const change = changeOf(reader, figure, words, predicate);
  const measure = kindOf(figure, change !== null && !change.toLevel && figure.from === null, text);
  const found = indicatorOf(reader, figure, words, predicate, change);
  return {
    measure,
    direction: change?.direction ?? null,
    comparison: predicate.comparison,
    indicator: found.span,
    words,
    predicate,
    rule: ruleOf(figure, change, found.rule),
    confidence: found.span === null ? 0.5 : figure.from !== null ? 0.97 : change !== null ? 0.95 : found.confidence,
  };
}

/** What stands before 由 or 从, and before what they say of the start value (由去年的69%). */
function pairPredicate(words: readonly Word[], text: string, vocabulary: Vocabulary): Predicate {
  let end = words.length;
  for (let i = words.length - 1; i >= 0 && i >= words.length - 6; i--) {
    if (words[i]!.text === "由" || words[i]!.text === "从") end = i;
  }
  return predicateOf(words.slice(0, end), text, vocabulary);
}

function kindOf(figure: Figure, isChange: boolean, text: string): Measure {
  if (isChange) return "change";
  const { quantity } = figure;
  const before = text.slice(Math.max(figure.clauseStart, quantity.start - 12), quantity.start);
  return measureOf(quantity.family, isFrequency(before, quantity.unit), quantity.value);
}

const ruleOf = (figure: Figure, change: Change | null, found: string): string =>
  figure.from !== null ? "from-to" : change === null ? found : change.toLevel ? "change-to" : `change-${change.where}`;

interface Change {
  readonly direction: Direction | null;
  readonly toLevel: boolean;
  /** Where the word of change stands: right before the figure, before its noun, or behind it. */
  readonly where: "before" | "noun" | "behind" | "object" | "counted";
}

/** The word of change that governs the figure, wherever it stands. */
function changeOf(reader: Reader, figure: Figure, words: readonly Word[], predicate: Predicate): Change | null {
  if (figure.from !== null) {
    return { direction: figure.pairDirection, toLevel: true, where: "before" };
  }
  if (predicate.change !== null) {
    const { kind, direction } = predicate.change;
    return { direction, toLevel: predicate.toLevel, where: kind === "noun" ? "noun" : "before" };
  }
  return changeBehind(reader, figure) ?? changeBeforeObject(reader, words, predicate);
}

/** 近三成的增长, 30%的降幅. */
function changeBehind(reader: Reader, figure: Figure): Change | null {
  const { text, vocabulary } = reader;
  if (figure.quantity.family !== "share" && figure.quantity.family !== "multiple") return null;
  const at = text[figure.end] === "的" ? figure.end + 1 : figure.end;
  if (at === figure.end) return null;
  for (let size = 4; size >= 2; size--) {
    const change = vocabulary.roles.get(text.slice(at, at + size))?.change;
    if (change != null && at + size <= figure.clauseEnd)
      return { direction: change.direction, toLevel: false, where: "behind" };
  }
  return null;
}

/** 减少投诉20件, 提升满意度至95%: the noun stands between the word of change and the figure. */
function changeBeforeObject(reader: Reader, words: readonly Word[], predicate: Predicate): Change | null {
  const phrase = phraseBefore(words, predicate.rest, reader.vocabulary, false);
  if (phrase === null || phrase.first === 0 || predicate.rest === 0) return null;
  const word = words[phrase.first - 1]!;
  const role = reader.vocabulary.roles.get(word.text)?.change;
  if (role == null || role.kind === "noun" || role.kind === "more") return null;
  const isLevel = predicate.rest < words.length && /[至到为]$/.test(words[predicate.rest]!.text);
  return { direction: role.direction, toLevel: isLevel, where: "object" };
}

interface Found {
  readonly span: Span | null;
  readonly rule: string;
  readonly confidence: number;
}

const COUNTS = new Set(["count", "people", "households", "buildings", "people-times"]);
const EVENTS = new Set(["次", "场", "场次", "轮", "期", "人次", "趟", "遍", "批次", "回", "班次", "例", "起", "件"]);
/** A noun phrase that ends so is what a level is told of: 核定床位数80张. */
const QUANTITY_NOUN = /[数量率额度值]$|面积$|规模$/;

function indicatorOf(
  reader: Reader,
  figure: Figure,
  words: readonly Word[],
  predicate: Predicate,
  change: Change | null,
): Found {
  const nearest = partOf(reader, words) ?? phraseBefore(words, predicate.rest, reader.vocabulary, true);
  const before = nearest !== null && isOthers(reader, figure, words, nearest) ? null : nearest;
  const { family } = figure.quantity;
  if (change !== null && change.where === "behind") return found(before ?? null, "change", 0.9);
  if (COUNTS.has(family)) return countIndicator(reader, figure, words, predicate, change, before);
  const after = change === null ? behind(reader, figure, "noun") : null;
  const isAttributed = reader.text[figure.end] === "的";
  if (before !== null && (after === null || !isWeak(reader, words, before, predicate, isAttributed))) {
    const done = family === "duration" && change === null ? actionBehind(reader, figure, before) : null;
    return done ?? found(trimmed(words, before), change === null ? "level" : "change", 0.93);
  }
  const own = selfVerb(reader, words, predicate);
  if (after !== null && (own === null || isAttributed)) return found(after, "behind", 0.85);
  if (own !== null) return found(own, "verb", 0.85);
  const phrase = family === "duration" || family === "share" ? verbPhrase(reader, figure) : null;
  if (phrase !== null && change === null) return found(phrase, "duration", 0.7);
  const last = earlierNoun(reader, figure, predicate) ?? disposed(reader, figure) ?? lastVerb(words, predicate);
  return found(last, change === null ? "bare" : "change", last === null ? 0.5 : 0.7);
}

/** A phrase before the figure that gives way to a noun behind it: 倾斜30度的电线杆, 园区内50%的企业, 享八折优惠. */
function isWeak(
  reader: Reader,
  words: readonly Word[],
  phrase: Phrase,
  predicate: Predicate,
  attributed: boolean,
): boolean {
  if (phrase.end - phrase.start === 1) return true;
  const isVerb = phrase.last === phrase.first + 1 && reader.vocabulary.verbs.has(words[phrase.first]!.text);
  const last = words[phrase.last - 1]!;
  const isNoun = last.class !== "verb" && !reader.vocabulary.verbs.has(last.text);
  return attributed && (isVerb || (isNoun && predicate.rest === words.length));
}

/** 民生支出占…支出的八成: what has the share stands before 占. */
function partOf(reader: Reader, words: readonly Word[]): Phrase | null {
  for (let i = words.length - 1; i > 0; i--) {
    if (!words[i]!.text.startsWith("占") || words[i]!.text.length > 2) continue;
    if (words[words.length - 1]!.class !== "de") return null;
    const predicate = predicateOf(words.slice(0, i), reader.text, reader.vocabulary);
    return phraseBefore(words, predicate.rest, reader.vocabulary, true);
  }
  return null;
}

const TIME_NOUN = /[间长期限时日率龄效]$/;

/** 急救车15分钟内到达现场: a time that something takes is told of what is done, unless a time is what the phrase names. */
function actionBehind(reader: Reader, figure: Figure, before: Phrase): Found | null {
  const text = reader.text.slice(before.start, before.end);
  const action = TIME_NOUN.test(text) || figure.quantity.bound !== "under" ? null : verbPhrase(reader, figure);
  return action === null ? null : found(action, "duration", 0.75);
}

/** 投诉量明显回落，月均由…降至…: the noun phrase of the clause before, if that clause has a word of change too. */
function earlierNoun(reader: Reader, figure: Figure, predicate: Predicate): Span | null {
  if (predicate.rest > 0 || figure.floor !== figure.clauseStart || figure.clauseStart === 0) return null;
  const end = figure.clauseStart - 1;
  const start = breakBefore(reader.text, end, Math.max(0, end - 40));
  const words = wordsIn(reader.text, start, end, reader.lexicon, reader.mentions, reader.firstMention);
  const earlier = predicateOf(words, reader.text, reader.vocabulary);
  return earlier.change === null ? null : phraseBefore(words, earlier.rest, reader.vocabulary, true);
}

const found = (span: Span | null, rule: string, confidence: number): Found => ({ span, rule, confidence });

function countIndicator(
  reader: Reader,
  figure: Figure,
  words: readonly Word[],
  predicate: Predicate,
  change: Change | null,
  before: Phrase | null,
): Found {
  const { unitText, unit } = figure.quantity;
  const isWhole = unitText === "人" || unitText === "户" || unitText === "人次" || unitText === "户次";
  const head: Head = EVENTS.has(unit) && !isWhole ? "event" : isWhole ? "whole" : "noun";
  const text = before === null ? "" : reader.text.slice(before.start, before.end);
  const isLevel =
    before !== null &&
    (QUANTITY_NOUN.test(text) ||
      (change !== null && change.where !== "object" && predicate.change?.word.text !== "新增"));
  if (isLevel) return found(trimmed(words, before), change === null ? "level" : "change", 0.92);
  const after = behind(reader, figure, head);
  if (after !== null) return found(after, "count", 0.9);
  // 6大类42个风险点: a figure that the next one touches takes that one's noun rather than what stands before it.
  const touches = figure.ceiling === figure.end && figure.ceiling < figure.clauseEnd;
  if (before !== null) return found(trimmed(words, before), "list", touches ? 0.7 : 0.85);
  const own = selfVerb(reader, words, predicate) ?? verbPhrase(reader, figure);
  const last = own ?? earlierNoun(reader, figure, predicate) ?? lastVerb(words, predicate);
  return last === null ? found(unitSpan(figure), "unit", 0.55) : found(last, "verb", 0.65);
}

/** 共有462户1578人: a household or a person is what is counted where nothing else is said. */
function unitSpan({ quantity }: Figure): Span | null {
  const isNoun = quantity.family === "households" || quantity.unitText === "人";
  return isNoun ? { start: quantity.end - quantity.unitText.length, end: quantity.end } : null;
}

/** The phrase that begins right behind the figure, or behind its 的. */
function behind(reader: Reader, figure: Figure, head: Head): Span | null {
  const end = Math.min(figure.ceiling, figure.end + RIGHT);
  if (end <= figure.end) return null;
  const words = wordsIn(reader.text, figure.end, end, reader.lexicon, reader.mentions, reader.firstMention);
  return phraseAfter(words, 0, reader.vocabulary, head);
}

/** 7个维度｜70项指标: a phrase that touches the figure before it belongs to that one, unless a verb holds it (8天｜卖出青团, 35根电线杆遗留｜20年). */
const isOthers = (reader: Reader, figure: Figure, words: readonly Word[], phrase: Phrase): boolean =>
  figure.floor > figure.clauseStart &&
  phrase.start === figure.floor &&
  words[phrase.first]!.class !== "verb" &&
  !(phrase.last > phrase.first + 1 && reader.vocabulary.verbs.get(words[phrase.last - 1]!.text) === "self");

/** 仅用二十多天，将难题…: what the next clause disposes of. */
function disposed(reader: Reader, figure: Figure): Span | null {
  const at = figure.clauseEnd + 1;
  if (figure.end !== figure.clauseEnd || (reader.text[at] !== "将" && reader.text[at] !== "把")) return null;
  const words = wordsIn(reader.text, at + 1, at + 20, reader.lexicon, reader.mentions, reader.firstMention);
  return phraseAfter(words, 0, reader.vocabulary, "noun");
}

/** A list before a level keeps its members only where the predicate says that they share it (均, 分别). */
function trimmed(words: readonly Word[], phrase: Phrase): Span {
  return { start: words[phrase.first]!.start, end: phrase.end };
}

/** 占地20亩, 历时3年, 投入20万元: the verb before the figure says what is measured. */
function selfVerb(reader: Reader, words: readonly Word[], predicate: Predicate): Span | null {
  const change = predicate.change;
  if (change !== null && change.kind === "self") return { start: change.word.start, end: change.word.end };
  const verb = words[verbAt(words, predicate)];
  return verb !== undefined && reader.vocabulary.verbs.get(verb.text) === "self"
    ? { start: verb.start, end: verb.end }
    : null;
}

/** 全年接警2.3万起: where nothing else says what is counted, the verb with the word before it. */
function lastVerb(words: readonly Word[], predicate: Predicate): Span | null {
  const at = verbAt(words, predicate);
  const verb = words[at];
  if (verb === undefined || (verb.class !== "verb" && (verb.class !== "noun" || verb.text.length < 2))) return null;
  const before = words[at - 1];
  const start = before !== undefined && before.class === "noun" ? before.start : verb.start;
  return { start, end: verb.end };
}

function verbAt(words: readonly Word[], predicate: Predicate): number {
  let at = predicate.rest - 1;
  while (at > 0 && words[at]!.text === "了") at--;
  return at;
}

/** 20多年没人认领: where nothing is counted, what is done behind the figure. */
function verbPhrase(reader: Reader, figure: Figure): Span | null {
  const { text } = reader;
  let start = figure.end;
  while (start < figure.ceiling && "的，,来前后里 ".includes(text[start]!)) start++;
  let end = start;
  while (end < Math.min(figure.ceiling, start + 12) && !"，,。、；;：:“”\n ".includes(text[end]!)) end++;
  return end - start >= 2 ? { start, end } : null;
}

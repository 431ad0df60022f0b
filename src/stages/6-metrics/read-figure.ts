import type { Mention } from "../../model/layers.js";
import type { Lexicon } from "../../model/lexicon.js";
import type { Span } from "../../model/span.js";
import type { Comparison, Direction, Measure } from "../../model/types.js";
import type { Figure } from "./figures.js";
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
  return measureOf(quantity.family, isFrequency(before, quantity.unit));
}

const ruleOf = (figure: Figure, change: Change | null, found: string): string =>
  figure.from !== null ? "from-to" : change === null ? found : change.toLevel ? "change-to" : `change-${change.where}`;

interface Change {
  readonly direction: Direction;
  readonly toLevel: boolean;
  /** Where the word of change stands: right before the figure, before its noun, or behind it. */
  readonly where: "before" | "noun" | "behind" | "object" | "counted";
}

/** The word of change that governs the figure, wherever it stands. */
function changeOf(reader: Reader, figure: Figure, words: readonly Word[], predicate: Predicate): Change | null {
  if (figure.from !== null) {
    const direction = figure.pairDirection;
    return direction === null ? null : { direction, toLevel: true, where: "before" };
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
  const nearest = phraseBefore(words, predicate.rest, reader.vocabulary, true);
  const before = nearest !== null && isOthers(figure, nearest) ? null : nearest;
  const { family } = figure.quantity;
  if (change !== null && change.where === "behind") return found(before ?? null, "change", 0.9);
  if (COUNTS.has(family)) return countIndicator(reader, figure, words, predicate, change, before);
  const isVerb =
    before !== null && before.last === before.first + 1 && reader.vocabulary.verbs.has(words[before.first]!.text);
  if (before !== null && !(isVerb && reader.text[figure.end] === "的"))
    return found(trimmed(words, before), change === null ? "level" : "change", 0.93);
  const own = ownVerb(reader, words, predicate);
  const after = behind(reader, figure, "noun");
  if (change === null && after !== null && (own === null || reader.text[figure.end] === "的"))
    return found(after, "behind", 0.85);
  if (own !== null) return found(own, "verb", 0.85);
  if (after !== null && change === null) return found(after, "behind", 0.8);
  if (family === "duration") return found(verbPhrase(reader, figure) ?? disposed(reader, figure), "duration", 0.7);
  return found(null, change === null ? "bare" : "change", 0.5);
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
  if (before !== null) return found(trimmed(words, before), "list", 0.85);
  const own = ownVerb(reader, words, predicate);
  return found(own ?? verbPhrase(reader, figure), "verb", 0.65);
}

/** The phrase that begins right behind the figure, or behind its 的. */
function behind(reader: Reader, figure: Figure, head: Head): Span | null {
  const end = Math.min(figure.ceiling, figure.end + RIGHT);
  if (end <= figure.end) return null;
  const words = wordsIn(reader.text, figure.end, end, reader.lexicon, reader.mentions, reader.firstMention);
  return phraseAfter(words, 0, reader.vocabulary, head);
}

/** 7个维度｜70项指标: a phrase that touches the figure before it belongs to that one. */
const isOthers = (figure: Figure, phrase: Phrase): boolean =>
  figure.floor > figure.clauseStart && phrase.start === figure.floor;

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

/** 占地20亩, 历时3年, 投入20万元: the verb before the figure says what is measured, with a noun right before it. */
function ownVerb(reader: Reader, words: readonly Word[], predicate: Predicate): Span | null {
  const change = predicate.change;
  if (change !== null && change.kind === "self") return { start: change.word.start, end: change.word.end };
  let at = predicate.rest;
  while (at > 0 && words[at - 1]!.text === "了") at--;
  const verb = words[at - 1];
  if (verb === undefined || (reader.vocabulary.verbs.get(verb.text) !== "self" && verb.class !== "verb")) return null;
  if (reader.vocabulary.verbs.get(verb.text) === "verb") return null;
  const noun = phraseBefore(words, at - 1, reader.vocabulary, false);
  const start = noun === null || reader.vocabulary.verbs.get(verb.text) === "self" ? verb.start : noun.start;
  return { start, end: verb.end };
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

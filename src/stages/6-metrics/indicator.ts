import type { Span } from "../../model/span.js";
import type { Figure } from "./figures.js";
import { type Head, type Phrase, phraseAfter, phraseBefore } from "./noun-phrase.js";
import { type Predicate, predicateOf } from "./predicate.js";
import type { Change, Reader } from "./reader.js";
import {
  anyWords,
  clauseBefore,
  clauseSubject,
  countedAt,
  disposed,
  earlierNoun,
  isAverage,
  lastVerb,
  needsObject,
  purposeOf,
  selfVerb,
  superlative,
  topicOf,
  unitSpan,
  verbPhrase,
} from "./said-elsewhere.js";
import { type Word, wordsIn } from "./words.js";

const RIGHT = 40;

export interface Found {
  readonly span: Span | null;
  readonly rule: string;
  readonly confidence: number;
}

const COUNTS = new Set(["count", "people", "households", "buildings", "people-times"]);
const EVENTS = new Set(["次", "场", "场次", "轮", "期", "人次", "趟", "遍", "批次", "回", "班次", "例", "起", "件"]);
/** A noun phrase that ends so is what a level is told of: 核定床位数80张. */
const QUANTITY_NOUN = /[数量率额度值]$|面积$|规模$/;

/** What a figure measures, as its sentence writes it: the phrase before it, the one behind it, or what its verb says. */
export function indicatorOf(
  reader: Reader,
  figure: Figure,
  words: readonly Word[],
  predicate: Predicate,
  change: Change | null,
): Found {
  const nearest = partOf(reader, words) ?? subjectBefore(reader, words, predicate.rest, figure.quantity.family);
  const before =
    nearest !== null && isOthers(reader, figure, words, nearest)
      ? done(words, nearest)
      : fuller(reader, figure, words, predicate, nearest);
  const { family } = figure.quantity;
  if (change !== null && change.where === "behind") return found(before ?? null, "change", 0.9);
  if (COUNTS.has(family)) return countIndicator(reader, figure, words, predicate, change, before);
  const after = change === null ? behind(reader, figure, "noun") : null;
  const isAttributed = reader.text[figure.end] === "的";
  const purpose = change === null ? purposeOf(reader, figure, words, predicate) : null;
  if (purpose !== null) return found(after ?? purpose, "behind", 0.8);
  if (before !== null && predicate.change?.kind === "self")
    return found({ start: before.start, end: predicate.change.word.end }, "change", 0.93);
  if (before !== null && (after === null || !isWeak(reader, words, before, predicate, isAttributed, family))) {
    const action = family === "duration" && change === null ? actionBehind(reader, figure, before) : null;
    return action ?? found(before, change === null ? "level" : "change", 0.93);
  }
  const own = selfVerb(reader, words, predicate);
  if (after !== null && (own === null || isAttributed)) return found(after, "behind", 0.85);
  if (own !== null) return found(own, "verb", 0.85);
  const phrase = family === "duration" || family === "share" ? verbPhrase(reader, figure) : null;
  if (phrase !== null && change === null) return found(phrase, "duration", 0.7);
  const topic = needsObject(reader, words, predicate) ? topicOf(reader, figure, words, predicate) : null;
  const subject =
    change !== null || family === "share" || isAverage(reader, figure)
      ? clauseSubject(reader, figure, ownWords(figure, predicate))
      : null;
  const earlier = topic ?? earlierNoun(reader, figure, predicate) ?? subject ?? disposed(reader, figure);
  const last = earlier ?? clauseBefore(reader, figure, predicate) ?? anyWords(words, predicate);
  return found(last, change === null ? "bare" : "change", last === null ? 0.5 : 0.7);
}

/** How many words may be the subject: of a pair, what stands between 由 and its first value (由全年4.3万元) is none. */
const ownWords = (figure: Figure, { rest }: Predicate): number => (figure.from === null ? rest : 0);

/** The noun phrase before the figure's predicate; where 的 closes it, what it describes (独居的有164人) or, of a share, its whole (学费的六成). */
function subjectBefore(reader: Reader, words: readonly Word[], rest: number, family: string): Phrase | null {
  const phrase = phraseBefore(words, rest, reader.vocabulary, true);
  if (phrase === null && family === "share" && words[rest - 1]?.pos === "f")
    return phraseBefore(words, rest - 1, reader.vocabulary, true);
  if (phrase !== null || words[rest - 1]?.class !== "de") return phrase;
  if (rest < words.length) return headless(words, rest);
  // 投诉量仅为去年的一半: a time is no whole.
  if (words[rest - 2]?.pos === "t") {
    const earlier = predicateOf(words.slice(0, rest - 2), reader.text, reader.vocabulary);
    return phraseBefore(words, earlier.rest, reader.vocabulary, true);
  }
  if (family === "share" && !words.some((word) => word.text === "占"))
    return phraseBefore(words, rest - 1, reader.vocabulary, true);
  // 村民的3件 is theirs; 表示满意的3件 and 有瑕疵的57份 are of what the verb tells.
  const isTold = words.slice(0, rest - 1).some((word) => word.class === "verb");
  return COUNTS.has(family) && words[rest - 2] !== undefined && (isTold || !isNoun(words[rest - 2]!))
    ? headless(words, rest)
    : null;
}

const isNoun = (word: Word): boolean => word.class === "noun" || word.class === "mention" || word.class === "close";

const HEADLESS = 18;

/** 表示满意的, 在外务工的: a description that stands for what it describes, from its clause or the name before it. */
function headless(words: readonly Word[], end: number): Phrase | null {
  let first = end - 1;
  while (first > 0 && words[first - 1]!.class !== "mark" && words[first - 1]!.class !== "mention") {
    if (words[end - 1]!.end - words[first - 1]!.start > HEADLESS) break;
    first--;
  }
  return first === end - 1 ? null : { start: words[first]!.start, end: words[end - 1]!.end, first, last: end };
}

/** A phrase before the figure that gives way to a noun behind it: 倾斜30度的电线杆, 园区内50%的企业, 享八折优惠. */
function isWeak(
  reader: Reader,
  words: readonly Word[],
  phrase: Phrase,
  predicate: Predicate,
  attributed: boolean,
  family: string,
): boolean {
  if (phrase.end - phrase.start === 1) return true;
  const isVerb = phrase.last === phrase.first + 1 && reader.vocabulary.verbs.has(words[phrase.first]!.text);
  // 收拢860亩葡萄地: a verb right before the figure, with what it takes behind.
  if (MEASURED.has(family) && predicate.rest === words.length && isPlainVerb(reader, words[phrase.last - 1]!))
    return true;
  // 云谷还有七成的写字间: a name is whose it is.
  if (attributed && words.slice(phrase.first, phrase.last).every((word) => word.mention >= 0)) return true;
  const last = words[phrase.last - 1]!;
  const isNoun = last.class !== "verb" && !reader.vocabulary.verbs.has(last.text);
  return (
    attributed &&
    (isVerb || (last.class === "verb" && family !== "duration") || (isNoun && predicate.rest === words.length))
  );
}

const MEASURED: ReadonlySet<string> = new Set(["area", "mass", "volume", "energy"]);

const isPlainVerb = ({ vocabulary }: Reader, word: Word): boolean =>
  word.class === "verb" && vocabulary.verbs.get(word.text) !== "self";

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
  if (isLevel) return found(before, change === null ? "level" : "change", 0.92);
  const after = behind(reader, figure, head);
  if (after !== null) return found(after, "count", 0.9);
  // 6大类42个风险点: a figure that the next one touches takes that one's noun rather than what stands before it.
  const touches = figure.ceiling === figure.end && figure.ceiling < figure.clauseEnd;
  if (before !== null) return found(before, "list", touches ? 0.7 : 0.85);
  const own = selfVerb(reader, words, predicate) ?? verbPhrase(reader, figure);
  if (own === null && (needsObject(reader, words, predicate) || isRegular(words, predicate))) {
    const topic = topicOf(reader, figure, words, predicate);
    return topic === null ? found(lastVerb(words, predicate), "topic", 0.55) : found(topic, "list", 0.75);
  }
  const places = own === null ? countedAt(reader, figure, words, predicate) : null;
  if (places !== null) return found(places, "list", 0.8);
  const last = own ?? earlierNoun(reader, figure, predicate) ?? anyWords(words, predicate);
  return last === null ? found(unitSpan(figure), "unit", 0.55) : found(last, "verb", 0.65);
}

/** The phrase that begins right behind the figure, or behind its 的. */
function behind(reader: Reader, figure: Figure, head: Head): Span | null {
  const end = Math.min(figure.ceiling, figure.end + RIGHT);
  if (end <= figure.end) return null;
  const words = wordsIn(reader, figure.end, end);
  return phraseAfter(words, 0, reader.vocabulary, head);
}

/** 7个维度｜70项指标: a phrase that touches the figure before it belongs to that one, unless a verb holds it (8天｜卖出青团, 35根电线杆遗留｜20年). */
const isOthers = (reader: Reader, figure: Figure, words: readonly Word[], phrase: Phrase): boolean =>
  figure.floor > figure.clauseStart &&
  phrase.start === figure.floor &&
  words[phrase.first]!.class !== "verb" &&
  !(phrase.last > phrase.first + 1 && reader.vocabulary.verbs.get(words[phrase.last - 1]!.text) === "self");

/** 最远的一场跑了176公里, 工期只花了45天: a verb alone tells less than what stands before it. */
function fuller(
  reader: Reader,
  figure: Figure,
  words: readonly Word[],
  predicate: Predicate,
  phrase: Phrase | null,
): Phrase | null {
  if (phrase === null || phrase.last !== phrase.first + 1) return phrase;
  const whole = PARTS.has(words[phrase.first]!.text) ? wholeOf(reader, figure, words, phrase) : null;
  if (whole !== null) return { start: whole.start, end: whole.end, first: phrase.first, last: phrase.last };
  if (words[phrase.first]!.class !== "verb") return phrase;
  const isEmpty = reader.vocabulary.objects.has(words[phrase.first]!.text);
  const more = superlative(words, predicate) ?? (isEmpty ? topicOf(reader, figure, words, predicate) : null);
  return more === null ? phrase : { start: more.start, end: more.end, first: phrase.first, last: phrase.last };
}

/** Nouns of a share that say nothing of what has it. */
const PARTS: ReadonlySet<string> = new Set(["占比", "比例", "比重"]);

/** 48小时内手术的比例: what 的 ties to it; 供热诉求猛增，占比由…: what the clause before is about. */
function wholeOf(reader: Reader, figure: Figure, words: readonly Word[], { first, end }: Phrase): Span | null {
  if (words[first - 1]?.class !== "de") return first > 0 ? null : clauseSubject(reader, figure, 0);
  const described = headless(words, first);
  return described === null ? null : { start: described.start, end };
}

/** 42家｜企业供岗870个: what is done behind another figure's noun is this one's. */
function done(words: readonly Word[], { first, last, end }: Phrase): Phrase | null {
  for (let i = first + 1; i < last - 1; i++)
    if (words[i]!.class === "verb") return { start: words[i]!.start, end, first: i, last };
  return null;
}

/** 办起读书会，每周2次: how often is told of the clause before. */
const isRegular = (words: readonly Word[], { rest }: Predicate): boolean =>
  rest === 0 && words.length > 0 && words[0]!.text.startsWith("每");

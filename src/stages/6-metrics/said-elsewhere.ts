import type { Span } from "../../model/span.js";
import { isHan } from "../../text/characters.js";
import { breakBefore, type Figure } from "./figures.js";
import { phraseAfter, phraseBefore } from "./noun-phrase.js";
import { type Predicate, predicateOf } from "./predicate.js";
import type { Reader } from "./reader.js";
import { type Word, wordsIn } from "./words.js";

/** 投诉量明显回落，月均由…降至…: the noun phrase of the clause before, if that clause has a word of change too. */
export function earlierNoun(reader: Reader, figure: Figure, predicate: Predicate): Span | null {
  if (predicate.rest > 0 || figure.floor !== figure.clauseStart) return null;
  const words = clauseWords(reader, figure);
  if (words === null) return null;
  // 漏损率偏高（达9.6%）: a bracket tells of what stands before it.
  const opening = reader.text[figure.clauseStart - 1]!;
  if (opening === "（" || opening === "(") return closingPhrase(reader, words);
  const earlier = predicateOf(words, reader.text, reader.vocabulary);
  if (earlier.change !== null) return phraseBefore(words, earlier.rest, reader.vocabulary, true);
  return figure.quantity.family === "share" ? closingRate(reader, words) : null;
}

/** 加工转化率仍低，只有15.8%: the rate that the clause before speaks of. */
function closingRate(reader: Reader, words: readonly Word[]): Span | null {
  const phrase = closingPhrase(reader, words);
  return phrase !== null && RATE.test(reader.text.slice(phrase.start, phrase.end)) ? phrase : null;
}
const RATE = /[率度比]$|比[例重]$/;

/** 路灯的电费砍去一大截，由4.3万元降到1.6万元; 土地流转费，从450元提到700元: what the clause before is about. */
export function clauseSubject(reader: Reader, figure: Figure, rest: number): Span | null {
  if (rest > 0 || figure.floor !== figure.clauseStart) return null;
  const words = clauseWords(reader, figure);
  if (words === null || words.some(({ text }, i) => /[0-9]/.test(text) && isFigureAt(words, i))) return null;
  const verb = words.findIndex((word) => isPredicate(reader, word));
  const isTopic = verb < 0 && isOnePhrase(reader, words);
  if (verb <= 0 && !isTopic) return isAverage(reader, figure) ? closingPhrase(reader, words) : null;
  const before = predicateOf(isTopic ? words : words.slice(0, verb), reader.text, reader.vocabulary);
  return phraseBefore(words, before.rest, reader.vocabulary, true);
}

/** 土地流转费 or 占道投诉: a clause that is nothing but the name of what is told. */
const isOnePhrase = ({ vocabulary }: Reader, words: readonly Word[]): boolean =>
  words.every((word) => word.class !== "verb" && word.class !== "other") ||
  (phraseBefore(words, words.length, vocabulary, true)?.first === 0 &&
    words.every(({ text }) => vocabulary.roles.get(text)?.figure == null));

/** 9月首次分红，户均876元: an average shares out what the clause before tells. */
export function isAverage({ text, vocabulary }: Reader, { floor, start }: Figure): boolean {
  return vocabulary.roles.get(text.slice(floor, floor + 2))?.figure === "average" && start - floor <= AVERAGE;
}
const AVERAGE = 6;

function isPredicate({ vocabulary }: Reader, word: Word): boolean {
  const role = vocabulary.roles.get(word.text);
  return role !== undefined && word.mention < 0 && (role.change !== null || role.figure === "level");
}

/** 违规门店中，甲区9个、乙区8个; 开工项目：甲镇5个: behind nothing but a place, the clause before says what is counted there. */
export function countedAt(reader: Reader, figure: Figure, words: readonly Word[], { rest }: Predicate): Span | null {
  const isPlace = rest > 0 && words.slice(0, rest).every((word) => word.mention >= 0);
  if (!isPlace || figure.floor !== figure.clauseStart) return null;
  const earlier = clauseWords(reader, figure);
  const last = earlier?.[earlier.length - 1];
  if (earlier === null || last === undefined) return null;
  const opens = "：:".includes(reader.text[figure.clauseStart - 1]!);
  return opens || last.text === "中" || last.text === "里" ? closingPhrase(reader, earlier) : null;
}

/** 仅用二十多天，将难题…: what the next clause disposes of. */
export function disposed(reader: Reader, figure: Figure): Span | null {
  const at = figure.clauseEnd + 1;
  if (figure.end !== figure.clauseEnd || (reader.text[at] !== "将" && reader.text[at] !== "把")) return null;
  const words = wordsIn(reader, at + 1, at + 20);
  return phraseAfter(words, 0, reader.vocabulary, "noun");
}

/** 共有462户1578人: a household or a person is what is counted where nothing else is said. */
export function unitSpan({ quantity }: Figure): Span | null {
  const isNoun = quantity.family === "households" || quantity.unitText === "人";
  return isNoun ? { start: quantity.end - quantity.unitText.length, end: quantity.end } : null;
}

/** 占地20亩, 历时3年, 投入20万元: the verb before the figure says what is measured. */
export function selfVerb(reader: Reader, words: readonly Word[], predicate: Predicate): Span | null {
  const change = predicate.change;
  if (change !== null && change.kind === "self") return { start: change.word.start, end: change.word.end };
  const at = verbAt(words, predicate);
  const verb = words[at];
  if (verb === undefined || reader.vocabulary.verbs.get(verb.text) !== "self") return null;
  // 楼顶违建长21米: a dimension is that of the noun before it.
  const noun = verb.text.length === 1 ? phraseBefore(words, at, reader.vocabulary, false) : null;
  return { start: noun?.start ?? verb.start, end: verb.end };
}

/** 全年接警2.3万起: where nothing else says what is counted, the verb with the word before it. */
export function lastVerb(words: readonly Word[], predicate: Predicate): Span | null {
  const at = verbAt(words, predicate);
  const verb = words[at];
  if (verb === undefined || (verb.class !== "verb" && (verb.class !== "noun" || verb.text.length < 2))) return null;
  let first = at;
  while (first > 0 && isContent(words[first - 1]!) && verb.end - words[first - 1]!.start <= CLAUSE_PHRASE) first--;
  return { start: words[first]!.start, end: verb.end };
}

/** 退减灌溉地4.1万亩, 收运厨余68吨: what stands before the predicate, where the vocabulary cuts a rare noun into scraps. */
function looseWords(words: readonly Word[], { rest }: Predicate): Span | null {
  let first = rest;
  while (first > 0 && isScrap(words[first - 1]!) && words[rest - 1]!.end - words[first - 1]!.start <= LOOSE) first--;
  if (rest === 0) return eachPhrase(words);
  if (first === rest || words[rest - 1]!.end - words[first]!.start < 2) return null;
  return { start: words[first]!.start, end: words[rest - 1]!.end };
}
const LOOSE = 8;

/** 每次10分钟, 每班4人: where nothing else is said, what the figure is told of each time. */
function eachPhrase(words: readonly Word[]): Span | null {
  const first = words[0];
  if (first === undefined || first.text[0] !== "每") return null;
  return { start: first.start, end: (first.text.length === 1 ? words[1] : first)?.end ?? first.end };
}

/** Tags of what a rare noun falls into besides nouns and verbs: particles, classifiers, single numerals. */
const SCRAPS: ReadonlySet<string> = new Set(["ud", "ug", "uv", "uz", "q", "zg", "y", "o", "m", ""]);

function isScrap({ text, class: kind, pos, mention }: Word): boolean {
  if (mention >= 0 || !isHan(text.charCodeAt(0))) return false;
  if (kind === "noun" || kind === "verb" || kind === "attribute") return true;
  return text.length === 1 && SCRAPS.has(pos);
}

/** 最多的一户拿了1.3万元, 最高一笔11.6万元: the one of the things told before that stands out. */
export function superlative(words: readonly Word[], { rest }: Predicate): Span | null {
  const first = words.findIndex((word) => word.text[0] === "最" && word.text.length > 1);
  if (first < 0 || first + 1 >= rest || words[rest - 1]!.end - words[first]!.start > LOOSE) return null;
  return { start: words[first]!.start, end: words[rest - 1]!.end };
}

/** What is left to name a figure by, where no noun phrase does. */
export const anyWords = (words: readonly Word[], predicate: Predicate): Span | null =>
  superlative(words, predicate) ?? lastVerb(words, predicate) ?? looseWords(words, predicate);

/** 请工要花150元: nouns and verbs before the verb tell more of it. */
const isContent = ({ class: kind, mention }: Word): boolean => mention < 0 && (kind === "noun" || kind === "verb");

function verbAt(words: readonly Word[], predicate: Predicate): number {
  let at = predicate.rest - 1;
  while (at > 0 && words[at]!.text === "了") at--;
  return at;
}

/** 20多年没人认领: where nothing is counted, what is done behind the figure. */
export function verbPhrase(reader: Reader, figure: Figure): Span | null {
  const { text } = reader;
  let start = figure.end;
  while (start < figure.ceiling && "的，,来前后里之以 ".includes(text[start]!)) start++;
  let end = start;
  while (end < Math.min(figure.ceiling, start + 12) && !"，,。、；;：:“”\n ".includes(text[end]!)) end++;
  return end - start >= 2 ? { start, end } : null;
}

/** 收到32条, 办了48期: a verb that says nothing of what is counted without its object. */
export function needsObject(reader: Reader, words: readonly Word[], predicate: Predicate): boolean {
  const verb = words[verbAt(words, predicate)];
  return verb !== undefined && reader.vocabulary.objects.has(verb.text);
}

/** 意见建议共收到32条; 印成口袋书，发出5000册: the object stands before its verb, or closes the clause before. */
export function topicOf(reader: Reader, figure: Figure, words: readonly Word[], predicate: Predicate): Span | null {
  const at = verbAt(words, predicate);
  const before = predicateOf(words.slice(0, Math.max(0, at)), reader.text, reader.vocabulary);
  const isBare = words.slice(0, before.rest).every(isTime);
  const own = isBare ? null : phraseBefore(words, before.rest, reader.vocabulary, true);
  if (own !== null || !isBare) return own;
  if (figure.floor !== figure.clauseStart) return null;
  const earlier = clauseWords(reader, figure);
  return earlier === null ? null : closingPhrase(reader, earlier);
}

/** 去年收到29条, 自11月至今办了8期: when it was done says nothing of what. */
const isTime = (word: Word): boolean =>
  word.pos === "t" || word.class === "other" || word.class === "number" || "年月日前".includes(word.text);

/** 9月首次分红: neither the number of a month or year nor 首次 is a figure. */
const isFigureAt = (words: readonly Word[], i: number): boolean =>
  words[i]!.class === "number" &&
  !/^[首第年月日]/.test(words[i]!.text) &&
  !/^[年月日号]/.test(words[i + 1]?.text ?? "");

/** The noun phrase that ends a clause, or stands before its closing verb or adjective (漏损率｜偏高). */
function closingPhrase(reader: Reader, words: readonly Word[]): Span | null {
  // 每周2次，至今已办48期: a clause that ends in a figure leaves what it counts to its own reading.
  if (words.some((_, i) => i >= words.length - 3 && isFigureAt(words, i))) return null;
  for (let end = words.length; end > 0 && end > words.length - CLOSING; end--) {
    const word = words[end - 1]!;
    if (word.class === "mark") return null;
    const phrase = word.class === "attribute" ? null : phraseBefore(words, end, reader.vocabulary, true);
    if (phrase !== null) return phrase;
  }
  return null;
}
const CLOSING = 5;

/** The words of the clause before that of a figure, in the same sentence; null where there is none. */
function clauseWords(reader: Reader, figure: Figure): Word[] | null {
  const end = figure.clauseStart - 1;
  if (end <= figure.sentenceStart) return null;
  const start = breakBefore(reader.text, end, Math.max(figure.sentenceStart, end - CLAUSE));
  return wordsIn(reader, start, end);
}
const CLAUSE = 40;

/** 坐电梯回家，只用了20秒: how long or how far is told of the whole clause before. */
export function clauseBefore(reader: Reader, figure: Figure, predicate: Predicate): Span | null {
  const { family } = figure.quantity;
  if (predicate.rest > 0 || (family !== "duration" && family !== "length")) return null;
  if (figure.floor !== figure.clauseStart || figure.end !== figure.clauseEnd) return null;
  const words = clauseWords(reader, figure);
  if (words === null || words.length === 0 || words.some((word) => word.class === "number")) return null;
  const end = words[words.length - 1]!.end;
  const first = words.find(
    (word) => end - word.start <= CLAUSE_PHRASE && word.class !== "other" && word.class !== "mark",
  );
  return first === undefined ? null : { start: first.start, end };
}
const CLAUSE_PHRASE = 14;

/** 拿出68万元改造门诊, 花了3万元清淤: what the money or the room is spent on, where it follows at once. */
export function purposeOf(reader: Reader, figure: Figure, words: readonly Word[], predicate: Predicate): Span | null {
  if (!needsObject(reader, words, predicate) || figure.end === figure.clauseEnd) return null;
  return verbPhrase(reader, figure);
}

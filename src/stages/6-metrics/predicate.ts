import type { Comparison, Direction } from "../../model/types.js";
import type { ChangeKind, FigureKind, Role, Vocabulary } from "./vocabulary.js";
import type { Word } from "./words.js";

/** What stands between a noun phrase and its figure: (同比)(明显)(下降)(至). */
export interface Predicate {
  /** How many of the words before it are left: the noun phrase ends there. */
  readonly rest: number;
  readonly change: { readonly kind: ChangeKind; readonly direction: Direction | null; readonly word: Word } | null;
  /** A verb of change leads to a level: 提升至, 降到, 缩短为. */
  readonly toLevel: boolean;
  readonly comparison: Comparison | null;
  /** 比年初, 较改造前: a comparison that is neither with the last year nor with the last month. */
  readonly compared: boolean;
  readonly spread: boolean;
  readonly level: boolean;
}

function changeBy({ kind, direction }: NonNullable<Role["change"]>, word: Word): NonNullable<Predicate["change"]> {
  return { kind, direction, word };
}

/** Reads the predicate that ends at the last of the words, from right to left, word by word. */
export function predicateOf(words: readonly Word[], text: string, vocabulary: Vocabulary): Predicate {
  let rest = words.length;
  while (rest > 0 && words[rest - 1]!.text === " ") rest--;
  let change: Predicate["change"] = null;
  let joint = false;
  let comparison: Comparison | null = null;
  let compared = false;
  let spread = false;
  let level = false;
  const exceeding = exceedingAt(words, rest, vocabulary);
  if (exceeding >= 0) {
    const word = words[exceeding]!;
    change = changeBy(vocabulary.roles.get(word.text)!.change!, word);
    const isYear = /[上去]年/.test(text.slice(word.end, words[rest - 1]!.end));
    comparison = isYear ? "yoy" : null;
    compared = !isYear;
    rest = exceeding;
  }
  const scarce = exceeding < 0 ? scarceAt(words, rest, vocabulary) : null;
  if (scarce !== null) {
    change = scarce;
    while (rest > 0 && words[rest - 1]!.start >= scarce.word.start) rest--;
  }
  while (rest > 0) {
    const aside = asideOf(words, rest);
    if (aside > 0) {
      rest = aside;
      continue;
    }
    const from = roleEnding(words, rest, text, vocabulary, change !== null);
    if (from < 0) break;
    const written = text.slice(words[from]!.start, words[rest - 1]!.end);
    const role = vocabulary.roles.get(written)!;
    if (role.change !== null && change === null && fits(role.change.kind, words, from, vocabulary)) {
      const last = words[rest - 1]!;
      change = changeBy(role.change, {
        start: words[from]!.start,
        end: last.end,
        text: written,
        class: last.class,
        pos: last.pos,
        mention: last.mention,
      });
      if (/[至到为成]$/.test(written) && written.length > 1) joint = true;
    } else if (role.figure === null) break;
    else if (role.figure === "joint") joint = joint || change === null;
    else if (role.figure === "yoy" || role.figure === "mom") comparison ??= role.figure;
    else if (role.figure === "since") compared = true;
    else if (role.figure === "spread") spread = true;
    else if (role.figure === "level") level = level || change === null;
    rest = from;
  }
  const term = change === null ? -1 : termOf(words, rest, vocabulary);
  if (term >= 0) {
    const figure = vocabulary.roles.get(words[term]!.text)?.figure;
    if (figure === "yoy" || figure === "mom") comparison ??= figure;
    else compared = true;
    rest = withoutAdverbs(words, term, vocabulary);
  }
  return {
    rest,
    change,
    toLevel: joint && (change?.kind === "verb" || change?.kind === "self"),
    comparison,
    compared,
    spread,
    level,
  };
}

/** 一年少丢60吨货, 多卖了3000元: 少 or 多 before a verb says how much less or more is done. */
function scarceAt(words: readonly Word[], rest: number, vocabulary: Vocabulary): Predicate["change"] {
  const end = words[rest - 1]?.text === "了" ? rest - 1 : rest;
  const verb = words[end - 1];
  const word = words[end - 2];
  if (verb === undefined) return null;
  if (isScarceVerb(verb, word, vocabulary)) return scarce(verb);
  if (word === undefined || (word.text !== "少" && word.text !== "多") || !isDone(verb, words[end - 3])) return null;
  const { end: stop, class: kind, pos, mention } = verb;
  return scarce({ start: word.start, end: stop, text: word.text + verb.text, class: kind, pos, mention });
}

const scarce = (word: Word): NonNullable<Predicate["change"]> => ({
  kind: "verb",
  direction: word.text[0] === "少" ? "down" : "up",
  word,
});

/** A short verb that is done less or more; 最多时, 更多人 say something else. */
const isDone = (verb: Word, before: Word | undefined): boolean =>
  (verb.class === "verb" || verb.pos === "zg") &&
  verb.text.length <= 2 &&
  (before === undefined || !"最更很".includes(before.text));

/** 较上年少收203件: cut as one word, it is one where a comparison stands before it. */
function isScarceVerb(verb: Word, before: Word | undefined, vocabulary: Vocabulary): boolean {
  if (verb.text.length !== 2 || (verb.text[0] !== "少" && verb.text[0] !== "多")) return false;
  const figure = before === undefined ? null : vocabulary.roles.get(before.text)?.figure;
  return figure === "yoy" || figure === "mom" || figure === "since";
}

/** What may stand between a noun and its figure without a word on either (投诉7月还有158件): index of where it begins, or -1. */
function asideOf(words: readonly Word[], rest: number): number {
  const each = eachOf(words, rest);
  return each > 0 ? each : monthOf(words, rest);
}

/** 噪声投诉9月降到47件: index of the number of a month or year that ends before `rest`, or -1. */
function monthOf(words: readonly Word[], rest: number): number {
  const isTime = /^(?:年|月|月份|季度)$/.test(words[rest - 1]!.text) && words[rest - 2]?.class === "number";
  return isTime && words[rest - 3]?.class === "noun" ? rest - 2 : -1;
}

/** 学费每门30元, 浓度每立方米41微克: index of the 每 whose unit ends before `rest`, or -1. */
function eachOf(words: readonly Word[], rest: number): number {
  const last = words[rest - 1]!.text;
  if (last.length > 1 && last.length < 4 && last[0] === "每") return rest - 1;
  return words[rest - 2]?.text === "每" && last.length <= 3 ? rest - 2 : -1;
}

/** 高出上年3个百分点, 低于全区平均水平1.4个: index of the word behind which the term of comparison stands, or -1. */
function exceedingAt(words: readonly Word[], rest: number, vocabulary: Vocabulary): number {
  for (let i = rest - 2; i >= 0 && i >= rest - TERM && words[i + 1]!.class !== "mark"; i--) {
    if (words[i]!.text.length === 2 && vocabulary.roles.get(words[i]!.text)?.change?.kind === "more") return i;
  }
  return -1;
}

/** How many words a term of comparison may have: 比五年前, 较2020年, 比传统种植. */
const TERM = 6;

/** Index of the 比 or 较 whose term ends before `rest`, or -1. */
function termOf(words: readonly Word[], rest: number, vocabulary: Vocabulary): number {
  const isCompared = words[rest - 1]?.text === "相比" || words[rest - 1]?.text === "相较";
  for (let i = rest - 1; i >= 0 && i >= rest - TERM; i--) {
    const word = words[i]!;
    if (isCompared && "与和同跟".includes(word.text)) return i;
    const figure = vocabulary.roles.get(word.text)?.figure;
    if (i < rest - 1 && (figure === "yoy" || figure === "mom")) return i;
    if (/^[比较](?:$|传统|以往|往|过去|原|之前|此前|前|平|常)/.test(word.text))
      return i < rest - 1 || word.text.length > 2 ? i : -1;
    if (word.class === "mark") return -1;
  }
  return -1;
}

/** 则比去年…: adverbs before the term of a comparison are no noun. */
function withoutAdverbs(words: readonly Word[], rest: number, vocabulary: Vocabulary): number {
  let end = rest;
  while (end > 0 && isAdverb(vocabulary.roles.get(words[end - 1]!.text)?.figure)) end--;
  return end;
}

const isAdverb = (figure: FigureKind | null | undefined): boolean => figure === "adverb" || figure === "average";

/** Index of the first word of the longest known word sequence that ends before `rest`, or -1. */
function roleEnding(
  words: readonly Word[],
  rest: number,
  text: string,
  vocabulary: Vocabulary,
  hasChange: boolean,
): number {
  const end = words[rest - 1]!.end;
  let found = -1;
  for (let from = rest - 1; from >= 0 && end - words[from]!.start <= vocabulary.longest; from--) {
    const role = vocabulary.roles.get(text.slice(words[from]!.start, end));
    if (role === undefined || words[from]!.class === "mention") continue;
    if (role.figure === null && hasChange) continue;
    found = from;
  }
  return found;
}

/** 多 and 高 are words of change only behind a comparison. */
function fits(kind: ChangeKind, words: readonly Word[], from: number, vocabulary: Vocabulary): boolean {
  if (kind !== "more" || words[from + 1]?.text === "了") return true;
  // 用工少320人: without a comparison only right behind a noun.
  if (/^[多少]/.test(words[from]!.text) && words[from - 1]?.class === "noun") return true;
  for (let i = from - 1; i >= 0 && i >= from - 6; i--) {
    if (words[i]!.text === "比" || words[i]!.text === "较") return true;
    const figure = vocabulary.roles.get(words[i]!.text)?.figure;
    if (figure === "yoy" || figure === "mom" || figure === "since") return true;
  }
  return false;
}

import type { Span } from "../../model/span.js";
import type { Vocabulary } from "./vocabulary.js";
import type { Word } from "./words.js";

export interface Phrase extends Span {
  /** Ordinals of its first word and of the word behind its last. */
  readonly first: number;
  readonly last: number;
}

const LONGEST = 18;

/** The noun phrase whose last word is `words[end - 1]`; lists joined by 、 and 和 are one phrase. Null where none ends there. */
export function phraseBefore(
  words: readonly Word[],
  end: number,
  vocabulary: Vocabulary,
  lists: boolean,
): Phrase | null {
  let first = end;
  for (let i = end - 1; i >= 0; i--) {
    const word = words[i]!;
    const right = first < end;
    if (words[end - 1]!.end - word.start > (lists ? LONGEST * 3 : LONGEST)) break;
    if (word.class === "and") {
      if (!right || !lists || i === 0 || !isNominal(words[i - 1]!, true, vocabulary)) break;
      continue;
    }
    if (word.class === "close") {
      const open = opening(words, i);
      if (open < 0) break;
      first = i = open;
      continue;
    }
    if (word.class === "open") break;
    if (!isNominal(word, right, vocabulary) && !isCompound(words, i, first, end)) break;
    first = i;
  }
  return first === end ? null : { start: words[first]!.start, end: words[end - 1]!.end, first, last: end };
}

/** What stands in quotes is one part of a phrase, whatever its words are. */
function opening(words: readonly Word[], close: number): number {
  for (let i = close - 1; i >= 0 && i > close - QUOTED; i--) {
    if (words[i]!.class === "open") return i;
    if (words[i]!.class === "close") return -1;
  }
  return -1;
}
/** How many words a quoted name may have. */
const QUOTED = 14;

/** 停放｜点, 漏损｜率: a verb directly before a noun of one character is the first half of a word. */
const isCompound = (words: readonly Word[], i: number, first: number, end: number): boolean =>
  first === i + 1 &&
  first < end &&
  words[i]!.class === "verb" &&
  words[i]!.text.length === 2 &&
  words[first]!.text.length === 1 &&
  words[first]!.class === "noun";

/** Whether a word may belong to a noun phrase; `right`: a nominal word follows it there already. */
function isNominal(word: Word, right: boolean, vocabulary: Vocabulary): boolean {
  if (word.class === "noun") return !vocabulary.verbs.has(word.text) || (word.text.length > 1 && isNounTag(word.pos));
  if (word.text === "比") return !right; // 就诊比: nothing is compared where the noun ends.
  // 投诉件, 工单量: a classifier closes the word before it.
  if (word.pos === "q") return !right && word.text.length === 1;
  if (word.class === "attribute") return right || word.text.length > 1;
  if (word.class === "mention") return !right && COUNTED_NAMES.has(word.pos);
  if (word.class === "verb")
    return vocabulary.verbs.get(word.text) !== "verb" && vocabulary.roles.get(word.text)?.change == null;
  return word.class === "number" && right && word.text.length > 2;
}

/** Names of what is counted rather than of who counts: 海南省三八红旗手2名. */
const COUNTED_NAMES: ReadonlySet<string> = new Set(["award", "event", "facility", "program"]);

const isNounTag = (pos: string): boolean => pos.startsWith("n") || pos === "vn";

/** How the phrase behind a figure is read. */
export type Head =
  /** A noun must follow: 名, 根, 元. */
  | "noun"
  /** The classifier counts what is done: 50余次入户走访. */
  | "event"
  /** The unit is the noun itself: 人, 户; a verb behind it is the predicate. */
  | "whole";

/** The noun phrase that begins at `words[from]`, behind a figure. A leading 的 is skipped. Null where none begins there. */
export function phraseAfter(words: readonly Word[], from: number, vocabulary: Vocabulary, head: Head): Phrase | null {
  let first = words[from]?.class === "de" ? from + 1 : from;
  let last = first;
  let hasNoun = false;
  for (let i = first; i < words.length; i++) {
    const word = words[i]!;
    if (words[i]!.end - words[first]!.start > LONGEST) break;
    if (word.class === "open") {
      const close = closing(words, i);
      if (close < 0) break;
      i = close;
      last = i + 1;
      continue;
    }
    if (word.class === "de") {
      if (i === first || !dropsModifier(words, first, i, vocabulary)) break;
      first = i + 1;
      hasNoun = false;
      last = first;
      continue;
    }
    if (!continues(words, i, first, hasNoun, vocabulary, head)) break;
    hasNoun = hasNoun || word.class === "noun" || word.class === "mention";
    last = i + 1;
  }
  if (last <= first) return null;
  // 600分以上考生43人: a word that the vocabulary takes for a verb is a noun where nothing follows it.
  const closes = last === words.length && words[last - 1]!.class === "verb" && last === first + 1 && head === "noun";
  if (!hasNoun && head !== "event" && !closes && words[first]!.class !== "open") return null;
  return { start: words[first]!.start, end: words[last - 1]!.end, first, last };
}

function closing(words: readonly Word[], open: number): number {
  for (let i = open + 1; i < words.length && i < open + 12; i++) if (words[i]!.class === "close") return i;
  return -1;
}

/** 经验丰富的医生, 穿着工服的小哥: what stands before 的 only describes; 患者的病例 counts the first noun. */
function dropsModifier(words: readonly Word[], first: number, de: number, vocabulary: Vocabulary): boolean {
  const before = words[de - 1]!;
  const next = words[de + 1];
  if (next === undefined) return false;
  const isNoun = next.class === "noun" || next.class === "attribute";
  if (words[first]!.class === "verb" && words[first]!.pos === "v")
    return isNoun || (next.class === "verb" && words[de + 2]?.class === "noun");
  if (!isNoun) return false;
  const describes = before.class === "attribute" || before.pos === "l" || before.pos === "i";
  return describes || (before.class === "verb" && !vocabulary.verbs.has(before.text));
}

function continues(
  words: readonly Word[],
  i: number,
  first: number,
  hasNoun: boolean,
  vocabulary: Vocabulary,
  head: Head,
): boolean {
  const word = words[i]!;
  const stops = vocabulary.verbs.has(word.text) && word.pos !== "n";
  if (word.class === "mention") return i === first || hasNoun === false;
  if (word.class === "noun") return !(stops && word.pos === "vn" && head === "whole") || hasNoun;
  if (word.class === "attribute") return true;
  if (word.class !== "verb" || vocabulary.roles.get(word.text)?.change != null) return false;
  if (head === "whole" && !hasNoun) return false;
  if (head === "event") return !stops || i === first || isLastWord(words, i);
  if (!hasNoun) return !stops;
  const describes = words[first]!.class === "verb" && words[i + 1]?.class === "de";
  return !stops && (describes || isLastWord(words, i));
}

const isLastWord = (words: readonly Word[], i: number): boolean => {
  const next = words[i + 1];
  return next === undefined || next.class === "mark" || next.class === "and";
};

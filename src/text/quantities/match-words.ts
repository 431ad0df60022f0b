import { Kind, kindAt } from "../numerals/characters.js";
import type { BoundWord, CompiledWords, Index, NotQuantity, UnitWord } from "./words.js";

const isLatin = (code: number): boolean =>
  (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a) || (code >= 0xff21 && code <= 0xff5a);
export const isLatinAt = (text: string, at: number): boolean =>
  at >= 0 && at < text.length && isLatin(text.charCodeAt(at));
const isHan = (code: number): boolean => code >= 0x3400 && code <= 0x9fff;
export const isHanAt = (text: string, at: number): boolean => at < text.length && isHan(text.charCodeAt(at));

/** 分 and 点 may be spaced by a scan: 百 分 点. Compares while skipping spaces; gives the end, or -1. */
export function matchSpaced(text: string, at: number, word: string): number {
  let i = at;
  for (let w = 0; w < word.length; w++) {
    if (w > 0) while (i < at + 24 && kindAt(text, i) === Kind.Space) i++;
    if (text.charCodeAt(i) !== word.charCodeAt(w)) return -1;
    i++;
  }
  return i;
}

export interface UnitHit {
  readonly unit: UnitWord;
  readonly end: number;
}

export function unitAt(words: CompiledWords, text: string, at: number): UnitHit | null {
  if (at >= text.length) return null;
  for (const unit of words.units.get(text.charCodeAt(at)) ?? []) {
    const end = matchSpaced(text, at, unit.form);
    if (end < 0 || (isLatin(unit.form.charCodeAt(unit.form.length - 1)) && wordGoesOn(text, end))) continue;
    return { unit, end };
  }
  return null;
}

const wordGoesOn = (text: string, at: number): boolean => isLatinAt(text, at) || kindAt(text, at) === Kind.Arabic;

export function notAfterAt(words: CompiledWords, text: string, at: number, script: string): number {
  for (const word of words.notAfter.get(text.charCodeAt(at)) ?? []) {
    if (fits(word, script) && text.startsWith(word.phrase, at)) return at + word.phrase.length;
  }
  return 0;
}

/** The longest word that ends where a numeral begins and makes an ordinal or a code of it, or null. */
export function notBefore(words: CompiledWords, text: string, at: number, script: string): NotQuantity | null {
  const end = kindAt(text, at - 1) === Kind.Space ? at - 1 : at;
  return endsWith(
    words.notBefore,
    text,
    end,
    (word) => word.phrase,
    (word) => fits(word, script),
  );
}

const fits = (word: NotQuantity, script: string): boolean =>
  word.script === "any" || (word.script === "han") === (script === "han");

/** The longest word that ends at `end` and passes. */
export function endsWith<T>(
  index: Index<T>,
  text: string,
  end: number,
  form: (word: T) => string,
  pass: (word: T) => boolean,
): T | null {
  if (end <= 0) return null;
  for (const word of index.get(text.charCodeAt(end - 1)) ?? []) {
    const written = form(word);
    if (written.length <= end && text.startsWith(written, end - written.length) && pass(word)) return word;
  }
  return null;
}

/** The bound word that stands before `at`; 了, 为, 有, 达 may link it: 超过了, 最多为. Its start, or -1. */
export function boundBefore(
  words: CompiledWords,
  text: string,
  at: number,
  tag: string,
): { word: BoundWord; start: number } | null {
  let end = at;
  for (let links = 0; links < 3; links++) {
    const word = endsWith(
      words.before,
      text,
      end,
      (one) => one.word,
      (one) => goesWith(one, tag) && !one.unless.includes(text[end - one.word.length - 1] ?? "\0"),
    );
    if (word !== null) return { word, start: end - word.word.length };
    const link = text[end - 1] ?? "\0";
    if (!LINKS.includes(link) || (link === "了" && isAlone(text, end - 1))) return null;
    end--;
  }
  return null;
}

const LINKS = "了为有达到是 ";

/** 近了半小时, 过了20天: with 了 behind it a word of one character is a verb, no bound. */
const isAlone = (text: string, at: number): boolean =>
  "近过约".includes(text[at - 1] ?? "\0") && !"超接将大".includes(text[at - 2] ?? "\0");

/** The bound word behind the unit that starts at `at`. */
export function boundAfter(
  words: CompiledWords,
  text: string,
  at: number,
  family: string,
): { word: BoundWord; end: number } | null {
  for (const word of words.after.get(text.charCodeAt(at)) ?? []) {
    const end = at + word.word.length;
    if (text.startsWith(word.word, at) && goesWith(word, family) && !word.unless.includes(text[end] ?? "\0"))
      return { word, end };
  }
  return null;
}

const goesWith = (word: BoundWord, tag: string): boolean => word.only.length === 0 || word.only.includes(tag);

import type { Token } from "../../model/layers.js";
import { isDigit, isHan, isLatin, isSpace } from "../../text/characters.js";
import type { Segmenter } from "./engines/engine.js";
import { tagLatin } from "./latin.js";

export type TagOf = (word: string) => string;

/** Fewest words of a Latin passage that are worth a grammar. */
const PASSAGE_WORDS = 3;

/** The words of `text[start, end)` with jieba's tags: words, runs of digits (m) and Latin letters (eng), marks (x). */
export function tokenise(text: string, start: number, end: number, cut: Segmenter, tagOf: TagOf): Token[] {
  const tokens: Token[] = [];
  for (let at = start; at < end; ) {
    const code = text.charCodeAt(at);
    if (isSpace(code)) at++;
    else if (isHan(code)) at = addHan(text, at, end, cut, tagOf, tokens);
    else if (isLatin(code)) at = addLatin(text, at, end, tokens);
    else if (isDigit(code)) at = addNumber(text, at, end, tokens);
    else at = addMark(text, at, end, tokens);
  }
  return tokens;
}

function runEnd(text: string, at: number, end: number, belongs: (code: number) => boolean): number {
  let to = at;
  while (to < end && belongs(text.charCodeAt(to))) to++;
  return to;
}

/** Only Han reaches an engine: on anything else the engines differ. */
function addHan(text: string, at: number, end: number, cut: Segmenter, tagOf: TagOf, tokens: Token[]): number {
  let from = at;
  for (const word of cut(text.slice(at, runEnd(text, at, end, isHan)))) {
    tokens.push({ start: from, end: from + word.length, pos: tagOf(word) });
    from += word.length;
  }
  return from;
}

function addLatin(text: string, at: number, end: number, tokens: Token[]): number {
  const passage = passageEnd(text, at, end);
  if (passage.words >= PASSAGE_WORDS) {
    const found = tagLatin(text.slice(at, passage.end), at);
    const last = found.at(-1);
    if (last !== undefined && found[0]!.start === at) {
      addWithMarks(text, found, tokens);
      return last.end;
    }
  }
  const to = runEnd(text, at, end, isWord);
  tokens.push({ start: at, end: to, pos: "eng" });
  return to;
}

const isWord = (code: number): boolean => isLatin(code) || isDigit(code);
const inPassage = (code: number): boolean =>
  isWord(code) || code === 0x20 || code === 0x2019 || PASSAGE_MARKS.has(code);
const PASSAGE_MARKS = new Set([...",.!?'-&:;"].map((mark) => mark.charCodeAt(0)));

/** How far a passage in Latin script goes, and how many words it has. */
function passageEnd(text: string, at: number, end: number): { end: number; words: number } {
  const to = runEnd(text, at, end, inPassage);
  let words = 0;
  for (let index = at; index < to; index++) {
    if (isLatin(text.charCodeAt(index)) && !isWord(text.charCodeAt(index - 1))) words++;
  }
  return { end: to, words };
}

/** compromise drops marks; they stay tokens of their own, as everywhere. */
function addWithMarks(text: string, found: readonly Token[], tokens: Token[]): void {
  let from = found[0]!.start;
  for (const token of found) {
    for (let at = from; at < token.start; at++) {
      if (!isSpace(text.charCodeAt(at))) tokens.push({ start: at, end: at + 1, pos: "x" });
    }
    tokens.push(token);
    from = token.end;
  }
}

function addNumber(text: string, at: number, end: number, tokens: Token[]): number {
  let to = runEnd(text, at, end, isDigit);
  const point = text.charCodeAt(to);
  if ((point === 0x2e || point === 0x2c) && to + 1 < end && isDigit(text.charCodeAt(to + 1))) {
    to = runEnd(text, to + 1, end, isDigit);
  }
  if (text.charCodeAt(to) === 0x25 && to < end) to++;
  tokens.push({ start: at, end: to, pos: "m" });
  return to;
}

/** A mark, with its second half where it is a surrogate pair. */
function addMark(text: string, at: number, end: number, tokens: Token[]): number {
  const pair = at + 1 < end && text.charCodeAt(at) >= 0xd800 && text.charCodeAt(at) < 0xdc00;
  const to = at + (pair ? 2 : 1);
  tokens.push({ start: at, end: to, pos: "x" });
  return to;
}

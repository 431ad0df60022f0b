import type { Span } from "../model/span.js";
import { isHan, isLatin, isSpace } from "./characters.js";

const codes = (characters: string): ReadonlySet<number> => new Set([...characters].map((c) => c.charCodeAt(0)));

const STOPS = codes("。！？!?");
const EMPHATIC = codes("！？!?");
const DOT = 0x2e;
const ELLIPSIS = 0x2026;
const STRAIGHT = codes("\"'");
const OPENING_QUOTES = codes("“‘「『");
const CLOSING_QUOTES = codes("”’」』");
/** Brackets that hold their content together, each with its mate. */
const BRACKETS = new Map([..."（）()《》〈〉【】［］[]"].map((c) => c.charCodeAt(0)).flatMap(pairUp));
const CLOSERS = codes("”’」』）)》〉】］]\"'");
/** After a quote, these carry the sentence on: …加油！”的口号, …来了！”、“…。 */
const CARRY_ON = codes("的地得、，,；;：:）)》】及和与为等之是—…");
/** Before a quote, these announce speech. */
const ANNOUNCE = codes("：:，,");
/** A bracket whose mate is further away than this is taken for a scan error. */
const BRACKET_REACH = 200;
/** An exclamation in a quote of at most this length is part of a name or a call. */
const SHORT_QUOTE = 24;

function pairUp(code: number, index: number, all: number[]): [number, number][] {
  return index % 2 === 0 ? [[code, all[index + 1]!]] : [];
}

/** What is open at a place in the text. */
interface State {
  readonly text: string;
  readonly end: number;
  /** Start of the sentence. */
  from: number;
  /** End of the bracket that the scan is in, or 0. */
  bracketEnd: number;
  /** Start of the innermost open quote, or -1. */
  quote: number;
  /** The quote is speech: it may hold sentences of its own. */
  speech: boolean;
}

/**
 * Splits `text[start, end)` into sentences, in order, without the white space around them. A sentence ends with 。！？!? (or
 * with a full stop behind a word) and the closing quotes and brackets behind it. Nothing is split inside brackets, nor at
 * an exclamation inside a short quote; quoted speech is split like any text. Linear in the length.
 */
export function splitSentences(text: string, start: number, end: number): Span[] {
  const sentences: Span[] = [];
  const state: State = { text, end, from: start, bracketEnd: 0, quote: -1, speech: false };
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    if (at >= state.bracketEnd) track(state, code, at);
    if (at < state.bracketEnd || !isStop(text, at, end)) continue;
    const to = sentenceEnd(state, at);
    if (to < 0) continue;
    pushTrimmed(sentences, text, state.from, to);
    state.from = to;
    at = to - 1;
  }
  pushTrimmed(sentences, text, state.from, end);
  return sentences;
}

/** Follows brackets and quotes. */
function track(state: State, code: number, at: number): void {
  const mate = BRACKETS.get(code);
  if (mate !== undefined) {
    const until = Math.min(state.end, at + BRACKET_REACH);
    for (let index = at + 1; index < until; index++) {
      if (state.text.charCodeAt(index) === mate) state.bracketEnd = index + 1;
      if (state.bracketEnd > at) return;
    }
  } else if (OPENING_QUOTES.has(code) || (STRAIGHT.has(code) && state.quote < 0 && !insideWord(state.text, at))) {
    if (state.quote < 0) openQuote(state, at);
  } else if (isClosingQuote(state, code)) {
    state.quote = -1;
    state.speech = false;
  }
}

function openQuote(state: State, at: number): void {
  state.quote = at;
  const before = previousVisible(state.text, at, state.from);
  state.speech = before < state.from || ANNOUNCE.has(state.text.charCodeAt(before));
}

/** A closing mark closes the quote only if it is the mate of the mark that opened it. */
function isClosingQuote(state: State, code: number): boolean {
  if (state.quote < 0) return false;
  const opening = state.text.charCodeAt(state.quote);
  if (STRAIGHT.has(opening)) return code === opening;
  return CLOSING_QUOTES.has(code) && code === opening + 1;
}

function insideWord(text: string, at: number): boolean {
  return isLatin(text.charCodeAt(at - 1)) && isLatin(text.charCodeAt(at + 1));
}

function previousVisible(text: string, at: number, from: number): number {
  let index = at - 1;
  while (index >= from && isSpace(text.charCodeAt(index))) index--;
  return index;
}

function isStop(text: string, at: number, end: number): boolean {
  const code = text.charCodeAt(at);
  if (code === DOT) return isFullStop(text, at, end);
  if (!STOPS.has(code)) return false;
  // In an address (?id=1) a question mark stands between Latin characters.
  return code > 0x7f || !(isAddressCharacter(text.charCodeAt(at - 1)) && isAddressCharacter(text.charCodeAt(at + 1)));
}

function isAddressCharacter(code: number): boolean {
  return code > 0x20 && code < 0x7f && !STRAIGHT.has(code) && !STOPS.has(code);
}

/**
 * A half-width dot ends a sentence between Han characters, and behind a Latin word before a space, an end, a quote or Han, or
 * before a capital where the scan lost the space.
 */
function isFullStop(text: string, at: number, end: number): boolean {
  const before = text.charCodeAt(at - 1);
  const after = at + 1 < end ? text.charCodeAt(at + 1) : 0x20;
  if (isHan(before)) return isHan(after) || isSpace(after) || CLOSERS.has(after);
  const word = isLatin(before) && isLatin(text.charCodeAt(at - 2));
  if (!word) return false;
  if (isSpace(after) || isHan(after) || CLOSERS.has(after) || OPENING_QUOTES.has(after)) return true;
  return isCapital(after) && !isCapital(before) && followsSpace(text, at);
}

const isCapital = (code: number): boolean => code >= 0x41 && code <= 0x5a;

/** Longest word that is looked at. */
const WORD_REACH = 24;

/** Whether the word that ends at `at` has a space before it, unlike the parts of an address. */
function followsSpace(text: string, at: number): boolean {
  let from = at - 1;
  while (from > at - WORD_REACH && isLatin(text.charCodeAt(from))) from--;
  return isSpace(text.charCodeAt(from));
}

/** One past the sentence that the stop at `at` ends, or -1 where it ends none. */
function sentenceEnd(state: State, at: number): number {
  const { text, end } = state;
  let to = at + 1;
  while (to < end && (STOPS.has(text.charCodeAt(to)) || text.charCodeAt(to) === ELLIPSIS)) to++;
  const stops = to;
  const emphatic = EMPHATIC.has(text.charCodeAt(stops - 1));
  const { quote, speech } = state;
  while (to < end && CLOSERS.has(text.charCodeAt(to)) && isCloserHere(state, text.charCodeAt(to))) {
    if (isClosingQuote(state, text.charCodeAt(to))) {
      state.quote = -1;
      state.speech = false;
    }
    to++;
  }
  if (to === stops) return quote >= 0 && !speech && emphatic && closesSoon(state, to) ? -1 : to;
  const next = nextVisible(text, to, end);
  if (next < end && CARRY_ON.has(text.charCodeAt(next))) return -1;
  return quote >= 0 && !speech && emphatic && next < end && isHan(text.charCodeAt(next)) ? -1 : to;
}

/** A straight quote behind a stop closes only what is open; otherwise it opens the next sentence. */
function isCloserHere(state: State, code: number): boolean {
  return STRAIGHT.has(code) ? isClosingQuote(state, code) : true;
}

function nextVisible(text: string, at: number, end: number): number {
  let index = at;
  while (index < end && isSpace(text.charCodeAt(index))) index++;
  return index;
}

function closesSoon(state: State, at: number): boolean {
  const until = Math.min(state.end, state.quote + SHORT_QUOTE);
  for (let index = at; index < until; index++) if (isClosingQuote(state, state.text.charCodeAt(index))) return true;
  return false;
}

function pushTrimmed(sentences: Span[], text: string, from: number, to: number): void {
  const start = nextVisible(text, from, to);
  const end = previousVisible(text, to, start) + 1;
  if (start < end) sentences.push({ start, end });
}

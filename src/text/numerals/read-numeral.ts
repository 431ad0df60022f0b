import type { Span } from "../../model/span.js";
import { readArabic } from "./arabic.js";
import { afterSpaces, isOneOf, Kind, kindAt, TENS, valueAt } from "./characters.js";

/** How a number is left open by its own writing. */
export type Vagueness =
  | "none"
  /** 20余, 4万多: more than the number, less than its next round step. */
  | "more"
  /** 十来: about the number. */
  | "near"
  /** 几十, 数百: some of the step. */
  | "several"
  /** 三四百: two neighbouring digits. */
  | "pair";

export interface Numeral extends Span {
  readonly value: number;
  readonly low: number | null;
  readonly high: number | null;
  readonly vague: Vagueness;
  readonly script: "arabic" | "han" | "mixed";
  /** The multiplier that ends it: 6.8万 → 10000; 1 where there is none. A range shares it (2—3万). */
  readonly scale: number;
  /** It begins with a multiplier: 百余, 千万. */
  readonly bare: boolean;
  /** Arabic digits before the point; 0 for other scripts. */
  readonly digits: number;
  readonly leadingZero: boolean;
  /** How it is written: a plain number, a fraction, 百分之, 半. */
  readonly form: "plain" | "fraction" | "percent" | "half";
}

/**
 * A number with some fields changed. All numbers have one shape: an object spread would give each place that makes one a
 * hidden class of its own, and whoever reads numbers would meet them all.
 */
export function withChanges(number: Numeral, changes: Partial<Numeral>): Numeral {
  const copy: Numeral = {
    start: number.start,
    end: number.end,
    value: number.value,
    low: number.low,
    high: number.high,
    vague: number.vague,
    script: number.script,
    scale: number.scale,
    bare: number.bare,
    digits: number.digits,
    leadingZero: number.leadingZero,
    form: number.form,
  };
  return Object.assign(copy, changes);
}

interface State {
  at: number;
  /** Finished sections with the weight of their multiplier, falling. */
  readonly weights: number[];
  readonly sums: number[];
  section: number;
  /** The number that waits for its multiplier. */
  pending: number | null;
  pendingIsDigit: boolean;
  /** End of the last multiplier, to fall back to where a second one does not fit (三百|五百). */
  safe: number;
  /** Last small multiplier of this section. */
  small: number;
  /** Weight of the last multiplier read, 0 before the first. */
  last: number;
  zero: boolean;
  /** Step by which a vague number may be larger. */
  step: number;
  vague: Vagueness;
  /** Difference of the two digits of 三四百, in units. */
  spread: number;
  arabic: boolean;
  han: boolean;
  bare: boolean;
  digits: number;
  leadingZero: boolean;
}

/** Multiplies by a power of ten without the noise of binary fractions: 4.287 × 10⁸ is 428700000. */
export function scaled(value: number, by: number): number {
  const product = value * by;
  return Number.isSafeInteger(value) && Number.isSafeInteger(by) ? product : Number(product.toPrecision(15));
}

/**
 * The longest number that starts at `at`, or null. Arabic, Chinese and mixed writing, open numbers
 * (十几万, 20余万, 三四百, 数十亿); signs, fractions and units are left to the caller. Amortised linear.
 */
export function readNumeral(text: string, at: number): Numeral | null {
  const state = newState(at);
  while (step(text, state)) {}
  return finish(at, state);
}

function newState(at: number): State {
  return {
    at,
    weights: [],
    sums: [],
    section: 0,
    pending: null,
    pendingIsDigit: false,
    safe: at,
    small: Number.POSITIVE_INFINITY,
    last: 0,
    zero: false,
    step: 1,
    vague: "none",
    spread: 0,
    arabic: false,
    han: false,
    bare: false,
    digits: 0,
    leadingZero: false,
  };
}

/** Reads one more part of the number; false where it ends. */
function step(text: string, state: State): boolean {
  const at = state.last === 0 && state.pending === null ? state.at : afterSpaces(text, state.at);
  const spaced = at > state.at;
  switch (kindAt(text, at)) {
    case Kind.Arabic:
      return readArabicPart(text, at, spaced, state);
    case Kind.Digit:
      return readDigits(text, at, spaced, state);
    case Kind.Small:
      return readSmall(text, at, state);
    case Kind.Big:
      return readBig(text, at, state);
    case Kind.Open:
      return readOpen(text, at, state);
    default:
      return readMark(text, at, state);
  }
}

function readArabicPart(text: string, at: number, spaced: boolean, state: State): boolean {
  if (state.pending !== null || state.vague !== "none") return false;
  const literal = readArabic(text, at)!;
  if (state.last > 0) {
    const next = afterSpaces(text, literal.end);
    const multiplier = kindAt(text, next) >= Kind.Small && kindAt(text, next) <= Kind.Big ? valueAt(text, next) : 0;
    if (spaced && (multiplier === 0 || multiplier >= state.last)) return false;
    if (literal.value >= state.last || literal.leadingZero) return false;
  } else {
    state.digits = literal.digits;
    state.leadingZero = literal.leadingZero;
  }
  state.pending = literal.value;
  state.pendingIsDigit = literal.digits === 1 && literal.decimals === 0;
  state.arabic = true;
  state.step = literal.decimals > 0 ? 10 ** -literal.decimals : lastStep(literal.value);
  state.at = literal.end;
  return true;
}

/** The weight of the last digit that is not zero: 2500 → 100. */
export function lastStep(value: number): number {
  if (value <= 0 || !Number.isSafeInteger(value)) return 1;
  let weight = 1;
  while (value % (weight * 10) === 0) weight *= 10;
  return weight;
}

/** Where a run of digits ends. 两 is a digit before a multiplier or alone, never the last of several: 二两 is a weight. */
function runEnd(text: string, at: number, state: State): number {
  let end = at;
  while (kindAt(text, end) === Kind.Digit) {
    if (isOneOf(text, end, "两兩") && (end > at || state.last > 0) && !beforeMultiplier(text, end + 1)) break;
    end++;
    if (isOneOf(text, end - 1, "两兩") && !isPairOf(text, at, end)) break;
  }
  return end;
}

function beforeMultiplier(text: string, at: number): boolean {
  const kind = kindAt(text, afterSpaces(text, at));
  return kind === Kind.Small || kind === Kind.Big;
}

/** 两三个, 两三百: 两 begins a pair only right before 三, or a digit and a multiplier. */
const isPairOf = (text: string, at: number, end: number): boolean =>
  end === at + 1 && kindAt(text, end) === Kind.Digit && (valueAt(text, end) === 3 || beforeMultiplier(text, end + 1));

const NEIGHBOURS: Readonly<Record<number, number>> = { 3: 5 };

/** 三 in 三百; 二〇二五 as a string of digits; 三四 before 百 as a pair. */
function readDigits(text: string, at: number, spaced: boolean, state: State): boolean {
  if (state.pending !== null || (spaced && state.last === 0) || state.vague !== "none") return false;
  const end = runEnd(text, at, state);
  if (end === at) return false;
  state.han = true;
  const first = valueAt(text, at);
  if (end === at + 1) return takeDigit(state, first, end);
  if (first === 0 && state.last > 0) {
    state.zero = true;
    state.at = at + 1;
    return true;
  }
  const second = valueAt(text, at + 1);
  const isPair = end === at + 2 && first > 0 && (second === first + 1 || NEIGHBOURS[first] === second);
  const multiplier = kindAt(text, afterSpaces(text, end));
  if (isPair && (multiplier === Kind.Small || multiplier === Kind.Big || state.last > 0)) {
    state.vague = "pair";
    state.spread = second - first;
    return takeDigit(state, first, end);
  }
  if (state.last > 0) return takeDigit(state, first, at + 1);
  return takeString(text, at, end, state);
}

function takeDigit(state: State, digit: number, end: number): boolean {
  state.at = end;
  if (digit === 0) {
    state.zero = true;
    if (state.last === 0) state.pending = 0;
    return true;
  }
  state.pending = digit;
  state.pendingIsDigit = true;
  state.step = 1;
  return true;
}

/** 一七二零 → 1720: digits without multipliers are read one by one. */
function takeString(text: string, at: number, end: number, state: State): boolean {
  let value = 0;
  for (let i = at; i < end; i++) value = value * 10 + valueAt(text, i);
  state.pending = value;
  state.pendingIsDigit = false;
  state.at = end;
  return true;
}

function readSmall(text: string, at: number, state: State): boolean {
  const char = text[at]!;
  const ready = TENS[char];
  const weight = ready === undefined ? valueAt(text, at) : 10;
  if (state.pending === null && (state.vague === "more" || state.vague === "near")) return false;
  if (weight >= state.small || (ready !== undefined && state.pending !== null)) return fallBack(state);
  if (state.pending === 0 && state.last === 0) state.pending = null;
  if (state.pending === null && state.last === 0 && !state.zero) state.bare = ready === undefined && weight > 10;
  const count = ready === undefined ? (state.pending ?? 1) : ready / 10;
  state.section += scaled(count, weight);
  state.step = state.arabic && state.pending !== null ? scaled(lastStep(state.pending), weight) : weight;
  if (state.vague === "pair") state.spread *= weight;
  state.pending = null;
  state.small = weight;
  state.last = weight;
  state.zero = false;
  state.han = true;
  state.at = at + 1;
  state.safe = state.at;
  return true;
}

/** Ends the number behind its last multiplier and leaves the digit that waited to the next one. */
function fallBack(state: State): false {
  if (state.last > 0 && state.pending !== null) {
    state.pending = null;
    state.at = state.safe;
  }
  return false;
}

function readBig(text: string, at: number, state: State): boolean {
  const weight = valueAt(text, at);
  const nothing = state.section === 0 && state.pending === null;
  if (nothing && state.last === 0) {
    if (kindAt(text, at + 1) === Kind.Big) return false;
    state.bare = true;
  }
  if (nothing && state.last > 0 && state.weights.length === 0) return false;
  let sum = state.section + (state.pending ?? 0);
  if (sum > 0 && state.weights[state.weights.length - 1] === weight) return fallBack(state);
  while (state.weights.length > 0 && state.weights[state.weights.length - 1]! < weight) {
    state.weights.pop();
    sum += state.sums.pop()!;
  }
  if (sum === 0 && state.weights.length > 0) {
    state.weights[state.weights.length - 1]! *= weight;
    sum = state.sums.pop()!;
    state.sums.push(scaled(sum, weight));
  } else {
    state.weights.push(weight);
    state.sums.push(scaled(state.last === 0 && sum === 0 ? 1 : sum, weight));
  }
  state.step = scaled(state.step, weight);
  state.spread *= weight;
  state.section = 0;
  state.pending = null;
  state.small = Number.POSITIVE_INFINITY;
  state.last = weight;
  state.zero = false;
  state.han = true;
  state.at = at + 1;
  state.safe = state.at;
  return true;
}

/** 十几, 一百零几万: the digit is left open; 几十, 数百: the multiplier's own digit is. */
function readOpen(text: string, at: number, state: State): boolean {
  if (state.pending !== null && !(state.zero && state.pending === 0)) return false;
  const next = afterSpaces(text, at + 1);
  const kind = kindAt(text, next);
  if (state.last === 0) {
    if (kind !== Kind.Small && kind !== Kind.Big) return false;
    state.vague = "several";
    state.pending = 1;
    state.at = at + 1;
    return true;
  }
  if (state.vague !== "none" || isOneOf(text, at, "数數") || state.last > 1000) return false;
  state.vague = "more";
  state.step = state.zero ? 10 : state.last;
  state.han = true;
  state.at = at + 1;
  return true;
}

/** 点 before Chinese decimals; 余, 多, 来 behind the number or before its multiplier; 个 in 两个亿. */
function readMark(text: string, at: number, state: State): boolean {
  if (state.last === 0 && state.pending === null) return false;
  const char = text[at];
  if (char === "点" || char === "點") return readDecimals(text, at, state);
  if (char === "余" || char === "餘" || char === "多" || char === "来") return readMore(text, at, state);
  const isCounted = (char === "个" || char === "個") && state.pending !== null && state.pending < 1000;
  if (!isCounted || kindAt(text, at + 1) !== Kind.Big || isOneOf(text, at + 1, "万萬")) return false;
  state.at = at + 1;
  return true;
}

function readDecimals(text: string, at: number, state: State): boolean {
  if (!state.han || state.vague !== "none") return false;
  let end = at + 1;
  let written = "0.";
  for (let next = afterSpaces(text, end); ; next++) {
    const kind = kindAt(text, next);
    if (kind !== Kind.Arabic && (kind !== Kind.Digit || isOneOf(text, next, "两兩"))) break;
    written += valueAt(text, next);
    end = next + 1;
  }
  if (end === at + 1) return false;
  const whole =
    state.pendingIsDigit && state.last > 10 && !state.zero ? scaled(state.pending!, state.last / 10) : state.pending;
  state.pending = Number(((whole ?? 0) + Number(written)).toPrecision(15));
  state.pendingIsDigit = false;
  state.step = 10 ** -(written.length - 2);
  state.at = end;
  return true;
}

const NOT_MORE = new Set([
  "余额",
  "余生",
  "余热",
  "余粮",
  "多数",
  "多样",
  "多元",
  "多彩",
  "多少",
  "来自",
  "来源",
  "来到",
  "来访",
  "来了",
  "来电",
]);

/** 20余, 4万多, 十来: at least ten or behind a multiplier, so that 5多 and 一来 are left alone. */
function readMore(text: string, at: number, state: State): boolean {
  if (state.vague !== "none") return false;
  const round = state.last > 0 ? state.pending === null || state.arabic : (state.pending ?? 0) >= 10;
  if (!round || (NOT_MORE.has(text.slice(at, at + 2)) && !isAmount(text, at))) return false;
  if (text[at] === "来" && state.step < 10) return false;
  state.vague = text[at] === "来" ? "near" : "more";
  state.at = at + 1;
  return true;
}

/** 4万多元 is money, 100多元化 is not. */
const isAmount = (text: string, at: number): boolean => text.startsWith("多元", at) && text[at + 2] !== "化";

function finish(start: number, state: State): Numeral | null {
  if (state.at === start || (state.pending === null && state.last === 0)) return null;
  let tail = state.pending ?? 0;
  if (tail > 0 && state.pendingIsDigit && !state.zero && state.last > 10) {
    tail = scaled(tail, state.last / 10);
    state.spread *= state.last / 10;
  }
  let value = state.section + tail;
  for (const sum of state.sums) value += sum;
  if (!Number.isFinite(value)) return null;
  return {
    start,
    end: state.at,
    value,
    low: lowEnd(value, state),
    high: highEnd(value, state),
    vague: state.vague,
    script: state.arabic ? (state.han ? "mixed" : "arabic") : "han",
    scale: state.pending === null || state.pending === 0 ? bigScale(state) : 1,
    bare: state.bare,
    digits: state.digits,
    leadingZero: state.leadingZero,
    form: "plain",
  };
}

/** The multiplier at the very end, through 余 and 多. */
function bigScale(state: State): number {
  if (state.section === 0 && state.weights.length > 0) return state.weights[state.weights.length - 1]!;
  return state.last === 1000 || state.last === 100 ? state.last : 1;
}

function lowEnd(value: number, { vague }: State): number | null {
  return vague === "none" || vague === "near" ? null : value;
}

function highEnd(value: number, { vague, spread, step }: State): number | null {
  if (vague === "none" || vague === "near") return null;
  if (vague === "pair") return value + spread;
  return vague === "several" ? scaled(value, 10) : value + step;
}

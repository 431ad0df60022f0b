import type { Bound } from "../../model/types.js";
import { afterSpaces, isOneOf, Kind, kindAt, runEnd, valueAt } from "../numerals/characters.js";
import { type NumberExpression, readExpression } from "../numerals/index.js";
import { lastStep, scaled, withChanges } from "../numerals/read-numeral.js";
import { addPart } from "./compound.js";
import {
  boundAfter,
  boundBefore,
  endsWith,
  isHanAt,
  isLatinAt,
  notAfterAt,
  notBefore,
  type UnitHit,
  unitAt,
} from "./match-words.js";
import { changedQuantity, type Quantity } from "./quantity.js";
import { joinAfter, type Range } from "./range.js";
import type { BoundWord, CompiledWords, UnitWord } from "./words.js";

/** What stands at a numeral: a quantity or bare number, or nothing; `next` is where the scan goes on. */
export interface Reading {
  readonly quantity: Quantity | null;
  readonly next: number;
}

const NOTHING = (next: number): Reading => ({ quantity: null, next });

/** Reads the quantity whose numeral starts at `at`. Words before the numeral are taken from `floor` on. */
export function readQuantity(words: CompiledWords, text: string, at: number, floor: number): Reading {
  if (text[at] === "一" && text[at + 1] === "半") return half(words, text, at + 1, floor);
  const idiom = words.idioms.endAt(text, at);
  const number = text[at] === "半" ? null : readWithUnit(words, text, at);
  // 一点 is an idiom, 一点五 a number.
  if (idiom > at && (number === null || number.end <= idiom)) return NOTHING(idiom);
  if (text[at] === "半") return half(words, text, at, floor);
  if (number === null) return NOTHING(runEnd(text, at));
  const after = afterSpaces(text, number.end);
  if (isGlued(text, number) || isCode(words, text, number, after)) return NOTHING(number.end);
  if (number.form === "plain" && notAfterAt(words, text, after, number.script) > 0) return NOTHING(number.end);
  const draft = measured(words, text, number, after);
  if (draft === null) return NOTHING(number.end);
  return { quantity: bounded(words, text, draft, floor), next: draft.end };
}

/** 3千瓦时, 五兆字节: a multiplier that begins a unit belongs to the unit. */
function readWithUnit(words: CompiledWords, text: string, at: number): NumberExpression | null {
  const number = readExpression(text, at);
  if (number === null || number.end - at < 2 || !isOneOf(text, number.end - 1, "千兆")) return number;
  const unit = unitAt(words, text, number.end - 1);
  if (unit === null || unit.end === number.end) return number;
  const shorter = readExpression(text.slice(at, number.end - 1), 0);
  if (shorter === null || at + shorter.end !== number.end - 1) return number;
  return withChanges(shorter, { start: at, end: number.end - 1 });
}

/** PM2.5, A4, 1+3+N, 5G, 021-6234: part of a code. */
function isGlued(text: string, number: NumberExpression): boolean {
  const { start, end } = number;
  if (number.script === "han") return false;
  if (isLatinAt(text, start - 1) || isOneOf(text, start - 1, "_#@&=")) return true;
  // 1+3+N is a mechanism, +8.1% in a cell a change.
  if (isOneOf(text, start - 1, "＋+") && !isOneOf(text, start - 2, " \t|（(")) return true;
  const isJoined =
    isOneOf(text, start - 1, "-–/.×*:：") && (kindAt(text, start - 2) === Kind.Arabic || isLatinAt(text, start - 2));
  return isJoined || (isOneOf(text, end, "+＋") && !isHanAt(text, end + 1));
}

/** 第14个, 热线12345; but 热线17次被投诉 has a noun before a figure. */
function isCode(words: CompiledWords, text: string, { start, script }: NumberExpression, after: number): boolean {
  const word = notBefore(words, text, start, script);
  return word !== null && (word.phrase.length < 2 || unitAt(words, text, after)?.unit.family !== "count");
}

/** A number with its unit, not yet with its bound. */
interface Draft {
  readonly number: NumberExpression;
  end: number;
  readonly unit: UnitWord | null;
  readonly unitText: string;
  value: number;
  low: number | null;
  high: number | null;
  readonly range: Range | null;
  more: boolean;
}

const PERCENT: UnitWord = { form: "%", unit: "%", factor: 1, family: "share", base: 1, literal: true, counter: false };

function measured(words: CompiledWords, text: string, number: NumberExpression, after: number): Draft | null {
  if (number.form === "percent") return percent(words, text, number);
  const hit = unitOf(words, text, number, after);
  const joined = joinAfter(words, text, number, hit, (one, from) => unitOf(words, text, one, from));
  if (joined !== null) return rangeDraft(number, joined);
  if (number.form === "fraction") return fraction(text, number, hit);
  if (hit === null) return plainDraft(number, number.end, null, "", 1);
  const apart = oneOrTwo(words, text, number, hit) ?? secondsOf(words, text, number, hit);
  if (apart !== null) return apart;
  const { unit } = hit;
  const pair = unit.family === "share" || unit.form === "折" ? null : neighbours(text, number);
  if (pair !== null) return plainDraft(pair, hit.end, unit, text.slice(after, hit.end), 0);
  if (!fitsUnit(number, unit)) return plainDraft(number, number.end, null, "", 1);
  const draft = plainDraft(number, hit.end, unit, text.slice(after, hit.end), hit.plus);
  if (hit.more) draft.more = true;
  else addPart(words, text, draft, hit);
  return draft;
}

/** 三四个, 七八名: two neighbouring digits before a unit leave the number between them. */
function neighbours(text: string, number: NumberExpression): NumberExpression | null {
  if (number.script !== "han" || number.end - number.start !== 2 || number.form !== "plain" || number.vague !== "none")
    return null;
  const first = valueAt(text, number.start);
  const second = valueAt(text, number.start + 1);
  if (kindAt(text, number.start) !== Kind.Digit || kindAt(text, number.start + 1) !== Kind.Digit) return null;
  if (second !== first + 1 && !(first === 3 && second === 5)) return null;
  return withChanges(number, { value: first, low: first, high: second, vague: "pair" });
}

/** 一两天: 两 behind 一 is a digit if a unit follows. */
function oneOrTwo(words: CompiledWords, text: string, number: NumberExpression, hit: UnitHit): Draft | null {
  if (hit.unit.form !== "两" || number.value !== 1 || number.script !== "han") return null;
  const next = unitAt(words, text, hit.end);
  const pair = withChanges(number, { end: hit.end, low: 1, high: 2, vague: "pair" });
  return next === null ? null : plainDraft(pair, next.end, next.unit, text.slice(hit.end, next.end), 0);
}

/** 1分48秒: 分, which is a point elsewhere, is a minute before seconds. */
function secondsOf(words: CompiledWords, text: string, number: NumberExpression, { unit, end }: UnitHit): Draft | null {
  if (unit.form !== "分") return null;
  const kind = kindAt(text, end);
  const rest = kind === Kind.Arabic || kind === Kind.Digit || kind === Kind.Small ? readExpression(text, end) : null;
  const next = rest === null ? null : unitAt(words, text, rest.end);
  if (rest === null || next?.unit.unit !== "秒") return null;
  const draft = plainDraft(number, next.end, next.unit, text.slice(rest.end, next.end), 0);
  draft.value = 60 * number.value + rest.value;
  return draft;
}

/** A hit, with what 个半 and 个多 add to the number, and + (500+名). */
interface CountedUnit extends UnitHit {
  readonly plus: number;
  readonly more: boolean;
}

function countedUnit({ unit, end }: UnitHit, plus: number, more: boolean): CountedUnit {
  return { unit, end, plus, more };
}

function unitOf(words: CompiledWords, text: string, number: NumberExpression, from: number): CountedUnit | null {
  if (
    number.digits === 4 &&
    number.script === "arabic" &&
    text[from] === "年" &&
    number.value >= 1600 &&
    number.value < 2200
  )
    return null;
  const isPlus = isOneOf(text, from, "+＋");
  const hit = unitAt(words, text, isPlus ? from + 1 : from);
  if (isPlus) return hit === null ? null : countedUnit(hit, 0, true);
  if (isOneOf(text, from, "个個") && isOneOf(text, from + 1, "半多")) {
    const inner = unitAt(words, text, from + 2) ?? (text[from + 2] === "月" ? monthAt(words, from + 3) : null);
    const isMore = text[from + 1] === "多";
    if (inner !== null && inner.unit.family !== "count") return countedUnit(inner, isMore ? 0 : 0.5, isMore);
  }
  return hit === null ? null : countedUnit(counted(text, per(words, text, hit)), 0, false);
}

function monthAt(words: CompiledWords, end: number): UnitHit | null {
  const unit = words.units.get("个".charCodeAt(0))?.find((one) => one.form === "个月");
  return unit === undefined ? null : { unit, end };
}

/** 3块展板: a classifier, not money, once a noun follows. */
function counted(text: string, hit: UnitHit): UnitHit {
  const { unit, end } = hit;
  if (
    !unit.counter ||
    !isHanAt(text, end) ||
    isOneOf(text, end, "以左上及的了和与至到多余人三五六七八九一二") ||
    kindAt(text, end) !== Kind.None
  )
    return hit;
  return { unit: { ...unit, unit: unit.form, factor: 1, family: "count", base: 1 }, end };
}

/** 元/平方米, 微克/立方米, 公里每小时. */
function per(words: CompiledWords, text: string, hit: UnitHit): UnitHit {
  const isEach = text[hit.end] === "每" && hit.unit.family !== "count" && hit.unit.family !== "duration";
  if (!isEach && !isOneOf(text, hit.end, "/／")) return hit;
  const below =
    unitAt(words, text, hit.end + 1) ??
    (text[hit.end + 1] === "月" ? { unit: { ...PERCENT, unit: "月" }, end: hit.end + 2 } : null);
  if (below === null || (isEach && below.unit.family === "count")) return hit;
  const unit = `${hit.unit.unit}/${below.unit.unit}`;
  return { unit: { ...hit.unit, form: unit, unit, family: "ratio", base: Number.NaN, literal: true }, end: below.end };
}

/** 成 and 折 go with small numbers only; 号-like digits of a code take no classifier. */
function fitsUnit(number: NumberExpression, unit: UnitWord): boolean {
  if (unit.form === "成") return number.value <= 10;
  if (unit.form === "折") return number.value < 100 && number.value !== 10;
  if (unit.family === "score" && number.script === "han" && number.value === 10) return false; // 十分 is "very".
  return !(number.leadingZero && unit.family === "count");
}

function plainDraft(
  number: NumberExpression,
  end: number,
  unit: UnitWord | null,
  unitText: string,
  plus: number,
): Draft {
  const factor = unit === null ? 1 : unit.form === "折" && number.value >= 10 ? 1 : unit.factor;
  const times = (value: number | null): number | null => (value === null ? null : scaled(value, factor));
  const value = unit === null ? number.value : number.value + plus;
  return {
    number,
    end,
    unit,
    unitText,
    value: times(value)!,
    low: times(number.low),
    high: times(number.high),
    range: null,
    more: false,
  };
}

function percent(words: CompiledWords, text: string, number: NumberExpression): Draft {
  const joined = joinAfter(words, text, number, null, () => null);
  return joined === null
    ? plainDraft(number, number.end, PERCENT, "", 0)
    : rangeDraft(number, { ...joined, unit: PERCENT });
}

/** 三分之二 is a share of its noun; 1/3 only where the text treats it as one. */
function fraction(text: string, number: NumberExpression, hit: CountedUnit | null): Draft | null {
  if (hit !== null) return plainDraft(number, hit.end, hit.unit, text.slice(number.end, hit.end), 0);
  const isWritten = number.script !== "arabic" || text.slice(number.start, number.end).includes("分");
  if (!isWritten && (number.value >= 1 || !isOneOf(text, number.end, "的以左")))
    return plainDraft(number, number.end, null, "", 0);
  const times = (value: number | null): number | null =>
    value === null ? null : Number((value * 100).toPrecision(12));
  const draft = plainDraft(number, number.end, PERCENT, "", 0);
  draft.value = times(number.value)!;
  draft.low = times(number.low);
  draft.high = times(number.high);
  return draft;
}

function rangeDraft(number: NumberExpression, range: Range): Draft {
  const factor = range.unit?.factor ?? 1;
  const low = scaled(range.low, factor);
  const high = scaled(range.high, factor);
  return {
    number,
    end: range.end,
    unit: range.unit,
    unitText: range.unitText,
    value: high,
    low,
    high,
    range: { ...range, low, high },
    more: false,
  };
}

/** 半小时, 半年; 半数 and 一半 are half of their noun. */
function half(words: CompiledWords, text: string, at: number, floor: number): Reading {
  if (isOneOf(text, at - 1, "上下前后大夜深另东西南北多")) return NOTHING(at + 1);
  const number: NumberExpression = {
    start: at,
    end: at + 1,
    value: 0.5,
    low: null,
    high: null,
    vague: "none",
    script: "han",
    scale: 1,
    bare: false,
    digits: 0,
    leadingZero: false,
    form: "half",
  };
  const isOne = text[at - 1] === "一" && at - 1 >= floor;
  if (text[at + 1] === "数" || isOne || isOneOf(text, at - 1, "过近超")) {
    const written = withChanges(number, { start: isOne ? at - 1 : at, value: 50 });
    const draft = plainDraft(written, text[at + 1] === "数" ? at + 2 : at + 1, PERCENT, "", 0);
    return { quantity: changedQuantity(bounded(words, text, draft, floor), { literal: true }), next: draft.end };
  }
  const hit = unitAt(words, text, at + 1);
  if (hit === null || hit.unit.family !== "duration") return NOTHING(at + 1);
  const draft = plainDraft(number, hit.end, hit.unit, text.slice(at + 1, hit.end), 0);
  return { quantity: bounded(words, text, draft, floor), next: hit.end };
}

/** Adds the words before and behind that say how sharp the figure is, and the ends they give. */
function bounded(words: CompiledWords, text: string, draft: Draft, floor: number): Quantity {
  const { number, unit } = draft;
  const family = unit?.family ?? "";
  const money = currencyBefore(words, text, draft, floor);
  const from = money === null ? number.start : number.start - money.form.length;
  const before = boundBefore(words, text, from, number.bare ? "bare" : family);
  const first = before !== null && before.start >= floor ? before : null;
  const after = boundAfter(words, text, afterSpaces(text, draft.end), family);
  const start = first?.word.inside === true ? first.start : from;
  const end = after === null ? draft.end : after.end;
  const bound = boundOf(draft, first?.word ?? null, after?.word ?? null);
  const ends = endsOf(draft, bound, after?.word ?? null);
  const currency = money === null || (unit !== null && unit.unit !== "元") ? unit : money;
  return {
    start,
    end,
    text: withoutSpace(text.slice(start, end)),
    value: draft.value,
    low: ends.low,
    high: ends.high,
    unit: currency?.unit ?? "",
    family: currency?.family ?? "",
    bound,
    number: { start: number.start, end: number.end },
    unitText: draft.unitText,
    script: number.script,
    vague: draft.more ? "more" : number.vague,
    literal: isLiteral(draft, first !== null || after !== null),
    range: draft.range === null ? null : { from: draft.range.low, joint: draft.range.joint },
  };
}

/** Most figures hold none, and a test is cheaper than a replacement. */
function withoutSpace(written: string): string {
  return /[\s\u3000]/.test(written) ? written.replace(/[\s\u3000]+/g, "") : written;
}

function currencyBefore(words: CompiledWords, text: string, draft: Draft, floor: number): UnitWord | null {
  if (draft.unit !== null && draft.unit.family !== "money") return null;
  const { start } = draft.number;
  const word = endsWith(
    words.currencies,
    text,
    start,
    (unit) => unit.form,
    () => true,
  );
  return word === null || start - word.form.length < floor ? null : word;
}

function boundOf(draft: Draft, before: BoundWord | null, after: BoundWord | null): Bound {
  if (after !== null) return after.bound;
  if (before !== null && (before.bound === "over" || before.bound === "under")) return before.bound;
  if (draft.more || draft.number.vague === "more" || draft.number.vague === "several") return "over";
  if (before !== null && before.bound !== "exact") return before.bound;
  return draft.number.vague === "pair" || draft.number.vague === "near" ? "about" : "exact";
}

function endsOf(draft: Draft, bound: Bound, after: BoundWord | null): { low: number | null; high: number | null } {
  const { low, high, value } = draft;
  if (low !== null && high !== null && after?.bound !== "over" && after?.bound !== "under") return { low, high };
  if (draft.range !== null) return { low, high };
  if (draft.more) return { low: value, high: value + scaled(lastStep(draft.number.value), draft.unit?.factor ?? 1) };
  if (bound === "over") return { low: value, high: null };
  return { low: null, high: bound === "nearly" || bound === "under" ? value : null };
}

function isLiteral(draft: Draft, hasBound: boolean): boolean {
  const { number, unit, range } = draft;
  if (
    number.script !== "han" ||
    hasBound ||
    draft.more ||
    number.vague !== "none" ||
    range !== null ||
    number.form !== "plain"
  )
    return true;
  if (number.bare) return false;
  if (number.value === 1) return unit !== null && (!COUNTED.has(unit.family) || draft.value !== unit.factor);
  return number.value > 10 || unit === null || unit.literal;
}

/** Families before which 一 is an article: 一名, 一年. */
const COUNTED = new Set(["count", "people", "households", "buildings", "people-times", "duration"]);

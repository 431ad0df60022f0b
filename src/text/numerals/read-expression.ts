import { afterSpaces, isOneOf, Kind, kindAt } from "./characters.js";
import { type Numeral, readNumeral, scaled, withChanges } from "./read-numeral.js";

/** A number with its sign, fraction or exponent. */
export type NumberExpression = Numeral;

/**
 * A number with what may stand around it: a sign, 三分之一, 1/3, 百分之五 (`percent`, the value in per cent), 2.5e3,
 * 40k, 五又三分之一. Null where none starts at `at`.
 */
export function readExpression(text: string, at: number): NumberExpression | null {
  const negative = isOneOf(text, at, "负負-－−");
  const from = negative ? afterSpaces(text, at + 1) : at;
  const number = unsigned(text, from);
  if (number === null || !negative) return number;
  const { low, high } = number;
  return withChanges(number, {
    start: at,
    value: -number.value,
    low: high === null ? null : -high,
    high: low === null ? null : -low,
  });
}

function unsigned(text: string, at: number): NumberExpression | null {
  const number = readNumeral(text, at) ?? pointFirst(text, at);
  if (number === null) return null;
  return fraction(text, number) ?? withSuffix(text, number);
}

/** .5 */
function pointFirst(text: string, at: number): Numeral | null {
  if (text[at] !== "." || kindAt(text, at + 1) !== Kind.Arabic || /[0-9A-Za-z.]/.test(text[at - 1] ?? "")) return null;
  const digits = readNumeral(text, at + 1);
  if (digits === null || digits.script !== "arabic") return null;
  return withChanges(digits, { start: at, value: digits.value / 10 ** (digits.end - at - 1) });
}

function fraction(text: string, whole: Numeral): NumberExpression | null {
  const behind = afterSpaces(text, whole.end);
  if (isOneOf(text, behind, "又")) return mixed(text, whole, afterSpaces(text, behind + 1));
  const over = parts(text, behind);
  if (over > 0) return overDenominator(text, whole, over);
  return slashed(text, whole);
}

/** End of 分之 (or 份 in 二份一), or 0. */
function parts(text: string, at: number): number {
  if (text[at] !== "分") return text[at] === "份" && kindAt(text, at + 1) === Kind.Digit ? at + 1 : 0;
  const next = afterSpaces(text, at + 1);
  return text[next] === "之" ? afterSpaces(text, next + 1) : 0;
}

function overDenominator(text: string, below: Numeral, at: number): NumberExpression | null {
  const negative = isOneOf(text, at, "负負-");
  const above = readNumeral(text, negative ? at + 1 : at);
  if (above === null || below.value === 0) return null;
  const top = withSuffix(text, above);
  const sign = negative ? -1 : 1;
  const isPercent = below.bare && below.end === below.start + 1 && below.value === 100;
  const ratio = (value: number | null): number | null =>
    value === null ? null : sign * (isPercent ? value : value / below.value);
  return withChanges(top, {
    start: below.start,
    value: ratio(top.value)!,
    low: ratio(top.low),
    high: ratio(top.high),
    form: isPercent ? "percent" : "fraction",
    scale: 1,
    bare: false,
  });
}

function mixed(text: string, whole: Numeral, at: number): NumberExpression | null {
  const below = readNumeral(text, at);
  const over = below === null ? 0 : parts(text, afterSpaces(text, below.end));
  const rest = over > 0 ? overDenominator(text, below!, over) : null;
  return rest === null ? null : withChanges(rest, { start: whole.start, value: whole.value + rest.value });
}

const isSlash = (text: string, at: number): boolean => text[at] === "/" || text[at] === "／";

/** 1/3, and 1 4/3 with its whole. */
function slashed(text: string, number: Numeral): NumberExpression | null {
  if (number.script !== "arabic") return null;
  if (isSlash(text, number.end)) return slash(text, number);
  const next = afterSpaces(text, number.end);
  if (next !== number.end + 1 || kindAt(text, next) !== Kind.Arabic) return null;
  const above = readNumeral(text, next);
  if (above === null || above.script !== "arabic" || !isSlash(text, above.end)) return null;
  const part = slash(text, above);
  return part === null ? null : withChanges(part, { start: number.start, value: number.value + part.value });
}

function slash(text: string, above: Numeral): NumberExpression | null {
  const below = readNumeral(text, above.end + 1);
  if (below === null || below.script !== "arabic" || below.value === 0 || isSlash(text, below.end)) return null;
  if (above.value >= below.value && above.digits > 1 && below.digits > 1) return null; // 120/80 is a blood pressure.
  return withChanges(above, { end: below.end, value: above.value / below.value, form: "fraction" });
}

const LATIN: Readonly<Record<string, number>> = { k: 1e3, K: 1e3, ｋ: 1e3, M: 1e6, m: 1e6 };
const EXPONENT = /[eE][+-－]?[0-9０-９]{1,3}|\^[+-]?[0-9]{1,3}/y;

/** 40k, 2.5e3, 1.1^+23. A Latin letter that goes on (40km) is a unit, not a multiplier. */
function withSuffix(text: string, number: Numeral): Numeral {
  if (number.script !== "arabic") return number;
  EXPONENT.lastIndex = number.end;
  const exponent = EXPONENT.exec(text);
  if (exponent !== null && !/[A-Za-z0-9]/.test(text[EXPONENT.lastIndex] ?? "")) return raised(number, exponent[0]);
  const at = afterSpaces(text, number.end);
  const factor = at > number.end + 1 ? undefined : LATIN[text[at] ?? ""];
  const isMetre = text[at] === "m" || (at > number.end && text[at] !== "M" && text[at] !== "k");
  if (factor === undefined || isMetre || /[A-Za-z0-9²³/+]/.test(text[at + 1] ?? "")) return number;
  return withChanges(number, { end: at + 1, value: scaled(number.value, factor), scale: factor });
}

function raised(number: Numeral, written: string): Numeral {
  const power = Number(written.slice(1).normalize("NFKC"));
  const value = written[0] === "^" ? number.value ** power : Number(`${number.value}e${power}`);
  return Number.isFinite(value) ? withChanges(number, { end: number.end + written.length, value }) : number;
}

import { afterSpaces, isOneOf, Kind, kindAt } from "../numerals/characters.js";
import { type NumberExpression, readExpression } from "../numerals/index.js";
import { scaled } from "../numerals/read-numeral.js";
import type { UnitHit } from "./match-words.js";
import type { CompiledWords, UnitWord } from "./words.js";

export interface Range {
  readonly end: number;
  readonly low: number;
  readonly high: number;
  readonly unit: UnitWord | null;
  readonly unitText: string;
  readonly joint: "dash" | "word" | "between";
}

const JOINT =
  /[ \t\u3000]{0,3}(?:[（(]含[)）])?(?:(?<dash>[-—–~～－]{1,3})|(?<word>至|到)|(?<and>[和与]))[ \t\u3000]{0,3}/y;

type UnitReader = (number: NumberExpression, at: number) => UnitHit | null;

/** 3—5名, 20~100, 一至三年, 1万元—5万元, 20和30之间: the second number behind the first, or null. */
export function joinAfter(
  _words: CompiledWords,
  text: string,
  first: NumberExpression,
  hit: UnitHit | null,
  unitOf: UnitReader,
): Range | null {
  JOINT.lastIndex = hit?.end ?? first.end;
  const joint = JOINT.exec(text)?.groups;
  if (joint === undefined) return null;
  const second = readExpression(text, JOINT.lastIndex);
  if (second === null || second.value < 0 || second.digits >= 8) return null;
  const between = betweenEnd(text, second.end);
  if (joint.and !== undefined && between === 0) return null;
  const after = afterSpaces(text, second.end);
  const last = unitOf(second, after);
  if (!sameUnit(hit, last, first, second) || isChain(text, second.end)) return null;
  const low = sharesScale(first, second) ? scaled(first.value, second.scale) : first.value;
  if (low >= second.value) return null;
  const end = between || (last?.end ?? second.end);
  const unit = last?.unit ?? hit?.unit ?? null;
  return {
    end,
    low,
    high: second.value,
    unit,
    unitText: last === null ? "" : text.slice(after, last.end),
    joint: jointOf(joint),
  };
}

const jointOf = (joint: Readonly<Record<string, string | undefined>>): Range["joint"] =>
  joint.dash !== undefined ? "dash" : joint.word !== undefined ? "word" : "between";

function betweenEnd(text: string, at: number): number {
  return text.startsWith("之间", at) ? at + 2 : 0;
}

function sameUnit(first: UnitHit | null, last: UnitHit | null, a: NumberExpression, b: NumberExpression): boolean {
  if (a.form === "percent" || b.form === "percent")
    return a.form === b.form || (first === null && last === null && a.form === "percent");
  if (first === null) return true;
  return last !== null && first.unit.unit === last.unit.unit && first.unit.factor === last.unit.factor;
}

/** 2—3万: the first number shares the multiplier if it has none of its own and is smaller without it. */
function sharesScale(first: NumberExpression, second: NumberExpression): boolean {
  if (second.scale === 1 || first.scale !== 1) return first.scale < second.scale && isSection(first, second);
  return first.value < second.value / second.scale;
}

/** 一百二十到一百五十万: the first is a section of the same 万. */
const isSection = (first: NumberExpression, second: NumberExpression): boolean =>
  second.scale >= 10_000 && first.scale < 10_000 && first.value < second.value / second.scale;

/** 1-3-5: a code, not a range. */
const isChain = (text: string, at: number): boolean => isOneOf(text, at, "-–/") && kindAt(text, at + 1) === Kind.Arabic;

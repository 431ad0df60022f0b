import { isOneOf, Kind, kindAt, valueAt } from "../numerals/characters.js";
import { type NumberExpression, readExpression } from "../numerals/index.js";
import { isHanAt, type UnitHit, unitAt } from "./match-words.js";
import type { CompiledWords, UnitWord } from "./words.js";

interface Part {
  readonly number: NumberExpression;
  end: number;
  readonly unit: UnitWord | null;
  value: number;
}

const COMPOUND = new Set(["money", "duration", "length"]);
const NOT_HALF = "径数价夜点导决场程成山岛封截壁边途";
const TAILED = new Set(["元", "米", "斤", "公里"]);

/** Adds to a figure what follows its unit and still belongs to it: 五元三毛, 1小时30分钟, 两米半, 七成六, 三米九. */
export function addPart(words: CompiledWords, text: string, part: Part, hit: UnitHit): void {
  let { value, end } = part;
  let unit = hit.unit;
  for (let parts = 0; parts < 3; parts++) {
    const next = smallerPart(words, text, end, unit);
    if (next === null) break;
    value += next.value / hit.unit.base;
    end = next.end;
    unit = next.unit;
  }
  if (end > part.end) extend(part, Number(value.toPrecision(12)), end);
  else addTail(words, text, part, hit.unit);
}

/** The next part in a smaller unit of the same family. */
function smallerPart(
  words: CompiledWords,
  text: string,
  at: number,
  unit: UnitWord,
): (UnitHit & { value: number }) | null {
  if (!COMPOUND.has(unit.family) && unit.unit !== "分") return null;
  const kind = kindAt(text, at);
  if (kind !== Kind.Arabic && kind !== Kind.Digit && kind !== Kind.Small) return null;
  const number = readExpression(text, at);
  const hit = number === null ? null : unitAt(words, text, number.end);
  if (hit === null) return null;
  const inner = hit.unit.form === "分" ? smallerOf(unit) : hit.unit;
  if (inner.family !== unit.family || (inner.unit === unit.unit && inner.factor >= unit.factor)) return null;
  const size = inner.base * inner.factor;
  if (!(size < unit.base * unit.factor)) return null;
  return { unit: inner, end: hit.end, value: number!.value * size };
}

/** 分 is a hundredth of a yuan or a minute, by what it follows. */
function smallerOf(unit: UnitWord): UnitWord {
  const isMoney = unit.family === "money";
  return { ...unit, form: "分", unit: isMoney ? "元" : "分钟", factor: isMoney ? 0.01 : 1, base: isMoney ? 1 : 60 };
}

/** 半 and a digit alone behind the unit: 三天半, 六成半, 七成六, 三米九. */
function addTail(words: CompiledWords, text: string, part: Part, unit: UnitWord): void {
  const at = part.end;
  const isShare = unit.form === "成";
  if (text[at] === "半" && (isShare || unit.family !== "count") && !isOneOf(text, at + 1, NOT_HALF)) {
    extend(part, part.value + 0.5 * unit.factor, at + 1);
    return;
  }
  const spaced = isShare && kindAt(text, at) === Kind.Space ? at + 1 : at;
  const isTailed = isShare || unit.form === "块" || (TAILED.has(unit.unit) && part.number.script === "han");
  if (!isTailed || !isDigitAt(text, spaced, unit)) return;
  const ends = kindAt(text, spaced + 1) === Kind.None && endsTail(words, text, spaced + 1, isShare);
  if (!ends && !isPrice(words, text, spaced + 1, unit)) return;
  extend(part, part.value + (valueAt(text, spaced) * unit.factor) / 10, spaced + 1);
}

/** Of money the digit may be Arabic: 2块5. */
const isDigitAt = (text: string, at: number, { form }: UnitWord): boolean =>
  kindAt(text, at) === Kind.Digit || (form === "块" && kindAt(text, at) === Kind.Arabic);

/** 两块五一斤: what it costs stands behind. */
const isPrice = (words: CompiledWords, text: string, at: number, { form }: UnitWord): boolean =>
  form === "块" && text[at] === "一" && unitAt(words, text, at + 1) !== null;

/** 七成三是妇女, but 七成三家 are three that are: behind a share any word may follow that is no unit. */
function endsTail(words: CompiledWords, text: string, at: number, isShare: boolean): boolean {
  if (!isHanAt(text, at) || isOneOf(text, at, "的以左，。")) return true;
  return isShare && unitAt(words, text, at) === null;
}

function extend(part: Part, value: number, end: number): void {
  part.value = value;
  part.end = end;
}

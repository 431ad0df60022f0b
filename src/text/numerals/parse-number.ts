import { afterSpaces, isOneOf } from "./characters.js";
import { type NumberExpression, readExpression } from "./read-expression.js";

const PAIRS: readonly [RegExp, number][] = [
  [/^[双对雙對]$/, 2],
  [/^打$/, 12],
  [/^[个個]$/, 1],
  [/^[%％]$/, 0.01],
  [/^‰$/, 0.001],
];
const MONEY: readonly [string, number][] = [
  ["元圆圓块塊", 1],
  ["角毛", 10],
  ["分", 100],
];

/**
 * The number that the whole text writes, or null: Arabic (1,234.5, ４．５), Chinese (一万三, 廿八, 两千四百五, 三点五万),
 * financial (壹佰贰拾叁圆整), mixed (6.8万, 2千5百), fractions (三分之一, 1/3), 百分之五 and 5% (0.05), 半, signs.
 * An open number gives the number it names: parseNumber("20余万") is 200000. Never throws.
 *
 *   parseNumber("一百二十万三")   // 1203000
 *   parseNumber("两点五")         // 2.5
 *   parseNumber("第三")           // null
 */
export function parseNumber(text: string): number | null {
  const written = text.trim();
  if (/^[一1]?半[半个個]?$/.test(written)) return 0.5;
  const number = readExpression(written, 0);
  if (number === null) return null;
  const value = number.form === "percent" ? Number((number.value / 100).toPrecision(15)) : number.value;
  const rest = written.slice(number.end).trim();
  if (rest === "") return value;
  if (rest === "半" || /^[个個]半$/.test(rest)) return value + 0.5;
  const pair = PAIRS.find(([pattern]) => pattern.test(rest));
  return pair === undefined ? money(written, number) : Number((value * pair[1]).toPrecision(15));
}

/** 玖仟陆佰陆拾伍圆壹角捌分, 壹拾壹元正: an amount that is written out. */
function money(text: string, first: NumberExpression): number | null {
  let cents = 0;
  let number: NumberExpression | null = first;
  let at = first.end;
  for (const [marks, parts] of MONEY) {
    if (number === null || !isOneOf(text, at, marks)) continue;
    cents += Math.round((number.value * 100) / parts);
    at = afterSpaces(text, at + 1);
    number = at < text.length ? readExpression(text, at) : null;
    at = number?.end ?? at;
  }
  if (isOneOf(text, at, "整正") && number === null) at++;
  return at === text.length && number === null ? cents / 100 : null;
}

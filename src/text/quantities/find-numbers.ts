import type { Span } from "../../model/span.js";
import { afterSpaces, isOneOf, KIND, Kind, runEnd, VALUE } from "../numerals/characters.js";
import { readExpression } from "../numerals/index.js";
import { unitAt } from "./match-words.js";
import { compileWords, type QuantityWords } from "./words.js";

/** A number by itself, without regard to what it counts. */
export interface FoundNumber extends Span {
  readonly text: string;
  readonly value: number;
}

export type NumberFinder = (text: string) => FoundNumber[];

const isNumeral = (code: number): boolean => KIND[code] !== Kind.None && KIND[code] !== Kind.Space;
const SIGNS = "-－负負";
/** Financial characters that are as often part of a word (队伍, 陆地, 收拾): alone they are numbers only outside of words. */
const WORDLIKE = "伍陆陸拾叄参參";

/**
 * Makes a finder of numbers: every writing that `parseNumber` reads, in reading order; idioms and the numbers of sums of
 * money (一美元) are left out. Never throws; linear.
 *
 *   findNumbers("二百五十和1,234.5")   // [{ text: "二百五十", value: 250, ... }, { text: "1,234.5", value: 1234.5, ... }]
 */
export function createNumberFinder(dictionary: QuantityWords): NumberFinder {
  const words = compileWords(dictionary, isNumeral);
  return (text) => {
    const found: FoundNumber[] = [];
    for (let at = 0; at < text.length; ) {
      const code = text.charCodeAt(at);
      const isSign = SIGNS.includes(text[at]!) || text[at] === ".";
      if (!isSign && !isNumeral(code)) {
        at++;
        continue;
      }
      const idiom = isSign ? 0 : words.idioms.endAt(text, at);
      const number = idiom > at ? null : readExpression(text, at);
      if (number === null || isInWord(text, number) || isMultiplier(text, number)) {
        at = Math.max(idiom, number?.end ?? runEnd(text, at), at + 1);
        continue;
      }
      at = number.end;
      if (unitAt(words, text, afterSpaces(text, at))?.unit.family === "money" && !/[元块角分]/.test(text[at] ?? ""))
        continue;
      const dozen = text[at] === "打" ? 12 : 1;
      if (dozen > 1) at++;
      found.push({ start: number.start, end: at, text: text.slice(number.start, at), value: number.value * dozen });
    }
    return found;
  };
}

/** 百 and 万 alone name no number. */
const isMultiplier = (text: string, number: Span): boolean =>
  number.end - number.start === 1 && VALUE[text.charCodeAt(number.start)]! >= 100;

function isInWord(text: string, number: Span): boolean {
  if (number.end - number.start > 1 || !isOneOf(text, number.start, WORDLIKE)) return false;
  const isHan = (at: number): boolean => /[\u3400-\u9fff]/.test(text[at] ?? "");
  return isHan(number.start - 1) || isHan(number.end);
}

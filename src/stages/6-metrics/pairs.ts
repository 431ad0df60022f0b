import type { Direction } from "../../model/types.js";
import { changedQuantity } from "../../text/quantities/index.js";
import { changedFigure, type Figure } from "./figures.js";
import { phraseBefore } from "./noun-phrase.js";
import { predicateOf } from "./predicate.js";
import type { Reader } from "./reader.js";
import { type Word, wordsIn } from "./words.js";

/** How much may stand between the two values of a pair: 的去年平均水平提升到如今的. */
const BETWEEN = 24;

/** Joins from–to pairs (由69%上升至85%, 从35件减少到12件) into one figure whose value is the second. */
export function pairFigures(reader: Reader, figures: readonly Figure[]): Figure[] {
  const paired: Figure[] = [];
  for (let i = 0; i < figures.length; i++) {
    const here = figures[i]!;
    const next = figures[i + 1];
    const change = next === undefined ? null : pairChange(reader, here, next);
    if (next !== undefined && change !== null) {
      paired.push(join(here, next, change.direction ?? directionOf(here, next)));
      i++;
    } else paired.push(zeroed(reader, here) ?? ranged(reader, counted(reader, here)));
  }
  return paired;
}

/** 减少到今年的12件, 提升到2024年的85%: when the second value held says nothing of the change. */
function withoutTime(words: readonly Word[]): readonly Word[] {
  let end = words.length;
  while (end > 0 && (words[end - 1]!.class === "de" || words[end - 1]!.class === "number" || isTime(words[end - 1]!)))
    end--;
  return words.slice(0, end);
}

const isTime = (word: Word): boolean =>
  word.pos === "t" || word.text === "年" || word.text === "月" || word.text === "如今";

function join(first: Figure, to: Figure, direction: Direction | null): Figure {
  const { start, clauseStart, floor, quantity } = first;
  return changedFigure(to, { from: quantity, pairDirection: direction, start, clauseStart, floor });
}

/** Where the words only say that it changed (六成变成100%), the values tell which way. */
function directionOf(from: Figure, to: Figure): Direction | null {
  const rise = to.quantity.value - from.quantity.value;
  return rise === 0 ? null : rise > 0 ? "up" : "down";
}

/** What leads from the first value to the second; null where the two are no pair. */
function pairChange(reader: Reader, here: Figure, next: Figure): { readonly direction: Direction | null } | null {
  const gap = next.start - here.end;
  if (gap < 2 || gap > BETWEEN || here.clauseStart !== next.clauseStart) return null;
  if (here.quantity.unit !== next.quantity.unit || here.quantity.range !== null) return null;
  const words = withoutTime(wordsIn(reader, here.end, next.start));
  const predicate = predicateOf(words, reader.text, reader.vocabulary);
  const before = reader.text.slice(Math.max(here.clauseStart, here.start - 14), here.start);
  const isFrom = /[由从][^，。]{0,12}$/.test(before);
  if (predicate.change === null || !predicate.toLevel) return isFrom && leadsOn(words) ? { direction: null } : null;
  return predicate.rest === 0 || isFrom ? predicate.change : null;
}

/** 从180座扩到460座, 由3.5元提到了4元, 从54%升为67%: any verb with 到, 至, 为 or 成 behind it leads from one value to the next. */
function leadsOn(words: readonly Word[]): boolean {
  const last = words[words.length - 1]?.text === "了" ? words.length - 2 : words.length - 1;
  const verb = words[last]?.text.length === 1 ? words[last - 1] : words[last];
  return (verb?.class === "verb" || verb?.class === "attribute") && /[至到为成破上]$/.test(words[last]!.text);
}

/** What is paid: behind such a noun 块 is money. */
const PAID = /[费款钱价金资薪租税息额元补罚奖贷润入]$/;

/** 破损广告86块: right behind a noun that is not money, 块 counts it. */
function counted(reader: Reader, figure: Figure): Figure {
  const { quantity } = figure;
  if (
    quantity.unitText !== "块" ||
    quantity.family !== "money" ||
    (figure.end < figure.clauseEnd && !"、和".includes(reader.text[figure.end]!))
  )
    return figure;
  const words = wordsIn(reader, Math.max(figure.floor, figure.start - BETWEEN), figure.start);
  const noun = phraseBefore(words, words.length, reader.vocabulary, false);
  if (
    noun === null ||
    noun.end - noun.start < 2 ||
    words[noun.last - 1]!.class !== "noun" ||
    PAID.test(reader.text.slice(noun.start, noun.end))
  )
    return figure;
  return changedFigure(figure, { quantity: changedQuantity(quantity, { unit: "块", family: "count" }) });
}

/** 从69%到85%: with 由 or 从 before it, a range in words is a pair. */
function ranged(reader: Reader, figure: Figure): Figure {
  const { quantity } = figure;
  if (quantity.range?.joint !== "word" || (quantity.unitText === "" && quantity.unit !== "%")) return figure;
  const char = reader.text[quantity.start - 1];
  const hasUnit = quantity.text.split(quantity.unitText || "%").length > 2;
  if ((char !== "由" && char !== "从") || !hasUnit) return figure;
  return changedFigure(figure, { from: changedQuantity(quantity, { value: quantity.range.from, range: null }) });
}

/** 由去年的5起降为零: a number without its unit, which has gone with the things. */
function zeroed(reader: Reader, figure: Figure): Figure | null {
  const { text } = reader;
  const before = text.slice(Math.max(figure.clauseStart, figure.start - 14), figure.start);
  const end = zeroBehind(reader, figure);
  if (end < 0 || !/[由从][^，。]{0,12}$/.test(before)) return null;
  const nought = { value: 0, low: null, high: null, bound: "exact", range: null } as const;
  const quantity = changedQuantity(figure.quantity, nought);
  return changedFigure(figure, { quantity, from: figure.quantity, pairDirection: "down", end });
}

/** End of the zero that a word of change leads to right behind a figure, or -1. */
function zeroBehind({ text, vocabulary }: Reader, { end, clauseEnd }: Figure): number {
  for (let size = 2; size <= 4 && end + size < clauseEnd; size++) {
    const word = text.slice(end, end + size);
    if (vocabulary.roles.get(word)?.change?.direction !== "down" || !/[至到为]$/.test(word)) continue;
    if (/^[零0](?![0-9.点])/.test(text.slice(end + size, end + size + 2))) return end + size + 1;
  }
  return -1;
}

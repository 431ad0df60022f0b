import type { Mention, Sentence } from "../../model/layers.js";
import type { Span } from "../../model/span.js";
import type { Direction } from "../../model/types.js";
import type { Quantity } from "../../text/quantities/index.js";
import type { Vocabulary } from "./vocabulary.js";

/** A quantity that counts as a figure, with the room it has in its sentence. */
export interface Figure {
  readonly quantity: Quantity;
  /** The start value of a from–to pair. */
  readonly from: Quantity | null;
  /** Of a pair, the direction that the words between its values give. */
  readonly pairDirection: Direction | null;
  readonly start: number;
  readonly end: number;
  /** Its clause, from the punctuation before to the punctuation behind. */
  readonly clauseStart: number;
  readonly clauseEnd: number;
  readonly sentenceStart: number;
  /** Where the words before it may begin: behind the figure before it, or at the clause. */
  readonly floor: number;
  /** Where the words behind it must end: before the next figure, or with the clause. */
  readonly ceiling: number;
}

/** A figure with some fields changed, of the one shape that all figures have: see `withChanges` of the numerals. */
export function changedFigure(figure: Figure, changes: Partial<Figure>): Figure {
  const copy: Figure = {
    quantity: figure.quantity,
    from: figure.from,
    pairDirection: figure.pairDirection,
    start: figure.start,
    end: figure.end,
    clauseStart: figure.clauseStart,
    clauseEnd: figure.clauseEnd,
    sentenceStart: figure.sentenceStart,
    floor: figure.floor,
    ceiling: figure.ceiling,
  };
  return Object.assign(copy, changes);
}

const isBreak = (code: number): boolean => BREAKS[code] === 1;
const BREAKS = new Uint8Array(65536);
for (const mark of "，,；;：:。！？!?…—\n") BREAKS[mark.charCodeAt(0)] = 1;
/** How far a clause is followed: text without punctuation must not make a figure expensive. */
const REACH = 96;

export function figuresOf(text: string, sentence: Sentence, quantities: readonly Quantity[]): Figure[] {
  return quantities.map((quantity, i) => {
    const previous = quantities[i - 1]?.end ?? sentence.start;
    const next = quantities[i + 1]?.start ?? sentence.end;
    const clauseStart = breakBefore(text, quantity.start, sentence.start);
    const clauseEnd = breakBehind(text, quantity.end, sentence.end);
    return {
      quantity,
      from: null,
      pairDirection: null,
      start: quantity.start,
      end: quantity.end,
      clauseStart,
      clauseEnd,
      sentenceStart: sentence.start,
      floor: Math.max(clauseStart, previous),
      ceiling: Math.min(clauseEnd, next),
    };
  });
}

export function breakBefore(text: string, from: number, floor: number): number {
  const stop = Math.max(floor, from - REACH);
  let depth = 0;
  for (let at = from; at > stop; at--) {
    const code = text.charCodeAt(at - 1);
    if (code === 0xff09 || code === 0x29) depth++;
    else if (code === 0xff08 || code === 0x28) {
      if (depth === 0) return at;
      depth--;
    } else if (isBreak(code) && !isInNumber(text, at - 1)) return at;
  }
  return stop;
}

function breakBehind(text: string, from: number, ceiling: number): number {
  const stop = Math.min(ceiling, from + REACH);
  let depth = 0;
  for (let at = from; at < stop; at++) {
    const code = text.charCodeAt(at);
    if (code === 0xff08 || code === 0x28) depth++;
    else if (code === 0xff09 || code === 0x29) {
      if (depth === 0) return at;
      depth--;
    } else if (isBreak(code) && !isInNumber(text, at)) return at;
  }
  return stop;
}

const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39;
/** The comma of 1,234 is no break. */
const isInNumber = (text: string, at: number): boolean =>
  text[at] === "," && isDigit(text.charCodeAt(at - 1)) && isDigit(text.charCodeAt(at + 1));

/**
 * Leaves out what measures nothing: numbers inside names and titles, structure (三大领域), and short quoted phrases that
 * a number only belongs to (“10分钟响应圈”). `cursor` is the first mention that may reach into the sentence.
 */
export function isFigure(
  text: string,
  quantity: Quantity,
  roles: Vocabulary["roles"],
  mentions: readonly Mention[],
  cursor: number,
): boolean {
  if (!quantity.literal || isPointInTime(text, quantity) || isLooseHalf(text, quantity, roles)) return false;
  if (isThreshold(text, quantity) || isArticle(quantity) || isGrade(text, quantity)) return false;
  for (let i = cursor; i < mentions.length && mentions[i]!.start < quantity.end; i++) {
    const mention = mentions[i]!;
    if (mention.end > quantity.start && overlaps(mention, quantity)) return false;
  }
  return !isInName(text, quantity);
}

/** 一半 is a share behind a word of change or level (减少一半), behind 的 (收入的一半) and before 的; elsewhere it is a noun. */
function isLooseHalf(text: string, quantity: Quantity, roles: Vocabulary["roles"]): boolean {
  if (quantity.text !== "一半" || text[quantity.end] === "的" || text[quantity.start - 1] === "的") return false;
  const at = text[quantity.start - 1] === "了" ? quantity.start - 1 : quantity.start;
  return !roles.has(text.slice(at - 2, at)) && !roles.has(text.slice(at - 1, at));
}

/** 亿元以上项目: a class of things, not a figure. */
function isThreshold(text: string, { start, end, number }: Quantity): boolean {
  return (
    start === number.start && number.end - start === 1 && "百千万亿".includes(text[start]!) && text[end - 1] === "上"
  );
}

/** 没有倒灌过一次: behind 过, 一 is an article. */
const isArticle = ({ text, number }: Quantity): boolean => text.startsWith("过一") && number.end - number.start === 1;

/** 一公斤12.5元, 一亩鲜叶卖6000元, 两块五一斤: 一 before a measure that another figure is told of. */
export function isPerUnit(
  text: string,
  { text: written, number, family, start, end }: Quantity,
  previous: Quantity | undefined,
  next: Quantity | undefined,
): boolean {
  if (number.end - number.start !== 1 || written[0] !== "一" || !MEASURED.has(family)) return false;
  if (previous?.family === "money" && previous.end === start) return true;
  return next !== undefined && next.start - end <= PER_UNIT && !/[，。；、：\n]/.test(text.slice(end, next.start));
}
const MEASURED: ReadonlySet<string> = new Set(["mass", "area", "volume", "length", "energy"]);
const PER_UNIT = 8;

/** 一至三年级, 5时50分: a form of a school, a time of day. */
function isGrade(text: string, { start, end, unit, unitText }: Quantity): boolean {
  return (
    (unit === "年" && text[end] === "级") ||
    (unitText === "分" && (text[start - 1] === "时" || text[start - 1] === "点"))
  );
}

/** 20年前: a point in time, not how long; 16天后出院 says how long it took. 今年前8个月, 上半年来: a part of the year. */
function isPointInTime(text: string, { family, unit, start, end }: Quantity): boolean {
  if (family !== "duration") return false;
  if (/^[之以]?前(?![期台])/.test(text.slice(end, end + 3))) return true;
  return text[start - 1] === "前" && /[月年度周旬]$/.test(unit) && /[年月日内]前$/.test(text.slice(start - 2, start));
}

/** A mention that only touches the figure's edge (a bound word) does not swallow it. */
const overlaps = (mention: Span, quantity: Quantity): boolean =>
  mention.start < quantity.number.end && mention.end > quantity.number.start;

const OPEN = "“‘《「『";
const CLOSE = "”’》」』";
const NAME_LENGTH = 14;

function isInName(text: string, quantity: Quantity): boolean {
  const open = openBefore(text, quantity.start);
  if (open < 0) return false;
  const close = closeBehind(text, quantity.end, open);
  if (close < 0) return false;
  if (text[open] === "《") return true;
  return open + 1 < quantity.start || close > quantity.end ? close - open - 1 <= NAME_LENGTH : false;
}

function openBefore(text: string, from: number): number {
  for (let at = from - 1; at >= 0 && at >= from - 24; at--) {
    const char = text[at]!;
    if (OPEN.includes(char)) return at;
    if (CLOSE.includes(char) || "，。；！？\n".includes(char)) return -1;
  }
  return -1;
}

function closeBehind(text: string, from: number, open: number): number {
  const wanted = CLOSE[OPEN.indexOf(text[open]!)]!;
  for (let at = from; at < text.length && at < from + 24; at++) {
    if (text[at] === wanted) return at;
    if ("，。；！？\n".includes(text[at]!)) return -1;
  }
  return -1;
}

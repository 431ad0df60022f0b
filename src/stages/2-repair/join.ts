import { endsSentence, isItem } from "../../text/characters.js";
import type { Across } from "./junction.js";
import type { Layout } from "./layout.js";
import type { Line } from "./lines.js";
import { goesOn, isHeadingShaped, leavesOpen, openMarks, wentOn } from "./shape.js";

/** What speaks for and against one paragraph standing across a broken line. Points; two make a join. */
const POINTS = {
  /** The upper line is prose, too long for a headline. */
  prose: 2,
  /** The upper line ends with a mark or word after which no paragraph ends. */
  goesOn: 3,
  /** A quotation or bracket of the upper line is still open, and the lower one closes it. */
  openMark: 3,
  /** The lower line begins with a mark or word with which no paragraph begins. */
  wentOn: 3,
  /** A word of the vocabulary runs across the break; a name, which chance does not make. */
  wordAcross: 3,
  nameAcross: 4,
  /** The lower line ends a sentence. */
  lowerEnds: 1,
  /** Either could be a headline. */
  upperHeading: -2,
  lowerHeading: -4,
  /** The lower line is short, but its begin shows that it goes on. */
  lowerShort: -2,
  /** The lower line begins as paragraphs do, in general or in this document. */
  opener: -2,
  /** The file's own mark-up says that both are paragraphs. */
  markup: -2,
};
export const JOIN = 2;
const NARROW_COLUMN = 24;

export interface JoinContext {
  /** What runs across two lines. */
  readonly across: Across;
  readonly layout: Layout;
  /** Whether a text begins as a paragraph does. */
  readonly opens: (text: string) => boolean;
  /** Whether a text names a unit that acts. */
  readonly namesUnit: (text: string) => boolean;
}

/** Points for `lower` going on with the paragraph that `upper` leaves unfinished; a finished one is never joined. */
export function joinPoints(upper: string, lower: string, context: JoinContext): number {
  if (endsSentence(upper)) return Number.NEGATIVE_INFINITY;
  const lowerHeading = isHeadingShaped(lower) && !endsSentence(lower);
  const open = openMarks(upper) > 0 && /["”’）)》」]/.test(lower.slice(0, 40));
  const upperHeading = isHeadingShaped(upper) && !open;
  let points = upperHeading ? POINTS.upperHeading : POINTS.prose;
  if (goesOn(upper)) points += POINTS.goesOn;
  if (open) points += POINTS.openMark;
  const begun = wentOn(lower);
  const across = context.across(upper, lower);
  if (begun) points += POINTS.wentOn;
  if (across !== "") points += across === "name" ? POINTS.nameAcross : POINTS.wordAcross;
  if (endsSentence(lower)) points += POINTS.lowerEnds;
  if (lowerHeading) points += begun || across !== "" ? POINTS.lowerShort : POINTS.lowerHeading;
  if (context.opens(lower)) points += POINTS.opener;
  if (context.layout.markedParagraphs) points += POINTS.markup;
  return points;
}

/** Whether two neighbouring text lines belong to one paragraph. */
export function joins(upper: Line, lower: Line, paragraph: string, context: JoinContext): boolean {
  if (isOneHeading(upper, lower)) return true;
  if (lower.split || upper.mark === "table" || lower.mark !== "none") return false;
  if (upper.mark === "heading" || upper.mark === "strong") return false;
  if (isDashLed(lower.text) || (isDashLed(paragraph) && isHeadingShaped(paragraph))) return false;
  if (lower.gap === 0 && isSplitHeadline(upper, lower, paragraph, context)) return true;
  if (lower.gap <= 1 && isLabel(upper.text) && joinsHeading(paragraph, lower.text)) return true;
  if (lower.gap <= 1 && isBrokenHeading(upper.text, lower.text, paragraph, context)) return true;
  if (lower.gap === 0) return joinsAdjacent(upper, lower, paragraph, context);
  return joinPoints(paragraph, lower.text, context) >= JOIN;
}

/** Without an empty line between them, the width of the lines decides. */
function joinsAdjacent(upper: Line, lower: Line, paragraph: string, context: JoinContext): boolean {
  const { layout } = context;
  const ends = endsSentence(upper.text);
  if (layout.indent > 0 && lower.indent >= layout.indent) return false;
  if (layout.indent > 0 && upper.indent === layout.indent && !ends) return true;
  const full = layout.wrapped && isFull(layout, upper.text, lower.text, paragraph);
  if (ends) return full && (layout.indent > 0 || layout.spaced);
  if (isHeadline(upper, lower, paragraph, context) || isSubHeadline(paragraph, lower, context)) return false;
  if (isWholeHeadline(upper, lower, paragraph, context)) return false;
  if (full || isColumnPair(upper.text, lower.text) || joinPoints(paragraph, lower.text, context) >= JOIN) return true;
  return isHeadingShaped(paragraph) && !goesOn(paragraph) && layout.spaced && joinsHeading(paragraph, lower.text);
}

/** A number or a Latin word, and the mark behind it, which no line breaks. */
const TOKEN = /^(?:[0-9A-Za-z.,%％]+|[0-9A-Za-z])[，。；：、]?/;

/** Whether a line fills its column, or would with the first number of the next line, which did not fit any more. */
function isFull(layout: Layout, upper: string, lower: string, paragraph: string): boolean {
  if (layout.isFull(upper.length)) return true;
  const token = TOKEN.exec(lower)?.[0].length ?? 0;
  return token > 1 && !isHeadingShaped(paragraph) && layout.isFull(upper.length + token);
}

/** 江苏路街道：梧桐下的“单车管家”: a label before one clause; with a comma behind it the line is prose. */
const HEADLINE_LABEL = /^[^，。：:]{2,14}[：:][^，,、]*$/;

/** 拆窗棚、剪飞线——牛栏前“围剿”记: two parts without a comma. */
const HEADLINE_DASH = /^[^，,。：:；—]{4,16}——[^，,。：:；、—]{4,20}$/;

/** A first line that may fill a column by chance: blanks inside, a label in front, or a paragraph's begin below it. */
function isHeadline(upper: Line, lower: Line, paragraph: string, context: JoinContext): boolean {
  if (paragraph.length !== upper.text.length || !isHeadingShaped(paragraph) || goesOn(paragraph)) return false;
  if (endsSentence(lower.text) && lower.text.length < upper.text.length) return false;
  if (context.across(paragraph, lower.text) !== "") return false;
  if (isHeadingShaped(lower.text) && context.layout.spaced) return false;
  // ◎公租房：第二季度配租412套，1866户轮候|家庭排到了22.1%: an item of a list that fills its line goes on.
  if (isItem(paragraph) && context.layout.isFull(paragraph.length)) return false;
  const whole = HEADLINE_LABEL.test(paragraph) || HEADLINE_DASH.test(paragraph);
  return upper.blanks > 0 || whole || context.opens(lower.text);
}

/** Under a whole headline of two clauses, or one that names nobody, the line that says who acts is its sub-headline. */
function isSubHeadline(paragraph: string, lower: Line, { namesUnit, across, layout }: JoinContext): boolean {
  if (!isHeadingShaped(paragraph) || !isHeadingShaped(lower.text) || endsSentence(lower.text)) return false;
  if (paragraph.length < 6 || goesOn(paragraph) || wentOn(lower.text)) return false;
  if (across(paragraph, lower.text) !== "" || (isItem(paragraph) && layout.isFull(paragraph.length))) return false;
  return namesUnit(lower.text.slice(0, 24)) && !namesUnit(paragraph);
}

const SHORTEST_DECK = 10;

/** A label with its headline, or a headline of two clauses, is whole: a long line below it is a second headline. */
function isWholeHeadline(upper: Line, lower: Line, paragraph: string, { across }: JoinContext): boolean {
  if (paragraph.length !== upper.text.length || !isHeadingShaped(paragraph) || goesOn(paragraph)) return false;
  if (lower.text.length < SHORTEST_DECK || !isHeadingShaped(lower.text) || endsSentence(lower.text)) return false;
  if (wentOn(lower.text) || openMarks(paragraph) > 0 || across(paragraph, lower.text) !== "") return false;
  return upper.blanks > 0 || /^[^，。：:]{2,14}[：:].{5}/.test(paragraph);
}

/** Two long lines of the same width, the upper one without an end, are lines of a column. */
function isColumnPair(upper: string, lower: string): boolean {
  return upper.length >= NARROW_COLUMN && Math.abs(upper.length - lower.length) <= 2;
}

const WIDEST_HALF = 14;
/** Behind a comma. */
const WIDEST_REST = 20;
const LONGEST_TAIL = 4;

/**
 * A headline set on two lines, both much shorter than the text's: 电梯停了三天,|楼道会开到半夜 breaks behind a comma, 一季度|开门红
 * leaves less behind than makes a headline of its own.
 */
function isSplitHeadline(upper: Line, lower: Line, paragraph: string, context: JoinContext): boolean {
  const { layout, opens, namesUnit } = context;
  if (upper.text !== paragraph || endsSentence(lower.text) || isItem(lower.text) || opens(lower.text)) return false;
  const comma = /[，,]$/.test(upper.text);
  if (upper.text.length > WIDEST_HALF || lower.text.length > (comma ? WIDEST_REST : WIDEST_HALF)) return false;
  if (!isHeadingShaped(lower.text) || layout.isFull(upper.text.length)) return false;
  if (comma) return isHeadingShaped(upper.text.slice(0, -1));
  if (isCouplet(upper.text, lower.text) && !namesUnit(lower.text)) return true;
  return (
    isHeadingShaped(upper.text) &&
    /^[\u4e00-\u9fff]+$/.test(lower.text) &&
    lower.text.length <= LONGEST_TAIL &&
    /[：:]/.test(upper.text)
  );
}

const SHORTEST_HALF = 6;

/** 红薯进了恒温窖|农户睡上安稳觉: two lines of about as many characters and no marks. */
function isCouplet(upper: string, lower: string): boolean {
  const [a, b] = [upper.replace(QUOTES, ""), lower.replace(QUOTES, "")];
  return Math.abs(a.length - b.length) <= 1 && a.length >= SHORTEST_HALF && CLAUSE.test(a) && CLAUSE.test(b);
}

const QUOTES = /["“”]/g;
const CLAUSE = /^[\u4e00-\u9fff][\u4e00-\u9fff0-9]+$/;

/** The file's own mark-up holds a headline that breaks over lines. */
function isOneHeading(upper: Line, lower: Line): boolean {
  return (
    upper.mark === "heading" &&
    lower.mark === "heading" &&
    upper.level === lower.level &&
    lower.gap === 0 &&
    !lower.split
  );
}

/** A subtitle: a line of its own that a dash leads. */
function isDashLed(text: string): boolean {
  return /^[-—–―]{1,3}[\u4e00-\u9fff“"]/.test(text);
}

/** The name of a place or unit over the headline that it speaks in: 云溪街道：. */
function isLabel(text: string): boolean {
  return text.length <= 16 && /^[\u4e00-\u9fff“”]+[：:]$/.test(text);
}

/** A headline that breaks inside a word, or inside a quotation or bracket. */
function isBrokenHeading(upper: string, lower: string, paragraph: string, { across }: JoinContext): boolean {
  if (upper !== paragraph || !isHeadingShaped(upper) || !joinsHeading(upper, lower)) return false;
  const open = openMarks(upper) > 0 && /["”’）)》」]/.test(lower);
  return open || wentOn(lower) || leavesOpen(upper) || across(upper, lower) !== "";
}

/** Lines of one block that are all short make one headline or label: it was set on several lines. */
function joinsHeading(upper: string, lower: string): boolean {
  return isHeadingShaped(upper + lower) && !endsSentence(lower);
}

import { isHan, isSpace } from "../../text/characters.js";
import type { PlaceFinder } from "../../text/named-places.js";
import type { Across } from "./junction.js";
import { changedLine, type Line, splitLine } from "./lines.js";

/** How often a line of prose holds blanks between Chinese characters that a page's line breaks left there. */
const MOST_BLANKS = 2;
const HEAD = /^[\u4e00-\u9fff“”"]{4,14}$/;

/**
 * Splits what stands on one line though it was printed apart: a section head from its text (政治引领强根基 文怡社区…), a
 * headline in brackets, and a subtitle that names who acts from the headline before it.
 */
export function splitRunInHeads(lines: readonly Line[], content: string, places: PlaceFinder, across: Across): Line[] {
  const titled = lines.filter((line) => isBracketed(line)).length >= FEWEST_BRACKETED;
  return lines.flatMap((line) => {
    if (titled && isBracketed(line)) return splitLine(line, line.text.indexOf("】") + 1, content);
    if (line.role !== null || line.split || line.mark !== "none") return [line];
    const blanks = blankPositions(line, content);
    if (line.text.length >= 40 && blanks.length <= MOST_BLANKS) return splitHead(line, blanks, content, across);
    return line.text.length < 60 ? splitSubtitle(line, blanks, content, places) : [line];
  });
}

const FEWEST_BRACKETED = 2;
const BRACKETED = /^【[^【】]{6,28}】[^【】]{24}/;

/** 【县医院门诊量突破18万人次】…: the headline of short news in brackets before its text. */
const isBracketed = (line: Line): boolean => line.role === null && line.mark === "none" && BRACKETED.test(line.text);

/** Places in the squeezed text at which a blank stands between two Chinese characters or quotes. */
function blankPositions(line: Line, content: string): number[] {
  const found: number[] = [];
  let seen = 0;
  for (let at = line.start; at < line.end; at++) {
    if (!isSpace(content.charCodeAt(at))) {
      seen++;
      continue;
    }
    if (isWide(content.charCodeAt(at - 1)) && isWide(content.charCodeAt(at + 1))) found.push(seen);
  }
  return found;
}

function isWide(code: number): boolean {
  return isHan(code) || code === 0x201c || code === 0x201d;
}

function splitHead(line: Line, blanks: readonly number[], content: string, across: Across): Line[] {
  const [first] = blanks;
  if (
    first === undefined ||
    !HEAD.test(line.text.slice(0, first)) ||
    !/[，,。]/.test(line.text.slice(first)) ||
    across(line.text.slice(0, first), line.text.slice(first)) === "name"
  )
    return [line];
  const [head, text] = splitLine(line, first, content);
  return [head, changedLine(text, { indent: line.indent })];
}

/** Two clauses of a headline and a third one that begins with the name of who acts. */
function splitSubtitle(line: Line, blanks: readonly number[], content: string, places: PlaceFinder): Line[] {
  const last = blanks.at(-1);
  if (blanks.length < 2 || last === undefined || /[。；]/.test(line.text)) return [line];
  const [title, subtitle] = [line.text.slice(0, last), line.text.slice(last)];
  if (subtitle.length < 12 || places(title).length > 0 || places(subtitle.slice(0, 10)).length === 0) return [line];
  return splitLine(line, last, content);
}

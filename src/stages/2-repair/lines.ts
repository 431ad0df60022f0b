import type { SourceLayer, SourceLine } from "../../model/layers.js";
import { isInvisible, isSpace } from "../../text/characters.js";
import { foldWidth } from "../../text/widths.js";
import type { FurnitureRole, PageFurniture } from "./page-furniture.js";

/** A line of the file, trimmed, or a part of one that a rule has split off. */
export interface Line {
  /** Range in `content.text`, white space at both ends left out. */
  readonly start: number;
  readonly end: number;
  /** Without white space and invisible characters, digits and Latin letters half-width: for rules that look at words. */
  readonly text: string;
  readonly mark: SourceLine["mark"];
  readonly level: number;
  /** Empty lines before it. */
  readonly gap: number;
  /** Blanks before its first character. */
  readonly indent: number;
  /** How often white space stands between two Chinese characters or quotes inside it, as between the clauses of a headline. */
  readonly blanks: number;
  readonly role: FurnitureRole | null;
  /** It was split off a line whose other part stands before it. */
  readonly split: boolean;
}

/** A line with some fields changed. All lines have one shape, which an object spread would not give them. */
export function changedLine(line: Line, changes: Partial<Line>): Line {
  const copy: Line = {
    start: line.start,
    end: line.end,
    text: line.text,
    mark: line.mark,
    level: line.level,
    gap: line.gap,
    indent: line.indent,
    blanks: line.blanks,
    role: line.role,
    split: line.split,
  };
  return Object.assign(copy, changes);
}

/** The lines with something on them, credits and jump lines split off the text that they are run into. */
export function collectLines(source: SourceLayer, furniture: PageFurniture): Line[] {
  const lines: Line[] = [];
  let gap = 0;
  for (const line of source.lines) {
    const trimmed = trim(source.content.text, line.start, line.end);
    if (trimmed.start >= trimmed.end) {
      gap++;
      continue;
    }
    const indent = trimmed.start - line.start;
    const text = squeeze(source.content.text, trimmed.start, trimmed.end);
    const blanks =
      trimmed.end - trimmed.start > text.length
        ? clauseBlanks(source.content.text.slice(trimmed.start, trimmed.end))
        : 0;
    const base: Line = {
      start: trimmed.start,
      end: trimmed.end,
      text,
      mark: line.mark,
      level: line.level,
      gap,
      indent,
      blanks,
      role: null,
      split: false,
    };
    addLine(lines, base, source.content.text, furniture);
    gap = 0;
  }
  return lines.map((line, i) => (isItemOfMany(lines, i) ? changedLine(line, { role: null }) : line));
}

const TRIANGLE = /^[▲△▼▽◆◇■□●]/;
const NEAR = 4;

/** ▲ before a caption, and again within a few lines: these are items of a list and no captions. */
function isItemOfMany(lines: readonly Line[], i: number): boolean {
  const line = lines[i] as Line;
  if (line.role !== "caption" || !TRIANGLE.test(line.text)) return false;
  const near = [...lines.slice(Math.max(0, i - NEAR), i), ...lines.slice(i + 1, i + 1 + NEAR)];
  return near.some(({ text }) => text[0] === line.text[0]);
}

const CLAUSE_BLANK = /[\u4e00-\u9fff”’》]\s+(?=[\u4e00-\u9fff“‘《])/g;

const clauseBlanks = (line: string): number => line.match(CLAUSE_BLANK)?.length ?? 0;

function addLine(lines: Line[], line: Line, content: string, furniture: PageFurniture): void {
  const role = furniture.line(line.text);
  if (role !== null) {
    lines.push(changedLine(line, { role }));
    return;
  }
  let rest = line;
  const begin = furniture.begin(rest.text);
  if (begin !== null && begin.length === line.text.length) {
    lines.push(changedLine(line, { role: begin.role }));
    return;
  }
  if (begin !== null) {
    const [head, tail] = splitLine(rest, begin.length, content);
    lines.push(changedLine(head, { role: begin.role }));
    rest = tail;
  }
  const end = furniture.end(rest.text);
  const before = end === null ? 0 : rest.text.length - end.length;
  if (end !== null && isCredit(rest.text, before)) {
    const [head, tail] = splitLine(rest, before, content);
    lines.push(head, changedLine(tail, { role: end.role }));
  } else lines.push(rest);
}

/** A bracket behind a final mark, in a line long enough to be prose, is a credit and no part of the sentence. */
function isCredit(text: string, at: number): boolean {
  return at >= 12 && '。！？!?”"'.includes(text[at - 1] as string);
}

/** Splits a line behind `length` characters of its squeezed text. */
export function splitLine(line: Line, length: number, content: string): [Line, Line] {
  let at = line.start;
  for (let seen = 0; at < line.end && seen < length; at++) if (isKept(content.charCodeAt(at))) seen++;
  const head = trim(content, line.start, at);
  const tail = trim(content, at, line.end);
  return [
    changedLine(line, { start: head.start, end: head.end, text: line.text.slice(0, length) }),
    changedLine(line, {
      start: tail.start,
      end: tail.end,
      text: line.text.slice(length),
      gap: 0,
      indent: 0,
      split: true,
    }),
  ];
}

function isKept(code: number): boolean {
  return !isSpace(code) && !isInvisible(code);
}

function trim(text: string, from: number, to: number): { start: number; end: number } {
  let [start, end] = [from, to];
  while (start < end && !isKept(text.charCodeAt(start))) start++;
  while (end > start && !isKept(text.charCodeAt(end - 1))) end--;
  return { start, end };
}

function squeeze(text: string, start: number, end: number): string {
  let squeezed = "";
  let run = start;
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code >= 0x4e00 && code <= 0x9fff) continue;
    const folded = isKept(code) ? foldWidth(code) : -1;
    if (folded === code) continue;
    squeezed += text.slice(run, at) + (folded === -1 ? "" : String.fromCharCode(folded));
    run = at + 1;
  }
  return squeezed + text.slice(run, end);
}

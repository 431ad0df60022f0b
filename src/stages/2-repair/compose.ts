import type { ParagraphRole, Repair } from "../../model/layers.js";
import type { MappedText, Span } from "../../model/span.js";
import { isDigit, isHan, isInvisible, isLatin, isSpace } from "../../text/characters.js";
import { type MappedTextBuilder, mappedTextBuilder } from "../../text/mapped-text.js";
import { foldWidth } from "../../text/widths.js";
import type { Draft } from "./paragraphs.js";

/** A repaired text before confusions are mended. */
export interface Composed {
  readonly text: MappedText;
  readonly spans: readonly Span[];
  readonly repairs: Repair[];
}

interface Page {
  readonly content: MappedText;
  readonly out: MappedTextBuilder;
  readonly repairs: Repair[];
  /** Code of the last unit written, 0 at the begin of a paragraph. */
  last: number;
}

/** Writes the paragraphs one a line: line breaks and blanks that mean nothing dropped, widths unified. */
export function compose(content: MappedText, drafts: readonly Draft[]): Composed {
  const page: Page = { content, out: mappedTextBuilder(content.text.length + 16), repairs: [], last: 0 };
  const spans: Span[] = [];
  let before: Draft | undefined;
  for (const draft of drafts) {
    if (before !== undefined) putBreak(page, before, draft);
    const start = page.out.length();
    page.last = 0;
    writeDraft(page, draft);
    spans.push({ start, end: page.out.length() });
    before = draft;
  }
  return { text: page.out.build(), spans, repairs: page.repairs };
}

/** The break between two paragraphs stands for what lies between them at home, where they follow one another. */
function putBreak(page: Page, upper: Draft, lower: Draft): void {
  const end = homeEnd(page.content, upper.lines.at(-1)?.end ?? 0);
  const start = page.content.home[lower.lines[0]?.start ?? 0] ?? end;
  page.out.put("\n", end, Math.max(end, start));
}

function homeEnd(content: MappedText, end: number): number {
  return end > 0 ? (content.tail[end - 1] ?? 0) : 0;
}

function writeDraft(page: Page, draft: Draft): void {
  draft.lines.forEach((line, i) => {
    const at = page.out.length();
    if (i > 0) {
      const before = draft.lines[i - 1];
      if (needsBlank(page.last, page.content.text.charCodeAt(line.start))) {
        const end = homeEnd(page.content, before?.end ?? 0);
        page.out.put(" ", end, Math.max(end, page.content.home[line.start] ?? end));
        page.last = 0x20;
      }
      page.repairs.push({ start: at, end: page.out.length(), kind: "line-break", from: "\n", to: "" });
    }
    writeLine(page, line.start, line.end, draft.role);
  });
}

/** A blank that a line break stands for: only between Latin words, not inside a number or an abbreviation. */
function needsBlank(left: number, right: number): boolean {
  return isLatin(left) && isLatin(right) && !(isCapital(left) && isCapital(right));
}

function isCapital(code: number): boolean {
  return code >= 0x41 && code <= 0x5a;
}

function writeLine(page: Page, start: number, end: number, role: ParagraphRole): void {
  const { text } = page.content;
  let run = start;
  let at = start;
  while (at < end) {
    const code = text.charCodeAt(at);
    if (code >= 0x4e00 && code <= 0x9fff) {
      at++;
      continue;
    }
    if (isSpace(code) || isInvisible(code)) {
      copyRun(page, run, at);
      at = writeSpaces(page, at, end, role);
      run = at;
      continue;
    }
    const folded = foldWidth(code);
    if (folded !== code) {
      copyRun(page, run, at);
      writeFolded(page, at, folded);
      run = at + 1;
    }
    at++;
  }
  copyRun(page, run, end);
}

function copyRun(page: Page, start: number, end: number): void {
  if (end <= start) return;
  page.out.copy(page.content, start, end);
  page.last = page.content.text.charCodeAt(end - 1);
}

function writeFolded(page: Page, at: number, folded: number): void {
  const from = page.content.text[at] as string;
  const to = String.fromCharCode(folded);
  const start = page.out.length();
  page.out.put(to, page.content.home[at] ?? 0, page.content.tail[at] ?? 0);
  page.repairs.push({ start, end: start + 1, kind: "width", from, to });
  page.last = folded;
}

/** Drops a run of blanks, or keeps one of them where it divides words or the clauses of a headline. */
function writeSpaces(page: Page, from: number, end: number, role: ParagraphRole): number {
  const { content } = page;
  let at = from;
  let visible = false;
  while (at < end && (isSpace(content.text.charCodeAt(at)) || isInvisible(content.text.charCodeAt(at)))) {
    visible ||= isSpace(content.text.charCodeAt(at));
    at++;
  }
  const next = at < end ? foldWidth(content.text.charCodeAt(at)) : 0;
  const start = page.out.length();
  const found = content.text.slice(from, at);
  const keeps = page.last !== 0 && next !== 0 && keepsBlank(page.last, next, role);
  if (visible && keeps && !(role !== "table" && dividesThousands(content.text, from, at))) {
    page.out.put(" ", content.home[from] ?? 0, content.tail[at - 1] ?? 0);
    page.last = 0x20;
    if (found !== " ") page.repairs.push({ start, end: start + 1, kind: "space", from: found, to: " " });
  } else page.repairs.push({ start, end: start, kind: "space", from: found, to: "" });
  return at;
}

function keepsBlank(left: number, right: number, role: ParagraphRole): boolean {
  if (isWord(left) && isWord(right)) return true;
  if (role === "table") return true;
  return (role === "heading" || role === "byline" || role === "furniture") && isWide(left) && isWide(right);
}

/** 1 200元, 2 214 户: one to three digits, a blank, three digits and what they count. */
function dividesThousands(text: string, from: number, to: number): boolean {
  return HEAD_OF_NUMBER.test(text.slice(Math.max(0, from - 5), from)) && REST_OF_NUMBER.test(text.slice(to, to + 6));
}
const HEAD_OF_NUMBER = /(?:^|[^0-9A-Za-z.,:：/\-–—])[1-9][0-9]{0,2}$/;
const REST_OF_NUMBER = /^[0-9]{3}[ \u3000]?(?![年月日号路弄])[\u4e00-\u9fff％%]/;

function isWord(code: number): boolean {
  return isLatin(code) || isDigit(code);
}

/** Han characters, quotes and brackets; commas and stops need no blank behind them. */
function isWide(code: number): boolean {
  return isHan(code) || "“”‘’\"'《》（）()！!？?".includes(String.fromCharCode(code));
}

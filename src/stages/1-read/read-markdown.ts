import { type Content, type ContentBuilder, contentBuilder, eachLine, type LineMark } from "./lines.js";

const HEADING = /^ {0,3}(#{1,6})[ \t]+(?=\S)/;
const CLOSING_HASHES = /[ \t]+#{1,6}[ \t]*$/;
const LIST = /^[ \t]*[-*•][ \t]+(?=\S)/;
const NUMBERED = /^[ \t]*\d{1,3}[.)][ \t]+\S/;
const QUOTE = /^ {0,3}(?:>[ \t]?)+/;
const TABLE_ROW = /^[ \t]*\|.*\|[ \t]*$/;
const TABLE_RULE = /^[ \t]*\|[\s|:-]*\|[ \t]*$/;
const RULE = /^[ \t]*(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,}|={3,}[ \t]*)$/;
const FENCE = /^ {0,3}(?:```|~~~)/;
const STRONG_LINE = /^[ \t]*(\*\*|__)(?!\s)[^*_]+\1[ \t]*$/;
// One alternative a kind of inline mark: image, link, escape, comment or tag, emphasis.
const INLINE =
  /!\[[^\]\n]{0,200}\]\([^)\n]{0,500}\)|\[([^\]\n]{1,200})\]\([^)\n]{0,500}\)|\\([\\`*_{}[\]()#+\-.!>|])|<!--[^>]{0,500}-->|<\/?[a-zA-Z][^<>\n]{0,200}>|\*\*|__|`/g;

/** Whether a file that calls itself plain text is written with Markdown headings. */
export function looksLikeMarkdown(text: string): boolean {
  return /^#{1,6}[ \t]+\S/m.test(text);
}

/** Markdown: marks are layout, no text; headings, lists, quotes and tables are said of their lines. */
export function readMarkdown(text: string): Content {
  const builder = contentBuilder(text.length + 1);
  let fenced = false;
  eachLine(text, (start, end, next) => {
    const line = text.slice(start, end);
    if (FENCE.test(line)) {
      fenced = !fenced;
      builder.endLine("none", 0, start, next);
    } else if (fenced) {
      builder.text.keep(text, start, end);
      builder.endLine("none", 0, end, next);
    } else {
      const { mark, level } = readLine(builder, text, line, start);
      builder.endLine(mark, level, end, next);
    }
  });
  return builder.build();
}

function readLine(builder: ContentBuilder, text: string, line: string, start: number): Mark {
  if (TABLE_RULE.test(line) || RULE.test(line)) return NONE;
  if (TABLE_ROW.test(line)) return readTableRow(builder, text, line, start);
  const quote = QUOTE.exec(line)?.[0].length ?? 0;
  const rest = line.slice(quote);
  const { mark, skip, end } = blockMark(rest);
  keepInline(builder, text, line.slice(0, quote + end), start, quote + skip);
  return quote > 0 && mark.mark === "none" ? QUOTED : mark;
}

interface Mark {
  readonly mark: LineMark;
  readonly level: number;
}
const NONE: Mark = { mark: "none", level: 0 };
const QUOTED: Mark = { mark: "quote", level: 0 };

function blockMark(line: string): { mark: Mark; skip: number; end: number } {
  const heading = HEADING.exec(line);
  if (heading !== null) {
    const end = line.length - (CLOSING_HASHES.exec(line)?.[0].length ?? 0);
    return { mark: { mark: "heading", level: heading[1]?.length ?? 1 }, skip: heading[0].length, end };
  }
  if (STRONG_LINE.test(line)) return { mark: { mark: "strong", level: 0 }, skip: 0, end: line.length };
  const list = LIST.exec(line);
  if (list !== null) return { mark: { mark: "list", level: 0 }, skip: list[0].length, end: line.length };
  const mark: LineMark = NUMBERED.test(line) ? "list" : "none";
  return { mark: { mark, level: 0 }, skip: 0, end: line.length };
}

function readTableRow(builder: ContentBuilder, text: string, line: string, start: number): Mark {
  for (let at = 0; at < line.length; at++) {
    if (line[at] !== "|") continue;
    const end = line.indexOf("|", at + 1);
    if (end === -1) break;
    keepInline(builder, text, line.slice(0, end), start, at + 1);
    builder.text.put("\t", start + end, start + end + 1);
    at = end - 1;
  }
  return { mark: "table", level: 0 };
}

/** Keeps `line` from `from` on without its inline marks. */
function keepInline(builder: ContentBuilder, text: string, line: string, start: number, from: number): void {
  let at = from;
  INLINE.lastIndex = from;
  for (let match = INLINE.exec(line); match !== null; match = INLINE.exec(line)) {
    builder.text.keep(text, start + at, start + match.index);
    const [whole, label, escaped] = match;
    if (label !== undefined) builder.text.keep(text, start + match.index + 1, start + match.index + 1 + label.length);
    if (escaped !== undefined) builder.text.keep(text, start + match.index + 1, start + match.index + 2);
    at = match.index + whole.length;
  }
  builder.text.keep(text, start + at, start + line.length);
}

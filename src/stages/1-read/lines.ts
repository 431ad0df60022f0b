import type { SourceLine } from "../../model/layers.js";
import type { MappedText } from "../../model/span.js";
import { mappedTextBuilder } from "../../text/mapped-text.js";

export type LineMark = SourceLine["mark"];

/** The text of a file without its mark-up, and what the mark-up said of each line. */
export interface Content {
  readonly content: MappedText;
  readonly lines: readonly SourceLine[];
}

/** Collects the content of a file line by line. */
export interface ContentBuilder {
  readonly text: ReturnType<typeof mappedTextBuilder>;
  /** Ends the line; its "\n" stands for the source range given. */
  endLine(mark: LineMark, level: number, home: number, tail: number): void;
  build(): Content;
}

export function contentBuilder(capacity: number): ContentBuilder {
  const text = mappedTextBuilder(capacity);
  const lines: SourceLine[] = [];
  let lineStart = 0;
  return {
    text,
    endLine(mark, level, home, tail) {
      lines.push({ start: lineStart, end: text.length(), mark, level });
      text.put("\n", home, tail);
      lineStart = text.length();
    },
    build() {
      const whole = text.build();
      const length = Math.max(0, whole.text.length - 1);
      const content = {
        text: whole.text.slice(0, length),
        home: whole.home.subarray(0, length),
        tail: whole.tail.subarray(0, length),
      };
      return { content, lines };
    },
  };
}

/** Calls `visit` for each line with its range and the end of its line break (CRLF, LF, CR, form feed, U+2028, U+2029). */
export function eachLine(text: string, visit: (start: number, end: number, next: number) => void): void {
  let start = 0;
  for (let i = 0; i < text.length; i++) {
    if (!isLineBreak(text.charCodeAt(i))) continue;
    const next = text.charCodeAt(i) === 0x0d && text.charCodeAt(i + 1) === 0x0a ? i + 2 : i + 1;
    visit(start, i, next);
    start = next;
    i = next - 1;
  }
  visit(start, text.length, text.length);
}

function isLineBreak(code: number): boolean {
  return (code >= 0x0a && code <= 0x0d) || code === 0x85 || code === 0x2028 || code === 0x2029;
}

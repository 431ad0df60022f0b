import { isSpace } from "../../text/characters.js";
import type { MappedTextBuilder } from "../../text/mapped-text.js";

/** What of parse5 is asked for; it is loaded where a page has mark-up. */
export type HtmlParser = Pick<typeof import("parse5"), "parse" | "parseFragment">;

const REFERENCE = /&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});?/y;
const MARKUP = /[a-zA-Z/!?]/;

/**
 * Keeps the character data of `html[start, end)`: references decoded, each run of white space one blank, none at the
 * begin of a line. True where something other than white space was kept.
 */
export function keepCharacterData(
  parser: HtmlParser,
  builder: MappedTextBuilder,
  html: string,
  start: number,
  end: number,
  filled: boolean,
): boolean {
  let seen = false;
  let run = start;
  for (let at = start; at < end; ) {
    const code = html.charCodeAt(at);
    if (code === 0x3c && MARKUP.test(html.slice(at + 1, at + 2))) {
      // A text node may span a tag that the parser ignored.
      builder.keep(html, run, at);
      const close = html.indexOf(">", at);
      at = close === -1 || close >= end ? end : close + 1;
      run = at;
    } else if (code === 0x26) {
      builder.keep(html, run, at);
      at = keepReference(parser, builder, html, at, end);
      run = at;
      seen = true;
    } else if (isSpace(code) && code !== 0xa0 && code !== 0x3000) {
      builder.keep(html, run, at);
      const from = at;
      while (at < end && isSpace(html.charCodeAt(at)) && html.charCodeAt(at) !== 0xa0) at++;
      if (filled || seen) builder.put(" ", from, at);
      run = at;
    } else {
      seen = true;
      at++;
    }
  }
  builder.keep(html, run, end);
  return seen;
}

function keepReference(parser: HtmlParser, builder: MappedTextBuilder, html: string, at: number, end: number): number {
  REFERENCE.lastIndex = at;
  const reference = REFERENCE.exec(html)?.[0];
  if (reference === undefined || at + reference.length > end) {
    builder.keep(html, at, at + 1);
    return at + 1;
  }
  builder.put(decodeReference(parser, reference), at, at + reference.length);
  return at + reference.length;
}

const decoded = new Map<string, string>();

/** The table of named references is parse5's own, so that text and tree agree. */
function decodeReference(parser: HtmlParser, reference: string): string {
  let text = decoded.get(reference);
  if (text === undefined) {
    const node = parser.parseFragment(reference).childNodes[0];
    text = node !== undefined && "value" in node ? node.value : reference;
    if (decoded.size < 4096) decoded.set(reference, text);
  }
  return text;
}

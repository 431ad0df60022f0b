import { rowsOf } from "../../dictionary/rows.js";
import type { Dictionary } from "../../model/dictionary.js";
import { endsSentence } from "../../text/characters.js";
import type { Line } from "./lines.js";

const DATE =
  /^(?:20[0-9]{2}年|[0-9]{1,2}月[0-9]{1,2}日|[一二三四五六七八九十]{1,3}[、是]|[（(][一二三四五六七八九十]{1,3}[）)]|[0-9]{1,2}(?:[、．]|\.(?![0-9])))/;

/** A phrase of place or time that a comma ends: 在东片工作站，. */
const PHRASE = /^在[^，,。；：]{2,14}[，,]/;

/** The words with which paragraphs begin, compiled once a run. */
export function compileOpeners(dictionary: Dictionary): (text: string) => boolean {
  const words = new Set(rowsOf(dictionary, ["word"]).map((row) => row.word));
  const longest = Math.max(1, ...[...words].map((word) => word.length));
  return (text) => {
    if (DATE.test(text) || PHRASE.test(text)) return true;
    for (let length = Math.min(longest, text.length); length > 0; length--) {
      if (words.has(text.slice(0, length))) return true;
    }
    return false;
  };
}

const START = 3;

/** Begins of paragraphs that recur in a document, behind a finished one: the subject that its paragraphs share. */
export function recurringStarts(lines: readonly Line[]): (text: string) => boolean {
  const seen = new Map<string, number>();
  lines.forEach((line, i) => {
    const before = lines[i - 1];
    if (line.role !== null || line.text.length < 20 || (before !== undefined && !endsSentence(before.text))) return;
    const start = line.text.slice(0, START);
    seen.set(start, (seen.get(start) ?? 0) + 1);
  });
  return (text) => (seen.get(text.slice(0, START)) ?? 0) >= 2;
}

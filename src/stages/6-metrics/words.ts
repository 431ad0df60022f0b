import type { Mention } from "../../model/layers.js";
import type { Span } from "../../model/span.js";
import { isHan } from "../../text/characters.js";
import { firstFrom } from "../../text/first-from.js";
import type { WordCells } from "./word-cells.js";
import type { Class, WordList } from "./word-class.js";

export interface Word extends Span {
  readonly text: string;
  readonly class: Class;
  readonly pos: string;
  /** Ordinal of the mention that the word is, or -1. */
  readonly mention: number;
}

const CLASS_OF: Readonly<Record<string, Class>> = {
  n: "noun",
  nr: "noun",
  ns: "noun",
  nt: "noun",
  nz: "noun",
  nrt: "noun",
  ng: "noun",
  vn: "noun",
  an: "noun",
  j: "noun",
  l: "noun",
  i: "noun",
  s: "noun",
  g: "noun",
  k: "noun",
  eng: "noun",
  a: "attribute",
  b: "attribute",
  z: "attribute",
  ag: "attribute",
  h: "attribute",
  nrfg: "noun",
  zg: "noun",
  v: "verb",
  vd: "verb",
  vg: "verb",
  vi: "verb",
  vq: "verb",
  m: "number",
};
const AND = new Set(["和", "与", "及", "以及", "、", "或"]);

/** What text is cut into words with. */
export interface Cutter {
  readonly text: string;
  readonly lexicon: WordList;
  readonly cells: WordCells;
  readonly mentions: readonly Mention[];
  /** First mention that may reach into the sentence. */
  readonly firstMention: number;
}

/** Cuts `text[start, end)` into the words of the general vocabulary, mentions kept whole: the most likely path. */
export function wordsIn(cutter: Cutter, start: number, end: number): Word[] {
  const { mentions } = cutter;
  const words: Word[] = [];
  let at = start;
  for (let i = firstFrom(mentions, start, cutter.firstMention); i < mentions.length && mentions[i]!.start < end; i++) {
    const mention = mentions[i]!;
    if (mention.outer >= 0 || mention.start < at || mention.end > end || mention.type === "date") continue;
    cut(cutter, at, mention.start, words);
    words.push({
      start: mention.start,
      end: mention.end,
      text: mention.text,
      class: "mention",
      pos: mention.type,
      mention: i,
    });
    at = mention.end;
  }
  cut(cutter, at, end, words);
  return paired(words);
}

/** A straight quote opens and closes by turns. */
function paired(words: Word[]): Word[] {
  let isOpen = false;
  for (let i = 0; i < words.length; i++) {
    if (words[i]!.text !== '"') continue;
    if (isOpen) words[i] = closing(words[i]!);
    isOpen = !isOpen;
  }
  return words;
}

const closing = ({ start, end, text, pos, mention }: Word): Word => ({
  start,
  end,
  text,
  class: "close",
  pos,
  mention,
});

const best = new Float64Array(256);
const step = new Uint16Array(256);
const tag: string[] = new Array(256).fill("");
/** Cost of a character that no word covers. */
const UNKNOWN = -20;

function cut({ text, lexicon, cells }: Cutter, start: number, end: number, words: Word[]): void {
  const length = Math.min(end - start, 255);
  if (length <= 0) return;
  best[length] = 0;
  for (let i = length - 1; i >= 0; i--) bestFrom(text, start, i, length, cells);
  for (let i = 0; i < length; i += step[i]!)
    words.push(wordOf(text, start + i, start + i + step[i]!, tag[i]!, lexicon));
}

function bestFrom(text: string, start: number, i: number, length: number, cells: WordCells): void {
  const run = runLength(text, start + i, length - i);
  best[i] = UNKNOWN + best[i + run]!;
  step[i] = run;
  tag[i] = run > 1 ? "run" : "";
  for (let cell = cells.at(start + i); cells.ends[cell] !== 0; cell++) {
    const size = cells.ends[cell]! - start - i;
    if (size > length - i) continue;
    const score = cells.scores[cell]! + best[i + size]!;
    if (score > best[i]!) {
      best[i] = score;
      step[i] = size;
      tag[i] = cells.tags[cell]!;
    }
  }
}

const isAscii = (code: number): boolean =>
  (code >= 0x30 && code <= 0x39) || (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a) || code === 0x2e;

/** Digits and Latin letters stay together. */
function runLength(text: string, at: number, limit: number): number {
  let length = 0;
  while (length < limit && isAscii(text.charCodeAt(at + length))) length++;
  return Math.max(1, length);
}

function wordOf(text: string, start: number, end: number, pos: string, lexicon: WordList): Word {
  const written = text.slice(start, end);
  return { start, end, text: written, class: lexicon.classes?.get(written) ?? classOf(written, pos), pos, mention: -1 };
}

function classOf(written: string, pos: string): Class {
  if (written === "的" || written === "之") return "de";
  if (AND.has(written)) return "and";
  // Most words: what else is asked of a word asks for marks, digits and letters.
  if (isHan(written.charCodeAt(0))) return classOfTag(pos);
  if ('“‘"《「『'.includes(written)) return "open";
  if ("”’》」』".includes(written)) return "close";
  if ("（(".includes(written) || "）)".includes(written)) return "mark";
  if (/^[0-9０-９.]+$/.test(written)) return "number";
  if (/^[0-9A-Za-z]/.test(written)) return "noun";
  if (/^[\p{P}\p{S}\s]/u.test(written)) return "mark";
  return classOfTag(pos);
}

function classOfTag(pos: string): Class {
  const known = CLASS_OF[pos];
  return known ?? (pos === "" ? "noun" : "other");
}

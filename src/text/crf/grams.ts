import { isHan } from "../characters.js";

/** Codes that stand for the ends of a text. */
export const BEFORE = 1;
export const BEHIND = 2;
const DIGIT = 0x30;
const UPPER = 0x41;
const LOWER = 0x61;

const SAME: Readonly<Record<string, string>> = {
  '"': "“",
  "「": "“",
  "」": "”",
  "『": "“",
  "』": "”",
  "〔": "(",
  "〕": ")",
  ",": "，",
  ":": "：",
  ";": "；",
  "?": "？",
  "!": "！",
};

/** Characters as the features see them: digits are one, Latin letters two, full-width forms and quotes the usual ones. */
export const FOLD: Uint16Array = foldTable();

function foldTable(): Uint16Array {
  const fold = new Uint16Array(65536);
  for (let code = 0; code < fold.length; code++) fold[code] = foldCode(code);
  return fold;
}

function foldCode(code: number): number {
  const half = code >= 0xff01 && code <= 0xff5e ? code - 0xfee0 : code;
  if (half >= 0x30 && half <= 0x39) return DIGIT;
  if (half >= 0x41 && half <= 0x5a) return UPPER;
  if (half >= 0x61 && half <= 0x7a) return LOWER;
  return (SAME[String.fromCharCode(half)] ?? String.fromCharCode(half)).charCodeAt(0);
}

/** Coarse class of a folded character, for features on the shape of the neighbourhood. */
export const CLASSES = 8;
export const CLASS: Uint8Array = classTable();

function classTable(): Uint8Array {
  const table = new Uint8Array(65536);
  for (let code = 0; code < table.length; code++) table[code] = classOf(code);
  return table;
}

function classOf(code: number): number {
  if (isHan(code)) return 0;
  if (code === DIGIT) return 1;
  if (code === UPPER || code === LOWER) return 2;
  const mark = String.fromCharCode(code);
  if ("“‘(《<[".includes(mark)) return 3;
  if ("”’)》>]".includes(mark)) return 4;
  if (mark === "、") return 5;
  return code === BEFORE || code === BEHIND || "。！？；，：…".includes(mark) ? 6 : 7;
}

/** A 32-bit key of one to three characters, never 0 (finaliser of MurmurHash3, Austin Appleby, public domain). */
export function gramKey(length: number, first: number, second: number, third: number): number {
  let hash = Math.imul(first, 0x9e3779b1) ^ length;
  hash = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b) + Math.imul(second, 0xc2b2ae35);
  hash = Math.imul(hash ^ (hash >>> 13), 0x27d4eb2f) + Math.imul(third, 0x165667b1);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  hash = (hash ^ (hash >>> 16)) >>> 0;
  return hash === 0 ? 1 : hash;
}

import { isHan } from "../characters.js";

/** Codes that stand for the ends of a text. */
export const BEFORE = 1;
export const BEHIND = 2;
/** Codes below are ASCII; the full-width forms of its visible part. */
const HALF_WIDTH = 0x80;
const FULL_FIRST = 0xff01;
const FULL_LAST = 0xff5e;
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
  for (let code = 0; code < fold.length; code++) fold[code] = code;
  for (let code = 0; code < HALF_WIDTH; code++) fold[code] = foldCode(code);
  for (let code = FULL_FIRST; code <= FULL_LAST; code++) fold[code] = foldCode(code - FULL_FIRST + 0x21);
  for (const [from, to] of Object.entries(SAME)) fold[from.charCodeAt(0)] = to.charCodeAt(0);
  return fold;
}

/** A half-width character as the features see it. */
function foldCode(half: number): number {
  if (half >= 0x30 && half <= 0x39) return DIGIT;
  if (half >= 0x41 && half <= 0x5a) return UPPER;
  if (half >= 0x61 && half <= 0x7a) return LOWER;
  return SAME[String.fromCharCode(half)]?.charCodeAt(0) ?? half;
}

/** Coarse class of a folded character, for features on the shape of the neighbourhood. */
export const CLASSES = 8;
const OTHER = 7;
export const CLASS: Uint8Array = classTable();

function classTable(): Uint8Array {
  const table = new Uint8Array(65536).fill(OTHER);
  for (let code = 0; code < table.length; code++) if (isHan(code)) table[code] = 0;
  table[DIGIT] = 1;
  table[UPPER] = table[LOWER] = 2;
  for (const mark of "“‘(《<[") table[mark.charCodeAt(0)] = 3;
  for (const mark of "”’)》>]") table[mark.charCodeAt(0)] = 4;
  table["、".charCodeAt(0)] = 5;
  table[BEFORE] = table[BEHIND] = 6;
  for (const mark of "。！？；，：…") table[mark.charCodeAt(0)] = 6;
  return table;
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

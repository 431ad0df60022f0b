const ORDINAL_MARK = 0x7b2c; // 第
const TEN = 0x5341;
const HAN_DIGITS = new Map([..."〇一二三四五六七八九"].map((digit, value) => [digit.charCodeAt(0), value]));

/** Value of a Han digit, 10 for 十, else -1; a table because the matcher asks at every character. */
const VALUES = new Int8Array(65536).fill(-1);
for (const [unit, value] of HAN_DIGITS) VALUES[unit] = value;
VALUES[TEN] = 10;
for (let digit = 0; digit < 10; digit++) VALUES[0x30 + digit] = digit;

export const MAX_ORDINAL = 99;

export const startsOrdinal = (unit: number): boolean => unit === ORDINAL_MARK || (VALUES[unit] ?? -1) >= 0;

/**
 * Reads an ordinal (第二, 二, 十二, 12) at `at`. Returns value * 16 + length, so that nothing is allocated, or 0 where there
 * is none between 1 and 99. A run of numerals that is no number (五七, 八一) is none.
 */
export function readOrdinal(text: string, at: number): number {
  let index = at;
  if (text.charCodeAt(index) === ORDINAL_MARK) index++;
  const from = index;
  while (index < text.length && index - from < 4 && VALUES[text.charCodeAt(index)]! >= 0) index++;
  const value = numeral(text, from, index);
  return value > 0 && value <= MAX_ORDINAL ? value * 16 + (index - at) : 0;
}

function numeral(text: string, from: number, to: number): number {
  const length = to - from;
  if (length === 0 || length > 3) return 0;
  const first = VALUES[text.charCodeAt(from)]!;
  if (text.charCodeAt(from) < 0x3a) return length <= 2 && allAscii(text, from, to) ? Number(text.slice(from, to)) : 0;
  if (length === 1) return first;
  const second = VALUES[text.charCodeAt(from + 1)]!;
  if (text.charCodeAt(to - 1) < 0x3a) return 0;
  if (length === 2) {
    if (first === 10) return second < 10 ? 10 + second : 0;
    return second === 10 ? first * 10 : 0;
  }
  const third = VALUES[text.charCodeAt(from + 2)]!;
  return second === 10 && first < 10 && third < 10 ? first * 10 + third : 0;
}

function allAscii(text: string, from: number, to: number): boolean {
  for (let index = from; index < to; index++) if (text.charCodeAt(index) >= 0x3a) return false;
  return true;
}

/** Where the ordinal at the end of `text` begins, or -1 where it has none. */
export function ordinalStart(text: string): number {
  let from = text.length;
  while (from > 0 && VALUES[text.charCodeAt(from - 1)]! >= 0) from--;
  if (from === text.length) return -1;
  if (from > 0 && text.charCodeAt(from - 1) === ORDINAL_MARK) from--;
  const read = readOrdinal(text, from);
  return read !== 0 && from + (read & 15) === text.length ? from : -1;
}

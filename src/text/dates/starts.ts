/**
 * Where a date may begin. Every pattern of a date begins with a number and its unit or with one of a few words, so two
 * characters tell for nearly all of a text that none does.
 */

/** The words with which a date begins: their first character, and what stands behind it. */
const WORDS: Readonly<Record<string, string>> = {
  今: "年",
  去: "年",
  明: "年",
  后: "年",
  前: "年第十两二三四五六七八九一0123456789",
  上: "年月个世半午",
  下: "月个半午",
  本: "年月世",
  当: "年月晚",
  正: "月",
  腊: "月",
  除: "夕",
  大: "年",
  农: "历",
  阴: "历",
  初: "一二三四五六七八九十",
  周: "一二三四五六日天",
  星: "期",
  礼: "拜",
  每: "周星礼",
  凌: "晨",
  清: "晨",
  早: "晨上0123456789",
  中: "午",
  晚: "上间0123456789",
  深: "夜",
  夜: "间里",
  傍: "晚",
};
const DIGITS = "0123456789０１２３４５６７８９";
const NUMERALS = "一二三四五六七八九十〇零○";
/** What stands behind the number of a date, its blanks aside; 早 is that of 一早. */
const UNITS = new Set(codesOf("年月日号时点:：学世季早-—–~～至到/.、和"));
const SPACES = new Set(codesOf(" \t\u3000"));
/** More digits than the year has are no date. */
const LONGEST_NUMBER = 4;

const NUMBER = 255;
/** NUMBER, or 1 + the ordinal of a word, or 0. */
const STARTS = new Uint8Array(65536);
const BEHIND = Object.values(WORDS).map((characters) => new Set(codesOf(characters)));
Object.keys(WORDS).forEach((first, i) => {
  STARTS[first.charCodeAt(0)] = i + 1;
});
for (const code of codesOf(DIGITS + NUMERALS)) STARTS[code] = NUMBER;

function codesOf(characters: string): number[] {
  return [...characters].map((character) => character.charCodeAt(0));
}

/** Whether a date may begin at `at`; where this is false none does. */
export function mayStart(text: string, at: number): boolean {
  const start = STARTS[text.charCodeAt(at)]!;
  if (start === 0) return false;
  return start === NUMBER ? hasUnit(text, at) : BEHIND[start - 1]!.has(text.charCodeAt(at + 1));
}

function hasUnit(text: string, at: number): boolean {
  let end = at + 1;
  while (end - at <= LONGEST_NUMBER && STARTS[text.charCodeAt(end)] === NUMBER) end++;
  if (end - at > LONGEST_NUMBER) return false;
  while (SPACES.has(text.charCodeAt(end))) end++;
  return UNITS.has(text.charCodeAt(end));
}

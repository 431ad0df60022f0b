/**
 * What each character means inside a written number: a table by UTF-16 unit, so that a scan over a text asks one
 * array. Simplified, traditional, financial (壹贰叁) and colloquial (廿, 卅) characters; full-width digits.
 */
export enum Kind {
  None = 0,
  Arabic = 1,
  Digit = 2,
  /** 十 百 千: a multiplier inside a section of four digits. */
  Small = 3,
  /** 万 亿 兆: a multiplier of a whole section. */
  Big = 4,
  /** 几 数: stands for a digit that the writer leaves open. */
  Open = 5,
  Space = 6,
}

const DIGITS = [
  "零〇○",
  "一壹弌",
  "二两贰兩貳弍",
  "三叁參叄仨",
  "四肆",
  "五伍",
  "六陆陸",
  "七柒",
  "八捌",
  "九玖",
] as const;
const SMALL: readonly [string, number][] = [
  ["十拾", 10],
  ["百佰", 100],
  ["千仟", 1000],
];
/** 廿 and 卅 hold a digit and its multiplier in one character. */
export const TENS: Readonly<Record<string, number>> = { 廿: 20, 卅: 30, 卌: 40 };
const BIG: readonly [string, number][] = [
  ["万萬", 1e4],
  ["亿億", 1e8],
  ["兆", 1e12],
];

export const KIND = new Uint8Array(65536);
export const VALUE = new Float64Array(65536);

function set(characters: string, kind: Kind, value: number): void {
  for (const char of characters) {
    KIND[char.charCodeAt(0)] = kind;
    VALUE[char.charCodeAt(0)] = value;
  }
}

for (let digit = 0; digit < 10; digit++) {
  set(String.fromCharCode(0x30 + digit) + String.fromCharCode(0xff10 + digit), Kind.Arabic, digit);
  set(DIGITS[digit]!, Kind.Digit, digit);
}
for (const [characters, value] of SMALL) set(characters, Kind.Small, value);
for (const [char, value] of Object.entries(TENS)) set(char, Kind.Small, value);
for (const [characters, value] of BIG) set(characters, Kind.Big, value);
set("几幾数數", Kind.Open, 0);
set(" \t\u3000\u00a0", Kind.Space, 0);

export const kindAt = (text: string, at: number): Kind => (at < text.length ? (KIND[text.charCodeAt(at)]! as Kind) : 0);
export const valueAt = (text: string, at: number): number => VALUE[text.charCodeAt(at)]!;

/** The next position that is no space; a scan puts at most a few between the parts of a number. */
export function afterSpaces(text: string, from: number): number {
  let at = from;
  while (at < from + 8 && kindAt(text, at) === Kind.Space) at++;
  return at;
}

export const isOneOf = (text: string, at: number, characters: string): boolean =>
  at < text.length && characters.includes(text[at]!);

/** End of the run of digits of one kind that starts at `at`; a number too long to be one is skipped whole. */
export function runEnd(text: string, at: number): number {
  const kind = kindAt(text, at);
  let end = at + 1;
  if (kind === Kind.Arabic || kind === Kind.Digit) while (kindAt(text, end) === kind) end++;
  return end;
}

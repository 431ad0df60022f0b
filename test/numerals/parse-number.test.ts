import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseNumber, readNumeral } from "../../src/text/numerals/index.js";

const NUMBERS: readonly [string, number][] = [
  ["零", 0],
  ["十", 10],
  ["廿八", 28],
  ["一百零八", 108],
  ["两千四百五", 2450],
  ["一万三", 13000],
  ["百八", 180],
  ["一百二十万三", 1203000],
  ["三点五", 3.5],
  ["三点五万", 35000],
  ["壹佰贰拾叁", 123],
  ["玖仟陆佰陆拾伍圆壹角捌分", 9665.18],
  ["6.8万", 68000],
  ["2千5百", 2500],
  ["1.2亿", 120000000],
  ["4.287亿", 428700000],
  ["1,234,567", 1234567],
  ["１２３．５", 123.5],
  ["7 万5 千4 百", 75400],
  ["二〇二五", 2025],
  ["四万万", 400000000],
  ["五兆六十二亿四万五千二", 5006200045200],
  ["三分之一", 1 / 3],
  ["五又二分之一", 5.5],
  ["3/5", 0.6],
  ["百分之五", 0.05],
  ["12%", 0.12],
  ["负三十二", -32],
  ["半", 0.5],
  ["20余万", 200000],
  ["五双", 10],
  ["40k", 40000],
];
const NONE = ["", "第三", "万万", "五十千", "三百五百", "街道", "3个小区", "12345号"];

const OPEN: readonly [string, string, number, number, string][] = [
  ["十几万人", "十几万", 100000, 200000, "more"],
  ["20余名", "20余", 20, 30, "more"],
  ["20 余 年", "20 余", 20, 30, "more"],
  ["4万多元", "4万多", 40000, 50000, "more"],
  ["2500余位", "2500余", 2500, 2600, "more"],
  ["数十亿元", "数十亿", 1e9, 1e10, "several"],
  ["三四百名", "三四百", 300, 400, "pair"],
  ["十七八岁", "十七八", 17, 18, "pair"],
  ["两三个", "两三", 0, 0, "none"],
  ["5多样", "5", 0, 0, "none"],
];

describe("parseNumber", () => {
  it.each(NUMBERS)("%s is %d", (text, value) => {
    expect(parseNumber(text)).toBeCloseTo(value, 10);
  });
  it.each(NONE)("%s is no number", (text) => {
    expect(parseNumber(text)).toBeNull();
  });
  it("reads every whole number that it is written", () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 999_999_999 }), (n) => parseNumber(write(n)) === n));
  });
  it("takes any text", () => {
    const unit = fc.constantFrom(
      ..."零一二两三五九十百千万亿兆几数余多点半分之又负廿0123456789,.，/%kKe个 元".split(""),
    );
    fc.assert(
      fc.property(
        fc.string({ unit, maxLength: 24 }),
        (text) => parseNumber(text) === null || Number.isFinite(parseNumber(text)),
      ),
    );
  });
});

describe("readNumeral", () => {
  it.each(OPEN)("%s", (text, written, low, high, vague) => {
    const numeral = readNumeral(text, 0)!;
    expect(text.slice(numeral.start, numeral.end)).toBe(written);
    expect(numeral.vague).toBe(vague);
    if (vague !== "none") expect([numeral.low, numeral.high]).toEqual([low, high]);
  });
});

/** The standard writing of a whole number below 10⁹, by the book: the other way round, to test against. */
function write(n: number): string {
  if (n === 0) return "零";
  let text = "";
  let gap = false;
  for (const [weight, name] of [
    [1e8, "亿"],
    [1e4, "万"],
    [1, ""],
  ] as const) {
    const part = Math.floor(n / weight) % 10_000;
    if (part === 0) gap ||= text !== "";
    else {
      if (text !== "" && (gap || part < 1000)) text += "零";
      text += section(part) + name;
      gap = false;
    }
  }
  return text;
}

function section(n: number): string {
  const digits = "零一二三四五六七八九";
  let text = "";
  let gap = false;
  ["千", "百", "十", ""].forEach((name, i) => {
    const digit = Math.floor(n / 10 ** (3 - i)) % 10;
    if (digit === 0) gap ||= text !== "";
    else {
      text += (gap ? "零" : "") + digits[digit] + name;
      gap = false;
    }
  });
  return text;
}

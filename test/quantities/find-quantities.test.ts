import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { quantityWordsOf } from "../../src/stages/6-metrics/quantity-words.js";
import { createNumberFinder, createQuantityFinder, createUnitConverter } from "../../src/text/quantities/index.js";
import { loadTestDictionaries } from "../support/dictionaries.js";

const words = quantityWordsOf(loadTestDictionaries());
const find = createQuantityFinder(words);
const findNumbers = createNumberFinder(words);

/** 「…」 marks a quantity; value, unit, bound, low and high (- for none) follow. */
const LINES: readonly [string, ...string[]][] = [
  ["投诉量下降「近七成」", "70 % nearly - 70"],
  ["效率提升「60%以上」", "60 % over 60 -"],
  ["预估「4万多元」", "40000 元 over 40000 50000"],
  ["「200余名」医生", "200 人 over 200 300"],
  ["仅用了「二十多天」", "20 天 over 20 30"],
  ["「60秒内」完成", "60 秒 under - 60"],
  ["「二十来人」到场", "20 人 about - -"],
  ["「约50亩」", "50 亩 about - -"],
  ["节约「50亩」", "50 亩 exact - -"],
  ["「超过3公里」", "3000 米 over 3000 -"],
  ["「不足10人」", "10 人 under - 10"],
  ["高达「38%」", "38 % exact - -"],
  ["「20万人次以上」", "200000 人次 over 200000 -"],
  ["「三四百名」", "300 人 about 300 400"],
  ["「七八个」", "7 个 about 7 8"],
  ["「一两天」", "1 天 about 1 2"],
  ["「数十亿元」", "1000000000 元 over 1000000000 10000000000"],
  ["「上百户」", "100 户 over 100 -"],
  ["「3—5名」", "5 人 exact 3 5"],
  ["「一至三年」", "3 年 exact 1 3"],
  ["「2—3万元」", "30000 元 exact 20000 30000"],
  ["「1万元--5万元」", "50000 元 exact 10000 50000"],
  ["「不少于3次不超过5次」", "5 次 exact 3 5"],
  ["「两个多月」", "2 个月 over 2 3"],
  ["「一个半小时」", "1.5 小时 exact - -"],
  ["「半年」建成", "0.5 年 exact - -"],
  ["「1小时30分钟」", "1.5 小时 exact - -"],
  ["用时「1分48秒」", "108 秒 exact - -"],
  ["「两块五」「一斤」", "2.5 元 exact - -", "1 斤 exact - -"],
  ["又过「40分钟」才到", "40 分钟 exact - -"],
  ["一下近了「半个钟头」", "0.5 小时 exact - -"],
  ["热线「17次」被投诉", "17 次 exact - -"],
  ["「五元三毛」", "5.3 元 exact - -"],
  ["「两米半」", "2.5 米 exact - -"],
  ["「六成半」", "65 % exact - -"],
  ["「八折」", "80 % exact - -"],
  ["「三分之二以上」", "66.6666666667 % over 66.6666666667 -"],
  ["「百分之五」", "5 % exact - -"],
  ["「半数以上」", "50 % over 50 -"],
  ["「1/3」的居民", "33.3333333333 % exact - -"],
  ["「2.4个百分点」", "2.4 百分点 exact - -"],
  ["「500+名」", "500 人 over 500 600"],
  ["「人民币50元」", "50 元 exact - -"],
  ["「￥4.25」", "4.25 元 exact - -"],
  ["「三万元欧元」", "30000 欧元 exact - -"],
  ["「31微克/立方米」", "31 微克/立方米 exact - -"],
  ["「12.5平方公里」", "12500000 平方米 exact - -"],
  ["「3千瓦时」", "3 千瓦时 exact - -"],
  ["「3块」展板", "3 块 exact - -"],
  ["花了「3块」", "3 元 exact - -"],
  ["为「-5℃」", "-5 摄氏度 exact - -"],
  ["「20 余 年」", "20 年 over 20 30"],
  ["下降「30」、「38个百分点」", "30 百分点 exact - -", "38 百分点 exact - -"],
  ["占地面积「10447平方米」，床位「80张」", "10447 平方米 exact - -", "80 张 exact - -"],
];

const NONE = [
  "第14个宣传月",
  "2025年10月12日",
  "13:00-16:00",
  "12345热线",
  "1+3+N模式",
  "四两拨千斤",
  "最后一公里",
  "十分重视",
  "70周年",
  "90年代",
  "5G基站",
  "PM2.5",
  "24小时值守",
  "电话021-62345678",
  "六年级",
  "https://www.test.com/search?q=30%25",
];

describe("findQuantities", () => {
  it.each(LINES)("%s", (line, ...wanted) => {
    const plain = line.replace(/[「」]/g, "");
    const found = find(plain);
    let marked = "";
    let at = 0;
    for (const quantity of found) {
      marked += `${plain.slice(at, quantity.start)}「${plain.slice(quantity.start, quantity.end)}」`;
      at = quantity.end;
    }
    expect(marked + plain.slice(at)).toBe(line);
    expect(found.map((q) => `${q.value} ${q.unit} ${q.bound} ${q.low ?? "-"} ${q.high ?? "-"}`)).toEqual(wanted);
  });
  it.each(NONE)("none in %s", (line) => {
    expect(find(line).filter((quantity) => quantity.literal)).toEqual([]);
  });
  it.each(["三大领域", "一个小区", "百名党员"])("%s is structure, not a literal count", (line) => {
    expect(find(line).map((quantity) => quantity.literal)).toEqual([false]);
  });
  it("gives spans in order, inside the text and without overlap, for any text", () => {
    const unit = fc.constantFrom(
      ..."一两三十百万亿几余多半点分之个名元%成倍米年月日内以上近约超不至—、，。（）“”0123456789.,- ".split(""),
    );
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 40 }), (text) => {
        let end = 0;
        for (const quantity of find(text, { bare: true })) {
          if (quantity.start < end || quantity.end > text.length || quantity.start >= quantity.end) return false;
          end = quantity.end;
        }
        return true;
      }),
      { numRuns: 2000 },
    );
  });
});

describe("findNumbers", () => {
  it.each([
    ["二百五十和1,234.5", [250, 1234.5]],
    ["一打鸡蛋", [12]],
    ["队伍登陆", []],
    ["折扣一美元", []],
  ] as const)("%s", (text, values) => {
    expect(findNumbers(text).map((number) => number.value)).toEqual(values);
  });
});

describe("convert", () => {
  const convert = createUnitConverter(words.units);
  it.each([
    [2, "公顷", "亩", 30],
    [3, "平方公里", "平方米", 3_000_000],
    [1, "公斤", "斤", 2],
    [90, "分钟", "小时", 1.5],
    [3, "名", "人", 3],
    [1, "美元", "元", null],
    [1, "件", "场", null],
    [1, "米", "公斤", null],
  ])("%d %s in %s", (value, from, to, wanted) => {
    expect(convert(value, from, to)).toBe(wanted);
  });
});

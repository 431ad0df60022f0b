import { describe, expect, test } from "vitest";
import { loadTestGazetteer } from "../support/gazetteer.js";

const gazetteer = loadTestGazetteer();

/** The matches of the text between 「 and 」, as "form code" (or "form *n" where n units share it). */
function formsOf(line: string, level?: number): string[] {
  const start = line.indexOf("「");
  const end = line.indexOf("」") - 1;
  const text = line.replace(/[「」]/g, "");
  return gazetteer
    .matchAt(text, start)
    .filter((match) => match.end === end && (level === undefined || match.level === level))
    .map((match) => `${match.form} ${match.total === 1 ? gazetteer.unit(match.units[0]!).code : `*${match.total}`}`);
}

describe("forms that people write", () => {
  const HITS: readonly [line: string, form: string][] = [
    ["「上海市」举行", "full 310000"],
    ["在「上海」举行", "stem 310000"],
    ["「申城」的夏天", "variant 310000"],
    ["「浦东新区」法院", "full 310115"],
    ["「浦东」的企业", "stem 310115"],
    ["「高行镇」社区", "full 310115121"],
    ["「高行」社区卫生服务中心", "stem 310115121"],
    ["「川沙新镇」召开", "full 310115103"],
    ["「川沙」社区", "stem 310115103"],
    ["「南码头路街道」办事处", "full 310115010"],
    ["「南码头」开展宣传", "stem 310115010"],
    ["「石泉街道」党工委", "variant 310107017"],
    ["「长风新村」的居民", "stem 310107014"],
    ["「莘庄工业区」管委会", "full 310112501"],
    ["「恩施土家族苗族自治州」", "full 422800"],
    ["「恩施州」发布", "variant 422800"],
    ["「恩施」的茶", "stem 422800"],
    ["「内蒙古自治区」", "full 150000"],
    ["「内蒙古」的草原", "stem 150000"],
    ["「广西」各地", "stem 450000"],
    ["「芜湖」市民", "stem 340200"],
    ["「常德」市民", "stem 430700"],
    ["「长阳县」乡村", "variant 420528"],
    ["「鄂温克旗」草原", "variant 150724"],
    ["「莫旗」代表队", "variant 150722"],
    ["「宁乡县」旧称", "changed 430182"],
    ["「神农架林区」", "full 429021"],
    ["「石家庄高新区」", "variant 130171"],
    ["「西洞庭管理区」的稻田", "variant 430771"],
    ["「芦台经开区」", "variant 130271"],
    ["「香港」的学者", "stem 810000"],
    ["「东力新村居委会」", "full 310115121013"],
    ["「东力新村居民区」党总支", "variant 310115121013"],
    ["「东力居民区」党总支", "variant 310115121013"],
    ["「华高新村第二居委会」", "full 310115121008"],
    ["「华高二居」立足实际", "variant 310115121008"],
    ["「华高第二居民区」", "variant 310115121008"],
    ["「淞南五村二居委会」", "full 310113113005"],
    ["「淞南五村第二居民区」党总支牵头", "variant 310113113005"],
    ["「淞南五村第二居区」", "variant 310113113005"],
    ["「淞南五村2居」", "variant 310113113005"],
    ["「旗忠村」村委会", "full 310112112208"],
    ["「旗忠村村委会」", "full 310112112208"],
    ["「贤苑社区」党支部", "full 310120106017"],
    ["「泰日社区居民委员会」", "full 310120106003"],
    ["「锦港佳苑」党总支", "stem 310120109005"],
  ];
  test.each(HITS)("%s is %s", (line, form) => {
    expect(formsOf(line)).toContain(form);
  });

  const MISSES: readonly [line: string, why: string][] = [
    ["「街道」办事处", "a suffix alone is no name"],
    ["「居委会」干部", "a suffix alone is no name"],
    ["「农场」主", "a kind alone is no name"],
    ["「社区」的变化", "a stem that is a suffix does not stand alone"],
    ["「五村二居」", "the stem is known only in context"],
    ["「淞南五村第九居民区」", "there is no ninth"],
    ["「鄂温克族」牧民", "a nationality is no place"],
    ["「高」行", "one character never stands alone"],
    ["「石泉路」上", "the stem of a subdistrict that ends like a road is a road"],
    ["「东力」的居民", "a shortened community stem does not stand alone"],
    ["「浦东新」的气象", "the rest of 浦东新村 is no name"],
    ["「新区」的发展", "a stem of one character bears its own suffix only"],
    ["「市辖区」", "a heading of the tables is no division"],
    ["「沪」上", "one character never stands alone"],
  ];
  test.each(MISSES)("%s is nothing: %s", (line) => {
    expect(formsOf(line)).toEqual([]);
  });

  test("a village is not bare below three characters", () => {
    expect(formsOf("「张庄」的路", 5)).not.toContain("stem");
    expect(formsOf("「和平村」", 5)[0]).toMatch(/^full \*\d{3}$/);
  });
});

test("matches stand longest first, then by level", () => {
  const text = "淞南五村第二居民区";
  const ends = gazetteer.matchAt(text, 0).map((match) => text.slice(0, match.end));
  expect(ends[0]).toBe(text);
  expect(ends).toEqual([...ends].sort((a, b) => b.length - a.length));
});

test("a shorter way of writing the same tail is not listed beside a longer one", () => {
  const text = "华高新村第二居委会";
  const variants = gazetteer.matchAt(text, 0).filter((match) => match.form === "variant");
  expect(variants).toEqual([]);
});

import { expect, it } from "vitest";
import { metricsOfTable, sayMetric } from "./support.js";

const said = (rows: readonly (readonly string[])[]) =>
  metricsOfTable(rows).map((metric) => `${sayMetric(metric)} | ${metric.indicator}`);

const HEAD = ["学校", "护学志愿者", "拥堵时长（分钟）", "同比", "家长满意率"];

it("a cell measures what heads its column", () => {
  expect(said([HEAD, ["东门小学", "86 人", "18 分钟", "下降 46%", "97%"]])).toEqual([
    "count 86 人 | 护学志愿者",
    "duration 18 分钟 | 拥堵时长（分钟）",
    "change 46 % down yoy | 拥堵时长（分钟）",
    "rate 97 % | 家长满意率",
  ]);
});

it("rows far down have the same head", () => {
  const rows = [HEAD, ...Array.from({ length: 50 }, () => ["东门小学", "86 人", "18 分钟", "下降 46%", "97%"])];
  expect(said(rows)).toHaveLength(200);
  expect(said(rows).at(-1)).toBe("rate 97 % | 家长满意率");
});

it("a row of one cell is read as a sentence", () => {
  expect(said([["项目"], ["满意率达到95%"]])).toEqual(["rate 95 % | 满意率"]);
});

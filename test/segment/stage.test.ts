import { describe, expect, test } from "vitest";
import type { ArticlesLayer, Paragraph, RepairedLayer } from "../../src/model/layers.js";
import type { Setup } from "../../src/model/stage.js";
import { segmentStage } from "../../src/stages/4-segment/index.js";
import { loadTestDictionaries } from "../support/dictionaries.js";
import { loadTestGazetteer, loadTestLexicon } from "../support/gazetteer.js";

type Role = ArticlesLayer["roles"][number];

/** A document with one article, from lines of a role and a text. */
function documentOf(lines: readonly (readonly [Role, string])[]): { repaired: RepairedLayer; articles: ArticlesLayer } {
  const text = lines.map(([, line]) => line).join("\n");
  let start = 0;
  const paragraphs = lines.map(([role, line]): Paragraph => {
    const from = start;
    start += line.length + 1;
    const plain = role === "title" || role === "subtitle" ? "heading" : role;
    return { start: from, end: from + line.length, role: plain, level: 0, gap: 0 };
  });
  const home = Uint32Array.from(text, (_, index) => index);
  const article = {
    ...{ start: 0, end: text.length, ordinal: 0, title: "", titleSpan: null, subtitle: "", byline: "" },
    ...{ kind: "whole" as const, first: 0, last: lines.length - 1 },
  };
  return {
    repaired: { text, home, tail: home.map((index) => index + 1), paragraphs, repairs: [] },
    articles: { articles: [article], roles: lines.map(([role]) => role) },
  };
}

const setup: Setup = {
  dictionaries: loadTestDictionaries(),
  gazetteer: loadTestGazetteer(),
  lexicon: loadTestLexicon(),
};

async function segment(lines: readonly (readonly [Role, string])[]) {
  const layers = documentOf(lines);
  const { value } = await segmentStage.prepare(setup, {})(layers);
  const slice = ({ start, end }: { start: number; end: number }) => layers.repaired.text.slice(start, end);
  return { value, slice };
}

describe("sentences of a document", () => {
  test("titles, headings, body, lists and tables give sentences, page furniture none", async () => {
    const { value, slice } = await segment([
      ["title", "行动起来!"],
      ["title", "共建美丽家园"],
      ["subtitle", "——记一次清洁活动"],
      ["byline", "记者 某某"],
      ["heading", "一、摸底。调查"],
      ["body", "居民来了。大家一起动手。"],
      ["caption", "图为活动现场。"],
      ["list", "清理楼道；"],
      ["table", "楼栋 户数"],
      ["furniture", "第3版"],
    ]);
    expect(value.sentences.map((one) => [one.role, one.ordinal, one.paragraph, slice(one)])).toEqual([
      ["title", 0, 0, "行动起来!\n共建美丽家园"],
      ["subtitle", 1, 2, "——记一次清洁活动"],
      ["heading", 2, 4, "一、摸底。调查"],
      ["body", 3, 5, "居民来了。"],
      ["body", 4, 5, "大家一起动手。"],
      ["body", 5, 7, "清理楼道；"],
      ["body", 6, 8, "楼栋 户数"],
    ]);
  });

  test("an empty document has none", async () => {
    const { value } = await segment([["body", "  "]]);
    expect(value.sentences).toEqual([]);
    expect(value.tokens(0)).toEqual([]);
  });
});

describe("tokens", () => {
  const words = async (line: string): Promise<string> => {
    const { value, slice } = await segment([["title", line]]);
    return value
      .tokens(0)
      .map((token) => `${slice(token)}/${token.pos}`)
      .join(" ");
  };

  test.each([
    ["居民满意度达85.3%。", "居民/n 满意度/n 达/v 85.3%/m 。/x"],
    ["党总支牵头", "党总支/n 牵头/v"],
    ["5G设备 VIMC", "5/m G/eng 设备/vn VIMC/eng"],
    ["1,200户", "1,200/m 户/q"],
    ["They walk quickly, in Shanghai!好", "They/r walk/v quickly/d ,/x in/p Shanghai/nz !/x 好/a"],
    ["𠀀😀", "𠀀/x 😀/x"],
  ])("%s", async (line, expected) => {
    expect(await words(line)).toBe(expected);
  });
});

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ArticlesLayer } from "../../src/model/layers.js";
import { articlesStage } from "../../src/stages/3-articles/index.js";
import { repairText } from "../repair/repair-text.js";
import { loadTestDictionaries } from "../support/dictionaries.js";
import { loadTestGazetteer, loadTestLexicon } from "../support/gazetteer.js";
import { PAGES } from "./pages.js";

const setup = { dictionaries: loadTestDictionaries(), gazetteer: loadTestGazetteer(), lexicon: loadTestLexicon() };
const run = articlesStage.prepare(setup, {});

function readArticles(text: string, path = "a.txt") {
  const { repaired } = repairText(text, path);
  const outcome = run({ repaired });
  if (outcome instanceof Promise) throw new Error("the articles stage does not wait");
  return { repaired, ...(outcome.value as ArticlesLayer) };
}

/** What each line of a page is, by the mark before it. */
const MARKS: Readonly<Record<string, string>> = {
  "T|": "title",
  "S|": "subtitle",
  "H|": "heading",
  "F|": "furniture",
  "B|": "byline",
  "C|": "caption",
  "R|": "table",
};

describe("pages whose lines carry their role", () => {
  test.each(PAGES)("$name", ({ page, path }) => {
    const lines = page.trim().split("\n");
    const bare = lines.map((line) => line.replace(/^[A-Z]\|/, "")).join("\n");
    const { repaired, roles } = readArticles(bare, path);
    const found = repaired.paragraphs.map(({ start, end }, i) => `${roles[i]} ${repaired.text.slice(start, end)}`);
    const wanted = lines
      .filter((line) => line.trim() !== "")
      .map((line) => {
        const text = line.replace(/^[A-Z]\|/, "").replaceAll(/^#+ |^\*\*|\*\*$|^\u3000+/g, "");
        return `${MARKS[line.slice(0, 2)] ?? "body"} ${text}`;
      });
    expect(found.map(squeeze)).toEqual(wanted.map(squeeze));
  });
});

function squeeze(text: string): string {
  return text
    .replace(/ (?!$)/, "\u0001")
    .replaceAll(" ", "")
    .replace("\u0001", " ");
}

describe("kinds of articles", () => {
  const body = "近日，桂花镇召开会议，部署秋季防火工作，要求各村落实责任。";
  test.each([
    ["whole", `桂花镇部署秋季防火工作\n\n${body}`],
    ["continuation", `(上接 1 版)\n\n桂花镇部署秋季防火工作\n\n${body}`],
    ["fragment", `桂花镇部署秋季防火工作\n\n${body}\n\n(下转 3 版)`],
    ["fragment", `桂花镇部署秋季防火工作\n\n${body}会议强调，各村要把责任落实到户到人，并把防火知`],
    ["fragment", body],
  ])("%s", (kind, text) => {
    const { articles } = readArticles(text);
    expect(articles.map((article) => article.kind)).toEqual([kind]);
  });
});

test("title, subtitle and byline of an article, and where they stand", () => {
  const text = "以心换心 以情换情\n\n——莲池社区“红马甲”的四季\n\n近日，莲池社区志愿者走访独居老人86户。（高秀英）";
  const { articles, repaired } = readArticles(text);
  expect(articles).toHaveLength(1);
  const [article] = articles;
  expect([article?.title, article?.subtitle, article?.byline]).toEqual([
    "以心换心 以情换情",
    "——莲池社区“红马甲”的四季",
    "（高秀英）",
  ]);
  expect(repaired.text.slice(article?.titleSpan?.start, article?.titleSpan?.end)).toBe("以心换心 以情换情");
});

test("any text: articles follow one another without a gap and cover every paragraph that holds text", () => {
  const pieces = fc.array(
    fc.constantFrom(
      "桂花镇部署防火工作",
      "一、主要做法",
      "喜报",
      "(上接 1 版)",
      "（高秀英）",
      "——莲池社区见闻",
      "近日，莲池社区走访独居老人86户，帮助解决困难。",
      "下一步，镇里将继续",
      "# 标题",
      "### 小节",
      "",
    ),
    { maxLength: 40 },
  );
  fc.assert(
    fc.property(pieces, fc.constantFrom("\n", "\n\n"), (parts, lineBreak) => {
      const { articles, repaired, roles } = readArticles(parts.join(lineBreak));
      expect(roles).toHaveLength(repaired.paragraphs.length);
      articles.forEach((article, i) => {
        expect(article.ordinal).toBe(i);
        expect(article.first <= article.last).toBe(true);
        const before = articles[i - 1];
        if (before !== undefined) expect(article.first > before.last).toBe(true);
      });
      repaired.paragraphs.forEach((_, i) => {
        const inside = articles.some((article) => article.first <= i && i <= article.last);
        if (["title", "subtitle", "body"].includes(roles[i] as string)) expect(inside).toBe(true);
      });
    }),
    { numRuns: 300 },
  );
});

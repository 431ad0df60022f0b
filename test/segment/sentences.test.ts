import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { splitSentences } from "../../src/text/sentences.js";

/** Sentences are marked off by │. */
const LINES = [
  "社区开了会。│大家都来了。",
  "真的吗？│当然！│好。",
  "真的吗？！│当然。",
  "“我们马上就到。│请大家稍等。”│居委会主任说。",
  "“灯修好了。”│王阿姨很高兴。",
  "主任说：“灯修好了。│路也平了。”│大家鼓掌。",
  "他们喊着“加油！”向前跑。",
  "以“拒绝高空抛物！”为主题的活动开始了。│下雨了。",
  "“加油！”的口号响了起来。",
  "他问：“几点开会？”，没有人回答。",
  "案例《守护！我们的家园。第一集》入选。│大家高兴。",
  "活动（周六举行。请带伞）照常。│欢迎参加。",
  "从小区到街面……在党员的带领下，面貌一新。",
  "第一步，摸清底数；第二步，逐户上门。",
  "面积20.5万平方米。│入住率90%。",
  "请看https://example.com/a?id=3了解详情。│谢谢。",
  "We live here. │We like it! │你好。",
  "We live here.│We like it.│“It is ours.”│你好。",
  "网址是www.Example.com。│谢谢。",
  "修好了.│大家很高兴.",
  '"灯修好了。"│大家鼓掌。',
  '活动开始。│"乐学课堂"来了。',
  "《物业管理条例》规定：“业主应当按时缴费。”│他说。",
  "没有句号的标题",
  "（完）",
  "好！！！│走吧。",
  "一是走访。│二是评议。│三是整改。",
];

function mark(text: string): string {
  return splitSentences(text, 0, text.length)
    .map(({ start, end }) => text.slice(start, end))
    .join("│");
}

describe("splitting into sentences", () => {
  test.each(LINES)("%s", (line) => {
    const text = line.replaceAll("│", "");
    expect(mark(text)).toBe(line.replaceAll(" │", "│"));
  });

  test("white space around sentences belongs to none", () => {
    expect(mark("　　开会了。  散会了。 ")).toBe("开会了。│散会了。");
  });

  test("only the given range is split", () => {
    const text = "甲。乙。丙。";
    expect(splitSentences(text, 2, 4)).toEqual([{ start: 2, end: 4 }]);
    expect(splitSentences(text, 3, 3)).toEqual([]);
  });

  test("sentences cover all that is not white space, in order", () => {
    const character = fc.constantFrom(..."社区。！？!?.…“”‘’\"'（）《》()，：的a1 　\n");
    const texts = fc.array(character, { maxLength: 80 }).map((characters) => characters.join(""));
    fc.assert(
      fc.property(fc.oneof(texts, fc.string({ unit: "binary" })), (text) => {
        const spans = splitSentences(text, 0, text.length);
        const joined = spans.map(({ start, end }) => text.slice(start, end)).join("");
        expect(joined.replace(/\s/gu, "")).toBe(text.replace(/\s/gu, ""));
        spans.forEach((span, index) => {
          expect(span.start).toBeLessThan(span.end);
          if (index > 0) expect(span.start).toBeGreaterThanOrEqual(spans[index - 1]!.end);
        });
      }),
      { seed: 1, numRuns: 500 },
    );
  });
});

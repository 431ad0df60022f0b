import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { type MarkedLine, parseMarked, scoreLines, scoreOf } from "./marked.js";
import { runEntities, runLayer } from "./run.js";

const read = (name: string) =>
  readFileSync(new URL(name, import.meta.url), "utf8")
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#"));

test.each(read("rules.txt"))("%s", (line) => {
  const { text, marks } = parseMarked(line);
  const write = (one: { type: string; start: number; end: number }) => `${one.type} ${text.slice(one.start, one.end)}`;
  expect(runEntities(text).map(write)).toEqual(marks.map(write));
});

/** Floors that only rise. Each line is a document of its own, without context from others. */
const FLOORS: readonly (readonly [file: string, core: number, open: number])[] = [
  ["prose-tuned.txt", 0.95, 0.9],
  ["prose-tuned-2.txt", 0.95, 0.9],
  ["prose-held-out.txt", 0.9, 0.75],
];

test.each(FLOORS)("names in %s", (file, core, open) => {
  const lines: readonly MarkedLine[] = read(file).map(parseMarked);
  const score = scoreLines(lines, runEntities);
  expect(scoreOf(score.core)).toBeGreaterThanOrEqual(core);
  expect(scoreOf(score.open)).toBeGreaterThanOrEqual(open);
});

const ANAPHORS: readonly (readonly [text: string, anaphor: string, type: string, level: string])[] = [
  ["镇综合行政执法队开展巡查。", "镇综合行政执法队", "government", "town"],
  ["区数据局提供支持。", "区数据局", "government", "county"],
  ["社区党支部牵头协调。", "社区党支部", "party_org", "community"],
];

test.each(ANAPHORS)("common noun in %s", (text, anaphor, type, level) => {
  expect(runLayer(text).anaphors).toContainEqual(expect.objectContaining({ text: anaphor, type, level }));
});

test("a name given once in full is found again by its short form", () => {
  const text = "嘉定区安亭镇社区卫生服务中心联农分中心开诊。\n联农分中心每周二有专家坐诊。";
  const found = runEntities(text).filter((mention) => mention.sentence === 1);
  expect(found.map((mention) => [mention.text, mention.type])).toContainEqual(["联农分中心", "medical"]);
});

test("spans show their text, inner mentions follow their outer one", () => {
  const text = "闵行区梅陇镇党委书记李晓燕来到中山东路58号。";
  const mentions = runEntities(text);
  for (const [ordinal, mention] of mentions.entries()) {
    expect(text.slice(mention.start, mention.end)).toBe(mention.text);
    expect(mention.outer).toBeLessThan(ordinal);
    expect(mention.confidence).toBeGreaterThan(0);
    expect(mention.confidence).toBeLessThan(1);
  }
});

test("any text is read without an error", () => {
  const texts = [
    "",
    "“”《》（）“",
    "第第第届",
    "\u{1F600}王",
    "一".repeat(300),
    "路路路路弄号",
    '"a"b"c',
    "中".repeat(50),
  ];
  expect(() => runEntities(texts.join("\n"))).not.toThrow();
});

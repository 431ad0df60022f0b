import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { GazetteerMatch } from "../../src/model/gazetteer.js";
import type { EntityType } from "../../src/model/types.js";
import { openTagger } from "../../src/stages/5-entities/tagger/index.js";
import { loadTestDictionaries } from "../support/dictionaries.js";
import { loadTestGazetteer } from "../support/gazetteer.js";

function read(path: string): ArrayBuffer {
  const bytes = readFileSync(new URL(path, import.meta.url));
  const block = new ArrayBuffer(bytes.length);
  new Uint8Array(block).set(bytes);
  return block;
}

const model = read("../../dictionaries/tagger.bin");
const tagger = openTagger(model, loadTestDictionaries());
const gazetteer = loadTestGazetteer();

function score(text: string, start = 0, end = text.length) {
  const places: GazetteerMatch[] = [];
  for (let at = start; at < end; at++) places.push(...gazetteer.matchAt(text, at));
  return tagger.score(text, start, end, places, 0);
}

/** `「…」` marks the names that the tagger is to find with confidence, in a line that no frame has. */
const LINES: readonly (readonly [string, ...EntityType[]])[] = [
  ["「长沙市芙蓉区湘湖街道综合行政执法队」的同志晚饭后又上了街。", "government"],
  ["听说「仙居县人民医院」新添了设备。", "medical"],
  ["两位老人常去「锦绣兰庭小区」遛弯。", "compound"],
  ["网格员「陈志勇」敲开了独居老人的门。", "person"],
  ["「浦口区总工会」把补贴发到了女工手里。", "social_org"],
  // Common nouns that stand for something named before hold no name.
  ["执法队的同志晚饭后又上了街。"],
  ["其他居委会也想照着办。"],
  ["深化城管工作站的服务，让“最后一公里”不再难走。"],
];

describe("the committed model", () => {
  it.each(LINES)("%s", (line, ...types) => {
    const names: string[] = [...line.matchAll(/「(.+?)」/g)].map((match) => match[1]!);
    const found = score(line.replace(/[「」]/g, "")).spans.filter((span) => span.confidence >= 0.5);
    const text = line.replace(/[「」]/g, "");
    expect(found.map((span) => [text.slice(span.start, span.end), span.type])).toEqual(
      names.map((name, i) => [name, types[i]]),
    );
  });

  it("scores a part of a text with positions of the whole", () => {
    const text = "天晴了。听说仙居县人民医院新添了设备。";
    const scores = score(text, 4);
    expect(scores.spans.map((span) => text.slice(span.start, span.end))).toEqual(["仙居县人民医院"]);
    expect(scores.whole(6, 13, "medical")).toBeGreaterThan(Math.log(0.5));
    expect(scores.anyWhole(6, 13)).toBe(scores.whole(6, 13, "medical"));
    expect(scores.begin(6)).toBeGreaterThan(Math.log(0.5));
    expect(scores.end(13)).toBeGreaterThan(Math.log(0.5));
    expect(scores.outside(13, text.length)).toBeGreaterThan(Math.log(0.5));
    expect(scores.outside(6, 9)).toBeLessThan(Math.log(0.5));
  });

  it("answers for places outside the sentence and for types it does not know", () => {
    const scores = score("天晴了。", 0, 4);
    expect(scores.whole(2, 9, "medical")).toBe(-60);
    expect(scores.whole(0, 2, "law")).toBe(-60);
    expect(scores.begin(4)).toBe(-60);
  });

  it("takes any text", () => {
    for (const text of ["", "a", "，", "\u{20000}村", "”“》《", "x".repeat(3000)])
      expect(Array.isArray(score(text).spans)).toBe(true);
  });

  it("refuses bytes that are no model", () => {
    expect(() => openTagger(new ArrayBuffer(64), loadTestDictionaries())).toThrow();
  });
});

import { describe, expect, test } from "vitest";
import { loadTestLexicon } from "../support/gazetteer.js";

const lexicon = loadTestLexicon();

describe("the general vocabulary", () => {
  test("words have counts and tags, others none", () => {
    expect(lexicon.count("社区")).toBeGreaterThan(1000);
    expect(lexicon.pos("社区")).toBe("n");
    expect(lexicon.count("高行镇东力")).toBe(0);
    expect(lexicon.pos("高行镇东力")).toBe("");
    expect(lexicon.count("")).toBe(0);
    expect(lexicon.total).toBeGreaterThan(10_000_000);
  });
  test("all words that start at a place, shortest first", () => {
    const text = "在社区卫生服务中心";
    const words: string[] = [];
    lexicon.matchAt(text, 1, (end) => words.push(text.slice(1, end)));
    expect(words[0]).toBe("社");
    expect(words).toContain("社区");
    expect(words).toEqual([...words].sort((a, b) => a.length - b.length));
  });
});

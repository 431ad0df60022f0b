import { describe, expect, it } from "vitest";
import { makeExamples } from "../../scripts/tagger/examples.js";
import { createExpander } from "../../scripts/tagger/expand.js";
import { type Part, readGrammar, readParts } from "../../scripts/tagger/grammar.js";
import { readGrammars, readLines } from "../../scripts/tagger/load.js";
import { createRandom } from "../../scripts/tagger/random.js";
import { openSources } from "../../scripts/tagger/sources.js";
import { loadTestDictionaries } from "../support/dictionaries.js";
import { loadTestGazetteer, loadTestLexicon } from "../support/gazetteer.js";

const rules = readGrammars();
const frames = readLines("frames");
const negatives = readLines("negatives");

function slotsOf(parts: readonly Part[]): string[] {
  return parts.flatMap((part) =>
    "slot" in part ? [part.slot.split(">")[0]!] : "choices" in part ? part.choices.flatMap(slotsOf) : [],
  );
}

describe("frames and grammars", () => {
  it("are many, and each is there once", () => {
    expect(new Set(frames).size).toBe(frames.length);
    expect(frames.length).toBeGreaterThan(800);
    expect(new Set(negatives).size).toBeGreaterThan(250);
  });

  it("name only slots that somebody fills", () => {
    const sources = openSources(loadTestGazetteer(), loadTestDictionaries(), loadTestLexicon(), ["社区", "建设"]);
    const all = [...frames, ...negatives].map(readParts);
    for (const rule of rules.values()) all.push(...rule.alternatives);
    const slots = new Set(all.flatMap(slotsOf).filter((slot) => !rules.has(slot) && !slot.startsWith("=w.")));
    const missing = [...slots].filter((slot) => !sources.fills(slot));
    expect(missing).toEqual([]);
  });
});

describe("a grammar", () => {
  const names = readGrammar("[org] government\n3 {place}(局|所)\n[place]\n甲县\n");
  const sources = { gazetteer: loadTestGazetteer(), towns: [1], read: () => "", fills: () => true };

  it("marks the outermost name and fills it by its rules", () => {
    const expander = createExpander(names, sources, createRandom(1), (text) => text);
    const { text, spans } = expander.expand(readParts("由{org}牵头"));
    expect(text).toMatch(/^由甲县[局所]牵头$/);
    expect(spans).toEqual([{ start: 1, end: 4, type: "government" }]);
  });

  it("makes the same sentences from the same seed", () => {
    const make = (seed: number): string[] => {
      const random = createRandom(seed);
      const expander = createExpander(names, sources, random, (text) => text);
      const parts = { positive: ["{org}来了", "{org}走了"].map(readParts), negative: ["无事。"].map(readParts) };
      return makeExamples(parts, expander, random, 20).map((example) => example.text);
    };
    expect(make(7)).toEqual(make(7));
    expect(make(7)).not.toEqual(make(8));
  });
});

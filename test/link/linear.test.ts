import { expect, test } from "vitest";
import { ClauseMarks } from "../../src/stages/7-link/clause-marks.js";
import { holderWeights } from "../../src/stages/7-link/holder-features.js";
import { linkDocument } from "../../src/stages/7-link/index.js";
import { makeMemory } from "../../src/stages/7-link/memory.js";
import { compileRules } from "../../src/stages/7-link/rules.js";
import type { LinkInput } from "../../src/stages/7-link/view.js";
import { loadTestDictionaries } from "../support/dictionaries.js";
import { loadTestGazetteer } from "../support/gazetteer.js";
import { readPapers } from "./marked.js";

const dictionaries = loadTestDictionaries();
const gazetteer = loadTestGazetteer();
const rules = compileRules(dictionaries);

/** The most candidates that a figure has in one sentence of so many names and figures. */
function mostCandidates(figures: number): number {
  const sentence = "{d:闵行区}{g:{d:梅陇镇}城管队}办了{#:3个}站，".repeat(figures);
  const [paper] = readPapers(`=== long\n${sentence}\n---\n`);
  let most = 0;
  linkDocument(paper?.layers as unknown as LinkInput, {
    gazetteer,
    memory: makeMemory(gazetteer, rules),
    rules,
    home: [],
    weights: holderWeights(dictionaries),
    watch: ({ candidates }) => {
      most = Math.max(most, candidates.length);
    },
  });
  return most;
}

test("a sentence without end makes no figure weigh more names", () => {
  expect(mostCandidates(200)).toBe(mostCandidates(100));
});

test("the marks of a sentence are read once, from where they were left", () => {
  const marks = new ClauseMarks();
  const text = "甲，乙；丙，丁，戊";
  marks.read(text, 0, 0, 5);
  expect([marks.countFrom(0, 9), marks.endsStatement(2), marks.endsStatement(4)]).toEqual([2, true, false]);
  marks.read(text, 0, 0, text.length);
  expect([marks.countFrom(0, 9), marks.countFrom(0, 3), marks.countFrom(4, 9)]).toEqual([4, 3, 2]);
  marks.read("，甲", 1, 0, 2);
  expect([marks.countFrom(0, 9), marks.endsStatement(0)]).toEqual([1, false]);
});

import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { LinksLayer } from "../../src/model/layers.js";
import type { Outcome } from "../../src/model/stage.js";
import { linkStage } from "../../src/stages/7-link/index.js";
import { loadTestDictionaries } from "../support/dictionaries.js";
import { loadTestGazetteer, loadTestLexicon } from "../support/gazetteer.js";
import { brokenClaims } from "./claims.js";
import { readPapers } from "./marked.js";

const link = linkStage.prepare(
  { dictionaries: loadTestDictionaries(), gazetteer: loadTestGazetteer(), lexicon: loadTestLexicon() },
  {},
);

/** Holders are weighed, not derived: of the papers' claims about them so many may fail; of all other claims none. */
const MISSED_HOLDERS = 4;
const missed: string[] = [];
let holders = 0;

for (const file of ["tuned", "held", "fresh", "reports", "rules"]) {
  describe(`papers of other places (${file})`, () => {
    const papers = readPapers(readFileSync(new URL(`./papers/${file}.txt`, import.meta.url), "utf8"));
    test.each(papers)("$name", (paper) => {
      const { value } = link(paper.layers) as Outcome<LinksLayer>;
      const broken = brokenClaims(paper, value);
      const isHolder = (claim: string): boolean => claim.startsWith("holder ");
      holders += paper.claims.filter(isHolder).length;
      missed.push(...broken.filter(isHolder));
      expect(broken.filter((claim) => !isHolder(claim))).toEqual([]);
    });
  });
}

test("holders of the papers' figures", () => {
  expect(holders).toBeGreaterThan(80);
  expect(missed.length, missed.join("\n")).toBeLessThanOrEqual(MISSED_HOLDERS);
});

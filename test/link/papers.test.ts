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

for (const file of ["tuned", "held", "fresh", "reports", "rules"]) {
  describe(`papers of other places (${file})`, () => {
    const papers = readPapers(readFileSync(new URL(`./papers/${file}.txt`, import.meta.url), "utf8"));
    test.each(papers)("$name", (paper) => {
      const { value } = link(paper.layers) as Outcome<LinksLayer>;
      expect(brokenClaims(paper, value)).toEqual([]);
    });
  });
}

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { readTaggerModel } from "../../src/io/artefacts.js";
import { entitiesStage, prepareFinder } from "../../src/stages/5-entities/index.js";
import { secondOpinion } from "../../src/stages/5-entities/second-opinion.js";
import { openTagger } from "../../src/stages/5-entities/tagger/index.js";
import { loadTestDictionaries } from "../support/dictionaries.js";
import { loadTestGazetteer, loadTestLexicon } from "../support/gazetteer.js";
import { layersOf } from "./run.js";

it("finds the same names with the same confidence whether names that cannot win are left out or kept", () => {
  const dictionaries = loadTestDictionaries();
  const tagger = readTaggerModel();
  const setup = { dictionaries, gazetteer: loadTestGazetteer(), lexicon: loadTestLexicon(), tagger };
  const leaving = entitiesStage.prepare(setup, {}) as ReturnType<typeof prepareFinder>;
  // Whoever watches is shown all that competed.
  const keeping = prepareFinder(setup, secondOpinion(openTagger(tagger, dictionaries)), () => undefined);
  for (const name of ["prose-tuned.txt", "prose-tuned-2.txt", "prose-held-out.txt"]) {
    const text = readFileSync(join(import.meta.dirname, name), "utf8").replace(/[「」]/g, "");
    const layers = layersOf(text);
    const { mentions } = leaving(layers).value;
    expect(mentions.some(({ type }) => type === "person")).toBe(true);
    expect(mentions).toEqual(keeping(layers).value.mentions);
  }
});

import type { RepairedLayer, SourceLayer } from "../../src/model/layers.js";
import { readPlain } from "../../src/stages/1-read/index.js";
import { repairStage } from "../../src/stages/2-repair/index.js";
import { loadTestDictionaries } from "../support/dictionaries.js";
import { loadTestGazetteer, loadTestLexicon } from "../support/gazetteer.js";

const setup = { dictionaries: loadTestDictionaries(), gazetteer: loadTestGazetteer(), lexicon: loadTestLexicon() };
const run = repairStage.prepare(setup, {});

/** A text after the first two stages. */
export function repairText(text: string, path = "a.txt"): { source: SourceLayer; repaired: RepairedLayer } {
  const source = readPlain(path, new TextEncoder().encode(text)).value;
  const outcome = run({ source });
  if (outcome instanceof Promise) throw new Error("repair does not wait");
  return { source, repaired: outcome.value };
}

/** The paragraphs of a repaired text that are no page furniture. */
export function paragraphTexts(repaired: RepairedLayer): string[] {
  const shown = repaired.paragraphs.filter(({ role }) => !["furniture", "byline", "caption"].includes(role));
  return shown.map((paragraph) => repaired.text.slice(paragraph.start, paragraph.end));
}

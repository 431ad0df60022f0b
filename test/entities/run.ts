import type { Layers, Mention, MentionsLayer } from "../../src/model/layers.js";
import { entitiesStage } from "../../src/stages/5-entities/index.js";
import { loadTestDictionaries } from "../support/dictionaries.js";
import { loadTestGazetteer, loadTestLexicon } from "../support/gazetteer.js";

type Input = Pick<Layers, "repaired" | "sentences">;
let prepared: ((input: Input) => { readonly value: MentionsLayer }) | undefined;

/** The stage gives its layer at once; its type leaves room for stages that do not. */
function prepare(): (input: Input) => { readonly value: MentionsLayer } {
  const setup = { dictionaries: loadTestDictionaries(), gazetteer: loadTestGazetteer(), lexicon: loadTestLexicon() };
  return entitiesStage.prepare(setup, {}) as (input: Input) => { readonly value: MentionsLayer };
}

/** A text of one sentence a line, as the stage takes it. */
export function layersOf(text: string): Input {
  let start = 0;
  const sentences = text.split("\n").map((line, ordinal) => {
    const sentence = {
      start,
      end: start + line.length,
      article: 0,
      ordinal,
      paragraph: ordinal,
      role: "body" as const,
    };
    start += line.length + 1;
    return sentence;
  });
  return { repaired: { text }, sentences: { sentences, tokens: () => [] } } as unknown as Input;
}

/** The entities stage on a text of one sentence a line. */
export function runLayer(text: string): MentionsLayer {
  prepared ??= prepare();
  return prepared(layersOf(text)).value;
}

export function runEntities(text: string): readonly Mention[] {
  return runLayer(text).mentions;
}

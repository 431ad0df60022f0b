import { Type } from "@sinclair/typebox";
import type { Layers, Metric } from "../../model/layers.js";
import { defineStage } from "../../model/stage.js";
import { createQuantityFinder } from "../../text/quantities/index.js";
import { withWords } from "./own-words.js";
import { quantityWordsOf } from "./quantity-words.js";
import { readDocument } from "./read-document.js";
import { vocabularyOf } from "./vocabulary.js";

/** Stage 6: every figure with what it measures, its bound, direction, start value, comparison and who may hold it. */
export const metricsStage = defineStage({
  name: "metrics",
  needs: ["repaired", "sentences", "mentions"],
  gives: "metrics",
  options: Type.Object({}, { additionalProperties: false }),
  prepare({ dictionaries, lexicon }) {
    const find = createQuantityFinder(quantityWordsOf(dictionaries));
    const vocabulary = vocabularyOf(dictionaries);
    const words = withWords(lexicon, vocabulary);
    return (layers: Pick<Layers, "repaired" | "sentences" | "mentions">) => {
      const metrics: Metric[] = readDocument({ find, vocabulary, lexicon: words }, layers);
      return { value: { metrics }, findings: [] };
    };
  },
});

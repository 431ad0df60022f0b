import { type Static, Type } from "@sinclair/typebox";
import type { Token } from "../../model/layers.js";
import { defineStage } from "../../model/stage.js";
import type { Segmenter } from "./engines/engine.js";
import { checkEngine, openSegmenter, readBaseDictionary } from "./engines/segmenter.js";
import { mergeWords, readOwnWords } from "./engines/words.js";
import { findSentences } from "./sentences.js";
import { tokenise } from "./tokens.js";

const Options = Type.Object(
  {
    engine: Type.Optional(
      Type.Union([Type.Literal("auto"), Type.Literal("node-rs"), Type.Literal("nodejieba")], {
        description: "Which word segmenter cuts sentences into tokens; auto takes the fastest that is installed.",
        default: "auto",
      }),
    ),
  },
  { additionalProperties: false },
);

/** Stage 4: sentences at once, their words when asked for. */
export const segmentStage = defineStage({
  name: "segment",
  needs: ["repaired", "articles"],
  gives: "sentences",
  options: Options,
  prepare({ dictionaries, lexicon }, { engine = "auto" }: Static<typeof Options>) {
    checkEngine(engine);
    const own = readOwnWords(dictionaries, lexicon);
    const ownTags = new Map(own.map(({ word, tag }) => [word, tag]));
    const tagOf = (word: string): string => ownTags.get(word) ?? (lexicon.pos(word) || "x");
    let cut: Segmenter | undefined;
    return ({ repaired, articles }) => {
      const sentences = findSentences(repaired, articles);
      const tokens = (ordinal: number): readonly Token[] => {
        const sentence = sentences[ordinal];
        if (sentence === undefined) return [];
        // Most runs write no tokens, so the engine is loaded by the first one asked for.
        cut ??= openSegmenter(engine, mergeWords(readBaseDictionary(), own));
        return tokenise(repaired.text, sentence.start, sentence.end, cut, tagOf);
      };
      return { value: { sentences, tokens }, findings: [] };
    };
  },
});

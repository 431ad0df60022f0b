import { Type } from "@sinclair/typebox";
import type { ArticlesLayer } from "../../model/layers.js";
import { defineStage } from "../../model/stage.js";
import { compileCues } from "./cues.js";
import { rolesByLevel } from "./marked.js";
import { type Block, blocksOf } from "./roles.js";
import { splitArticles } from "./split.js";
import { rolesByScore } from "./unmarked.js";

/**
 * Stage 3: tells the articles of a file apart. Where the file's mark-up gives its headings levels, they decide;
 * else each heading is scored by what stands in it, above it and below it (`unmarked.ts`).
 */
export const articlesStage = defineStage({
  name: "articles",
  needs: ["repaired"],
  gives: "articles",
  options: Type.Object({}, { additionalProperties: false }),
  prepare(setup) {
    const cues = compileCues(setup);
    return ({ repaired }) => {
      const blocks = blocksOf(repaired);
      const roles = hasLevels(blocks) ? rolesByLevel(blocks) : rolesByScore(blocks, cues);
      const value: ArticlesLayer = { articles: splitArticles(repaired, blocks, roles), roles };
      return { value, findings: [] };
    };
  },
});

/** Whether the mark-up gives the headings levels; one heading over several lines that are set as heads names the paper. */
function hasLevels(blocks: readonly Block[]): boolean {
  const marked = blocks.filter((block) => block.level > 0);
  const heads = blocks.filter((block) => block.role === "heading" && block.level === 0);
  return marked.length > 1 || (marked.length === 1 && heads.length < FEWEST_HEADS);
}

const FEWEST_HEADS = 2;

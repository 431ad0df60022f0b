import { Type } from "@sinclair/typebox";
import type { Paragraph, RepairedLayer, SourceLayer } from "../../model/layers.js";
import { defineStage, type Outcome, type Setup } from "../../model/stage.js";
import { assembleParagraphs } from "./assemble.js";
import { compose } from "./compose.js";
import { measureLayout } from "./layout.js";
import { collectLines } from "./lines.js";
import { compileOpeners, recurringStarts } from "./openers.js";
import { compileFurniture } from "./page-furniture.js";

/**
 * Stage 2: makes a scan readable. Lines that the page broke are joined, blanks and widths that mean nothing unified,
 * confused characters mended, page furniture marked, blocks put back in reading order. Every character maps home and
 * every repair is recorded.
 */
export const repairStage = defineStage({
  name: "repair",
  needs: ["source"],
  gives: "repaired",
  options: Type.Object({}, { additionalProperties: false }),
  prepare(setup) {
    const tools = compileTools(setup);
    return ({ source }) => repair(source, tools);
  },
});

function compileTools({ dictionaries, lexicon }: Setup) {
  return {
    lexicon,
    furniture: compileFurniture(dictionaries.get("page-furniture")),
    opens: compileOpeners(dictionaries.get("paragraph-openers")),
  };
}

function repair(source: SourceLayer, tools: ReturnType<typeof compileTools>): Outcome<RepairedLayer> {
  const lines = collectLines(source, tools.furniture);
  const layout = measureLayout(lines, source.mediaType);
  const recurs = recurringStarts(lines);
  const opens = (text: string) => tools.opens(text) || recurs(text);
  const drafts = assembleParagraphs(lines, { lexicon: tools.lexicon, layout, opens });
  const composed = compose(source.content, drafts);
  const paragraphs = drafts.map((draft, i): Paragraph => {
    const span = composed.spans[i] ?? { start: 0, end: 0 };
    return { ...span, role: draft.role, level: draft.level, gap: draft.gap };
  });
  return { value: { ...composed.text, paragraphs, repairs: composed.repairs }, findings: [] };
}

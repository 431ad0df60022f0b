import { Type } from "@sinclair/typebox";
import { rowsOf } from "../../dictionary/rows.js";
import type { Dictionaries } from "../../model/dictionary.js";
import type { Gazetteer } from "../../model/gazetteer.js";
import type { Paragraph, Repair, RepairedLayer, SourceLayer } from "../../model/layers.js";
import type { Lexicon } from "../../model/lexicon.js";
import { defineStage, type Outcome, type Setup } from "../../model/stage.js";
import { placeFinder } from "../../text/named-places.js";
import { assembleParagraphs } from "./assemble.js";
import { type Composed, compose } from "./compose.js";
import { compileConfusions } from "./confusions.js";
import { type Across, nameAcross, personAcross, wordAcross } from "./junction.js";
import { measureLayout } from "./layout.js";
import { collectLines } from "./lines.js";
import { compileLookAlikes } from "./look-alikes.js";
import { applyMends } from "./mend.js";
import { compileOpeners, recurringStarts } from "./openers.js";
import { orderBlocks } from "./order.js";
import { compileFurniture } from "./page-furniture.js";
import type { Draft } from "./paragraphs.js";
import { markPlainTables } from "./plain-tables.js";
import { findRepeats } from "./repeats.js";
import { splitRunInHeads } from "./run-in-heads.js";

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

type Tools = ReturnType<typeof compileTools>;

function compileTools({ dictionaries, lexicon, gazetteer }: Setup) {
  const cues = rowsOf(dictionaries.get("article-cues"), ["word", "kind"]);
  return {
    lexicon,
    across: acrossFinder(dictionaries, lexicon, gazetteer),
    furniture: compileFurniture(dictionaries.get("page-furniture")),
    opens: compileOpeners(dictionaries.get("paragraph-openers")),
    confusions: compileConfusions(dictionaries.get("confusions"), lexicon, gazetteer),
    lookAlikes: compileLookAlikes(dictionaries.get("look-alikes"), gazetteer),
    /** Whether a line names a unit that acts: a sub-headline does, under a headline that does not. */
    namesUnit: unitFinder(cues.filter((row) => row.kind === "unit").map((row) => row.word)),
    places: placeFinder(
      cues.filter((row) => row.kind === "place").map((row) => row.word),
      lexicon,
      gazetteer,
    ),
  };
}

/** Kinds of fewer characters are other words. */
const SHORTEST_KIND = 3;

function acrossFinder(dictionaries: Dictionaries, lexicon: Lexicon, gazetteer: Gazetteer): Across {
  const words = [
    ...rowsOf(dictionaries.get("kinds"), ["kind"]).map(({ kind }) => kind),
    ...rowsOf(dictionaries.get("org-aliases"), ["form"]).map(({ form }) => form),
  ];
  const kinds = new Set(words.filter(({ length }) => length >= SHORTEST_KIND));
  const isPersonAcross = personAcross(dictionaries, lexicon);
  return (before, after) => {
    if (isPersonAcross(before, after) || nameAcross(gazetteer, kinds, before, after)) return "name";
    return wordAcross(lexicon, before, after) ? "word" : "";
  };
}

function repair(source: SourceLayer, tools: Tools): Outcome<RepairedLayer> {
  const drafts = readDrafts(source, tools);
  const composed = compose(source.content, drafts);
  const { text } = composed.text;
  const mended = applyMends(text, [...tools.confusions(text), ...tools.lookAlikes(text)]);
  const repairs = [...composed.repairs, ...movedRepairs(drafts, composed), ...mended.repairs];
  repairs.sort((a, b) => a.start - b.start || a.end - b.end);
  const paragraphs = paragraphsOf(drafts, composed);
  const { home, tail } = composed.text;
  return { value: { text: mended.text, home, tail, paragraphs, repairs }, findings: [] };
}

/** The paragraphs of a file in reading order. */
function readDrafts(source: SourceLayer, tools: Tools): Draft[] {
  const { text } = source.content;
  const printed = markPlainTables(collectLines(source, tools.furniture), text);
  const lines = splitRunInHeads(printed, text, tools.places, tools.across);
  const layout = measureLayout(lines, source.mediaType);
  const recurs = recurringStarts(lines);
  const opens = (start: string) => tools.opens(start) || recurs(start);
  const { lexicon } = tools;
  return orderBlocks(
    assembleParagraphs(lines, {
      across: tools.across,
      layout,
      opens,
      namesUnit: (line) => tools.namesUnit(line) || tools.places(line).length > 0,
    }),
    { lexicon, opens },
  );
}

function paragraphsOf(drafts: readonly Draft[], { spans }: Composed): Paragraph[] {
  const repeats = findRepeats(drafts);
  return drafts.map((draft, i) => {
    const { start, end } = spans[i] ?? { start: 0, end: 0 };
    const paragraph: Paragraph = { start, end, role: draft.role, level: draft.level, gap: draft.gap };
    const repeated = repeats[i] ?? -1;
    if (repeated < 0 && !draft.moved) return paragraph;
    return { ...paragraph, ...(repeated >= 0 ? { repeats: repeated } : {}), ...(draft.moved ? { moved: true } : {}) };
  });
}

/** A block that was put back is recorded as moved, its text unchanged. */
function movedRepairs(drafts: readonly Draft[], { spans }: Composed): Repair[] {
  return drafts.flatMap((draft, i) => {
    const span = spans[i];
    return draft.moved && span !== undefined ? [{ ...span, kind: "moved", from: "", to: "" }] : [];
  });
}

/** Names of units are looked for by endings that two characters or more make sure, behind something of their own. */
function unitFinder(endings: readonly string[]): (text: string) => boolean {
  const sure = endings.filter((ending) => ending.length >= 2);
  const pattern = new RegExp(`[\\u4e00-\\u9fff“”]{2}(?:${sure.join("|")})`);
  return (text) => pattern.test(text);
}

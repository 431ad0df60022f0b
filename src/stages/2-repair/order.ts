import type { Lexicon } from "../../model/lexicon.js";
import { endsSentence } from "../../text/characters.js";
import { wordAcross } from "./junction.js";
import type { Draft } from "./paragraphs.js";
import { goesOn, wentOn } from "./shape.js";

export interface OrderContext {
  readonly lexicon: Lexicon;
  readonly opens: (text: string) => boolean;
}

/** How many paragraphs may lie between a broken-off paragraph and its rest, where only a word proves it. */
const REACH = 6;
/** How many may lie between where a credit and an open clause prove it: a page or two. */
const PAGE = 120;
/** Shorter lines without an end are labels. */
const SHORTEST = 20;

/**
 * Puts blocks back in reading order where it is sure: a paragraph that breaks off, and one elsewhere that begins in the
 * middle of a sentence. They stay paragraphs of their own, as the way home must be monotonic inside a paragraph.
 */
export function orderBlocks(drafts: readonly Draft[], context: OrderContext): Draft[] {
  const ordered = [...drafts];
  for (let at = 0; at < ordered.length; at++) {
    const draft = ordered[at] as Draft;
    if (draft.role !== "body" || draft.moved || draft.text.length < SHORTEST || endsSentence(draft.text)) continue;
    const rest = findRest(ordered, at, context);
    if (rest !== null) moveBlock(ordered, at, rest);
  }
  return ordered;
}

interface Rest {
  readonly at: number;
  /** Paragraphs that move together. */
  readonly length: number;
}

function findRest(drafts: readonly Draft[], tail: number, context: OrderContext): Rest | null {
  const { text } = drafts[tail] as Draft;
  const near: number[] = [];
  for (let at = Math.max(0, tail - REACH); at <= Math.min(drafts.length - 1, tail + REACH); at++) {
    if (at === tail || at === tail + 1 || !isOrphan(drafts, at, context)) continue;
    if (wordAcross(context.lexicon, text, drafts[at]?.text ?? "")) near.push(at);
  }
  if (near.length === 1) return { at: near[0] as number, length: 1 };
  return goesOn(text) ? findHeadless(drafts, tail, context) : null;
}

/** A paragraph that begins in the middle of a sentence: with a mark, or with a character that begins no word. */
function isOrphan(drafts: readonly Draft[], at: number, { lexicon, opens }: OrderContext): boolean {
  const draft = drafts[at] as Draft;
  if (draft.role !== "body" || draft.moved || opens(draft.text)) return false;
  if (wentOn(draft.text)) return true;
  const before = drafts[at - 1];
  if (before !== undefined && before.role === "body" && !endsSentence(before.text)) return false;
  if (!/^[\u4e00-\u9fff]/.test(draft.text) || BEGINS_ALONE.test(draft.text)) return false;
  let begins = false;
  lexicon.matchAt(draft.text, 0, (end, count) => {
    if (end > 1 && count > 0) begins = true;
  });
  return !begins;
}

/** Characters that begin sentences as words of their own. */
const BEGINS_ALONE =
  /^[在为以从对近据自由按经把将让使当凡每该此其我他她它这那有是要既即若如因但而且并又也还再就才更最很不无没全各某]/;

/** The only block of text that stands behind a credit without a headline above it, where the tail leaves a clause open. */
function findHeadless(drafts: readonly Draft[], tail: number, { opens }: OrderContext): Rest | null {
  const found: Rest[] = [];
  for (let at = tail + 2; at < Math.min(drafts.length, tail + PAGE); at++) {
    const [before, draft] = [drafts[at - 1] as Draft, drafts[at] as Draft];
    if (draft.role !== "body" || draft.moved || draft.gap === 0 || opens(draft.text)) continue;
    if (before.role !== "byline" && before.role !== "furniture") continue;
    let length = 1;
    while (drafts[at + length]?.role === "body") length++;
    found.push({ at, length });
  }
  return found.length === 1 ? (found[0] as Rest) : null;
}

/** Text below goes up behind the tail; a tail below goes up before its rest. */
function moveBlock(drafts: Draft[], tail: number, rest: Rest): void {
  const below = rest.at > tail;
  const block = drafts.splice(below ? rest.at : tail, below ? rest.length : 1);
  const moved = block.map((draft) => ({ ...draft, moved: true }));
  drafts.splice(below ? tail + 1 : rest.at, 0, ...moved);
}

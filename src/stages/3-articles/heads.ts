import type { Cues } from "./cues.js";
import { type ArticleRole, type Block, isBody, isNumbered } from "./roles.js";

/** Section heads of one article are built alike: 深化调研 精准对接 / 普法宣传 提升素养. */
export function isAlike(text: string, other: string): boolean {
  const [a, b] = [text.replaceAll(" ", ""), other.replaceAll(" ", "")];
  return b !== "" && Math.abs(a.length - b.length) <= 2 && shape(a) === shape(b);
}

/** Alike, and as long. */
export function isTwin(text: string, other: string): boolean {
  return isAlike(text, other) && text.replaceAll(" ", "").length === other.replaceAll(" ", "").length;
}

/** Its commas and colons; blanks may be the scan's. */
function shape(heading: string): string {
  return heading.replace(/[^，,：:]/g, "").replaceAll(",", "，");
}

/** How far the text above and below a head is compared with it. */
const NEAR = 300;
const MOSTLY = 0.5;
const HARDLY = 0.3;

/** A line that repeats the words of the text above it and not of the text below is a caption without its mark. */
export function isCaptionLike(head: string, above: string, below: string): boolean {
  if (head.length < 6 || above === "") return false;
  return share(head, above.slice(-NEAR)) >= MOSTLY && share(head, below.slice(0, NEAR)) < HARDLY;
}

/** Share of a head's pairs of Chinese characters that a text holds. */
function share(head: string, text: string): number {
  let [pairs, found] = [0, 0];
  for (let at = 0; at + 2 <= head.length; at++) {
    const pair = head.slice(at, at + 2);
    if (!/^[\u4e00-\u9fff]{2}$/.test(pair)) continue;
    pairs++;
    if (text.includes(pair)) found++;
  }
  return pairs === 0 ? 0 : found / pairs;
}

const FEWEST_HEADS = 4;

/** Whether most heads of a file begin with who or what, or name a place: a page of short news. */
export function isNewsPage(blocks: readonly Block[], cues: Cues): boolean {
  let [heads, subjects] = [0, 0];
  blocks.forEach((block, i) => {
    const below = blocks[i + 1];
    if (block.role !== "heading" || isNumbered(block.text) || below === undefined || !isBody(below.role)) return;
    heads++;
    if (cues.firstWord(block.text) === "noun" || cues.places(block.text).length > 0) subjects++;
  });
  return heads >= FEWEST_HEADS && subjects * 5 >= heads * 3;
}

const LONG_PART = 200;

/** Heads that are the only one of a long article, or that are built unlike the heads before and behind them. */
export function oddHeads(blocks: readonly Block[], roles: readonly ArticleRole[]): Set<number> {
  const odd = new Set<number>();
  let heads: Block[] = [];
  let [above, below] = [0, 0];
  const close = () => {
    if (heads.length === 1 && above >= LONG_PART && below >= LONG_PART) odd.add(heads[0]?.ordinal ?? -1);
    if (heads.length > 1) for (const head of unlike(heads)) odd.add(head.ordinal);
    heads = [];
    above = 0;
    below = 0;
  };
  blocks.forEach((block, i) => {
    const role = roles[i] as ArticleRole;
    if (role === "title") close();
    else if (role === "heading") heads.push(block);
    else if (isBody(role) && heads.length === 0) above += block.text.length;
    else if (isBody(role)) below += block.text.length;
  });
  close();
  return odd;
}

function unlike(heads: readonly Block[]): Block[] {
  return heads.filter((head, i) => {
    return !isAlike(head.text, heads[i - 1]?.text ?? "") && !isAlike(head.text, heads[i + 1]?.text ?? "");
  });
}

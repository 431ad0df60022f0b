import type { Gazetteer } from "../../model/gazetteer.js";
import type { Mention } from "../../model/layers.js";
import type { Span } from "../../model/span.js";
import type { Recalled } from "./recall.js";
import { buildTrie, ROOT, step, type WordTrie } from "./word-trie.js";

/** What the full name of a firm ends in. */
const FULL = /公司$/;
const COUNTY = 3;
const SHORTEST_BRAND = 3;
const SHORTEST_WORD = 2;

/**
 * The brands by which a text goes on to speak of firms whose full names it gave: 翔丰华 of 福建翔丰华新能源材料有限公司. A brand is as
 * much of the name behind its place as stands elsewhere in the text; common words (新能源, 绿色农业) are none.
 */
export function brandNames(
  text: string,
  mentions: readonly Mention[],
  gazetteer: Gazetteer,
  isWord: (text: string) => boolean,
): Map<string, Recalled> {
  const firms = mentions.filter(({ type, outer, text: name }) => type === "company" && outer < 0 && FULL.test(name));
  const brands = new Map<string, Recalled>();
  if (firms.length === 0) return brands;
  const trie = buildTrie([...new Set(firms.map((firm) => text.slice(placesEnd(gazetteer, text, firm), firm.end)))]);
  let next = 0;
  for (let at = 0; at < text.length; at++) {
    while (next < firms.length && firms[next]!.end <= at) next++;
    if (next < firms.length && firms[next]!.start <= at) {
      at = firms[next]!.end - 1;
      continue;
    }
    const brand = text.slice(at, longestBeginning(trie, text, at));
    if (brand.length < SHORTEST_BRAND || FULL.test(brand) || isCommon(brand, isWord)) continue;
    brands.set(brand, { type: "company", subtype: "firm" });
  }
  return brands;
}

/** Where the provinces, cities and counties at the head of a name end. */
function placesEnd(gazetteer: Gazetteer, text: string, { start, end }: Span): number {
  const head = gazetteer.matchAt(text, start).find(({ level, form }) => level <= COUNTY && form !== "changed");
  if (head === undefined || head.end + SHORTEST_BRAND >= end) return start;
  return placesEnd(gazetteer, text, { start: head.end, end });
}

/** The end of the longest stretch with which any of the words begins. */
function longestBeginning(trie: WordTrie, text: string, at: number): number {
  let node: number = ROOT;
  let end = at;
  for (; end < text.length; end++) {
    node = step(trie, node, text.charCodeAt(end));
    if (node < 0) return end;
  }
  return end;
}

/** One common word, or two. */
function isCommon(brand: string, isWord: (text: string) => boolean): boolean {
  if (isWord(brand)) return true;
  for (let cut = SHORTEST_WORD; cut <= brand.length - SHORTEST_WORD; cut++)
    if (isWord(brand.slice(0, cut)) && isWord(brand.slice(cut))) return true;
  return false;
}

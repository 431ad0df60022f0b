import type { Sections } from "./sections.js";

/** A compiled trie, see `buildTrie`. `roots[unit]` is the child of the root with that label, or 0. */
export interface Trie {
  readonly labels: Uint16Array;
  readonly first: Uint32Array;
  readonly roots: Uint32Array;
  /** A Bloom filter of the first two labels: in running text four look-ups in five fail there. */
  readonly pairs: Uint32Array;
  /** The first two labels in one number and the node behind them, in open addressing. */
  readonly seconds: Uint32Array;
}

export function openTrie(sections: Sections): Trie {
  return {
    labels: sections.u16("labels"),
    first: sections.u32("first"),
    roots: sections.u32("roots"),
    pairs: sections.u32("pairs"),
    seconds: sections.u32("seconds"),
  };
}

export function hashPair(a: number, b: number): number {
  const mixed = Math.imul(a, 0x9e3779b1) ^ Math.imul(b, 0x85ebca6b);
  return mixed ^ (mixed >>> 15);
}

/** The node of the two units `a` and `b`, or 0. */
export function secondOf({ pairs, seconds }: Trie, a: number, b: number): number {
  const hash = hashPair(a, b);
  const bit = hash & (32 * pairs.length - 1);
  if (((pairs[bit >>> 5]! >>> (bit & 31)) & 1) === 0) return 0;
  const mask = (seconds.length >>> 1) - 1;
  const key = ((a << 16) | b) >>> 0;
  for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
    const held = seconds[2 * slot]!;
    if (held === key) return seconds[2 * slot + 1]!;
    if (held === 0) return 0;
  }
}

/** The child of `node` with that label, or 0. For children of the root, `roots` is faster. */
export function childOf(trie: Trie, node: number, label: number): number {
  const { labels, first } = trie;
  let low = first[node]!;
  let high = first[node + 1]!;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (labels[middle]! < label) low = middle + 1;
    else high = middle;
  }
  return low < first[node + 1]! && labels[low] === label ? low : 0;
}

/** The node at the end of `text`, or 0 where the trie does not hold it. */
export function nodeAt(trie: Trie, text: string): number {
  let node = 0;
  for (let index = 0; index < text.length; index++) {
    node = index === 0 ? trie.roots[text.charCodeAt(0)]! : childOf(trie, node, text.charCodeAt(index));
    if (node === 0) return 0;
  }
  return node;
}

/** The string that leads from the root to a node: breadth-first numbers make the parent a binary search. */
export function pathTo(trie: Trie, node: number): string {
  let path = "";
  for (let at = node; at > 0; at = parentOf(trie, at)) path = String.fromCharCode(trie.labels[at]!) + path;
  return path;
}

function parentOf(trie: Trie, node: number): number {
  let low = 0;
  let high = node;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (trie.first[middle + 1]! <= node) low = middle + 1;
    else high = middle;
  }
  return low;
}

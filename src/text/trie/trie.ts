import type { Sections } from "./sections.js";

/** A compiled trie, see `buildTrie`. `roots[unit]` is the child of the root with that label, or 0. */
export interface Trie {
  readonly labels: Uint16Array;
  readonly first: Uint32Array;
  readonly roots: Uint32Array;
  /** A Bloom filter of the first two labels: in running text four look-ups in five fail there. */
  readonly pairs: Uint32Array;
}

const PAIR_BITS = 21;

export function openTrie(sections: Sections): Trie {
  const labels = sections.u16("labels");
  const first = sections.u32("first");
  // Two thirds of all look-ups end at the root, so its children get a table.
  const roots = new Uint32Array(65536);
  const pairs = new Uint32Array(1 << (PAIR_BITS - 5));
  for (let node = first[0]!; node < first[1]!; node++) {
    roots[labels[node]!] = node;
    for (let child = first[node]!; child < first[node + 1]!; child++) {
      const bit = hashPair(labels[node]!, labels[child]!);
      pairs[bit >>> 5]! |= 1 << (bit & 31);
    }
  }
  return { labels, first, roots, pairs };
}

function hashPair(a: number, b: number): number {
  return (Math.imul(a, 0x9e3779b1) ^ Math.imul(b, 0x85ebca6b)) >>> (32 - PAIR_BITS);
}

/** The node of the two units `a` and `b`, or 0; `root` is the node of `a`. */
export function secondOf(trie: Trie, root: number, a: number, b: number): number {
  const bit = hashPair(a, b);
  return ((trie.pairs[bit >>> 5]! >>> (bit & 31)) & 1) === 0 ? 0 : childOf(trie, root, b);
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

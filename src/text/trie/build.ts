import type { Section } from "./sections.js";
import { hashPair } from "./trie.js";

/** Sections of a trie and, for each key, the node where it ends. */
export interface BuiltTrie {
  readonly sections: Readonly<Record<string, Section>>;
  readonly nodeOf: Uint32Array;
  readonly nodes: number;
}

/**
 * Builds a trie over UTF-16 units from keys that are sorted and distinct. Nodes are numbered breadth first, so the children
 * of a node are neighbours, sorted by label: node `n` owns `[first[n], first[n + 1])`. The root is node 0.
 */
export function buildTrie(keys: readonly string[]): BuiltTrie {
  const size = keys.reduce((sum, key) => sum + key.length, 1);
  const labels = new Uint16Array(size);
  const first = new Uint32Array(size + 1);
  const low = new Uint32Array(size);
  const high = new Uint32Array(size);
  const depth = new Uint16Array(size);
  const nodeOf = new Uint32Array(keys.length);
  high[0] = keys.length;
  let nodes = 1;
  for (let node = 0; node < nodes; node++) {
    first[node] = nodes;
    const at = depth[node]!;
    let index = low[node]!;
    const end = high[node]!;
    if (index < end && keys[index]!.length === at) nodeOf[index++] = node;
    while (index < end) {
      const label = keys[index]!.charCodeAt(at);
      labels[nodes] = label;
      depth[nodes] = at + 1;
      low[nodes] = index;
      while (index < end && keys[index]!.charCodeAt(at) === label) index++;
      high[nodes++] = index;
    }
  }
  first[nodes] = nodes;
  const sections = { labels: labels.slice(0, nodes), first: first.slice(0, nodes + 1) };
  return { sections: { ...sections, ...indexPairs(sections.labels, sections.first) }, nodeOf, nodes };
}

/** Bits of the filter for each pair: the smaller, the more of it stays in the cache; the larger, the fewer pairs pass in vain. */
const BITS_PER_PAIR = 8;

/** Tables for the first two labels, where nearly all look-ups end: see `Trie`. */
function indexPairs(labels: Uint16Array, first: Uint32Array): Readonly<Record<string, Section>> {
  const roots = new Uint32Array(65536);
  for (let node = first[0]!; node < first[1]!; node++) roots[labels[node]!] = node;
  const size = first[1]! < labels.length ? first[first[1]!]! - first[1]! : 0;
  const pairs = new Uint32Array(powerAbove((BITS_PER_PAIR * size) / 32));
  const seconds = new Uint32Array(2 * powerAbove(1.3 * size));
  for (let node = first[0]!; node < first[1]!; node++) {
    for (let child = first[node]!; child < first[node + 1]!; child++) {
      const hash = hashPair(labels[node]!, labels[child]!);
      const bit = hash & (32 * pairs.length - 1);
      pairs[bit >>> 5]! |= 1 << (bit & 31);
      let slot = hash & (seconds.length / 2 - 1);
      while (seconds[2 * slot] !== 0) slot = (slot + 1) & (seconds.length / 2 - 1);
      seconds[2 * slot] = (labels[node]! << 16) | labels[child]!;
      seconds[2 * slot + 1] = child;
    }
  }
  return { roots, pairs, seconds };
}

/** The smallest power of two that is greater. */
function powerAbove(least: number): number {
  let power = 1;
  while (power <= least) power *= 2;
  return power;
}

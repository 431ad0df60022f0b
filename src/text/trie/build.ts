import type { Section } from "./sections.js";

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
  return { sections: { labels: labels.slice(0, nodes), first: first.slice(0, nodes + 1) }, nodeOf, nodes };
}

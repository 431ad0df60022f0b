import { addEdge, EDGE, type Lattice } from "./lattice.js";
import type { Scan } from "./scan.js";
import { typeOrdinal, type Vocabulary } from "./vocabulary.js";
import { ROOT, step } from "./word-trie.js";

/** Every listed name is about as likely as the next. */
const LISTED = 550;

/** Adds the names of the dictionaries of names. `ref` is the ordinal of the name. */
export function addKnownNames(lattice: Lattice, vocabulary: Vocabulary, scan: Scan): void {
  const trie = vocabulary.knownTrie;
  for (let at = 0; at < scan.length; at++) {
    let node: number = ROOT;
    for (let i = at; i < scan.length; i++) {
      node = step(trie, node, scan.text.charCodeAt(scan.base + i));
      if (node < 0) break;
      const name = trie.value[node]!;
      if (name < 0 || i === at) continue;
      addEdge(lattice, at, i + 1, LISTED, EDGE.known, typeOrdinal(vocabulary.known[name]!.type), 0, name);
    }
  }
}

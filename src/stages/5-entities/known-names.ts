import type { EntityType } from "../../model/types.js";
import { addEdge, EDGE, type Lattice } from "./lattice.js";
import { FORM } from "./places.js";
import type { Scan } from "./scan.js";
import { typeOrdinal, type Vocabulary } from "./vocabulary.js";
import { ROOT, step } from "./word-trie.js";

/** Every listed name is about as likely as the next. */
const LISTED = 550;
/** A division that is no more. */
const FORMER = 800;

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
      const type = vocabulary.known[name]!.type;
      if (type === "division") {
        addEdge(lattice, at, i + 1, FORMER, EDGE.place, typeOrdinal(type), FORM.pattern, 0);
        continue;
      }
      addEdge(lattice, at, i + 1, LISTED + doubtOf(scan, type, at, i + 1), EDGE.known, typeOrdinal(type), 0, name);
    }
  }
}

/** Short names are mostly other words. */
const SHORT = 450;
const UNQUOTED = 3500;
const BARE_AWARD = 1500;

/** A listed programme without quotes is mostly the thing and not the name; so is a short honour. */
function doubtOf(scan: Scan, type: EntityType, start: number, end: number): number {
  const short = end - start === 2 ? SHORT : end - start === 3 ? SHORT / 3 : 0;
  if (type === "award") return end - start < 7 ? BARE_AWARD : 0;
  if (type !== "program") return short;
  const quoted = end < scan.length && scan.pairOpen[end] === start - 1;
  return quoted ? 0 : UNQUOTED;
}

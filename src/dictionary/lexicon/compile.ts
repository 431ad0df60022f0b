import { sha256 } from "../../text/hash.js";
import { buildTrie } from "../../text/trie/build.js";
import { byCodeUnits } from "../../text/trie/order.js";
import { packSections } from "../../text/trie/sections.js";
import { packEntry } from "./entry.js";

interface Word {
  readonly count: number;
  readonly tag: string;
}

/** Reads lines of a word, its count and its tag; of a word that is listed twice the last line holds. */
export function readWords(text: string): Map<string, Word> {
  const words = new Map<string, Word>();
  for (const line of text.split("\n")) {
    const [word, count, tag] = line.trim().split(" ");
    if (word !== undefined && word !== "") words.set(word, { count: Number(count ?? 1), tag: tag ?? "" });
  }
  return words;
}

/** Compiles the general vocabulary into one block: a trie whose nodes carry count and tag. */
export function compileLexicon(text: string, inputs: string): Uint8Array {
  const words = readWords(text);
  const keys = [...words.keys()].sort(byCodeUnits);
  const trie = buildTrie(keys);
  const tags = [...new Set([...words.values()].map((word) => word.tag))].sort(byCodeUnits);
  const entries = new Uint32Array(trie.nodes);
  let total = 0;
  keys.forEach((key, index) => {
    const word = words.get(key)!;
    const node = trie.nodeOf[index]!;
    // A count of 0 means "no word", so rare words of the list count once.
    const count = Math.max(1, word.count);
    entries[node] = packEntry(count, tags.indexOf(word.tag));
    total += count;
  });
  return packSections({ inputs, tags, total, hash: sha256([text]) }, { ...trie.sections, entries });
}

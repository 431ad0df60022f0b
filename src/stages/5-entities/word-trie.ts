/**
 * A trie for the words of the dictionaries: one hash table of (node, character) → node, so that a step costs one look
 * wherever it is taken. Walk it with `step` from `ROOT`; `value[node]` is the ordinal of the word that ends there, or -1.
 */
export interface WordTrie {
  /** A bit for each character that begins a word: most looks in running text end there, in the nearest cache. */
  readonly begins: Uint32Array;
  /** Character → child of the root, or -1; empty in small tries, whose root lies in `slots` like all nodes. */
  readonly first: Int32Array;
  /** Node, character and child of each slot, in open addressing and in rows of four, so that a look touches one cache line. */
  readonly slots: Int32Array;
  readonly mask: number;
  readonly value: Int32Array;
}

export const ROOT = 0;
const WIDTH = 4;
const FREE = -1;
/** A trie of fewer characters needs no table for its root. */
const SMALL = 4096;

/** Builds the trie; of words listed twice the first keeps its ordinal. Empty words are left out. */
export function buildTrie(words: readonly string[]): WordTrie {
  const size = words.reduce((sum, word) => sum + word.length, 1);
  let slots = 64;
  while (slots < 2 * size) slots *= 2;
  const trie: WordTrie = {
    begins: new Uint32Array(65536 / 32),
    first: size < SMALL ? new Int32Array(0) : new Int32Array(65536).fill(-1),
    slots: new Int32Array(slots * WIDTH).fill(FREE),
    mask: slots - 1,
    value: new Int32Array(size).fill(-1),
  };
  let used = 1;
  words.forEach((word, ordinal) => {
    let node = ROOT;
    for (let i = 0; i < word.length; i++) {
      const code = word.charCodeAt(i);
      let next = step(trie, node, code);
      if (next < 0) {
        next = used++;
        addChild(trie, node, code, next);
      }
      node = next;
    }
    if (node !== ROOT && trie.value[node] === -1) trie.value[node] = ordinal;
  });
  return trie;
}

/** The same for words read from right to left. */
export function buildBackwards(words: readonly string[]): WordTrie {
  return buildTrie(words.map((word) => [...word].reverse().join("")));
}

function slotOf(node: number, code: number): number {
  return (Math.imul(node, 0x9e3779b1) ^ Math.imul(code, 0x85ebca6b)) >>> 0;
}

function addChild(trie: WordTrie, node: number, code: number, child: number): void {
  if (node === ROOT) trie.begins[code >>> 5]! |= 1 << (code & 31);
  if (node === ROOT && trie.first.length > 0) {
    trie.first[code] = child;
    return;
  }
  const { slots, mask } = trie;
  let slot = slotOf(node, code) & mask;
  while (slots[slot * WIDTH] !== FREE) slot = (slot + 1) & mask;
  slots[slot * WIDTH] = node;
  slots[slot * WIDTH + 1] = code;
  slots[slot * WIDTH + 2] = child;
}

/** Whether a word begins with that character. */
export function begins(trie: WordTrie, code: number): boolean {
  return ((trie.begins[code >>> 5]! >>> (code & 31)) & 1) === 1;
}

/** The node one character on, or -1. */
export function step(trie: WordTrie, node: number, code: number): number {
  if (node === ROOT && trie.first.length > 0) return trie.first[code]!;
  const { slots, mask } = trie;
  for (let slot = slotOf(node, code) & mask; ; slot = (slot + 1) & mask) {
    const held = slots[slot * WIDTH]!;
    if (held === FREE) return -1;
    if (held === node && slots[slot * WIDTH + 1] === code) return slots[slot * WIDTH + 2]!;
  }
}

/** The ordinal of exactly `text[start, end)`, or -1. */
export function lookUp(trie: WordTrie, text: string, start: number, end: number): number {
  if (start < end && !begins(trie, text.charCodeAt(start))) return -1;
  let node: number = ROOT;
  for (let i = start; i < end; i++) {
    node = step(trie, node, text.charCodeAt(i));
    if (node < 0) return -1;
  }
  return trie.value[node]!;
}

/** The end of the longest word that starts at `at`, or -1. */
export function longestMatch(trie: WordTrie, text: string, at: number, limit: number): number {
  if (at < limit && !begins(trie, text.charCodeAt(at))) return -1;
  let node: number = ROOT;
  let found = -1;
  for (let i = at; i < limit; i++) {
    node = step(trie, node, text.charCodeAt(i));
    if (node < 0) break;
    if (trie.value[node]! >= 0) found = i + 1;
  }
  return found;
}

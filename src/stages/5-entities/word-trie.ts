/**
 * A trie for the words of the dictionaries: one hash table of (node, character) → node, so that a step costs one look
 * wherever it is taken. Walk it with `step` from `ROOT`; `value[node]` is the ordinal of the word that ends there, or -1.
 */
export interface WordTrie {
  /** A bit for each character that begins a word: most looks in running text end there, in the nearest cache. */
  readonly begins: Uint32Array;
  /** Character → child of the root, or -1; empty in small tries, whose root lies in `slots` like all nodes. */
  readonly first: Int32Array;
  /**
   * Node, character and child of each slot in two numbers, in open addressing: the fewer bytes, the more of them stay in the
   * cache. The first holds the node and the lower bits of the character, the second its other bits and the child, which is never 0.
   */
  readonly slots: Uint32Array;
  readonly value: Int32Array;
}

export const ROOT = 0;
/** Bits of a node. */
const NODE = 20;
const CHILD = (1 << NODE) - 1;
/** Bits of a character in the first number. */
const LOW = 32 - NODE;
/** A trie of fewer characters needs no table for its root. */
const SMALL = 4096;

/** Builds the trie; of words listed twice the first keeps its ordinal. Empty words are left out. */
export function buildTrie(words: readonly string[]): WordTrie {
  const characters = words.reduce((sum, word) => sum + word.length, 1);
  const size = characters < SMALL ? characters : countNodes(words);
  if (size > CHILD) throw new RangeError("The words have too many beginnings for one trie.");
  let slots = 64;
  while (slots < 2 * size) slots *= 2;
  const trie: WordTrie = {
    begins: new Uint32Array(65536 / 32),
    first: characters < SMALL ? new Int32Array(0) : new Int32Array(65536).fill(-1),
    slots: new Uint32Array(2 * slots),
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

/** How many different beginnings the words have, the empty one among them. */
function countNodes(words: readonly string[]): number {
  let nodes = 1;
  let before = "";
  for (const word of [...words].sort()) {
    let shared = 0;
    while (shared < before.length && before[shared] === word[shared]) shared++;
    nodes += word.length - shared;
    before = word;
  }
  return nodes;
}

/** The same for words read from right to left. */
export function buildBackwards(words: readonly string[]): WordTrie {
  return buildTrie(words.map((word) => [...word].reverse().join("")));
}

/** Where the slot of a step is looked for first. */
function slotOf(slots: Uint32Array, node: number, code: number): number {
  const hash = Math.imul(node, 0x9e3779b1) ^ Math.imul(code, 0x85ebca6b);
  return (2 * (hash ^ (hash >>> 15))) & (slots.length - 1);
}

function addChild(trie: WordTrie, node: number, code: number, child: number): void {
  if (node === ROOT) trie.begins[code >>> 5]! |= 1 << (code & 31);
  if (node === ROOT && trie.first.length > 0) {
    trie.first[code] = child;
    return;
  }
  const { slots } = trie;
  let slot = slotOf(slots, node, code);
  while (slots[slot + 1] !== 0) slot = (slot + 2) & (slots.length - 1);
  slots[slot] = (node << LOW) | (code & ((1 << LOW) - 1));
  slots[slot + 1] = ((code >>> LOW) << NODE) | child;
}

/** Whether a word begins with that character. */
export function begins(trie: WordTrie, code: number): boolean {
  return ((trie.begins[code >>> 5]! >>> (code & 31)) & 1) === 1;
}

/** The node one character on, or -1. */
export function step(trie: WordTrie, node: number, code: number): number {
  if (node === ROOT && trie.first.length > 0) return trie.first[code]!;
  const { slots } = trie;
  const low = ((node << LOW) | (code & ((1 << LOW) - 1))) >>> 0;
  for (let slot = slotOf(slots, node, code); ; slot = (slot + 2) & (slots.length - 1)) {
    const high = slots[slot + 1]!;
    if (high === 0) return -1;
    if (slots[slot] === low && high >>> NODE === code >>> LOW) return high & CHILD;
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

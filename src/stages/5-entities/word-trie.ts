/**
 * A trie for the few thousand words of the dictionaries, as child and sibling lists in typed arrays: no object per node,
 * no closure per match. Walk it with `step` from `ROOT`; `value[node]` is the ordinal of the word that ends there, or -1.
 */
export interface WordTrie {
  readonly first: Int32Array;
  readonly code: Uint16Array;
  readonly child: Int32Array;
  readonly sibling: Int32Array;
  readonly value: Int32Array;
}

export const ROOT = 0;

/** Builds the trie; of words listed twice the first keeps its ordinal. Empty words are left out. */
export function buildTrie(words: readonly string[]): WordTrie {
  const size = words.reduce((sum, word) => sum + word.length, 1);
  const trie = {
    first: new Int32Array(65536).fill(-1),
    code: new Uint16Array(size),
    child: new Int32Array(size).fill(-1),
    sibling: new Int32Array(size).fill(-1),
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
        trie.code[next] = code;
        if (node === ROOT) trie.first[code] = next;
        else {
          trie.sibling[next] = trie.child[node]!;
          trie.child[node] = next;
        }
      }
      node = next;
    }
    if (node !== ROOT && trie.value[node] === -1) trie.value[node] = ordinal;
  });
  return trie;
}

/** The node one character on, or -1. */
export function step(trie: WordTrie, node: number, code: number): number {
  if (node === ROOT) return trie.first[code]!;
  let next = trie.child[node]!;
  while (next >= 0 && trie.code[next] !== code) next = trie.sibling[next]!;
  return next;
}

/** The ordinal of exactly `text[start, end)`, or -1. */
export function lookUp(trie: WordTrie, text: string, start: number, end: number): number {
  let node = ROOT;
  for (let i = start; i < end; i++) {
    node = step(trie, node, text.charCodeAt(i));
    if (node < 0) return -1;
  }
  return trie.value[node]!;
}

/** The end of the longest word that starts at `at`, or -1. */
export function longestMatch(trie: WordTrie, text: string, at: number, limit: number): number {
  let node = ROOT;
  let found = -1;
  for (let i = at; i < limit; i++) {
    node = step(trie, node, text.charCodeAt(i));
    if (node < 0) break;
    if (trie.value[node]! >= 0) found = i + 1;
  }
  return found;
}

import type { WordIndex, WordList } from "../../model/lexicon.js";
import { openSections } from "../../text/trie/sections.js";
import { childOf, nodeAt, openTrie, secondOf } from "../../text/trie/trie.js";
import { countOf, tagOf } from "./entry.js";

interface Meta {
  readonly hash: string;
  readonly tags: readonly string[];
  readonly total: number;
}

/**
 * Opens the compiled vocabulary without copying it.
 *
 * @throws Error where the bytes are no compiled vocabulary.
 */
export function openLexicon(bytes: ArrayBufferLike): WordIndex {
  const sections = openSections(bytes);
  const { hash, tags, total } = sections.meta as unknown as Meta;
  const trie = openTrie(sections);
  const entries = sections.u32("entries");
  return {
    hash,
    total,
    tags,
    // The root carries no word, so one that is not listed comes out as 0.
    count: (word) => countOf(entries[nodeAt(trie, word)]!),
    pos(word) {
      const entry = entries[nodeAt(trie, word)]!;
      return entry === 0 ? "" : tags[tagOf(entry)]!;
    },
    matchAt(text, at, visit) {
      const unit = text.charCodeAt(at);
      let node = trie.roots[unit] ?? 0;
      for (let end = at + 1; node !== 0; end++) {
        const entry = entries[node]!;
        if (entry !== 0) visit(end, countOf(entry), tags[tagOf(entry)]!);
        if (end >= text.length) return;
        const next = text.charCodeAt(end);
        node = end === at + 1 ? secondOf(trie, unit, next) : childOf(trie, node, next);
      }
    },
    wordsIn(text, start, end, into) {
      let count = 0;
      for (let from = start; from < end; from++) {
        if (count + LONGEST > into.start.length) growWords(into, count);
        const unit = text.charCodeAt(from);
        let node = trie.roots[unit]!;
        for (let to = from + 1; node !== 0; to++) {
          const entry = entries[node]!;
          if (entry !== 0) {
            into.start[count] = from - start;
            into.end[count] = to - start;
            into.frequency[count] = countOf(entry);
            into.tag[count++] = tagOf(entry);
          }
          if (to >= end) break;
          const next = text.charCodeAt(to);
          node = to === from + 1 ? secondOf(trie, unit, next) : childOf(trie, node, next);
        }
      }
      into.count = count;
    },
  };
}

/** No character begins as many words that lie in one another. */
const LONGEST = 32;

export const createWordList = (): WordList => ({
  count: 0,
  start: new Int32Array(0),
  end: new Int32Array(0),
  frequency: new Uint32Array(0),
  tag: new Uint8Array(0),
});

function growWords(list: WordList, count: number): void {
  const size = 2 * (count + 2 * LONGEST);
  const grown = {
    start: new Int32Array(size),
    end: new Int32Array(size),
    frequency: new Uint32Array(size),
    tag: new Uint8Array(size),
  };
  grown.start.set(list.start.subarray(0, count));
  grown.end.set(list.end.subarray(0, count));
  grown.frequency.set(list.frequency.subarray(0, count));
  grown.tag.set(list.tag.subarray(0, count));
  Object.assign(list, grown);
}

import type { Lexicon } from "../../model/lexicon.js";
import { openSections } from "../../text/trie/sections.js";
import { childOf, nodeAt, openTrie, secondOf } from "../../text/trie/trie.js";

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
export function openLexicon(bytes: ArrayBufferLike): Lexicon {
  const sections = openSections(bytes);
  const { hash, tags, total } = sections.meta as unknown as Meta;
  const trie = openTrie(sections);
  const counts = sections.u32("counts");
  const tagOf = sections.u8("tags");
  return {
    hash,
    total,
    // The root carries no count, so a word that is not listed comes out as 0.
    count: (word) => counts[nodeAt(trie, word)]!,
    pos(word) {
      const node = nodeAt(trie, word);
      return counts[node] === 0 ? "" : tags[tagOf[node]!]!;
    },
    matchAt(text, at, visit) {
      const unit = text.charCodeAt(at);
      let node = trie.roots[unit] ?? 0;
      for (let end = at + 1; node !== 0; end++) {
        if (counts[node]! > 0) visit(end, counts[node]!, tags[tagOf[node]!]!);
        if (end >= text.length) return;
        const next = text.charCodeAt(end);
        node = end === at + 1 ? secondOf(trie, node, unit, next) : childOf(trie, node, next);
      }
    },
  };
}

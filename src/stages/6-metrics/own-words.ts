import type { Lexicon } from "../../model/lexicon.js";

/** How rare a word of the metrics dictionaries is taken to be: short ones must not cut common words in two (新｜增绿｜地). */
const RARITY = { short: 1_000_000, long: 20_000 };

/**
 * The general vocabulary with the words of the metrics dictionaries added, so that 降至, 药占比 and 人均可支配收入 are cut
 * as one. Words that the vocabulary knows keep their tag.
 */
export function withWords(lexicon: Lexicon, words: ReadonlyMap<string, string>): Lexicon {
  const added = new Map<number, { word: string; pos: string }[]>();
  const known = new Map<string, string>();
  for (const [word, pos] of words) {
    if (word.length < 2 || lexicon.count(word) > 0) continue;
    known.set(word, pos);
    const list = added.get(word.charCodeAt(0));
    if (list === undefined) added.set(word.charCodeAt(0), [{ word, pos }]);
    else list.push({ word, pos });
  }
  const countOf = (word: string): number =>
    Math.max(1, Math.round(lexicon.total / (word.length === 2 ? RARITY.short : RARITY.long)));
  return {
    hash: lexicon.hash,
    total: lexicon.total,
    count: (word) => lexicon.count(word) || (known.has(word) ? countOf(word) : 0),
    pos: (word) => lexicon.pos(word) || (known.get(word) ?? ""),
    matchAt(text, at, visit) {
      lexicon.matchAt(text, at, visit);
      for (const { word, pos } of added.get(text.charCodeAt(at)) ?? []) {
        if (text.startsWith(word, at)) visit(at + word.length, countOf(word), pos);
      }
    },
  };
}

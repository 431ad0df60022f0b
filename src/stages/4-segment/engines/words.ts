import type { Dictionaries } from "../../../model/dictionary.js";
import type { Lexicon } from "../../../model/lexicon.js";
import { isHan } from "../../../text/characters.js";

/** A word of our own dictionaries. */
export interface OwnWord {
  readonly word: string;
  /** 0 for words that the segmenter's vocabulary has: of them we only know the tag better. */
  readonly count: number;
  readonly tag: string;
}

/**
 * Words for the segmenter: the first column of every dictionary whose description names a tag for them (`segment: n`). Words
 * of a single character and words with other than Han characters are left out, since only runs of Han reach an engine.
 */
export function readOwnWords(dictionaries: Dictionaries, lexicon: Lexicon): readonly OwnWord[] {
  const found = new Map<string, string>();
  for (const dictionary of dictionaries.all) {
    const tag = dictionary.about.segment;
    if (typeof tag !== "string") continue;
    for (const row of dictionary.rows) {
      const word = row.cells[0] ?? "";
      if (word.length > 1 && isAllHan(word) && !found.has(word)) found.set(word, tag);
    }
  }
  return [...found]
    .map(([word, tag]) => ({ word, tag, count: lexicon.count(word) > 0 ? 0 : countFor(word, lexicon) }))
    .sort((a, b) => (a.word < b.word ? -1 : 1));
}

function isAllHan(word: string): boolean {
  for (let index = 0; index < word.length; index++) if (!isHan(word.charCodeAt(index))) return false;
  return true;
}

/**
 * The least count that makes the most probable path take the word whole, as jieba's suggest_freq has it: one more than the
 * product of its parts' shares times the sum of all counts.
 */
function countFor(word: string, lexicon: Lexicon): number {
  const best = new Float64Array(word.length + 1);
  best[0] = 1;
  for (let at = 0; at < word.length; at++) {
    const here = best[at]!;
    best[at + 1] = Math.max(best[at + 1]!, here / lexicon.total);
    lexicon.matchAt(word, at, (end, count) => {
      best[end] = Math.max(best[end]!, (here * count) / lexicon.total);
    });
  }
  return Math.floor(best[word.length]! * lexicon.total) + 1;
}

/** The base vocabulary with the words that it lacks behind it: both engines read this one file. */
export function mergeWords(base: Uint8Array, own: readonly OwnWord[]): Uint8Array {
  const added = own.filter(({ count }) => count > 0);
  if (added.length === 0) return base;
  const lines = added.map(({ word, count, tag }) => `${word} ${count} ${tag}\n`).join("");
  const newline = base.at(-1) === 0x0a ? "" : "\n";
  return Buffer.concat([base, Buffer.from(newline + lines)]);
}

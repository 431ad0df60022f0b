import { rowsOf } from "../../src/dictionary/rows.js";
import type { Dictionaries } from "../../src/model/dictionary.js";
import type { Lexicon } from "../../src/model/lexicon.js";
import type { Random } from "./random.js";

/** Parts of speech whose words may stand for each other: nonsense, but it teaches what frames cannot enumerate. */
const OPEN_TAGS = new Set(["n", "v", "vn", "a", "ad", "d", "i", "l", "an"]);
const LEAST_COUNT = 30;

/**
 * A function that puts other words of the same part of speech and length into a piece of a frame. Words that say something
 * about names (kinds, titles, functions, anaphors) are left alone and never put in.
 */
export function createVariation(
  lexicon: Lexicon,
  words: readonly string[],
  dictionaries: Dictionaries,
  random: Random,
  share: number,
): (literal: string) => string {
  const telling = tellingWords(dictionaries);
  const tells = (word: string): boolean => {
    for (let from = 0; from < word.length; from++) {
      for (let to = from + 1; to <= word.length; to++) if (telling.has(word.slice(from, to))) return true;
    }
    return false;
  };
  const pools = new Map<string, string[]>();
  for (const word of words) {
    const tag = lexicon.pos(word);
    if (word.length < 2 || word.length > 4 || !OPEN_TAGS.has(tag) || lexicon.count(word) < LEAST_COUNT || tells(word))
      continue;
    const key = tag + word.length;
    const pool = pools.get(key);
    if (pool === undefined) pools.set(key, [word]);
    else pool.push(word);
  }
  return (literal) => {
    let varied = "";
    for (let at = 0; at < literal.length; ) {
      const end = longestWord(lexicon, literal, at);
      const word = literal.slice(at, end);
      const pool = end - at > 1 ? pools.get(lexicon.pos(word) + (end - at)) : undefined;
      varied += pool !== undefined && random.chance(share) && !tells(word) ? random.pick(pool) : word;
      at = end;
    }
    return varied;
  };
}

function longestWord(lexicon: Lexicon, text: string, at: number): number {
  let longest = at + 1;
  lexicon.matchAt(text, at, (end) => {
    if (end > longest) longest = end;
  });
  return longest;
}

const TELLING = [
  ["kinds", "kind"],
  ["place-kinds", "kind"],
  ["titles", "name"],
  ["anaphors", "form"],
  ["level-words", "word"],
  ["honour-cues", "name"],
  ["event-kinds", "name"],
  ["facility-heads", "name"],
] as const;

function tellingWords(dictionaries: Dictionaries): Set<string> {
  const telling = new Set<string>();
  for (const [name, column] of TELLING) {
    for (const row of rowsOf(dictionaries.get(name), [column]))
      telling.add(String((row as Record<string, unknown>)[column]));
  }
  return telling;
}

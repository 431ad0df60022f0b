import { createRequire } from "node:module";
import type { Token } from "../../model/layers.js";

interface Term {
  readonly text: string;
  readonly tags?: readonly string[];
  readonly offset: { readonly start: number; readonly length: number };
}

interface Document {
  json(options: object): readonly { readonly terms: readonly Term[] }[];
}

type Compromise = (text: string) => Document;

/** compromise's tags in jieba's names; the first that a term has decides. */
const TAGS: readonly (readonly [string, string])[] = [
  ["Value", "m"],
  ["Date", "t"],
  ["ProperNoun", "nz"],
  ["Pronoun", "r"],
  ["Determiner", "r"],
  ["Noun", "n"],
  ["Copula", "v"],
  ["Verb", "v"],
  ["Adjective", "a"],
  ["Adverb", "d"],
  ["Preposition", "p"],
  ["Conjunction", "c"],
  ["Expression", "e"],
];

let compromise: Compromise | undefined;

/** Loaded at the first Latin passage, since it takes a quarter of a second and most papers have none. */
function load(): Compromise {
  compromise ??= createRequire(import.meta.url)("compromise/two") as Compromise;
  return compromise;
}

/** Words and tags of a passage in Latin script, by compromise. `base` is added to every offset. */
export function tagLatin(passage: string, base: number): Token[] {
  const tokens: Token[] = [];
  let last = 0;
  for (const { terms } of load()(passage).json({ offset: true, terms: { offset: true, tags: true } })) {
    for (const { text, tags, offset } of terms) {
      const start = offset.start;
      const end = start + text.length;
      // Terms that compromise adds for itself (the "not" of "don't") have no text of their own.
      if (text === "" || start < last || passage.slice(start, end) !== text) continue;
      tokens.push({ start: base + start, end: base + end, pos: tagOf(tags ?? []) });
      last = end;
    }
  }
  return tokens;
}

function tagOf(tags: readonly string[]): string {
  return TAGS.find(([tag]) => tags.includes(tag))?.[1] ?? "eng";
}

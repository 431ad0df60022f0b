import { rowsOf } from "../../dictionary/rows.js";
import type { Dictionaries } from "../../model/dictionary.js";
import type { Draft } from "./table.js";

/** Fields of life (health, police, school…) as bits: what is measured, and who may hold it. */
export interface Domains {
  /** The fields that words about a figure belong to; 0 where none speaks of one. */
  ofFigure(text: string): number;
  /** The fields of an entity, by the words of its name, else by its type. */
  ofHolder(draft: Draft): number;
}

/** Words by their first character, each with its bits. */
type Index = Map<number, readonly { readonly word: string; readonly bit: number }[]>;

export function domainsOf(dictionaries: Dictionaries): Domains {
  const bits = new Map<string, number>();
  const figures: Index = new Map();
  const names: Index = new Map();
  const types = new Map<string, number>();
  for (const { domain, side, word } of rowsOf(dictionaries.get("figure-domains"), ["domain", "side", "word"])) {
    const bit = bits.get(domain) ?? 1 << bits.size;
    bits.set(domain, bit);
    if (side === "type") types.set(word, (types.get(word) ?? 0) | bit);
    else addWord(side === "figure" ? figures : names, word, bit);
  }
  return {
    ofFigure: (text) => held(figures, text),
    ofHolder: ({ name, type }) => {
      const byName = type === "person" || type === "division" ? 0 : held(names, name);
      return byName === 0 ? (types.get(type) ?? 0) : byName;
    },
  };
}

function addWord(index: Index, word: string, bit: number): void {
  const first = word.charCodeAt(0);
  index.set(first, [...(index.get(first) ?? NONE), { word, bit }]);
}

const NONE: readonly { readonly word: string; readonly bit: number }[] = [];

/** The bits of all words that a text holds. */
function held(index: Index, text: string): number {
  let found = 0;
  for (let at = 0; at < text.length; at++)
    for (const { word, bit } of index.get(text.charCodeAt(at)) ?? NONE) if (text.startsWith(word, at)) found |= bit;
  return found;
}

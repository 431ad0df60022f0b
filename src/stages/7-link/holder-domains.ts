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

type Side = "figure" | "name" | "type";

export function domainsOf(dictionaries: Dictionaries): Domains {
  const bits = new Map<string, number>();
  const words: Record<Side, Map<string, number>> = { figure: new Map(), name: new Map(), type: new Map() };
  for (const { domain, side, word } of rowsOf(dictionaries.get("figure-domains"), ["domain", "side", "word"])) {
    const bit = bits.get(domain) ?? 1 << bits.size;
    bits.set(domain, bit);
    const of = words[side as Side];
    of.set(word, (of.get(word) ?? 0) | bit);
  }
  return {
    ofFigure: (text) => held(words.figure, text),
    ofHolder: ({ name, type }) => {
      const byName = type === "person" || type === "division" ? 0 : held(words.name, name);
      return byName === 0 ? (words.type.get(type) ?? 0) : byName;
    },
  };
}

/** The bits of all words that a text holds. */
function held(words: ReadonlyMap<string, number>, text: string): number {
  let found = 0;
  for (const [word, bit] of words) if (text.includes(word)) found |= bit;
  return found;
}

import { rowsOf } from "../../dictionary/rows.js";
import type { Dictionaries } from "../../model/dictionary.js";
import type { Span } from "../../model/span.js";
import { firstFrom } from "../../text/first-from.js";
import type { Draft } from "./table.js";

/** A word that speaks of a field of life. */
export interface DomainWord extends Span {
  readonly bit: number;
}

/** Fields of life (health, police, school…) as bits: what is measured, and who may hold it. */
export interface Domains {
  /** The fields that an indicator belongs to; 0 where it speaks of none. */
  ofIndicator(text: string): number;
  /** The words about figures in a text, in order: it is read once, and each figure asks for those around it. */
  wordsIn(text: string): readonly DomainWord[];
  /** The fields of an entity, by the words of its name, else by its type. */
  ofHolder(draft: Draft): number;
}

/** Words by their first character, each with its bit. */
interface Index {
  /** 1 for characters that begin one. */
  readonly begins: Uint8Array;
  readonly words: Map<number, { readonly word: string; readonly bit: number }[]>;
}

const makeIndex = (): Index => ({ begins: new Uint8Array(65536), words: new Map() });

export function domainsOf(dictionaries: Dictionaries): Domains {
  const bits = new Map<string, number>();
  const figures = makeIndex();
  const names = makeIndex();
  const types = new Map<string, number>();
  for (const { domain, side, word } of rowsOf(dictionaries.get("figure-domains"), ["domain", "side", "word"])) {
    const bit = bits.get(domain) ?? 1 << bits.size;
    bits.set(domain, bit);
    if (side === "type") types.set(word, (types.get(word) ?? 0) | bit);
    else addWord(side === "figure" ? figures : names, word, bit);
  }
  return {
    ofIndicator: (text) => held(figures, text),
    wordsIn: (text) => {
      const found: DomainWord[] = [];
      meet(figures, text, (start, end, bit) => found.push({ start, end, bit }));
      return found;
    },
    ofHolder: ({ name, type }) => {
      const byName = type === "person" || type === "division" ? 0 : held(names, name);
      return byName === 0 ? (types.get(type) ?? 0) : byName;
    },
  };
}

function addWord({ begins, words }: Index, word: string, bit: number): void {
  const first = word.charCodeAt(0);
  begins[first] = 1;
  const list = words.get(first);
  if (list === undefined) words.set(first, [{ word, bit }]);
  else list.push({ word, bit });
}

/** Tells of every word that a text holds. */
function meet({ begins, words }: Index, text: string, tell: (start: number, end: number, bit: number) => void): void {
  for (let at = 0; at < text.length; at++) {
    const first = text.charCodeAt(at);
    if (begins[first] === 0) continue;
    for (const { word, bit } of words.get(first) ?? []) if (text.startsWith(word, at)) tell(at, at + word.length, bit);
  }
}

/** The bits of all words that a text holds. */
function held(index: Index, text: string): number {
  let found = 0;
  meet(index, text, (_start, _end, bit) => {
    found |= bit;
  });
  return found;
}

/** The fields that the words between two offsets speak of. */
export function domainsBetween(words: readonly DomainWord[], from: number, to: number): number {
  let found = 0;
  for (let i = firstFrom(words, from); (words[i]?.start ?? to) < to; i++) {
    const { end, bit } = words[i] as DomainWord;
    if (end <= to) found |= bit;
  }
  return found;
}

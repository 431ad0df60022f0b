import { rowsOf } from "../../../dictionary/rows.js";
import type { Dictionaries } from "../../../model/dictionary.js";
import { ORGANISATION_TYPES } from "../../../model/types.js";
import { buildTrie } from "../../../text/trie/build.js";
import { byCodeUnits } from "../../../text/trie/order.js";
import { openSections, packSections } from "../../../text/trie/sections.js";
import { openTrie, type Trie } from "../../../text/trie/trie.js";
import { buildTrie as buildWordTrie, type WordTrie } from "../word-trie.js";

/** Classes of words with which names end, each a feature of its own. */
export const KIND_CLASSES = [
  ...ORGANISATION_TYPES,
  "facility",
  "community",
  "compound",
  "road",
  "award",
  "event",
  "program",
] as const;

/** What else a word may be, as bits behind those of the kind classes. */
export const FLAG = {
  function: 1 << 13,
  titleBefore: 1 << 14,
  titleAfter: 1 << 15,
  neverName: 1 << 16,
  seldomName: 1 << 17,
  modifier: 1 << 18,
} as const;
export const KIND_BITS = (1 << 13) - 1;

/** The words of the dictionaries in one trie, so that a text is walked once; and what single characters say. Plain data, see `Keep`. */
export interface TaggerVocabulary {
  readonly trie: Trie;
  /** Node of the trie → bits, 0 where no word ends. */
  readonly bits: Uint32Array;
  readonly stopCharacter: Uint8Array;
  /** 0 no surname, 1 rare to 4 very common, by first character. */
  readonly surname: Uint8Array;
  readonly compoundSurnames: WordTrie;
  /** 0 to 2: how usual a character is as first and as last character of a given name. */
  readonly givenFirst: Uint8Array;
  readonly givenLast: Uint8Array;
}

export function compileTaggerVocabulary(dictionaries: Dictionaries): TaggerVocabulary {
  const bits = new Map<string, number>();
  const add = (word: string, bit: number): void => {
    if (word.length > 1 || bit === FLAG.modifier) bits.set(word, (bits.get(word) ?? 0) | bit);
  };
  addKinds(dictionaries, bits);
  addWords(dictionaries, add);
  const words = [...bits.keys()].sort(byCodeUnits);
  const built = buildTrie(words);
  const byNode = new Uint32Array(built.nodes);
  words.forEach((word, i) => {
    byNode[built.nodeOf[i]!] = bits.get(word)!;
  });
  return {
    trie: openTrie(openSections(packSections({}, built.sections).buffer)),
    bits: byNode,
    ...compileCharacters(dictionaries),
  };
}

/** A word has the class of the first dictionary that lists it. */
function addKinds(dictionaries: Dictionaries, bits: Map<string, number>): void {
  const add = (word: string, type: string): void => {
    const ordinal = (KIND_CLASSES as readonly string[]).indexOf(type);
    if (ordinal >= 0 && ((bits.get(word) ?? 0) & KIND_BITS) === 0) bits.set(word, 1 << ordinal);
  };
  for (const row of rowsOf(dictionaries.get("kinds"), ["kind", "type"])) add(row.kind, row.type);
  for (const row of rowsOf(dictionaries.get("place-kinds"), ["kind", "type"])) add(row.kind, row.type);
  const heads = (name: string, type: string): void => {
    for (const row of rowsOf(dictionaries.get(name), ["name"])) add(row.name, type);
  };
  const chosen = (name: string, type: string, column: string, values: readonly string[]): void => {
    for (const row of rowsOf(dictionaries.get(name), ["name", column])) {
      if (values.includes(String(row[column]))) add(String(row.name), type);
    }
  };
  heads("facility-heads", "facility");
  heads("company-suffixes", "company");
  chosen("compound-heads", "compound", "strength", ["strong"]);
  chosen("road-heads", "road", "strength", ["strong"]);
  chosen("event-kinds", "event", "role", ["head", "weak"]);
  chosen("honour-cues", "award", "role", ["head"]);
  heads("program-kinds", "program");
}

function addWords(dictionaries: Dictionaries, add: (word: string, bit: number) => void): void {
  for (const row of rowsOf(dictionaries.get("functions"), ["word"])) add(row.word, FLAG.function);
  for (const row of rowsOf(dictionaries.get("titles"), ["name", "side"])) {
    if (row.side !== "after") add(row.name, FLAG.titleBefore);
    if (row.side !== "before") add(row.name, FLAG.titleAfter);
  }
  for (const row of rowsOf(dictionaries.get("not-names"), ["word", "strength"])) {
    add(row.word, row.strength === "always" ? FLAG.neverName : FLAG.seldomName);
  }
  for (const row of rowsOf(dictionaries.get("entity-stop"), ["word", "use"])) {
    if (row.use === "modifier") add(row.word, FLAG.modifier);
  }
}

function compileCharacters(dictionaries: Dictionaries) {
  const stopCharacter = new Uint8Array(65536);
  for (const row of rowsOf(dictionaries.get("entity-stop"), ["word", "use"])) {
    if (row.use === "char") stopCharacter[row.word.charCodeAt(0)] = 1;
  }
  const surname = new Uint8Array(65536);
  const compound: string[] = [];
  for (const row of rowsOf(dictionaries.get("surnames"), ["name", "frequency"])) {
    if (row.name.length > 1) compound.push(row.name);
    else surname[row.name.charCodeAt(0)] = surnameClass(Number(row.frequency));
  }
  const givenFirst = new Uint8Array(65536);
  const givenLast = new Uint8Array(65536);
  for (const row of rowsOf(dictionaries.get("given-chars"), ["char", "first", "second"])) {
    givenFirst[row.char.charCodeAt(0)] = givenClass(Number(row.first));
    givenLast[row.char.charCodeAt(0)] = givenClass(Number(row.second));
  }
  return { stopCharacter, surname, compoundSurnames: buildWordTrie(compound), givenFirst, givenLast };
}

const surnameClass = (frequency: number): number =>
  frequency >= 500 ? 4 : frequency >= 100 ? 3 : frequency >= 10 ? 2 : 1;
const givenClass = (weight: number): number => (weight >= 15 ? 2 : weight > 0 ? 1 : 0);

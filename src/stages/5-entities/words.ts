import { createWordList } from "../../dictionary/lexicon/open.js";
import type { WordIndex } from "../../model/lexicon.js";
import { isHan } from "../../text/characters.js";
import { COST, costOf } from "./costs.js";
import { addEdge, EDGE, type Lattice } from "./lattice.js";
import type { Vocabulary } from "./vocabulary.js";
import { lookUp } from "./word-trie.js";

/** What a word of the lexicon can be inside a name. */
export const WORD = { content: 0, proper: 1, verb: 2, grammar: 3 } as const;

const OTHER_RUN = 500;

/** By the first letters of the part-of-speech tag: n is a noun, nr, ns, nt, nz are proper, v a verb but vn a noun. */
function classOf(tag: string): number {
  if (/^n[rstz]/.test(tag)) return WORD.proper;
  if (/^(?:n|vn|an|a$|b|j|l|s)/.test(tag)) return WORD.content;
  return tag.startsWith("v") ? WORD.verb : WORD.grammar;
}

/** `ref` of words that the vocabulary calls organisations and persons. */
export const WORD_REF = { organisation: 1, person: 2 } as const;

/** Adds the words of a sentence. */
export function wordFinder(lexicon: WordIndex): (lattice: Lattice, text: string, start: number, end: number) => void {
  const words = createWordList();
  const classes = Uint8Array.from(lexicon.tags, classOf);
  const refs = Uint8Array.from(lexicon.tags, (tag) =>
    tag === "nt" ? WORD_REF.organisation : tag.startsWith("nr") ? WORD_REF.person : 0,
  );
  const priceOf = wordCosts(lexicon);
  const unknown = Math.min(costOf(0.5, lexicon.total), COST.unknownCharacter);
  return (lattice, text, start, end) => {
    lexicon.wordsIn(text, start, end, words);
    let next = 0;
    for (let at = 0; at < end - start; ) {
      if (!isHan(text.charCodeAt(start + at))) {
        const stop = otherRun(text, start + at, end) - start;
        for (; at < stop; at++) addEdge(lattice, at, stop, OTHER_RUN, EDGE.word, WORD.grammar, 0, 0);
        while (next < words.count && words.start[next]! < stop) next++;
        continue;
      }
      let single = false;
      for (; next < words.count && words.start[next] === at; next++) {
        const to = words.end[next]!;
        const tag = words.tag[next]!;
        const cost = priceOf(words.frequency[next]!);
        if (to - at > 1) {
          addEdge(lattice, at, to, cost, EDGE.word, classes[tag]!, 0, refs[tag]!);
        } else {
          single = true;
          const price = cost > COST.rareSingle ? cost + COST.looseSingle : cost;
          addEdge(lattice, at, to, price, EDGE.word, WORD.grammar, 0, 0);
        }
      }
      if (!single) addEdge(lattice, at, at + 1, unknown, EDGE.word, WORD.grammar, 0, 0);
      at++;
    }
  };
}

/** Whether a text is a common word or a field of work, and so no name by itself. */
export function wordTest(lexicon: WordIndex, { phraseTrie, functionTrie }: Vocabulary): (text: string) => boolean {
  return (text) =>
    (lexicon.count(text) > 0 && classOf(lexicon.pos(text)) !== WORD.proper) ||
    lookUp(phraseTrie, text, 0, text.length) >= 0 ||
    lookUp(functionTrie, text, 0, text.length) >= 0;
}

/** Costs by count: those of all but the most frequent words are kept in a table. */
function wordCosts(lexicon: WordIndex): (count: number) => number {
  const costs = new Uint16Array(16_384);
  return (count) => {
    if (count >= costs.length) return costOf(count, lexicon.total);
    if (costs[count] === 0) costs[count] = costOf(count, lexicon.total);
    return costs[count]!;
  };
}

/** The end of a run of letters or digits, or of one mark. */
function otherRun(text: string, at: number, limit: number): number {
  let end = at;
  while (end < limit && isLetterOrDigit(text.charCodeAt(end))) end++;
  return end === at ? at + 1 : end;
}

function isLetterOrDigit(code: number): boolean {
  return (
    (code >= 48 && code <= 57) ||
    ((code | 32) >= 97 && (code | 32) <= 122) ||
    (code >= 0xff10 && code <= 0xff19) ||
    (code >= 0xff21 && code <= 0xff3a) ||
    (code >= 0xff41 && code <= 0xff5a)
  );
}

import type { Lexicon } from "../../model/lexicon.js";
import { isHan } from "../../text/characters.js";
import { COST, costOf } from "./costs.js";
import { addEdge, EDGE, type Lattice } from "./lattice.js";

/** What a word of the lexicon can be inside a name. */
export const WORD = { content: 0, proper: 1, verb: 2, grammar: 3 } as const;

const OTHER_RUN = 500;
const CLASS_OF_TAG = new Map<string, number>();

/** By the first letters of the part-of-speech tag: n is a noun, nr, ns, nt, nz are proper, v a verb but vn a noun. */
function classOf(tag: string): number {
  const known = CLASS_OF_TAG.get(tag);
  if (known !== undefined) return known;
  let found: number = WORD.grammar;
  if (/^n[rstz]/.test(tag)) found = WORD.proper;
  else if (/^(?:n|vn|an|a$|b|j|l|s)/.test(tag)) found = WORD.content;
  else if (tag.startsWith("v")) found = WORD.verb;
  CLASS_OF_TAG.set(tag, found);
  return found;
}

/** Adds the words of a sentence. Prepared once, so that no closure is made per character. */
export function wordFinder(lexicon: Lexicon): (lattice: Lattice, text: string, start: number, end: number) => void {
  const costs = new Int32Array(4096);
  const unlisted = costOf(0.5, lexicon.total);
  let lattice: Lattice;
  let from = 0;
  let base = 0;
  let limit = 0;
  let single = false;

  const wordCost = (count: number): number => {
    if (count >= costs.length) return costOf(count, lexicon.total);
    costs[count] ||= costOf(Math.max(count, 0.5), lexicon.total);
    return costs[count]!;
  };
  const visit = (end: number, count: number, tag: string): void => {
    if (end > limit) return;
    const cost = wordCost(count);
    if (end - from === 1) {
      single = true;
      const price = cost > COST.rareSingle ? cost + COST.looseSingle : cost;
      addEdge(lattice, from - base, end - base, price, EDGE.word, WORD.grammar, 0, 0);
    } else {
      addEdge(lattice, from - base, end - base, cost, EDGE.word, classOf(tag), 0, tag === "nt" ? 1 : 0);
    }
  };
  return (target, text, start, end) => {
    lattice = target;
    base = start;
    limit = end;
    for (from = start; from < end; ) {
      if (!isHan(text.charCodeAt(from))) {
        const stop = otherRun(text, from, end);
        addEdge(lattice, from - base, stop - base, OTHER_RUN, EDGE.word, WORD.grammar, 0, 0);
        for (let at = from + 1; at < stop; at++)
          addEdge(lattice, at - base, stop - base, OTHER_RUN, EDGE.word, WORD.grammar, 0, 0);
        from = stop;
        continue;
      }
      single = false;
      lexicon.matchAt(text, from, visit);
      if (!single)
        addEdge(
          lattice,
          from - base,
          from + 1 - base,
          Math.min(unlisted, COST.unknownCharacter),
          EDGE.word,
          WORD.grammar,
          0,
          0,
        );
      from++;
    }
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

import type { Anaphor, Mention } from "../../model/layers.js";
import type { EntityType } from "../../model/types.js";
import type { Rules } from "./rules.js";
import type { View } from "./view.js";

const ENDS_CLAUSE = new Uint8Array(0x10000);
for (const mark of "，,。；;：:！!？?\n") ENDS_CLAUSE[mark.charCodeAt(0)] = 1;

/** Two nouns of one character and more that stand so often inside other words that they need a demonstrative. */
const SHORTEST_BARE = 2;

/**
 * The common nouns that stand for something named before: those of the entity stage, those that open a clause
 * (小区7栋楼…, 该镇…, 全市…), where they are its subject, and those with a demonstrative that points from anywhere (1—6月全市新签…).
 */
export function commonNouns(view: View, rules: Rules): { nouns: Anaphor[]; firstNoun: Int32Array } {
  const marked = view.layers.mentions.anaphors.filter((one) => !isInsideWord(view, rules, one));
  const nouns: Anaphor[] = [];
  const { sentences } = view.layers.sentences;
  const firstNoun = new Int32Array(sentences.length + 1);
  let next = 0;
  sentences.forEach((sentence, s) => {
    firstNoun[s] = nouns.length;
    const own: Anaphor[] = [];
    for (; marked[next]?.sentence === s; next++) own.push(marked[next] as Anaphor);
    const given = own.length;
    for (let at = sentence.start; at < sentence.end; at++) {
      if (rules.opensNoun[view.text.charCodeAt(at)] === 0) continue;
      const opens = at === sentence.start || ENDS_CLAUSE[view.text.charCodeAt(at - 1)] === 1;
      if (!opens && !pointsInside(view.text, rules, at)) continue;
      const noun = nounAt(view, rules, at, s);
      if (noun !== null && isFree(view, own, noun)) own.push(noun);
    }
    if (own.length > given) own.sort((a, b) => a.start - b.start);
    for (const noun of own) nouns.push(noun);
  });
  firstNoun[sentences.length] = nouns.length;
  return { nouns, firstNoun };
}

/** 全 and 该 in the middle of a clause, where they end no word (安全, 应该). */
function pointsInside(text: string, rules: Rules, at: number): boolean {
  return rules.anywhere.has(text[at] as string) && !rules.joined.has(text.slice(at - 1, at + 1));
}

function isFree(view: View, own: readonly Anaphor[], noun: Anaphor): boolean {
  for (const one of own) if (one.start < noun.end && one.end > noun.start) return false;
  const to = view.firstOf[noun.sentence + 1] as number;
  for (let i = view.firstOf[noun.sentence] as number; i < to; i++) {
    const one = view.mentions[i] as Mention;
    if (one.start >= noun.end) return true;
    if (one.end > noun.start) return false;
  }
  return true;
}

/** 区物业 in 小区物业 begins inside a word. */
function isInsideWord(view: View, rules: Rules, one: Anaphor): boolean {
  const across = view.text.slice(one.start - 1, one.start + 1);
  return rules.anaphors.has(across) && !rules.anaphors.has(view.text.slice(one.start, one.end));
}

function nounAt(view: View, rules: Rules, at: number, sentence: number): Anaphor | null {
  const { text } = view;
  const said = rules.demonstratives.find((word) => text.startsWith(word, at));
  const start = at + (said?.length ?? 0);
  for (let size = Math.min(rules.longestAnaphor, text.length - start); size >= 1; size--) {
    const word = text.slice(start, start + size);
    const noun = rules.anaphors.get(word);
    if (noun === undefined || (said === undefined && size < SHORTEST_BARE)) continue;
    if (size === 1 && rules.goesOn.has(text[start + 1] as string)) return null;
    const end = start + size;
    return { start, end, sentence, type: noun.type as EntityType, text: word, level: "" };
  }
  return null;
}

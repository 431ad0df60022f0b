import type { Anaphor } from "../../model/layers.js";
import type { EntityType } from "../../model/types.js";
import type { Rules } from "./rules.js";
import type { View } from "./view.js";

const CLAUSE_END = new Set([..."，,。；;：:！!？?\n"]);
/** Two nouns of one character and more that stand so often inside other words that they need a demonstrative. */
const SHORTEST_BARE = 2;

/**
 * The common nouns that stand for something named before: those of the entity stage, and those that open a clause
 * (小区7栋楼…, 该镇…, 全市…), where they are its subject.
 */
export function commonNouns(view: View, rules: Rules): { nouns: Anaphor[]; firstNoun: Int32Array } {
  const given = view.layers.mentions.anaphors.filter((one) => !isInsideWord(view, rules, one));
  const nouns: Anaphor[] = [];
  const { sentences } = view.layers.sentences;
  const firstNoun = new Int32Array(sentences.length + 1);
  let next = 0;
  sentences.forEach((sentence, s) => {
    firstNoun[s] = nouns.length;
    const own: Anaphor[] = [];
    for (; given[next]?.sentence === s; next++) own.push(given[next] as Anaphor);
    const taken = [...own, ...mentionsOf(view, s)];
    for (let at = sentence.start; at < sentence.end; at++) {
      if (at > sentence.start && !CLAUSE_END.has(view.text[at - 1] as string)) continue;
      const noun = nounAt(view, rules, at, s);
      if (noun !== null && !taken.some((one) => one.start < noun.end && one.end > noun.start)) own.push(noun);
    }
    nouns.push(...own.sort((a, b) => a.start - b.start));
  });
  firstNoun[sentences.length] = nouns.length;
  return { nouns, firstNoun };
}

function mentionsOf(view: View, s: number) {
  return view.mentions.slice(view.firstOf[s] as number, view.firstOf[s + 1] as number);
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
    const end = start + size;
    return { start, end, sentence, type: noun.type as EntityType, text: word, level: "" };
  }
  return null;
}

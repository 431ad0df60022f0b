import type { Lexicon } from "../../model/lexicon.js";
import type { Vocabulary } from "./vocabulary.js";
import type { WordList } from "./word-class.js";

/** How rare a word of the metrics dictionaries is taken to be: short ones must not cut common words in two (新｜增绿｜地). */
const RARITY = { short: 1_000_000, long: 20_000 };

/**
 * The general vocabulary with the words of the metrics dictionaries added, so that 降至, 药占比 and 人均可支配收入 are cut
 * as one. Words that the vocabulary knows keep their tag.
 */
export function withWords(lexicon: Lexicon, vocabulary: Vocabulary): WordList {
  const { words, classes } = vocabulary;
  /** By the first two characters: hardly a place of a text begins with any of them. */
  const added = new Map<number, { word: string; pos: string }[]>();
  const known = new Map<string, string>();
  for (const [word, pos] of words) {
    if (word.length < 2 || lexicon.count(word) > 0) continue;
    known.set(word, pos);
    const key = pairAt(word, 0);
    const list = added.get(key);
    if (list === undefined) added.set(key, [{ word, pos }]);
    else list.push({ word, pos });
  }
  const glued = gluedWords(lexicon, vocabulary);
  const countOf = (word: string): number =>
    Math.max(1, Math.round(lexicon.total / (word.length === 2 ? RARITY.short : RARITY.long)));
  return {
    hash: lexicon.hash,
    classes,
    total: lexicon.total,
    count: (word) => lexicon.count(word) || (known.has(word) ? countOf(word) : 0),
    pos: (word) => lexicon.pos(word) || (known.get(word) ?? ""),
    matchAt(text, at, visit) {
      if (glued.heads.has(text.charCodeAt(at))) {
        lexicon.matchAt(text, at, (end, count, pos) => {
          if (!glued.words.has(text.slice(at, end))) visit(end, count, pos);
        });
      } else lexicon.matchAt(text, at, visit);
      const list = added.get(pairAt(text, at));
      if (list === undefined) return;
      for (const { word, pos } of list) if (text.startsWith(word, at)) visit(at + word.length, countOf(word), pos);
    },
  };
}

const pairAt = (text: string, at: number): number => text.charCodeAt(at) * 65536 + text.charCodeAt(at + 1);

/** 同比增加, 2023年｜少: what the general vocabulary takes for one word, though its parts say two things of a figure. */
function gluedWords(
  lexicon: Lexicon,
  { roles }: Vocabulary,
): { heads: ReadonlySet<number>; words: ReadonlySet<string> } {
  const glued = new Set<string>();
  const changes = [...roles].filter(([, role]) => role.change?.kind === "verb").map(([word]) => word);
  for (const [head, { figure }] of roles) {
    if (head.length !== 2 || (figure !== "yoy" && figure !== "mom")) continue;
    for (const change of changes) if (lexicon.count(head + change) > 0) glued.add(head + change);
  }
  for (const [word, { change }] of roles) if (change?.kind === "more") glued.add(`年${word}`);
  return { heads: new Set([...glued].map((word) => word.charCodeAt(0))), words: glued };
}

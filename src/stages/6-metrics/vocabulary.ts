import { rowsOf } from "../../dictionary/rows.js";
import type { Dictionaries } from "../../model/dictionary.js";
import type { Direction } from "../../model/types.js";
import { type IndicatorIndex, indicatorsOf } from "./indicators.js";
import type { Class } from "./word-class.js";

export type ChangeKind = "verb" | "noun" | "self" | "times" | "more";
export type FigureKind = "adverb" | "average" | "joint" | "level" | "mom" | "since" | "spread" | "yoy";

/** What a word in front of a figure may be; one word may be several things. */
export interface Role {
  readonly change: { readonly kind: ChangeKind; readonly direction: Direction | null } | null;
  readonly figure: FigureKind | null;
}

export interface Vocabulary {
  /** Words before a figure, by the word. */
  readonly roles: ReadonlyMap<string, Role>;
  readonly longest: number;
  /** Verbs that end a noun phrase; `self` ones name what is measured where no noun does. */
  readonly verbs: ReadonlyMap<string, "verb" | "self">;
  /** Verbs that say nothing of what is counted without their object (收到, 办). */
  readonly objects: ReadonlySet<string>;
  readonly indicators: IndicatorIndex;
  /** All words of these dictionaries with a tag, for cutting text. */
  readonly words: ReadonlyMap<string, string>;
  /** What a word does in a noun phrase, where its tag does not say it. */
  readonly classes: ReadonlyMap<string, Class>;
}

export function vocabularyOf(dictionaries: Dictionaries): Vocabulary {
  const roles = new Map<string, Role>();
  const set = (word: string, part: Partial<Role>): void => {
    roles.set(word, { change: null, figure: null, ...roles.get(word), ...part });
  };
  for (const row of rowsOf(dictionaries.get("figure-words"), ["word", "kind"])) {
    if (keeps(roles.get(row.word)?.figure, row.kind)) set(row.word, { figure: row.kind as FigureKind });
  }
  for (const row of rowsOf(dictionaries.get("change-words"), ["word", "kind", "direction"])) {
    set(row.word, {
      change: {
        kind: row.kind as ChangeKind,
        direction: row.direction === "none" ? null : (row.direction as Direction),
      },
    });
  }
  const objects = new Set<string>();
  const verbs = new Map<string, "verb" | "self">();
  for (const row of rowsOf(dictionaries.get("report-verbs"), ["word", "kind"])) {
    if (row.kind === "object") objects.add(row.word);
    else if (verbs.get(row.word) !== "self") verbs.set(row.word, row.kind as "verb" | "self");
  }
  for (const word of objects) if (!verbs.has(word)) verbs.set(word, "verb");
  const longest = Math.max(1, ...[...roles.keys()].map((word) => word.length));
  const indicators = indicatorsOf(dictionaries);
  const words = new Map<string, string>();
  for (const word of roles.keys()) words.set(word, "v");
  for (const word of verbs.keys()) words.set(word, "v");
  const aliases = new Set(indicators.aliases);
  // 新增就业 is cut in two, or its word of change would be lost.
  for (const word of indicators.aliases) if (!holdsChange(roles, word, aliases)) words.set(word, "n");
  const classes = new Map<string, Class>();
  for (const row of rowsOf(dictionaries.get("word-classes"), ["word", "class"])) {
    classes.set(row.word, row.class as Class);
    if (!words.has(row.word)) words.set(row.word, "n");
  }
  return { roles, longest, verbs, objects, indicators, words, classes };
}

function holdsChange(roles: ReadonlyMap<string, Role>, word: string, aliases: ReadonlySet<string>): boolean {
  for (let at = 0; at + 2 < word.length; at++) {
    const isChange = roles.get(word.slice(at, at + 2))?.change?.kind === "verb";
    if (isChange && aliases.has(word.slice(at + 2))) return true;
  }
  return false;
}

/** 至 and 到 lead from a verb of change to a level; without the verb they are like any adverb. */
const keeps = (old: FigureKind | null | undefined, next: string): boolean => old !== "joint" || next === "joint";

import { rowsOf } from "../../dictionary/rows.js";
import type { Dictionaries } from "../../model/dictionary.js";
import type { Direction } from "../../model/types.js";
import { type IndicatorIndex, indicatorsOf } from "./indicators.js";

export type ChangeKind = "verb" | "noun" | "self" | "times" | "more";
export type FigureKind = "adverb" | "joint" | "level" | "mom" | "since" | "spread" | "yoy";

/** What a word in front of a figure may be; one word may be several things. */
export interface Role {
  readonly change: { readonly kind: ChangeKind; readonly direction: Direction } | null;
  readonly figure: FigureKind | null;
}

export interface Vocabulary {
  /** Words before a figure, by the word. */
  readonly roles: ReadonlyMap<string, Role>;
  readonly longest: number;
  /** Verbs that end a noun phrase; `self` ones name what is measured where no noun does. */
  readonly verbs: ReadonlyMap<string, "verb" | "self">;
  readonly indicators: IndicatorIndex;
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
    set(row.word, { change: { kind: row.kind as ChangeKind, direction: row.direction as Direction } });
  }
  const verbs = new Map<string, "verb" | "self">();
  for (const row of rowsOf(dictionaries.get("report-verbs"), ["word", "kind"])) {
    if (verbs.get(row.word) !== "self") verbs.set(row.word, row.kind as "verb" | "self");
  }
  const longest = Math.max(1, ...[...roles.keys()].map((word) => word.length));
  return { roles, longest, verbs, indicators: indicatorsOf(dictionaries) };
}

/** 至 and 到 lead from a verb of change to a level; without the verb they are like any adverb. */
const keeps = (old: FigureKind | null | undefined, next: string): boolean => old !== "joint" || next === "joint";

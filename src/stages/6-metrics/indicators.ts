import { listOf, rowsOf } from "../../dictionary/rows.js";
import type { Dictionaries } from "../../model/dictionary.js";

export interface IndicatorIndex {
  /** The canonical id whose alias the phrase holds: the alias nearest to its end, of these the longest; "" where none. */
  idOf(phrase: string): string;
  /** The id of the short stable list that an indicator belongs to, `other` for those outside it. */
  groupOf(id: string): string;
  /** The family of units that an indicator is usually told in, "" where there is none. */
  familyOf(id: string): string;
  readonly aliases: readonly string[];
}

interface Alias {
  readonly text: string;
  readonly id: string;
}

/** Compiles the indicators dictionary: aliases by their last character, longest first. */
export function indicatorsOf(dictionaries: Dictionaries): IndicatorIndex {
  const byLast = new Map<string, Alias[]>();
  const aliases: string[] = [];
  const groups = new Map<string, string>();
  const families = new Map<string, string>();
  for (const row of rowsOf(dictionaries.get("indicators"), ["id", "group", "name", "family", "aliases"])) {
    families.set(row.id, row.family);
    groups.set(row.id, row.group);
    for (const text of [row.name, ...listOf(row.aliases)]) {
      const last = text[text.length - 1] ?? "";
      const list = byLast.get(last) ?? [];
      list.push({ text, id: row.id });
      aliases.push(text);
      byLast.set(last, list);
    }
  }
  for (const list of byLast.values()) list.sort((a, b) => b.text.length - a.text.length);
  return {
    aliases,
    familyOf: (id) => families.get(id) ?? "",
    groupOf: (id) => groups.get(id) ?? "other",
    idOf: (phrase) => search(byLast, phrase.replace(/[“”"‘’'（）()\s]/g, "")),
  };
}

/** A phrase whose head is a rate is not the thing that it is the rate of: 案件｜自动履行率. */
const RATE = /[率度]$/;

function search(byLast: ReadonlyMap<string, readonly Alias[]>, phrase: string): string {
  const isRate = RATE.test(phrase);
  for (let end = phrase.length; end > 0; end--) {
    if (isRate && !RATE.test(phrase[end - 1]!)) continue;
    for (const alias of byLast.get(phrase[end - 1]!) ?? []) {
      if (alias.text.length <= end && phrase.startsWith(alias.text, end - alias.text.length)) return alias.id;
    }
  }
  return "";
}

import { type Family, type FormRules, WHOLE } from "./forms.js";
import { ordinalStart, readOrdinal } from "./ordinal.js";

const PEOPLE = "族";

/** A way to reach a unit through the trie. */
export interface Entry {
  readonly stem: string;
  readonly family: number;
  /** 0 where the name has none. */
  readonly ordinal: number;
  /** An ending of the stem was left off. */
  readonly reduced: boolean;
}

/** Takes an official name apart. The first entry's stem is the beginning of the name itself. */
export function parseName(name: string, level: number, rules: FormRules): Entry[] {
  const base = cutDrop(name, level, rules);
  if (rules.generic.has(base)) return [];
  const suffix = rules.official.find(
    ({ text, family }) => base.endsWith(text) && rules.families[family]!.levels.includes(level),
  );
  if (suffix === undefined) return [{ stem: base, family: WHOLE, ordinal: 0, reduced: false }];
  const family = rules.families[suffix.family]!;
  const rest = base.slice(0, base.length - suffix.text.length);
  const stem = family.nationality ? cutNationalities(rest, rules.nationalities) : rest;
  if (stem !== rest) {
    const entry = { stem, family: suffix.family, ordinal: 0, reduced: false };
    return [{ stem: base, family: WHOLE, ordinal: 0, reduced: false }, entry];
  }
  const from = family.ordinal ? ordinalStart(stem) : -1;
  const numbered = from >= 2;
  const ordinal = numbered ? readOrdinal(stem, from) >> 4 : 0;
  const entry = { stem: numbered ? stem.slice(0, from) : stem, family: suffix.family, ordinal, reduced: false };
  return [entry, ...reducedEntries(entry, family)];
}

function cutDrop(name: string, level: number, rules: FormRules): string {
  const drop = level < 5 ? rules.drop.find((text) => name.endsWith(text) && name.length >= text.length + 2) : undefined;
  return drop === undefined ? name : name.slice(0, name.length - drop.length);
}

function cutNationalities(text: string, nationalities: readonly string[]): string {
  let rest = text;
  for (;;) {
    const ending = nationalities.find((name) => rest.endsWith(name) && rest.length >= name.length + 2);
    if (ending === undefined) break;
    rest = rest.slice(0, rest.length - ending.length);
  }
  // 鄂温克族自治旗 is 鄂温克旗; a nationality by itself is no place.
  return rest.length > 2 && rest.endsWith(PEOPLE) && nationalities.includes(rest) ? rest.slice(0, -1) : rest;
}

function reducedEntries(entry: Entry, family: Family): Entry[] {
  const ending = family.drop.find((text) => entry.stem.endsWith(text) && entry.stem.length >= text.length + 2);
  return ending === undefined
    ? []
    : [{ ...entry, stem: entry.stem.slice(0, entry.stem.length - ending.length), reduced: true }];
}

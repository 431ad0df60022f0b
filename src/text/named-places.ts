import type { Gazetteer } from "../model/gazetteer.js";
import type { Lexicon } from "../model/lexicon.js";

/** Finds named places in a text by their suffix, without a list of places. */
export type PlaceFinder = (text: string) => string[];

const STEM = 2;
/** Tags of the vocabulary that a place's stem may have (place, person, other name) though it is a word. */
const PROPER = /^n[srtz]/;
/** A word as frequent as this is an ordinary one, whatever its tag says (城市). */
const COMMON = 1000;

/**
 * The places that a text names, as keys to compare: the two characters before the suffix, and the suffix. A stem that
 * is an ordinary word (深入社区, 老旧小区) is no name, so names that no list knows are found in all provinces.
 */
export function placeFinder(suffixes: readonly string[], lexicon: Lexicon, gazetteer: Gazetteer): PlaceFinder {
  const longestFirst = [...new Set(suffixes)].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
  const pattern = new RegExp(longestFirst.join("|"), "g");
  return (text) => {
    const found = new Set<string>();
    pattern.lastIndex = 0;
    // `matchAll` would compile the pattern again for each line.
    for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
      const stem = text.slice(Math.max(0, match.index - STEM), match.index);
      if (!isName(stem, match[0], lexicon)) continue;
      if (GRASS_ROOTS.test(match[0]) && !isListed(text, match.index, match[0], gazetteer)) continue;
      found.add(stem + match[0]);
    }
    return [...found];
  };
}

/** Units below the town: their suffix follows verbs as often as names (织密社区), so the official list must know them. */
const GRASS_ROOTS = /社区|居民区|村|居委会/;
const LONGEST_STEM = 5;

function isListed(text: string, at: number, suffix: string, gazetteer: Gazetteer): boolean {
  for (let start = Math.max(0, at - LONGEST_STEM); start <= at - STEM; start++) {
    if (gazetteer.matchAt(text, start).some(({ end, form }) => end >= at + suffix.length && form !== "stem"))
      return true;
  }
  return false;
}

function isName(stem: string, suffix: string, lexicon: Lexicon): boolean {
  if (!/^[\u4e00-\u9fff]{2}$/.test(stem) || /[的了和与及在是为以等个一各全本该我这每某向对从到入进各]/.test(stem))
    return false;
  const inner = (stem[1] as string) + suffix;
  const count = lexicon.count(inner);
  if (count >= COMMON || (count > 0 && !PROPER.test(lexicon.pos(inner)))) return false;
  return lexicon.count(stem) === 0 || PROPER.test(lexicon.pos(stem));
}

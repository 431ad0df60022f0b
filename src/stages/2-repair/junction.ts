import { rowsOf } from "../../dictionary/rows.js";
import type { Dictionaries } from "../../model/dictionary.js";
import type { Form, Gazetteer } from "../../model/gazetteer.js";
import type { Lexicon } from "../../model/lexicon.js";

/** What runs across the place where `before` ends and `after` begins: a name, a word of the vocabulary, or nothing. */
export type Across = (before: string, after: string) => "name" | "word" | "";

const REACH = 4;
/** Rarer words are mostly chance. */
const RAREST = 20;

/**
 * Whether a word of the vocabulary runs across the place where `before` ends and `after` begins, and is longer than
 * every word that ends right there: 电线|杆, but not 工作站|在. A number that goes on counts too: 20|24年.
 */
export function wordAcross(lexicon: Lexicon, before: string, after: string): boolean {
  if (/[0-9]$/.test(before) && /^[0-9%年月日]/.test(after)) return true;
  const left = before.slice(-REACH);
  const text = left + after.slice(0, REACH);
  let across = 0;
  let upTo = 1;
  for (let at = 0; at < left.length; at++) {
    lexicon.matchAt(text, at, (end, count) => {
      if (count < RAREST) return;
      if (end > left.length) across = Math.max(across, end - at);
      else if (end === left.length) upTo = Math.max(upTo, end - at);
    });
  }
  return across > upTo;
}

const LONGEST_NAME = 10;
const SHORTEST_PLACE = 3;
/** Communities are many, and short ones are other words. */
const SHORTEST_COMMUNITY = 5;
const SHORTEST_BEGIN = 2;
const TOWN = 4;
const BOTH: ReadonlySet<Form> = new Set<Form>(["full", "variant"]);
const ORDINAL = /第$/;
const NUMBER = /^[0-9一二三四五六七八九十百]/;
const TENTHS = /[一二三四五六七八九]成$/;
const TENTHS_MORE = /^[一二三四五六七八九半](?![\p{sc=Han}])/u;

/**
 * Whether a name runs across: that of a listed place (徐|行镇), a kind of organisation (综合行政|执法队, 党|总支), or a number
 * (市光四村第|二居委会, 四成|三). `kinds` holds the kinds by their words.
 */
export function nameAcross(gazetteer: Gazetteer, kinds: ReadonlySet<string>, before: string, after: string): boolean {
  if (ORDINAL.test(before) && NUMBER.test(after)) return true;
  if (TENTHS.test(before) && TENTHS_MORE.test(after)) return true;
  const left = before.slice(-LONGEST_NAME);
  const text = left + after.slice(0, LONGEST_NAME);
  for (let at = 0; at < left.length; at++) {
    for (let end = left.length + 1; end <= text.length; end++) if (kinds.has(text.slice(at, end))) return true;
    for (const { end, level, form } of gazetteer.matchAt(text, at)) {
      const shortest = level <= TOWN ? SHORTEST_PLACE : SHORTEST_COMMUNITY;
      const whole = level <= TOWN ? form === "full" : BOTH.has(form) && left.length - at >= SHORTEST_BEGIN;
      if (whole && end > left.length && end - at >= shortest) return true;
    }
  }
  return false;
}

const LONGEST_TITLE = 6;
const LEAST_GIVEN = 1;

/**
 * Makes a test for a person's name that a page broke behind its surname: 理事长夏|正明, 卫生院的金|晓红. A title stands before the
 * surname, or 的 and what follows begins no word.
 */
export function personAcross(dictionaries: Dictionaries, lexicon: Lexicon): (before: string, after: string) => boolean {
  const surnames = new Set(rowsOf(dictionaries.get("surnames"), ["name"]).map(({ name }) => name));
  const titles = new Set(
    rowsOf(dictionaries.get("titles"), ["name", "side"])
      .filter(({ side }) => side !== "after")
      .map(({ name }) => name),
  );
  const given = new Set(
    rowsOf(dictionaries.get("given-chars"), ["char", "second"])
      .filter(({ second }) => Number(second) >= LEAST_GIVEN)
      .map(({ char }) => char),
  );
  return (before, after) => {
    if (!given.has(after.slice(0, 1)) || !surnames.has(before.slice(-1))) return false;
    const rest = before.slice(0, -1);
    const titled = Array.from({ length: LONGEST_TITLE }, (_, i) => rest.slice(-1 - i)).some((end) => titles.has(end));
    if (titled) return !endsInWord(lexicon, before);
    return (
      rest.endsWith("的") && given.has(after.slice(1, 2)) && !beginsWord(lexicon, after) && !endsInWord(lexicon, before)
    );
  };
}

function beginsWord(lexicon: Lexicon, text: string): boolean {
  let found = false;
  lexicon.matchAt(text, 0, (end, count, pos) => {
    if (end > 1 && count >= RAREST && !pos.startsWith("nr")) found = true;
  });
  return found;
}

function endsInWord(lexicon: Lexicon, text: string): boolean {
  return lexicon.count(text.slice(-2)) >= RAREST;
}

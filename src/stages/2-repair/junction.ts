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

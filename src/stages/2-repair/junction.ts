import type { Lexicon } from "../../model/lexicon.js";

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

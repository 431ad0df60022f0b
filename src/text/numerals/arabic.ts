import { Kind, kindAt, valueAt } from "./characters.js";

export interface ArabicLiteral {
  readonly end: number;
  readonly value: number;
  /** Digits before the point, separators left out. */
  readonly digits: number;
  readonly decimals: number;
  readonly leadingZero: boolean;
}

/** A number has at most so many groups of three digits; a longer row is a list. */
const GROUPS = 8;

/** 1234, 1,234,567, 6.8, full width too. A full-width comma separates thousands only between full-width digits. */
export function readArabic(text: string, at: number): ArabicLiteral | null {
  let end = digitsEnd(text, at);
  if (end === at) return null;
  let written = digitsOf(text, at, end);
  if (end - at <= 3) {
    let group = thousands(text, end);
    for (let groups = 0; group > 0 && groups < GROUPS; groups++) {
      written += digitsOf(text, group - 3, group);
      end = group;
      group = thousands(text, end);
    }
  }
  const digits = written.length;
  let decimals = 0;
  if ((text[end] === "." || text[end] === "．") && kindAt(text, end + 1) === Kind.Arabic) {
    const stop = digitsEnd(text, end + 1);
    decimals = stop - end - 1;
    written += `.${digitsOf(text, end + 1, stop)}`;
    end = stop;
  }
  return { end, value: Number(written), digits, decimals, leadingZero: digits > 1 && written[0] === "0" };
}

function digitsEnd(text: string, from: number): number {
  let at = from;
  while (kindAt(text, at) === Kind.Arabic) at++;
  return at;
}

/** End of a group of three digits behind a separator, or 0. */
function thousands(text: string, at: number): number {
  const mark = text[at];
  if (mark !== "," && mark !== "，") return 0;
  const end = at + 4;
  const wide = text.charCodeAt(at - 1) >= 0xff10 || commaBefore(text, at);
  if (mark === "，" && !wide) return 0;
  for (let i = at + 1; i < end; i++) if (kindAt(text, i) !== Kind.Arabic) return 0;
  return kindAt(text, end) === Kind.Arabic ? 0 : end;
}

const commaBefore = (text: string, at: number): boolean => text[at - 4] === ",";

function digitsOf(text: string, start: number, end: number): string {
  let at = start;
  while (at < end && text.charCodeAt(at) < 0x80) at++;
  // Plain digits are taken as they stand: a million of them joined one by one are a million strings.
  let digits = text.slice(start, at);
  for (; at < end; at++) digits += String.fromCharCode(0x30 + valueAt(text, at));
  return digits;
}

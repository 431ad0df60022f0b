import type { PlaceUse, Rules } from "./rules.js";

/** What an organisation's name says beside its places. */
export interface Wording {
  /** Official wording, quotes and brackets dropped: what two names of one thing share. */
  readonly normal: string;
  /** Whether it is all function and kind (综合行政执法队), so that only its place tells it from its like. */
  readonly plain: boolean;
  readonly place: PlaceUse;
}

/** Punctuation and spaces say nothing about which organisation it is. */
export function bare(text: string): string {
  for (let i = 0; i < text.length; i++) if (!isWordCharacter(text.charCodeAt(i))) return dropMarks(text);
  return text;
}

/** Han, ASCII letters and digits: what nearly every name is made of. */
const isWordCharacter = (code: number): boolean =>
  (code >= 0x4e00 && code <= 0x9fff) ||
  (code >= 0x30 && code <= 0x39) ||
  (code >= 0x41 && code <= 0x5a) ||
  (code >= 0x61 && code <= 0x7a);

function dropMarks(text: string): string {
  return text.replace(/[^\p{L}\p{N}]+/gu, "");
}

/**
 * Rewrites a wording from left to right, longest form first. Forms, kinds that need a place and functions count as
 * known; what is left makes the name distinctive.
 */
export function readWording(rules: Rules, said: string): Wording {
  const text = bare(said);
  let normal = "";
  let plain = true;
  let place: PlaceUse = "";
  for (let at = 0; at < text.length; ) {
    const form = longestForm(rules, text, at);
    if (form !== "") {
      const found = rules.orgForms.get(form);
      normal += found?.normal ?? "";
      place = found?.place ?? "";
      at += form.length;
      continue;
    }
    const word = longestWord(rules, text, at);
    plain &&= word > 0;
    normal += text.slice(at, at + Math.max(1, word));
    at += Math.max(1, word);
  }
  return { normal, plain, place };
}

/** A form, but a form of one or two characters only where the text ends with it: 城管 in 城管工作站 is no 执法队. */
function longestForm(rules: Rules, text: string, at: number): string {
  const most = Math.min(rules.longestForm, text.length - at);
  for (let size = most; size >= 2; size--) {
    const form = text.slice(at, at + size);
    if (rules.orgForms.has(form) && (size > 2 || at + size === text.length)) return form;
  }
  // 青山湖区|委: a form of one character is the whole of a wording.
  return text.length === 1 && rules.orgForms.has(text) ? text : "";
}

function longestWord(rules: Rules, text: string, at: number): number {
  for (let size = Math.min(rules.longestKind, text.length - at); size >= 2; size--) {
    const kind = rules.kinds.get(text.slice(at, at + size));
    if (kind !== undefined && kind.needs !== "proper") return size;
  }
  for (let size = Math.min(rules.longestFunction, text.length - at); size >= 2; size--)
    if (rules.functions.has(text.slice(at, at + size))) return size;
  return 0;
}

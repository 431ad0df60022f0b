import { Type } from "@sinclair/typebox";
import { Value } from "@sinclair/typebox/value";
import type { Dictionary } from "../../model/dictionary.js";
import { type Fault, SetupError } from "../../model/faults.js";

const Part = Type.Object(
  {
    part: Type.String({ minLength: 1 }),
    weight: Type.Integer({ minimum: 0, maximum: 2 }),
    pattern: Type.String({ minLength: 1 }),
  },
  { additionalProperties: false },
);

/** A line says who publishes a paper where the weights of its parts come to so much. */
const ENOUGH = 2;
/** Brackets, strokes and dots between the parts. */
const BETWEEN = /[·•|｜/／、，,；;*—–\-()（）【】[\]]*/y;

/**
 * Makes a test for imprints: lines made of nothing but parts (date, number, publisher, editor, how many pages) in any order.
 * The line is read once from left to right, the first part that fits taken, so that no line takes long.
 *
 * @throws SetupError D120 for each entry that is no part or no regular expression.
 */
export function compileImprint(dictionary: Dictionary): (text: string) => boolean {
  const faults: Fault[] = [];
  const parts: { readonly weight: number; readonly pattern: RegExp }[] = [];
  const words = (dictionary.about.imprint_words ?? {}) as Readonly<Record<string, readonly string[]>>;
  ((dictionary.about.imprint ?? []) as readonly unknown[]).forEach((entry, i) => {
    try {
      const { weight, pattern } = Value.Decode(Part, entry);
      const whole = pattern.replace(/\{(\w*[a-z])\}/g, (_, name: string) => `(?:${(words[name] ?? []).join("|")})`);
      parts.push({ weight, pattern: new RegExp(whole, "y") });
    } catch (error) {
      const message = `part ${i + 1} of an imprint is no part (${(error as Error).message}); mend it`;
      faults.push({ code: "D120", where: dictionary.file, message });
    }
  });
  if (faults.length > 0) throw new SetupError(faults);
  return (text) => {
    let weight = 0;
    let at = skip(BETWEEN, text, 0);
    while (at < text.length) {
      const part = parts.find(({ pattern }) => skip(pattern, text, at) > at);
      if (part === undefined) return false;
      weight += part.weight;
      at = skip(BETWEEN, text, part.pattern.lastIndex);
    }
    return weight >= ENOUGH;
  };
}

/** Where a sticky pattern that begins at a place ends; the place itself where it does not fit. */
function skip(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  if (!pattern.test(text)) {
    pattern.lastIndex = at;
    return at;
  }
  return pattern.lastIndex;
}

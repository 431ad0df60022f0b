import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { HOSTILE } from "../../bench/hostile-inputs.js";
import { metricsOf } from "./support.js";

/**
 * No text makes the stage super-linear. Time is no measure on a shared machine, so work is counted: each call of a string
 * method or a pattern costs one and the length of what it hands over or looks through.
 */
let work = 0;
const undo: (() => void)[] = [];

// biome-ignore lint/suspicious/noExplicitAny: methods of two prototypes are wrapped alike.
function count(prototype: any, name: string, cost: (self: any, args: any[], result: any) => number): void {
  const original = prototype[name];
  // biome-ignore lint/suspicious/noExplicitAny: as above.
  prototype[name] = function (this: any, ...args: any[]) {
    const result = original.apply(this, args);
    work += 1 + cost(this, args, result);
    return result;
  };
  undo.push(() => {
    prototype[name] = original;
  });
}

const SIZE = 4000;
const LENGTH = "青山镇".length;

function workOn(text: string): { readonly work: number; readonly figures: number } {
  const mentions: { type: "division"; text: string; start: number }[] = [];
  for (let at = text.indexOf("青山镇"); at >= 0; at = text.indexOf("青山镇", at + LENGTH))
    mentions.push({ type: "division", text: "青山镇", start: at });
  work = 0;
  const figures = metricsOf({ text, mentions }).length;
  return { work, figures };
}

describe("work grows with the length of the text, no faster", () => {
  beforeAll(() => {
    metricsOf({ text: "满意度95%", mentions: [] });
    count(String.prototype, "charCodeAt", () => 0);
    count(String.prototype, "codePointAt", () => 0);
    count(String.prototype, "startsWith", (_self, [sought]) => String(sought).length);
    count(String.prototype, "includes", (self) => self.length);
    count(String.prototype, "slice", (_self, _args, result) => result.length);
    count(String.prototype, "replace", (self) => self.length);
    // A sticky or global pattern looks from where it stands to where it matches.
    count(RegExp.prototype, "exec", (self, [text], result) =>
      self.sticky || self.global ? (result?.[0].length ?? 0) : String(text).length,
    );
    count(Array.prototype, "slice", (_self, _args, result) => result.length);
    count(Array.prototype, "filter", (self) => self.length);
  });
  afterAll(() => {
    for (const one of undo) one();
  });

  it.each(HOSTILE)("%s", (_name, make) => {
    const [one, two, four] = [SIZE, 2 * SIZE, 4 * SIZE].map((length) => workOn(make(length))) as [
      ReturnType<typeof workOn>,
      ReturnType<typeof workOn>,
      ReturnType<typeof workOn>,
    ];
    expect(two.work).toBeLessThan(2.2 * one.work + SIZE);
    expect(four.work).toBeLessThan(4.4 * one.work + 2 * SIZE);
    expect(four.figures).toBeLessThan(4.4 * one.figures + 8);
  });
});

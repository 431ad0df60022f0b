import { describe, expect, test } from "vitest";
import { ordinalStart, readOrdinal } from "../../src/dictionary/gazetteer/ordinal.js";

describe("ordinals", () => {
  test.each([
    ["第二居委会", 2, "第二"],
    ["二居", 2, "二"],
    ["十居", 10, "十"],
    ["十二居", 12, "十二"],
    ["二十居", 20, "二十"],
    ["三十一居", 31, "三十一"],
    ["2居", 2, "2"],
    ["第12居", 12, "第12"],
  ])("%s begins with %i", (text, value, part) => {
    const read = readOrdinal(text, 0);
    expect([read >> 4, text.slice(0, read & 15)]).toEqual([value, part]);
  });
  test.each(["五七村", "八一居", "〇居", "第居", "123居", "居", ""])("%j begins with none", (text) => {
    expect(readOrdinal(text, 0)).toBe(0);
  });
  test.each([
    ["淞南五村二", 4],
    ["华高新村第二", 4],
    ["八一", -1],
    ["高行", -1],
  ])("%s ends with one at %i", (text, at) => {
    expect(ordinalStart(text)).toBe(at);
  });
});

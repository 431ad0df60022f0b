import { changedQuantity, type Quantity } from "./quantity.js";

const JOINED = /^(?:[、和及与,，]|以及)$/;

/** 下降30、38个百分点: numbers joined by 、 or 和 share the unit of the last; each is a quantity of its own, and so it is with 0.6个和2.3个百分点. */
export function shareUnits(text: string, found: readonly Quantity[]): readonly Quantity[] {
  const shared = [...found];
  for (let i = shared.length - 2; i >= 0; i--) {
    const here = shared[i]!;
    const next = shared[i + 1]!;
    const isBare = here.unit === "" || (here.unitText === "个" && next.unitText.startsWith("个") && next.unit !== "个");
    if (!isBare || next.unit === "" || next.range !== null || here.script !== next.script) continue;
    const between = text.slice(here.end, next.start);
    if (!JOINED.test(between) || isListMark(text, here, between)) continue;
    shared[i] = changedQuantity(here, {
      unit: next.unit,
      family: next.family,
      value: here.value * factor(next),
      literal: next.literal,
    });
  }
  return shared;
}

/** 1、3名干部: the number of a list item, not a figure. */
const isListMark = (text: string, here: Quantity, between: string): boolean =>
  between.startsWith("、") && (here.start === 0 || /[\s。；;：:（(]/.test(text[here.start - 1]!));

/** The unit's factor, seen from the quantity that has it. */
function factor(quantity: Quantity): number {
  const written = quantity.number.end - quantity.number.start;
  return written > 0 && quantity.unit === "%" && quantity.unitText.startsWith("成") ? 10 : 1;
}

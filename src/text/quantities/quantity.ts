import type { Span } from "../../model/span.js";
import type { Bound } from "../../model/types.js";
import type { Vagueness } from "../numerals/index.js";

/** A figure with its unit, as a reader of the text alone would take it. */
export interface Quantity extends Span {
  /** As written, from the first to the last character that carries value, bound or unit; spaces dropped. */
  readonly text: string;
  /** In the canonical unit: 6.8万元 is 68000 元, 近七成 70 %. Of a range the upper end, as of a change from–to. */
  readonly value: number;
  /**
   * The ends that a reader would fill in, in the canonical unit, else null: a range gives both; 超, 以上 give `low`;
   * 近, 不足, 以内 give `high`; 20余 lies between 20 and the next round step (30), 数十 between 10 and 100; a sharp number and 约 give none.
   */
  readonly low: number | null;
  readonly high: number | null;
  /** Canonical unit; a number without one (`bare` option) has "". */
  readonly unit: string;
  /** share, money, area, length, duration, people, count, ...; "" without unit. */
  readonly family: string;
  readonly bound: Bound;
  /** The number alone, without bound and unit. */
  readonly number: Span;
  /** The unit as written; empty where the number stands alone or is 百分之五. */
  readonly unitText: string;
  readonly script: "arabic" | "han" | "mixed";
  readonly vague: Vagueness;
  /** False for 三大, 一个, 百姓-like 百: a Chinese numeral that gives structure or emphasis rather than a count. */
  readonly literal: boolean;
  /** Of a range its lower end and how the two are joined. */
  readonly range: { readonly from: number; readonly joint: "dash" | "word" | "between" } | null;
}

/** A quantity with some fields changed, of the same shape as all: see `withChanges` of the numerals. */
export function changedQuantity(quantity: Quantity, changes: Partial<Quantity>): Quantity {
  const copy: Quantity = {
    start: quantity.start,
    end: quantity.end,
    text: quantity.text,
    value: quantity.value,
    low: quantity.low,
    high: quantity.high,
    unit: quantity.unit,
    family: quantity.family,
    bound: quantity.bound,
    number: quantity.number,
    unitText: quantity.unitText,
    script: quantity.script,
    vague: quantity.vague,
    literal: quantity.literal,
    range: quantity.range,
  };
  return Object.assign(copy, changes);
}

export interface QuantityOptions {
  /** Numbers without a unit too. Default false. */
  readonly bare?: boolean;
  /** Spans that hold no quantity, sorted by start (dates that the caller has found already). Default: `findDates(text)`. */
  readonly dates?: readonly Span[];
}

export type QuantityFinder = (text: string, options?: QuantityOptions) => Quantity[];

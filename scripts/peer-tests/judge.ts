import { parseNumber } from "../../src/text/numerals/index.js";
import type { NumberFinder, Quantity, QuantityFinder } from "../../src/text/quantities/index.js";
import { UNITS } from "./units.js";

export interface Expectation {
  readonly text?: string;
  readonly start?: number;
  readonly end?: number;
  readonly value?: number | string;
  readonly low?: number | null;
  readonly high?: number | null;
  readonly unit?: string;
  readonly definition?: string;
}

export interface Case {
  readonly suite: string;
  readonly kind: string;
  readonly text: string;
  readonly expect: readonly Expectation[];
}

export interface Finders {
  readonly quantities: QuantityFinder;
  readonly numbers: NumberFinder;
}

/** What is wrong with our answer to a case, as a sentence; "" where it is right. */
export function judge(finders: Finders, one: Case): string {
  if (one.kind === "number") return one.suite === "recognizers-text" ? numbers(finders, one) : whole(one);
  if (one.kind === "numberrange") return ranges(finders, one);
  const families = one.kind === "percent" ? ["share"] : one.kind === "age" ? ["age"] : null;
  return quantities(finders, one, families);
}

function whole(one: Case): string {
  const got = parseNumber(one.text);
  const want = Number(one.expect[0]?.value);
  return got !== null && same(got, want) ? "" : `got ${got}, wanted ${want}`;
}

function same(got: number, want: number): boolean {
  return Math.abs(got - want) <= 1e-9 * Math.max(Math.abs(want), Math.abs(got)) || Math.abs(got - want) < 1e-18;
}

const overlaps = (a: { start: number; end: number }, b: Expectation): boolean =>
  b.start === undefined || (a.start < b.end! && a.end > b.start);

function numbers(finders: Finders, one: Case): string {
  const got = finders.numbers(one.text);
  const right =
    got.length === one.expect.length &&
    one.expect.every((want, i) => overlaps(got[i]!, want) && same(got[i]!.value, Number(want.value)));
  return right ? "" : `got ${JSON.stringify(got.map(({ text, value }) => [text, value]))}`;
}

/** low and high as the other suites give them: a sharp number is both. */
function ranges(finders: Finders, one: Case): string {
  const got = finders
    .quantities(one.text, { bare: true })
    .filter(
      (quantity) =>
        quantity.bound !== "exact" ||
        quantity.range !== null ||
        one.text.slice(quantity.start - 2, quantity.start) === "等于",
    );
  const right =
    got.length === one.expect.length &&
    one.expect.every((want, i) => {
      const { low, high, bound, value, range } = got[i]!;
      const isSharp = bound === "exact" && range === null;
      return overlaps(got[i]!, want) && end(isSharp ? value : low, want.low) && end(isSharp ? value : high, want.high);
    });
  return right ? "" : `got ${JSON.stringify(got.map(({ text, low, high, bound }) => [text, low, high, bound]))}`;
}

function end(got: number | null, want: number | null | undefined): boolean {
  return want == null ? got === null : got !== null && same(got, want);
}

const BOUNDS: Readonly<Record<string, readonly string[]>> = {
  accurate: ["exact"],
  "blur-": ["nearly", "under"],
  "blur+": ["over"],
};

function quantities(finders: Finders, one: Case, families: readonly string[] | null): string {
  const all = finders.quantities(one.text, { bare: one.kind === "money" });
  const wanted = new Set(one.expect.map(({ unit }) => unitOf(unit)[0]));
  const got = all.filter((quantity) =>
    families === null
      ? wanted.has(quantity.unit) ||
        (one.kind === "money" && quantity.unit === "分") ||
        quantity.unit === "" ||
        (one.expect.length === 0 && quantity.family === "money")
      : families.includes(quantity.family),
  );
  const right = got.length === one.expect.length && one.expect.every((want, i) => fits(got[i]!, want, one.kind));
  return right
    ? ""
    : `got ${JSON.stringify(all.map(({ text, value, low, high, unit, bound }) => [text, value, low, high, unit, bound]))}`;
}

const unitOf = (unit: string | undefined): readonly [string, number] => UNITS[unit ?? ""] ?? [unit ?? "", 1];

function fits(got: Quantity, want: Expectation, kind: string): boolean {
  const [unit, factor] = unitOf(want.unit);
  // A sum without a currency (15k左右) is yuan to a parser of money, a bare number to us.
  const isUnit =
    got.unit === unit ||
    (kind === "money" && got.unit === "" && unit === "元") ||
    (kind === "percent" && got.unit === "百分点");
  // 分 is a mark, a minute or a hundredth of a yuan; the suite's kind says which.
  if (kind === "money" && got.unit === "分") return unit === "元" && same(got.value / 100, Number(want.value) * factor);
  const bounds = want.definition === undefined ? undefined : BOUNDS[want.definition];
  const isBound = bounds === undefined || bounds.includes(got.bound);
  const isValue =
    want.value === undefined
      ? end(got.low, want.low) && end(got.high, want.high)
      : same(round(got.value, kind), round(Number(want.value) * factor, kind));
  return isUnit && isBound && isValue && overlaps(got, want);
}

/** Sums of money are compared to the cent. */
const round = (value: number, kind: string): number => (kind === "money" ? Math.round(value * 100) / 100 : value);

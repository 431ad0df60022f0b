import type { Bound } from "../../model/types.js";

/** A written unit or classifier: 公里 is 1000 米 of the family length. */
export interface UnitWord {
  readonly form: string;
  readonly unit: string;
  readonly factor: number;
  readonly family: string;
  /** Base units of the family in one canonical unit; NaN where there is no fixed rate. */
  readonly base: number;
  /** A small Chinese numeral before it is a count (三名), not structure or emphasis (三大). */
  readonly literal: boolean;
  /** A classifier once a noun follows: 3块展板. */
  readonly counter: boolean;
}

/** 近, 约, 以上, 不足. */
export interface BoundWord {
  readonly word: string;
  readonly side: "before" | "after";
  readonly bound: Bound;
  /** It belongs to the quantity as written. */
  readonly inside: boolean;
  /** Families that it goes with; `bare`: only numbers like 百, 千 alone. Empty: all. */
  readonly only: readonly string[];
  /** Characters that make another word of it. */
  readonly unless: readonly string[];
}

/** A phrase that takes the measure out of a number: 四两拨千斤, 第, 年级. */
export interface NotQuantity {
  readonly phrase: string;
  readonly kind: "idiom" | "before" | "after";
  readonly script: "any" | "arabic" | "han";
}

/** What a quantity finder is made from: the dictionaries units, bound-words and not-quantities. */
export interface QuantityWords {
  readonly units: readonly UnitWord[];
  readonly bounds: readonly BoundWord[];
  readonly notQuantities: readonly NotQuantity[];
}

/** Words by the UTF-16 unit at which a scan meets them, longest first. */
export type Index<T> = ReadonlyMap<number, readonly T[]>;

export interface CompiledWords {
  readonly units: Index<UnitWord>;
  /** Currencies that may stand before the number: 人民币50元. By last character. */
  readonly currencies: Index<UnitWord>;
  readonly before: Index<BoundWord>;
  readonly after: Index<BoundWord>;
  readonly notBefore: Index<NotQuantity>;
  readonly notAfter: Index<NotQuantity>;
  readonly idioms: IdiomIndex;
}

export function compileWords(words: QuantityWords, isNumeral: (code: number) => boolean): CompiledWords {
  const money = words.units.filter((unit) => unit.family === "money" && unit.factor === 1 && unit.form.length > 1);
  const kind = (wanted: NotQuantity["kind"]) => words.notQuantities.filter((word) => word.kind === wanted);
  const side = (wanted: BoundWord["side"]) => words.bounds.filter((word) => word.side === wanted);
  return {
    units: byFirst(words.units, (unit) => unit.form),
    currencies: byLast([...money, ...SIGNS], (unit) => unit.form),
    before: byLast(side("before"), (word) => word.word),
    after: byFirst(side("after"), (word) => word.word),
    notBefore: byLast(kind("before"), (word) => word.phrase),
    notAfter: byFirst(kind("after"), (word) => word.phrase),
    idioms: new IdiomIndex(kind("idiom"), isNumeral),
  };
}

const sign = (form: string, unit: string): UnitWord => ({
  form,
  unit,
  factor: 1,
  family: "money",
  base: Number.NaN,
  literal: true,
  counter: false,
});
const SIGNS = [
  sign("￥", "元"),
  sign("¥", "元"),
  sign("$", "美元"),
  sign("＄", "美元"),
  sign("€", "欧元"),
  sign("£", "英镑"),
];

function byFirst<T>(words: readonly T[], form: (word: T) => string): Index<T> {
  return index(words, form, (written) => written.charCodeAt(0));
}

function byLast<T>(words: readonly T[], form: (word: T) => string): Index<T> {
  return index(words, form, (written) => written.charCodeAt(written.length - 1));
}

function index<T>(words: readonly T[], form: (word: T) => string, key: (written: string) => number): Index<T> {
  const map = new Map<number, T[]>();
  for (const word of [...words].sort((a, b) => form(b).length - form(a).length)) {
    const at = key(form(word));
    const list = map.get(at);
    if (list === undefined) map.set(at, [word]);
    else list.push(word);
  }
  return map;
}

/** Idioms by their first numeral and the character behind it, so that a scan over 一 asks few of them. */
export class IdiomIndex {
  private readonly map = new Map<number, { phrase: string; offset: number }[]>();

  constructor(idioms: readonly NotQuantity[], isNumeral: (code: number) => boolean) {
    for (const { phrase } of [...idioms].sort((a, b) => b.phrase.length - a.phrase.length)) {
      for (let offset = 0; offset < phrase.length; offset++) {
        if (isNumeral(phrase.charCodeAt(offset))) this.add(phrase, offset);
      }
    }
  }

  private add(phrase: string, offset: number): void {
    const key = this.key(phrase, offset, offset + 1 < phrase.length);
    const list = this.map.get(key) ?? [];
    list.push({ phrase, offset });
    this.map.set(key, list);
  }

  private key(text: string, at: number, withNext: boolean): number {
    return text.charCodeAt(at) * 65536 + (withNext ? text.charCodeAt(at + 1) : 0);
  }

  /** End of the idiom that the numeral at `at` belongs to, or 0. */
  endAt(text: string, at: number): number {
    return this.search(text, at, at + 1 < text.length) || this.search(text, at, false);
  }

  private search(text: string, at: number, withNext: boolean): number {
    for (const { phrase, offset } of this.map.get(this.key(text, at, withNext)) ?? []) {
      if (at >= offset && text.startsWith(phrase, at - offset)) return at - offset + phrase.length;
    }
    return 0;
  }
}

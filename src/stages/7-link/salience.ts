import type { Span } from "../../model/span.js";
import { bare } from "./org-words.js";
import type { Rules } from "./rules.js";
import type { View } from "./view.js";

/** How present an entity is. */
export interface Presence {
  readonly entity: number;
  /** What its mentions came to at the last of them, and the sentence of that one; -1 where it is forgotten. */
  value: number;
  since: number;
  /** What stays: 0 for most. */
  lasting: number;
}

/** Sentences after which a mention is forgotten. */
const SPAN = 40;
const FADE = 0.75;
/** What is left after so many sentences. */
const LEFT = Float64Array.from({ length: SPAN + 1 }, (_, age) => FADE ** age);
/** A subject stays in mind, an object less, what stands behind a preposition least. */
export const SUBJECT = 3;
export const OBJECT = 1;
const OBLIQUE = 0.7;

/**
 * How present each entity is to a reader: each mention adds to it, each sentence lets it fade (after Lappin and Leass 1994,
 * with the decay of Krahmer and Theune). What a title names stays.
 */
export class Salience {
  /** By entity. */
  readonly #known: (Presence | undefined)[] = [];
  /** Those that are not forgotten, in the order of their last mention, and those that stay. */
  readonly #mentioned: Presence[] = [];
  #lasting: Presence[] = [];
  /** The part of `#lasting` that the heading of the section names. */
  readonly #section: Presence[] = [];
  /** What `strongest` gave, until something changes: figures stand close together. */
  #ranked: readonly number[] | null = null;
  /** Sentences walked so far. */
  now = 0;

  /** Goes on to the next sentence and drops what has faded, oldest first: who is present stays few in any document. */
  nextSentence(): void {
    this.now += 1;
    this.#ranked = null;
    let faded = 0;
    for (const one of this.#mentioned) {
      if (this.now - one.since <= SPAN) break;
      one.since = -1;
      one.value = 0;
      faded += 1;
    }
    if (faded > 0) this.#mentioned.splice(0, faded);
  }

  /** The entities that a reader still has in mind: those mentioned, oldest first, then what else stays. */
  present(): number[] {
    const ones: number[] = [];
    for (const one of this.#mentioned) ones.push(one.entity);
    for (const one of this.#lasting) if (one.since < 0) ones.push(one.entity);
    return ones;
  }

  valueOf(entity: number): number {
    const one = this.#known[entity];
    return one === undefined ? 0 : this.#valueOf(one);
  }

  /**
   * The most present of them, at most so many, of equals the lower; `meant` gives the entity that is counted for one, or -1.
   * Both are the same at each call.
   */
  strongest(most: number, meant: (entity: number) => number): readonly number[] {
    this.#ranked ??= this.#rank(most, meant);
    return this.#ranked;
  }

  #rank(most: number, meant: (entity: number) => number): readonly number[] {
    const ranked: number[] = [];
    const values: number[] = [];
    const rank = (one: Presence) => {
      const entity = meant(one.entity);
      if (entity < 0) return;
      const value = this.#valueOf(one);
      let at = ranked.length;
      while (at > 0 && isBefore(value, entity, values[at - 1] as number, ranked[at - 1] as number)) at -= 1;
      if (at === most) return;
      for (let k = Math.min(ranked.length, most - 1); k > at; k--) {
        ranked[k] = ranked[k - 1] as number;
        values[k] = values[k - 1] as number;
      }
      ranked[at] = entity;
      values[at] = value;
    };
    for (const one of this.#mentioned) rank(one);
    for (const one of this.#lasting) if (one.since < 0) rank(one);
    return ranked;
  }

  /** The sentence of its last mention, or -1. */
  sinceOf(entity: number): number {
    return this.#known[entity]?.since ?? -1;
  }

  lasts(entity: number): boolean {
    return (this.#known[entity]?.lasting ?? 0) > 0;
  }

  of(entity: number): Readonly<Presence> | undefined {
    return this.#known[entity];
  }

  mention(entity: number, weight: number): void {
    this.#ranked = null;
    const one = this.#presenceOf(entity);
    one.value = this.#valueOf(one) - one.lasting + weight;
    // Put last again, so that the list stays in the order of last mention.
    if (one.since >= 0) this.#mentioned.splice(this.#mentioned.lastIndexOf(one), 1);
    this.#mentioned.push(one);
    one.since = this.now;
  }

  remember(entity: number, weight: number): void {
    const one = this.#presenceOf(entity);
    if (one.lasting === 0) this.#lasting.push(one);
    one.lasting = Math.max(one.lasting, weight);
    this.#ranked = null;
  }

  /** What the heading of a section names stays until the next heading. */
  rememberInSection(entity: number, weight: number): void {
    const one = this.#presenceOf(entity);
    if (one.lasting === 0) this.#section.push(one);
    this.remember(entity, weight);
  }

  endSection(): void {
    if (this.#section.length === 0) return;
    this.#ranked = null;
    for (const one of this.#section) one.lasting = 0;
    this.#section.length = 0;
    this.#lasting = this.#lasting.filter((one) => one.lasting > 0);
  }

  #valueOf(one: Presence): number {
    const age = one.since < 0 ? 0 : this.now - one.since;
    return one.value * (LEFT[age] as number) + one.lasting;
  }

  #presenceOf(entity: number): Presence {
    let one = this.#known[entity];
    if (one === undefined) {
      one = { entity, value: 0, since: -1, lasting: 0 };
      this.#known[entity] = one;
    }
    return one;
  }
}

const isBefore = (value: number, entity: number, otherValue: number, other: number): boolean =>
  value > otherValue || (value === otherValue && entity < other);

const ENDS_CLAUSE = new Uint8Array(0x10000);
for (const mark of "，,。；;：:！!？?、") ENDS_CLAUSE[mark.charCodeAt(0)] = 1;

/** What a mention weighs by its place in the sentence: one that opens a clause is its subject. */
export function positionWeight(view: View, rules: Rules, span: Span & { sentence: number }): number {
  const from = view.layers.sentences.sentences[span.sentence]?.start ?? 0;
  const start = addressStart(view, span.start);
  let at = start;
  while (at > from && start - at < 24 && ENDS_CLAUSE[view.text.charCodeAt(at - 1)] === 0) at -= 1;
  if (at === start) return SUBJECT;
  const before = view.text.slice(at, start);
  if ("（(".includes(view.text[start - 1] as string)) return OBLIQUE;
  const words = bare(before);
  if (words === "") return SUBJECT;
  if (endsWithOneOf(rules.oblique, words)) return OBLIQUE;
  // 四团镇打造的“X”占地…: the head of a relative clause is what the sentence goes on about.
  if (words.endsWith("的") && !rules.oblique.has(words.slice(0, 1)) && !rules.oblique.has(words.slice(0, 2)))
    return SUBJECT - 0.5;
  if (rules.titles.has(words)) return SUBJECT - 0.5;
  return isOpening(view, rules, at, words) ? SUBJECT - 0.5 : OBJECT;
}

/** Weighs all outermost mentions once; subjects, holders and relations read it. */
export function weighMentions(view: View, rules: Rules): void {
  let before = -1;
  view.mentions.forEach((mention, i) => {
    if (mention.outer >= 0 || mention.type === "date") return;
    const goesOn = isListed(view, view.mentions[before], mention);
    view.weight[i] = goesOn ? (view.weight[before] as number) : positionWeight(view, rules, mention);
    before = i;
  });
}

/** 在甲社区、乙社区设点: the members of a list have the part of its first. */
function isListed(view: View, before: Span | undefined, mention: Span): boolean {
  if (before === undefined || mention.start !== before.end + 1) return false;
  return "、和与及".includes(view.text[before.end] as string);
}

/** Where the address begins that ends at an offset: 嘉定区马陆镇崇福社区的|安高东方名邸小区. */
function addressStart(view: View, start: number): number {
  let at = start;
  for (let hops = 0; hops < 6; hops++) {
    const direct = view.siteEnd.get(at) ?? (view.text[at - 1] === "的" ? view.siteEnd.get(at - 1) : undefined);
    if (direct === undefined) break;
    at = view.mentions[direct]?.start ?? at;
  }
  return at;
}

function endsWithOneOf(words: ReadonlySet<string>, text: string): boolean {
  return words.has(text.slice(-1)) || words.has(text.slice(-2));
}

/** Only openers (近日, 同时) or a date stand before it. */
function isOpening(view: View, rules: Rules, at: number, words: string): boolean {
  const date = view.dateAt.get(at);
  const rest = date === undefined ? words : words.slice(date.length);
  let left = date === undefined ? rest : afterDate(rules, rest);
  for (let hops = 0; left !== "" && hops < 4; hops++) {
    const size = openerLength(rules, left);
    if (size === 0) return false;
    left = left.slice(size);
  }
  return left === "";
}

function afterDate(rules: Rules, text: string): string {
  const word = rules.words.afterDate.find((one) => text.startsWith(one));
  return word === undefined ? text : text.slice(word.length);
}

const LONGEST_OPENER = 6;

function openerLength(rules: Rules, text: string): number {
  for (let size = Math.min(LONGEST_OPENER, text.length); size > 0; size--)
    if (rules.openers.has(text.slice(0, size))) return size;
  return 0;
}

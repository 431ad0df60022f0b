import type { Span } from "../../model/span.js";
import { bare } from "./org-words.js";
import type { Rules } from "./rules.js";
import type { View } from "./view.js";

/**
 * How present each entity is to a reader: each mention adds to it, each sentence lets it fade (after Lappin and Leass 1994,
 * with the decay of Krahmer and Theune). What a title names stays.
 */
export interface Salience {
  readonly value: Map<number, number>;
  readonly since: Map<number, number>;
  readonly lasting: Map<number, number>;
  /** The part of `lasting` that the heading of the section names. */
  readonly section: Set<number>;
  /** Sentences walked so far. */
  now: number;
}

/** Sentences after which a mention is forgotten. */
const SPAN = 40;

/** Goes on to the next sentence and drops what has faded, oldest first: who is present stays few in any document. */
export function nextSentence(salience: Salience): void {
  salience.now += 1;
  for (const [entity, at] of salience.since) {
    if (salience.now - at <= SPAN) break;
    salience.since.delete(entity);
    salience.value.delete(entity);
  }
}

/** The entities that a reader still has in mind. */
export function presentOnes(salience: Salience): number[] {
  const ones = [...salience.since.keys()];
  for (const entity of salience.lasting.keys()) if (!salience.since.has(entity)) ones.push(entity);
  return ones;
}

const FADE = 0.75;
/** What is left after so many sentences. */
const LEFT = Float64Array.from({ length: SPAN + 1 }, (_, age) => FADE ** age);
/** A subject stays in mind, an object less, what stands behind a preposition least. */
export const SUBJECT = 3;
export const OBJECT = 1;
const OBLIQUE = 0.7;

export function makeSalience(): Salience {
  return { value: new Map(), since: new Map(), lasting: new Map(), section: new Set(), now: 0 };
}

export function salienceOf(salience: Salience, entity: number): number {
  const value = salience.value.get(entity) ?? 0;
  const age = salience.now - (salience.since.get(entity) ?? salience.now);
  return value * (LEFT[age] ?? FADE ** age) + (salience.lasting.get(entity) ?? 0);
}

export function mentionEntity(salience: Salience, entity: number, weight: number): void {
  const now = salienceOf(salience, entity) - (salience.lasting.get(entity) ?? 0);
  salience.value.set(entity, now + weight);
  // Put last again, so that the map stays in the order of last mention.
  salience.since.delete(entity);
  salience.since.set(entity, salience.now);
}

export function remember(salience: Salience, entity: number, weight: number): void {
  salience.lasting.set(entity, Math.max(salience.lasting.get(entity) ?? 0, weight));
}

/** What the heading of a section names stays until the next heading. */
export function rememberInSection(salience: Salience, entity: number, weight: number): void {
  if (!salience.lasting.has(entity)) salience.section.add(entity);
  remember(salience, entity, weight);
}

export function endSection(salience: Salience): void {
  for (const entity of salience.section) salience.lasting.delete(entity);
  salience.section.clear();
}

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
  view.mentions.forEach((mention, i) => {
    if (mention.outer < 0 && mention.type !== "date") view.weight[i] = positionWeight(view, rules, mention);
  });
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

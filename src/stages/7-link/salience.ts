import type { Mention } from "../../model/layers.js";
import type { View } from "./view.js";

/**
 * How present each entity is to a reader: each mention adds to it, each sentence lets it fade (after Lappin and Leass 1994,
 * with the decay of Krahmer and Theune). What a title names stays.
 */
export interface Salience {
  readonly value: Map<number, number>;
  readonly since: Map<number, number>;
  readonly lasting: Map<number, number>;
}

const FADE = 0.75;
/** A subject stays in mind, an object less, what stands behind a preposition least. */
export const SUBJECT = 3;
export const OBJECT = 1;
const OBLIQUE = 0.7;

export function makeSalience(): Salience {
  return { value: new Map(), since: new Map(), lasting: new Map() };
}

export function salienceOf(salience: Salience, entity: number, sentence: number): number {
  const value = salience.value.get(entity) ?? 0;
  const age = Math.min(40, sentence - (salience.since.get(entity) ?? sentence));
  return value * FADE ** age + (salience.lasting.get(entity) ?? 0);
}

export function mentionEntity(salience: Salience, entity: number, sentence: number, weight: number): void {
  const now = salienceOf(salience, entity, sentence) - (salience.lasting.get(entity) ?? 0);
  salience.value.set(entity, now + weight);
  salience.since.set(entity, sentence);
}

export function remember(salience: Salience, entity: number, weight: number): void {
  salience.lasting.set(entity, Math.max(salience.lasting.get(entity) ?? 0, weight));
}

const CLAUSE_END = /[，,。；;：:！!？?、（(“"]/u;
const OBLIQUES =
  /(?:在|于|对|向|与|和|跟|同|由|被|把|给|为|从|以|据|用|到|邀请|联合|携手|会同|依托|围绕|针对|通过|按照|根据|获)$/u;
const VERBLESS = /^[^\s]{0,6}$/u;

/** What a mention weighs by its place in the sentence: clause-initial is a subject. */
export function positionWeight(view: View, span: { start: number; end: number; sentence: number }): number {
  const sentence = view.layers.sentences.sentences[span.sentence];
  const from = sentence?.start ?? 0;
  let at = span.start;
  while (at > from && !CLAUSE_END.test(view.text[at - 1] as string)) at -= 1;
  const before = view.text.slice(at, span.start);
  if (before === "") return SUBJECT;
  if (OBLIQUES.test(before)) return OBLIQUE;
  return VERBLESS.test(before) && !/[在对向由被把为从以据将]/u.test(before) ? SUBJECT - 0.5 : OBJECT;
}

/** Whether a mention ends where a longer one that holds it ends (then the longer one speaks for it). */
export function isNested(mention: Mention): boolean {
  return mention.outer >= 0;
}

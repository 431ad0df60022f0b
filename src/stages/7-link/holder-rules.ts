import type { Anaphor, Metric } from "../../model/layers.js";
import type { Span } from "../../model/span.js";
import type { EntityType } from "../../model/types.js";
import { resolveNoun } from "./anaphora.js";
import { HOLDERS, TOPICS, type Walk } from "./holder-walk.js";
import { OBJECT, positionWeight, SUBJECT } from "./salience.js";
import type { Draft } from "./table.js";
import { ORGANISATIONS, PLACES } from "./view.js";

/** Types that are met in every article without being its topic, unless its title names them. */
const GUESTS: ReadonlySet<EntityType> = new Set<EntityType>(["company", "school"]);

/** The last subject outlasts another that was named once. */
const GOES_ON = 0.5;

/** What hand-set rules take for the holder: what its own clause names, the subject before it, the subject that goes on, the topic. */
export function holderByRule(walk: Walk, metric: Metric): { entity: number; strong: boolean } {
  const named = holderFromSpans(walk, metric, walk.article);
  const key = metric.indicator;
  const again = key.length > 2 ? walk.indicators.get(key) : undefined;
  let entity = named.strong >= 0 ? named.strong : (again ?? fallbackHolder(walk, walk.article));
  if (entity < 0) entity = named.weak;
  entity = walk.communityOf(entity);
  if (entity >= 0 && key.length > 2) walk.indicators.set(key, entity);
  return { entity, strong: named.strong >= 0 };
}

/**
 * The first span that names somebody. Weak are a programme, and whoever stands behind a preposition (联合, 在…支持下): they hold
 * a figure only where nobody answers for it.
 */
function holderFromSpans(walk: Walk, metric: Metric, article: number): { strong: number; weak: number } {
  const { table } = walk.discourse.reader;
  let weak = -1;
  let where = -1;
  for (const span of metric.holders) {
    const entity = entityAt(walk, metric, span, article);
    if (entity < 0) continue;
    const type = table.drafts[entity]?.type as EntityType;
    const weight = weightAt(walk, metric, span);
    if (isBystander(walk, metric, span, type, weight)) {
      if (weak < 0) weak = entity;
    } else if (weight >= OBJECT) {
      return { strong: relativeHead(walk, metric, span, entity), weak };
    } else if (where < 0) {
      where = entity;
    }
  }
  // 在州桥街道设岗22处: where it is, if nobody is named who does it.
  return { strong: where, weak };
}

function weightAt(walk: Walk, metric: Metric, span: Span): number {
  const { view, rules } = walk.discourse.reader;
  return positionWeight(view, rules, { start: span.start, end: span.end, sentence: metric.sentence });
}

/** A programme, a helper behind a preposition, a common noun in the middle of a clause, somebody who only speaks. */
function isBystander(walk: Walk, metric: Metric, span: Span, type: EntityType, weight: number): boolean {
  if (type === "program") return true;
  if (weight < OBJECT && !PLACES.has(type)) return true;
  const { view, rules } = walk.discourse.reader;
  // A小学、B中学等5所学校: the figure counts the list.
  if (/^(?:、[^，,。；]{1,40}|[^，,。；、]{0,4})等$/u.test(view.text.slice(span.end, metric.start))) return true;
  if (type === "person") return rules.speech.some((verb) => view.text.slice(span.end, span.end + 8).includes(verb));
  const { nouns, firstNoun } = walk.discourse;
  const own = nouns.slice(firstNoun[metric.sentence], firstNoun[metric.sentence + 1]);
  return weight <= OBJECT && own.some((noun) => noun.start === span.start && noun.end === span.end);
}

/** 四团镇打造的“X”占地…: what is said after it is said of X. */
function relativeHead(walk: Walk, metric: Metric, span: Span, entity: number): number {
  const { view } = walk.discourse.reader;
  const head = walk.subjects.find(
    (one) =>
      one.start >= span.end && one.end <= metric.start && one.weight >= SUBJECT - 0.5 && one.start - span.end <= 8,
  );
  if (head === undefined) return entity;
  const between = view.text.slice(span.end, head.start);
  return /^[^，,。；、]{2,6}的[“"]?$/u.test(between) ? head.entity : entity;
}

/** The entity that a span names: the outermost mention in it, an anaphor, or plain words read as one. */
function entityAt(walk: Walk, metric: Metric, span: Span, article: number): number {
  const { view, rules } = walk.discourse.reader;
  const from = view.firstOf[metric.sentence] as number;
  const to = view.firstOf[metric.sentence + 1] as number;
  let best = -1;
  for (let i = from; i < to; i++) {
    const mention = view.mentions[i];
    if (mention === undefined || !HOLDERS.has(mention.type)) continue;
    if (mention.start >= span.end || mention.end <= span.start) continue;
    if (mention.outer >= 0 && mention.start < span.start && mention.end > span.end) continue;
    if (best < 0 || (mention.outer < 0 && !ORGANISATIONS.has((view.mentions[best] as { type: EntityType }).type)))
      best = mention.outer < 0 ? i : best < 0 ? i : best;
  }
  if (best >= 0) return walk.of[best] as number;
  const { nouns, firstNoun } = walk.discourse;
  for (let k = firstNoun[metric.sentence] as number; k < (firstNoun[metric.sentence + 1] as number); k++) {
    const anaphor = nouns[k] as Anaphor;
    if (anaphor.start < span.end && anaphor.end > span.start && (walk.anaphor[k] as number) >= 0)
      return walk.anaphor[k] as number;
  }
  const text = view.text.slice(span.start, span.end);
  const noun = rules.anaphors.get(text);
  if (noun === undefined) return -1;
  const type = noun.type as EntityType;
  const plain: Anaphor = { start: span.start, end: span.end, sentence: metric.sentence, type, text, level: "" };
  return resolveNoun(walk.discourse, walk.salience, plain, article);
}

function fallbackHolder(walk: Walk, article: number): number {
  const topic = topicEntity(walk);
  const ground = walk.discourse.reader.places.scene[article] ?? -1;
  if (topic < 0) return ground;
  return ground >= 0 && isGuest(walk, topic, ground) ? ground : topic;
}

/** Counties and what is above them: an article about one is a report that names communities as examples. */
const COUNTY = 3;

/** A town that was named in passing is no topic: its turn ends with its sentence; that of a report's example with its paragraph. */
function isGuest(walk: Walk, topic: number, ground: number): boolean {
  const { drafts } = walk.discourse.reader.table;
  if (walk.salience.lasts(topic)) return false;
  const type = drafts[topic]?.type;
  if (type === "division") return true;
  const level = drafts[ground]?.level ?? 0;
  const isExample = type === "community" || type === "compound" || type === "school";
  return isExample && level >= 1 && level <= COUNTY && walk.named[topic]?.paragraph !== walk.paragraph;
}

function topicEntity(walk: Walk): number {
  const { table } = walk.discourse.reader;
  let best = -1;
  let most = 0;
  for (const entity of walk.salience.present()) {
    const draft = table.drafts[entity] as Draft;
    if (!TOPICS.has(draft.type) || (GUESTS.has(draft.type) && !walk.salience.lasts(entity))) continue;
    const value = walk.salience.valueOf(entity) + (entity === walk.subject ? GOES_ON : 0);
    if (value > most) {
      most = value;
      best = entity;
    }
  }
  return best;
}

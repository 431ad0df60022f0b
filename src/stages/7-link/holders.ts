import type { Anaphor, Metric } from "../../model/layers.js";
import type { Span } from "../../model/span.js";
import type { EntityType } from "../../model/types.js";
import { type Discourse, resolveNoun } from "./anaphora.js";
import {
  makeSalience,
  mentionEntity,
  nextSentence,
  OBJECT,
  positionWeight,
  presentOnes,
  remember,
  type Salience,
  SUBJECT,
  salienceOf,
} from "./salience.js";
import type { Draft } from "./table.js";
import { ORGANISATIONS, PLACES } from "./view.js";

/** Types that a figure may be about. */
const HOLDERS: ReadonlySet<EntityType> = new Set<EntityType>([
  ...ORGANISATIONS,
  "division",
  "community",
  "compound",
  "facility",
  "program",
  "event",
  "person",
]);
/** Types that a figure is about where its clause does not say: a programme or a site only where it is named as such. */
const TOPICS: ReadonlySet<EntityType> = new Set<EntityType>([...ORGANISATIONS, "division", "community", "compound"]);
/** Types that are met in every article without being its topic, unless its title names them. */
const GUESTS: ReadonlySet<EntityType> = new Set<EntityType>(["company", "school"]);

const SUBJECTS: ReadonlySet<EntityType> = new Set<EntityType>([...TOPICS, "person", "event"]);

/** What a title names, and where the article is, stays in mind; one other subject named once does not outlast it. */
const TITLE_LASTS = 2.5;
const GROUND_LASTS = 1.5;
const GOES_ON = 0.5;

export interface Resolution {
  /** For each anaphor its entity, or -1. */
  readonly anaphor: Int32Array;
  /** For each metric its holder, or -1. */
  readonly holder: number[];
}

interface Walk {
  readonly discourse: Discourse;
  readonly of: Int32Array;
  readonly anaphor: Int32Array;
  salience: Salience;
  /** Subjects of the sentence at hand, with where they end. */
  subjects: { entity: number; start: number; end: number; weight: number }[];
  /** What earlier figures of the article with the same indicator were about. */
  indicators: Map<string, number>;
  /** Paragraph in which each entity of the article was named last, and the one at hand. */
  named: Map<number, number>;
  paragraph: number;
  subject: number;
}

type Step = { start: number; order: number; run: () => void };

/** Walks the document once, in reading order: who is present, what the common nouns stand for, what the figures are about. */
export function resolveDiscourse(discourse: Discourse, of: Int32Array): Resolution {
  const { view } = discourse.reader;
  const { metrics } = view.layers.metrics;
  const anaphors = discourse.nouns;
  const walk: Walk = {
    discourse,
    of,
    anaphor: new Int32Array(anaphors.length).fill(-1),
    salience: makeSalience(),
    subjects: [],
    indicators: new Map(),
    named: new Map(),
    paragraph: -1,
    subject: -1,
  };
  const holder = new Array<number>(metrics.length).fill(-1);
  const cursor = { mention: 0, anaphor: 0, metric: 0 };
  let article = -1;
  view.layers.sentences.sentences.forEach((sentence, s) => {
    if (sentence.article !== article) {
      article = sentence.article;
      walk.salience = makeSalience();
      const ground = discourse.reader.places.ground[article] ?? -1;
      if (ground >= 0) remember(walk.salience, ground, GROUND_LASTS);
      walk.indicators = new Map();
      walk.named = new Map();
      walk.subject = -1;
    }
    walk.paragraph = sentence.paragraph;
    nextSentence(walk.salience);
    walk.subjects = [];
    for (const step of stepsOf(walk, s, article, cursor, holder)) step.run();
    const main = walk.subjects.find((one) => one.weight >= SUBJECT - 0.5);
    if (main !== undefined && sentence.role === "body") walk.subject = main.entity;
  });
  return { anaphor: walk.anaphor, holder };
}

function stepsOf(
  walk: Walk,
  s: number,
  article: number,
  cursor: { mention: number; anaphor: number; metric: number },
  holder: number[],
): Step[] {
  const { view } = walk.discourse.reader;
  const { mentions } = view.layers.mentions;
  const { metrics } = view.layers.metrics;
  const anaphors = walk.discourse.nouns;
  const steps: Step[] = [];
  for (; mentions[cursor.mention]?.sentence === s; cursor.mention++) {
    const i = cursor.mention;
    steps.push({ start: mentions[i]?.start ?? 0, order: 0, run: () => meetMention(walk, i, s) });
  }
  for (; anaphors[cursor.anaphor]?.sentence === s; cursor.anaphor++) {
    const k = cursor.anaphor;
    steps.push({ start: anaphors[k]?.start ?? 0, order: 1, run: () => meetAnaphor(walk, k, article) });
  }
  for (; metrics[cursor.metric]?.sentence === s; cursor.metric++) {
    const k = cursor.metric;
    const metric = metrics[k] as Metric;
    steps.push({
      start: metric.start,
      order: 2,
      run: () => {
        holder[k] = findHolder(walk, metric, article);
      },
    });
  }
  return steps.sort((a, b) => a.start - b.start || a.order - b.order);
}

function meetMention(walk: Walk, i: number, s: number): void {
  const { view } = walk.discourse.reader;
  const mention = view.mentions[i];
  const entity = walk.of[i] as number;
  if (mention === undefined || !HOLDERS.has(mention.type)) return;
  const role = view.layers.sentences.sentences[s]?.role;
  const nested = mention.outer >= 0;
  walk.named.set(entity, walk.paragraph);
  const weight = nested ? 0.5 : (view.weight[i] as number);
  mentionEntity(walk.salience, entity, role === "body" ? weight : Math.max(weight, OBJECT));
  if (role === "title" && !nested) remember(walk.salience, entity, TITLE_LASTS);
  if (!nested && SUBJECTS.has(mention.type) && !followedByPlace(walk, i))
    walk.subjects.push({ entity, start: mention.start, end: mention.end, weight });
}

/** 奉贤区 before 金汇镇 is only the beginning of an address. */
function followedByPlace(walk: Walk, i: number): boolean {
  const { view } = walk.discourse.reader;
  const mention = view.mentions[i];
  const next = view.mentions[i + 1];
  if (mention === undefined || next === undefined || !PLACES.has(mention.type)) return false;
  const gap = next.start - mention.end;
  return gap === 0
    ? mention.type === "division"
    : gap === 1 && view.text[mention.end] === "的" && PLACES.has(next.type);
}

function meetAnaphor(walk: Walk, k: number, article: number): void {
  const { view } = walk.discourse.reader;
  const anaphor = walk.discourse.nouns[k] as Anaphor;
  const entity = resolveNoun(walk.discourse, walk.salience, anaphor, article);
  walk.anaphor[k] = entity;
  if (entity < 0) return;
  const { rules } = walk.discourse.reader;
  const vague = anaphor.type === "division" && rules.anaphors.get(anaphor.text)?.level === "" && anaphor.level === "";
  const compares = vague || rules.comparing.some((word) => view.text.startsWith(word, anaphor.end));
  const weight = compares ? OBJECT : positionWeight(view, rules, anaphor);
  mentionEntity(walk.salience, entity, weight);
  walk.subjects.push({ entity, start: anaphor.start, end: anaphor.end, weight });
}

/** What a figure is about: what its own clause names, the subject before it, the subject that goes on, the topic. */
function findHolder(walk: Walk, metric: Metric, article: number): number {
  const named = holderFromSpans(walk, metric, article);
  const key = metric.indicator;
  const again = key.length > 2 ? walk.indicators.get(key) : undefined;
  let holder = named.strong >= 0 ? named.strong : (again ?? fallbackHolder(walk, article));
  if (holder < 0) holder = named.weak;
  holder = communityOf(walk, holder);
  if (holder >= 0 && key.length > 2) walk.indicators.set(key, holder);
  return holder;
}

/** An estate that the document also calls a community (华浜二村, 华浜二村居民区) acts and is counted as that community. */
function communityOf(walk: Walk, holder: number): number {
  const { drafts } = walk.discourse.reader.table;
  const estate = drafts[holder];
  if (estate?.type !== "compound") return holder;
  const found = drafts.findIndex((one) => one.type === "community" && one.name.startsWith(estate.name));
  return found >= 0 ? found : holder;
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
  return positionWeight(view, rules, { ...span, sentence: metric.sentence });
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
    if (mention.outer >= 0 && mention.start < span.start - 0 && mention.end > span.end) continue;
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
  const plain: Anaphor = { ...span, sentence: metric.sentence, type, text, level: "" };
  return resolveNoun(walk.discourse, walk.salience, plain, article);
}

function fallbackHolder(walk: Walk, article: number): number {
  const topic = topicEntity(walk);
  const ground = walk.discourse.reader.places.ground[article] ?? -1;
  if (topic < 0) return ground;
  return ground >= 0 && isGuest(walk, topic, ground) ? ground : topic;
}

/** Counties and what is above them: an article about one is a report that names communities as examples. */
const COUNTY = 3;

/** A town that was named in passing is no topic: its turn ends with its sentence; that of a report's example with its paragraph. */
function isGuest(walk: Walk, topic: number, ground: number): boolean {
  const { drafts } = walk.discourse.reader.table;
  if (walk.salience.lasting.has(topic)) return false;
  const type = drafts[topic]?.type;
  if (type === "division") return true;
  const level = drafts[ground]?.level ?? 0;
  const isExample = type === "community" || type === "compound" || type === "school";
  return isExample && level >= 1 && level <= COUNTY && walk.named.get(topic) !== walk.paragraph;
}

function topicEntity(walk: Walk): number {
  const { table } = walk.discourse.reader;
  let best = -1;
  let most = 0;
  for (const entity of presentOnes(walk.salience)) {
    const draft = table.drafts[entity] as Draft;
    if (!TOPICS.has(draft.type) || (GUESTS.has(draft.type) && !walk.salience.lasting.has(entity))) continue;
    const value = salienceOf(walk.salience, entity) + (entity === walk.subject ? GOES_ON : 0);
    if (value > most) {
      most = value;
      best = entity;
    }
  }
  return best;
}

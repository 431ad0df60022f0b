import type { Anaphor, Mention, Metric } from "../../model/layers.js";
import type { Span } from "../../model/span.js";
import type { EntityType } from "../../model/types.js";
import { type Discourse, nounBefore, resolveNoun } from "./anaphora.js";
import { ClauseMarks } from "./clause-marks.js";
import { candidatesOf } from "./holder-candidates.js";
import { F, type Seen, type Weights } from "./holder-features.js";
import { addHistory, recordHolder } from "./holder-history.js";
import { holderInTurn } from "./holder-in-turn.js";
import { holderByRule } from "./holder-rules.js";
import { articleState, HOLDERS, noTurn, TOPICS, type Walk } from "./holder-walk.js";
import { OBJECT, positionWeight, SUBJECT } from "./salience.js";
import { ORGANISATIONS, PLACES } from "./view.js";

const SUBJECTS: ReadonlySet<EntityType> = new Set<EntityType>([...TOPICS, "person", "event"]);

/** What a title names, and where the article is, stays in mind. */
const TITLE_LASTS = 2.5;
const GROUND_LASTS = 1.5;

export interface Resolution {
  /** For each anaphor its entity, or -1. */
  readonly anaphor: Int32Array;
  /** For each metric its holder, or -1. */
  readonly holder: number[];
}

/** A figure with its candidates, as training sees it. */
export interface Choice {
  readonly metric: number;
  readonly paragraph: number;
  readonly article: number;
  readonly rule: number;
  readonly candidates: readonly Seen[];
}

/**
 * Walks the document once, in reading order: who is present, what the common nouns stand for, what the figures are about.
 * `watch` is told of each figure and its candidates.
 */
export function resolveDiscourse(
  discourse: Discourse,
  of: Int32Array,
  weights: Weights,
  watch?: (choice: Choice) => void,
): Resolution {
  const { view } = discourse.reader;
  const { metrics } = view.layers.metrics;
  const communityOf = communities(discourse);
  const { drafts } = discourse.reader.table;
  const walk: Walk = {
    discourse,
    weights,
    of,
    anaphor: new Int32Array(discourse.nouns.length).fill(-1),
    nounWeight: new Float32Array(discourse.nouns.length),
    figures: figuresOf(discourse),
    communityOf,
    holderOf: (entity) => (HOLDERS.has(drafts[entity]?.type as EntityType) ? communityOf(entity) : -1),
    wholeOf: wholes(discourse),
    marks: new ClauseMarks(),
    domains: [],
    domainWords: discourse.reader.rules.domains.wordsIn(view.text),
    turn: noTurn,
    article: -1,
    paragraph: -1,
    ...articleState(),
  };
  const holder = new Array<number>(metrics.length).fill(-1);
  const cursor = { mention: 0, anaphor: 0, metric: 0 };
  view.layers.sentences.sentences.forEach((sentence, s) => {
    if (sentence.article !== walk.article) enterArticle(walk, sentence.article);
    if (sentence.paragraph !== walk.paragraph) {
      walk.paragraphOpener = -1;
      walk.paragraphSubject = -1;
      if (sentence.role === "heading") walk.salience.endSection();
    }
    walk.paragraph = sentence.paragraph;
    walk.salience.nextSentence();
    walk.subjects = [];
    walkSentence(walk, s, cursor, holder, watch);
    const main = walk.subjects.find((one) => one.weight >= SUBJECT - 0.5);
    if (main !== undefined && sentence.role === "body") walk.subject = main.entity;
  });
  return { anaphor: walk.anaphor, holder };
}

function enterArticle(walk: Walk, article: number): void {
  Object.assign(walk, articleState());
  walk.article = article;
  const ground = walk.discourse.reader.places.scene[article] ?? -1;
  if (ground >= 0) walk.salience.remember(ground, GROUND_LASTS);
}

function figuresOf({ reader }: Discourse): Uint32Array {
  const { articles, sentences, metrics } = reader.view.layers;
  const figures = new Uint32Array(articles.articles.length + 1);
  for (const { sentence } of metrics.metrics) {
    const article = sentences.sentences[sentence]?.article ?? 0;
    figures[article] = (figures[article] ?? 0) + 1;
  }
  return figures;
}

/** The names, common nouns and figures of a sentence in reading order; at one place a name comes first, a figure last. */
function walkSentence(
  walk: Walk,
  s: number,
  cursor: { mention: number; anaphor: number; metric: number },
  holder: number[],
  watch: ((choice: Choice) => void) | undefined,
): void {
  const { view } = walk.discourse.reader;
  const { mentions } = view;
  const { metrics } = view.layers.metrics;
  const { nouns } = walk.discourse;
  for (;;) {
    const mention = startIn(s, mentions[cursor.mention]);
    const noun = startIn(s, nouns[cursor.anaphor]);
    const metric = startIn(s, metrics[cursor.metric]);
    const first = Math.min(mention, noun, metric);
    if (first === Number.POSITIVE_INFINITY) return;
    if (mention === first) {
      meetMention(walk, cursor.mention, s);
      cursor.mention += 1;
    } else if (noun === first) {
      meetAnaphor(walk, cursor.anaphor);
      cursor.anaphor += 1;
    } else {
      holder[cursor.metric] = findHolder(walk, cursor.metric, watch);
      cursor.metric += 1;
    }
  }
}

/** Where it starts, if it stands in that sentence. */
const startIn = (sentence: number, one: (Span & { readonly sentence: number }) | undefined): number =>
  one?.sentence === sentence ? one.start : Number.POSITIVE_INFINITY;

function meetMention(walk: Walk, i: number, s: number): void {
  const { view } = walk.discourse.reader;
  const mention = view.mentions[i];
  const entity = walk.of[i] as number;
  if (mention === undefined || !HOLDERS.has(mention.type)) return;
  const role = view.layers.sentences.sentences[s]?.role;
  const nested = mention.outer >= 0;
  const weight = nested ? 0.5 : (view.weight[i] as number);
  const before = walk.named[entity];
  const lasting = nested && before !== undefined ? before.weight : weight;
  walk.named[entity] = { paragraph: walk.paragraph, weight: lasting, count: (before?.count ?? 0) + 1 };
  walk.salience.mention(entity, role === "body" ? weight : Math.max(weight, OBJECT));
  if (role === "title" && !nested) walk.salience.remember(entity, TITLE_LASTS);
  if (role === "heading" && !nested) walk.salience.rememberInSection(entity, TITLE_LASTS);
  if (mention.type === "person") {
    meetPerson(walk, i);
    meetOfficer(walk, i);
  }
  if (nested || !SUBJECTS.has(mention.type) || followedByPlace(walk, i)) return;
  walk.subjects.push({ entity, start: mention.start, end: mention.end, weight });
  if (TOPICS.has(mention.type)) meetTopic(walk, entity, weight, role === "body");
}

/** Whom a paragraph and an article begin with. */
function meetTopic(walk: Walk, entity: number, weight: number, body: boolean): void {
  if (walk.paragraphOpener < 0) walk.paragraphOpener = entity;
  if (walk.articleOpener < 0 && body) walk.articleOpener = entity;
  if (walk.paragraphSubject < 0 && weight >= SUBJECT - 0.5) walk.paragraphSubject = entity;
}

/** Characters that a title between an organisation and its person takes at most. */
const TITLE_LENGTH = 12;

/** Whom a person may speak and act for. */
const EMPLOYERS: ReadonlySet<EntityType> = new Set<EntityType>([...ORGANISATIONS, "community"]);

/** 某社区党总支书记某某: who is named right behind an organisation speaks and acts for it. */
function meetPerson(walk: Walk, i: number): void {
  const { view } = walk.discourse.reader;
  const person = view.mentions[i];
  let k = i - 1;
  while ((view.mentions[k]?.outer ?? -1) >= 0) k--;
  const before = view.mentions[k];
  if (person === undefined || before === undefined || before.sentence !== person.sentence) return;
  if (!EMPLOYERS.has(before.type)) return;
  if (person.start - before.end > TITLE_LENGTH) return;
  const title = view.text.slice(before.end, person.start);
  if (/[，,。；;：:、\s]/u.test(title)) return;
  walk.employer.set(walk.of[i] as number, walk.of[k] as number);
  if (walk.discourse.reader.rules.posts.has(title)) walk.leads.add(walk.of[i] as number);
}

/** 院长某某说: an office without its organisation is that of the one that was spoken of last. */
function meetOfficer(walk: Walk, i: number): void {
  const { view, rules } = walk.discourse.reader;
  const person = view.mentions[i] as Mention;
  const entity = walk.of[i] as number;
  if (walk.employer.has(entity) || walk.subject < 0) return;
  const title = LONGEST_POST.find((size) => rules.posts.has(view.text.slice(person.start - size, person.start)));
  const draft = walk.discourse.reader.table.drafts[walk.subject];
  if (title === undefined || draft === undefined || !EMPLOYERS.has(draft.type)) return;
  walk.employer.set(entity, walk.subject);
  walk.leads.add(entity);
}
const LONGEST_POST = [5, 4, 3, 2];

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

function meetAnaphor(walk: Walk, k: number): void {
  const { view } = walk.discourse.reader;
  const anaphor = walk.discourse.nouns[k] as Anaphor;
  const entity = resolveNoun(walk.discourse, walk.salience, anaphor, walk.article);
  walk.anaphor[k] = entity;
  if (entity < 0) return;
  const { rules } = walk.discourse.reader;
  const vague = anaphor.type === "division" && rules.anaphors.get(anaphor.text)?.level === "" && anaphor.level === "";
  const compares = vague || rules.comparing.some((word) => view.text.startsWith(word, anaphor.end));
  const whole = withDemonstrative(view.text, rules.demonstratives, withHouse(walk.discourse, anaphor));
  const inside = walk.discourse.nouns[k + 1]?.start === anaphor.end;
  const weight = compares || inside ? OBJECT : positionWeight(view, rules, whole);
  walk.nounWeight[k] = weight;
  walk.salience.mention(entity, weight);
  walk.subjects.push({ entity, start: anaphor.start, end: anaphor.end, weight });
}

/** A department with its house in front: 医院|胸痛中心. */
function withHouse(discourse: Discourse, noun: Anaphor): Anaphor {
  const house = nounBefore(discourse, noun);
  return house === undefined || !ORGANISATIONS.has(house.type) ? noun : { ...noun, start: house.start };
}

/** 该 belongs to 公司 in 该公司: what is said of it opens the clause there. */
function withDemonstrative(text: string, words: readonly string[], noun: Anaphor): Anaphor {
  const word = words.find((one) => text.startsWith(one, noun.start - one.length));
  if (word === undefined) return noun;
  const { end, sentence, type, text: said, level } = noun;
  return { start: noun.start - word.length, end, sentence, type, text: said, level };
}

/** The candidate that has most in its favour; the first one met where several do. */
function findHolder(walk: Walk, k: number, watch: ((choice: Choice) => void) | undefined): number {
  const metric = walk.discourse.reader.view.layers.metrics.metrics[k] as Metric;
  const rule = holderByRule(walk, metric);
  const candidates = candidatesOf(walk, metric, k, rule);
  if (watch !== undefined) {
    const seen = candidates.map((one) => one.seen());
    watch({ metric: k, paragraph: walk.paragraph, article: walk.article, rule: rule.entity, candidates: seen });
  }
  const nearest = candidates.find((one) => one.has(F["nearest-subject"]));
  const [subject, fresh] = [nearest?.entity ?? -1, nearest?.has(F.fresh) ?? false];
  let holder = -1;
  let most = Number.NEGATIVE_INFINITY;
  for (const candidate of candidates) {
    addHistory(walk.history, metric, walk.paragraph, candidate, subject, fresh);
    if (candidate.score <= most) continue;
    most = candidate.score;
    holder = candidate.entity;
  }
  const inTurn = holderInTurn(walk, k);
  if (inTurn >= 0) holder = inTurn;
  recordHolder(walk.history, metric, walk.paragraph, holder);
  return holder;
}

/** An estate that the document also calls a community (华浜二村, 华浜二村居民区) acts and is counted as that community. */
function communities(discourse: Discourse): (entity: number) => number {
  const { drafts } = discourse.reader.table;
  const known = new Map<number, number>();
  return (entity) => {
    const estate = drafts[entity];
    if (estate?.type !== "compound") return entity;
    let found = known.get(entity);
    if (found === undefined) {
      const at = drafts.findIndex((one) => one.type === "community" && one.name.startsWith(estate.name));
      found = at >= 0 ? at : entity;
      known.set(entity, found);
    }
    return found;
  };
}

const SHORTEST_WHOLE = 4;

/** The organisation whose name a unit's name begins with (县医院 of 县医院心外科), or -1. */
function wholes(discourse: Discourse): (entity: number) => number {
  const { drafts } = discourse.reader.table;
  const byName = new Map<string, number>();
  drafts.forEach((draft, i) => {
    if (!ORGANISATIONS.has(draft.type)) return;
    for (const name of draft.aliases) if (!byName.has(name)) byName.set(name, i);
    if (!byName.has(draft.name)) byName.set(draft.name, i);
  });
  const known = new Map<number, number>();
  return (entity) => {
    const draft = drafts[entity];
    if (draft === undefined || !ORGANISATIONS.has(draft.type)) return -1;
    let whole = known.get(entity) ?? -2;
    if (whole > -2) return whole;
    whole = -1;
    for (let size = draft.name.length - 2; size >= SHORTEST_WHOLE && whole < 0; size--) {
      const found = byName.get(draft.name.slice(0, size)) ?? -1;
      if (found >= 0 && found !== entity && drafts[found]?.type === draft.type) whole = found;
    }
    known.set(entity, whole);
    return whole;
  };
}

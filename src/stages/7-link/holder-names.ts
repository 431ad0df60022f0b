import type { Anaphor, HolderSpan, Mention } from "../../model/layers.js";
import type { Span } from "../../model/span.js";
import { firstFrom } from "../../text/first-from.js";
import type { ClauseMarks } from "./clause-marks.js";
import { type Candidate, F, type Feature } from "./holder-features.js";
import { candidateFor, type Field, newCandidate } from "./holder-field.js";
import { HOLDERS, type Walk } from "./holder-walk.js";
import { OBJECT, SUBJECT } from "./salience.js";
import { ORGANISATIONS, PLACES } from "./view.js";

/** A name or common noun in the sentence of a figure. */
interface Name extends Span {
  readonly entity: number;
  readonly weight: number;
  readonly nested: boolean;
  readonly noun: Anaphor | null;
}

/** What the names of a sentence are to a figure in it. */
interface Sight {
  readonly text: string;
  readonly sentence: Span;
  /** End of the figure before it in the sentence, or -1. */
  readonly lastFigure: number;
  /** The marks between clauses before the figure. */
  readonly marks: ClauseMarks;
  /** The names before it that are nearest, and nearest as a subject. */
  readonly nearest: Name | undefined;
  readonly subject: Name | undefined;
  /** The first subject of the statement that the figure stands in. */
  readonly opener: Name | undefined;
}

/** How many names on either side of a figure are weighed: a sentence without end has thousands. */
const NEAR = 64;

/** The names of the sentence near the figure, with the persons' organisations, the wholes of units and the places of organisations. */
export function addNamed(field: Field): void {
  const { walk, metric } = field;
  const names = namesOf(field);
  const sight = sightOf(field, names);
  names.forEach((name, i) => {
    const candidate = newCandidate(walk, walk.communityOf(name.entity));
    field.candidates.push(candidate);
    addRole(candidate, name, metric.holders);
    addPosition(candidate, name, metric, sight);
    addSurroundings(candidate, sight.text, name);
    if (modifies(sight.text, name, names[i + 1], metric)) candidate.add(F.modifies);
    if (speaksBehind(walk, name.end)) candidate.add(F.speaks);
    if (name === sight.subject && isClear(candidate)) candidate.add(F["clear-subject"]);
    if (name === sight.opener) candidate.add(F["opens-statement"]);
    addRelated(field, candidate, name, sight);
  });
}

/** 某某说: a verb of speech follows. */
function speaksBehind({ discourse }: Walk, end: number): boolean {
  const { view, rules } = discourse.reader;
  if (rules.opensSpeech[view.text.charCodeAt(end)] !== 1) return false;
  return rules.speech.some((verb) => view.text.startsWith(verb, end));
}

/** 四团镇打造的“X”占地…: what stands before 的 only describes the name behind it. */
function modifies(text: string, name: Name, next: Name | undefined, metric: Span): boolean {
  if (next === undefined || next.start <= name.end || next.end > metric.start) return false;
  return /^[^，,。；;：:、]{1,12}的[“《]?$/u.test(text.slice(name.end, next.start));
}

function namesOf({ walk, metric }: Field): Name[] {
  const { discourse } = walk;
  const { view } = discourse.reader;
  const names: Name[] = [];
  const [first, last] = [view.firstOf[metric.sentence] as number, view.firstOf[metric.sentence + 1] as number];
  const at = firstFrom(view.mentions, metric.start, first, last);
  for (let i = Math.max(first, at - NEAR); i < Math.min(last, at + NEAR); i++) {
    const { type, start, end, outer } = view.mentions[i] as Mention;
    const entity = walk.of[i] as number;
    if (entity < 0 || !HOLDERS.has(type) || (outer >= 0 && !PLACES.has(type))) continue;
    const nested = outer >= 0;
    names.push({ start, end, entity, weight: nested ? 0 : (view.weight[i] as number), nested, noun: null });
  }
  const { firstNoun, nouns } = discourse;
  const [begin, end] = [firstNoun[metric.sentence] as number, firstNoun[metric.sentence + 1] as number];
  const before = firstFrom(nouns, metric.start, begin, end);
  for (let k = Math.max(begin, before - NEAR); k < before; k++) {
    const noun = nouns[k] as Anaphor;
    const entity = walk.anaphor[k] as number;
    if (entity < 0) continue;
    const { start, end } = noun;
    names.push({ start, end, entity, weight: walk.nounWeight[k] as number, nested: false, noun });
  }
  return names.sort((a, b) => a.start - b.start || b.end - a.end);
}

function sightOf({ walk, metric, k }: Field, names: readonly Name[]): Sight {
  const { view } = walk.discourse.reader;
  const sentence = view.layers.sentences.sentences[metric.sentence] as Span;
  walk.marks.read(view.text, metric.sentence, sentence.start, metric.start);
  let nearest: Name | undefined;
  let subject: Name | undefined;
  let opener: Name | undefined;
  for (const name of names) {
    if (name.nested || name.end > metric.start) continue;
    nearest = name;
    if (name.weight < SUBJECT - 0.5) continue;
    subject = name;
    if (opener === undefined && !walk.marks.endsStatement(name.end)) opener = name;
  }
  const last = view.layers.metrics.metrics[k - 1];
  const lastFigure = last?.sentence === metric.sentence ? last.end : -1;
  return { text: view.text, sentence, lastFigure, marks: walk.marks, nearest, subject, opener };
}

/** What the metrics stage read in the name. */
function addRole(candidate: Candidate, name: Name, holders: readonly HolderSpan[]): void {
  candidate.add(name.noun === null ? F.named : F.noun);
  const i = holders.findIndex(
    (one) => one.start === name.start || (name.nested && one.start <= name.start && one.end >= name.end),
  );
  const holder = holders[i];
  if (holder === undefined) return;
  if (name.nested) {
    candidate.add(F["inside-role"]);
  } else {
    candidate.add(F[`role-${holder.role ?? "subject"}`]);
    candidate.add(i === 0 ? F["first-role"] : F["later-role"]);
  }
}

const COMMAS: readonly Feature[] = [
  F["same-clause"],
  F["one-comma"],
  F["two-commas"],
  F["three-commas"],
  F["four-commas"],
  F["many-commas"],
];

function addPosition(candidate: Candidate, name: Name, metric: Span, sight: Sight): void {
  if (name.nested) candidate.add(F.nested);
  else candidate.add(partOf(name.weight));
  if (name.end > metric.start) {
    candidate.add(F.after);
    return;
  }
  candidate.add(COMMAS[sight.marks.countFrom(name.end, COMMAS.length - 1)] as Feature);
  if (sight.marks.endsStatement(name.end)) candidate.add(F["semicolon-between"]);
  if (name === sight.nearest) candidate.add(F.nearest);
  if (name === sight.subject) candidate.add(F["nearest-subject"]);
  if (name.start <= sight.sentence.start + 1) candidate.add(F["opens-sentence"]);
  if (sight.lastFigure > name.start) candidate.add(F["figure-between"]);
  else if (sight.lastFigure >= 0) candidate.add(F.fresh);
  if (isListed(sight.text, name, metric)) candidate.add(F.listed);
}

const partOf = (weight: number): Feature =>
  weight >= SUBJECT
    ? F["opens-clause"]
    : weight > OBJECT
      ? F["near-opening"]
      : weight === OBJECT
        ? F["inside-clause"]
        : F.oblique;

const LONGEST_LIST = 48;

/** A小学、B中学等5所学校: the figure counts the list. */
function isListed(text: string, name: Span, metric: Span): boolean {
  if (metric.start - name.end > LONGEST_LIST) return false;
  return /^(?:、[^，,。；]{1,40}|[^，,。；、]{0,4})等$/u.test(text.slice(name.end, metric.start));
}

const JOINS = "、和与";

/** What stands right before and right behind the name. */
function addSurroundings(candidate: Candidate, text: string, name: Name): void {
  const before = text[name.start - 1] ?? "\0";
  const after = text[name.end] ?? "\0";
  if (after === "的") candidate.add(F["before-de"]);
  if (before === "的") candidate.add(F["behind-de"]);
  if (JOINS.includes(before) || JOINS.includes(after)) candidate.add(F["in-list"]);
  if (after === "等" || text.startsWith("”等", name.end)) candidate.add(F["and-others"]);
  if ("“《「".includes(before)) candidate.add(F.quoted);
  if ("（(".includes(before)) candidate.add(F.bracketed);
  if (before === "在") candidate.add(F["behind-at"]);
  if ("，：:".includes(after)) candidate.add(F["before-comma"]);
  if (name.noun === null) return;
  const first = name.noun.text[0];
  if (first === "全" || before === "全") candidate.add(F.whole);
  if (first === "该" || first === "本" || before === "该" || before === "本") candidate.add(F.this);
}

/** A subject that nothing keeps from being what its statement is about. */
function isClear(one: Candidate): boolean {
  if (one.has(F["before-de"]) || one.has(F["in-list"]) || one.has(F["and-others"]) || one.has(F.speaks)) return false;
  return one.has(F.fresh) || !one.has(F["figure-between"]);
}

function addRelated(field: Field, candidate: Candidate, name: Name, sight: Sight): void {
  const { walk, metric } = field;
  const isSubject = name === sight.subject;
  const employer = walk.employer.get(name.entity) ?? -1;
  if (employer >= 0 && name.end <= metric.start) {
    const one = candidateFor(field, employer, null);
    const leads = walk.leads.has(name.entity);
    one.add(leads ? F.led : F.employer);
    if (isSubject) one.add(leads ? F["led-nearest"] : F["employer-nearest"]);
    if (leads) candidate.add(F.officer);
  }
  const whole = walk.wholeOf(name.entity);
  if (whole >= 0) {
    candidate.add(F["has-whole"]);
    const one = candidateFor(field, whole, null);
    one.add(F["whole-of-unit"]);
    if (isSubject) one.add(F["whole-of-subject"]);
  }
  const draft = walk.discourse.reader.table.drafts[name.entity];
  if (draft === undefined || !ORGANISATIONS.has(draft.type) || draft.place < 0) return;
  if (field.candidates.some((one) => one.entity === draft.place)) return;
  const place = candidateFor(field, draft.place, F["place-of-organisation"]);
  if (name === sight.nearest) place.add(F["place-of-nearest"]);
}

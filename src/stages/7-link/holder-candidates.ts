import type { Metric } from "../../model/layers.js";
import { domainsBetween } from "./holder-domains.js";
import { type Candidate, F, type Feature, unitFeature } from "./holder-features.js";
import { candidateFor, type Field } from "./holder-field.js";
import { addNamed } from "./holder-names.js";
import type { Walk } from "./holder-walk.js";
import { OBJECT, SUBJECT } from "./salience.js";
import type { Draft } from "./table.js";

/** Entities of earlier sentences that are weighed: the most present ones. */
const PRESENT = 8;

/** All that may hold a figure: what its sentence names, what a reader has in mind, where the article is, what the rules chose. */
export function candidatesOf(
  walk: Walk,
  metric: Metric,
  k: number,
  rule: { entity: number; strong: boolean },
): Candidate[] {
  const field: Field = { walk, metric, k, candidates: [] };
  addNamed(field);
  addPresent(field);
  addGround(field);
  if (rule.entity >= 0) candidateFor(field, rule.entity, F.remembered);
  const [subject, clear, opener] = [
    entityWith(field, F["nearest-subject"]),
    entityWith(field, F["clear-subject"]),
    entityWith(field, F["opens-statement"]),
  ];
  const unit = unitFeature(metric);
  const domain = domainOf(walk, metric);
  const parts = partsAmong(walk.figures[walk.article] ?? 0);
  for (const one of field.candidates) {
    if (one.entity === rule.entity) one.add(rule.strong ? F["rule-strong"] : F["rule-weak"]);
    addContext(walk, one);
    if (subject < 0) one.add(F["no-subject"]);
    else if (one.entity !== subject) one.add(F["has-subject"]);
    if (clear >= 0 && one.entity !== clear) one.add(F["despite-clear"]);
    if (opener >= 0 && one.entity !== opener) one.add(F["despite-statement"]);
    for (const [part, weighed] of parts) if (one.has(part)) one.add(weighed);
    if (domain !== 0) addDomain(walk, one, domain);
    one.add(F.type);
    one.add(unit);
  }
  return field.candidates;
}

const AROUND_FIGURE = 10;

/** The fields of life that the indicator and the words around the figure speak of. */
function domainOf({ discourse, domainWords }: Walk, { indicator, start, end }: Metric): number {
  const around = domainsBetween(domainWords, start - AROUND_FIGURE, end + AROUND_FIGURE);
  return around | discourse.reader.rules.domains.ofIndicator(indicator);
}

/** 住院患者满意度 is told of a hospital rather than of the office that names it. */
function addDomain({ discourse, domains }: Walk, one: Candidate, domain: number): void {
  let own = domains[one.entity];
  if (own === undefined) {
    const { table, rules } = discourse.reader;
    own = domains[one.entity] = rules.domains.ofHolder(table.drafts[one.entity] as Draft);
  }
  if (own !== 0) one.add((own & domain) === 0 ? F.differs : F.fits);
}

/** The first candidate with that feature, or -1. */
const entityWith = ({ candidates }: Field, feature: Feature): number =>
  candidates.find((one) => one.has(feature))?.entity ?? -1;

/** Features that weigh otherwise in a report full of figures than in a story with a few. */
const PARTS = ["remembered", "implied", "ground", "role-subject", "nearest-subject"] as const;

const partsWith = (amount: "few" | "some" | "many"): readonly (readonly [Feature, Feature])[] =>
  PARTS.map((part) => [F[part], F[`${amount}-${part}`]]);
const [FEW, SOME, MANY] = [partsWith("few"), partsWith("some"), partsWith("many")];

const partsAmong = (figures: number) => (figures >= 30 ? MANY : figures >= 12 ? SOME : FEW);

function addPresent(field: Field): void {
  const present = field.walk.salience.strongest(PRESENT, field.walk.holderOf);
  for (let rank = 0; rank < present.length; rank++) {
    const one = candidateFor(field, present[rank] as number, F.remembered);
    one.add(
      rank === 0 ? F["most-present"] : rank === 1 ? F["second-present"] : rank < 4 ? F.present : F["hardly-present"],
    );
  }
}

const AROUND: readonly Feature[] = [F.ground, F["around-ground"], F["far-around-ground"]];

function addGround(field: Field): void {
  const { places, table } = field.walk.discourse.reader;
  let at = places.scene[field.walk.article] ?? -1;
  for (const feature of AROUND) {
    if (at < 0) return;
    candidateFor(field, at, F.implied);
    for (const one of field.candidates) if (one.entity === at) one.add(feature);
    at = table.drafts[at]?.parent ?? -1;
  }
}

/** What the article has said of a candidate so far. */
function addContext(walk: Walk, one: Candidate): void {
  const { entity } = one;
  const { salience } = walk;
  const presence = salience.of(entity);
  if (presence !== undefined && presence.lasting > 0) one.add(F.lasting);
  if (entity === walk.subject) one.add(F["last-subject"]);
  if (entity === walk.paragraphOpener) one.add(F["paragraph-opener"]);
  if (entity === walk.paragraphSubject) one.add(F["paragraph-subject"]);
  if (entity === walk.articleOpener) one.add(F["article-opener"]);
  if (presence !== undefined && presence.since >= 0) {
    const age = salience.now - presence.since;
    one.add(age === 0 ? F["age-0"] : age === 1 ? F["age-1"] : age < 4 ? F["age-2"] : F["age-4"]);
  }
  const named = walk.named[entity];
  if (named?.paragraph === walk.paragraph) one.add(F["same-paragraph"]);
  if (named !== undefined && named.count !== 2) one.add(named.count === 1 ? F["once-named"] : F["often-named"]);
  if (named !== undefined && one.has(F.remembered))
    one.add(
      named.weight >= SUBJECT - 0.5 ? F["was-subject"] : named.weight >= OBJECT ? F["was-object"] : F["was-oblique"],
    );
  const ground = walk.discourse.reader.places.scene[walk.article] ?? -1;
  if (ground >= 0) one.add(liesOnGround(walk, entity, ground) ? F["inside-ground"] : F.outside);
}

function liesOnGround({ discourse }: Walk, entity: number, ground: number): boolean {
  const { drafts } = discourse.reader.table;
  const draft = drafts[entity];
  let at = draft !== undefined && draft.level > 0 ? entity : (draft?.place ?? -1);
  while (at >= 0 && at !== ground) at = drafts[at]?.parent ?? -1;
  return at === ground;
}

import { type Static, Type } from "@sinclair/typebox";
import type { Finding } from "../../model/finding.js";
import type { Gazetteer } from "../../model/gazetteer.js";
import type { LinksLayer, Relation } from "../../model/layers.js";
import { defineStage, type Outcome } from "../../model/stage.js";
import { type Discourse, MOST } from "./anaphora.js";
import { articleDivisions } from "./article-division.js";
import { groundUnits, sceneUnits } from "./ground.js";
import { holderWeights, type Weights } from "./holder-features.js";
import { type Choice, resolveDiscourse } from "./holders.js";
import { type Memory, makeMemory } from "./memory.js";
import { makeBeginnings, mendPlaces } from "./mend-places.js";
import { commonNouns } from "./nouns.js";
import { orgEntities } from "./org-entities.js";
import type { NameReader, OrgName } from "./org-names.js";
import { otherEntities } from "./other-entities.js";
import { imprintOf, paperUnit, publishersOf } from "./paper.js";
import { placeEntities } from "./place-entities.js";
import { findRelations } from "./relations.js";
import { resolvePlaces } from "./resolve-places.js";
import { compileRules, type Rules } from "./rules.js";
import { weighMentions } from "./salience.js";
import { finishTable, makeTable, type Table } from "./table.js";
import { type LinkInput, makeView, PLACES } from "./view.js";

const Options = Type.Object(
  {
    home: Type.Optional(
      Type.Array(Type.String({ pattern: "^[0-9]{2,12}$" }), {
        description: "Codes of divisions that the papers come from: they tip the scale where the text says nothing.",
      }),
    ),
  },
  { additionalProperties: false },
);

/** Ties mentions to entities, figures to holders, and entities to each other. */
export const linkStage = defineStage({
  name: "link",
  needs: ["source", "repaired", "articles", "sentences", "mentions", "metrics"],
  gives: "links",
  options: Options,
  prepare({ dictionaries, gazetteer }, options: Static<typeof Options>) {
    const rules = compileRules(dictionaries);
    const home = (options.home ?? []).map((code) => gazetteer.byCode(code.padEnd(6, "0"))).filter((unit) => unit >= 0);
    const memory = makeMemory(gazetteer, rules);
    const weights = holderWeights(dictionaries);
    return (layers): Outcome<LinksLayer> => linkDocument(layers, { gazetteer, memory, rules, home, weights });
  },
});

/** What linking needs beside the document. */
export interface Linking {
  readonly gazetteer: Gazetteer;
  readonly memory: Memory;
  readonly rules: Rules;
  readonly home: readonly number[];
  readonly weights: Weights;
  /** Is told of each figure, its candidates and the names of the entities: what `scripts/holders/train.ts` learns from. */
  readonly watch?: (choice: Choice, nameOf: (entity: number) => string) => void;
}

export function linkDocument(layers: LinkInput, linking: Linking): Outcome<LinksLayer> {
  const { gazetteer, memory, rules, home, weights, watch } = linking;
  const view = makeView(layers);
  const table = makeTable();
  const resolved = resolvePlaces(view, gazetteer, memory, home);
  const before = groundUnits(view, memory, resolved);
  const mended = mendPlaces(view, gazetteer, memory, resolved, before, rules.words.tellsApart);
  const ground = mended ? groundUnits(view, memory, resolved) : before;
  const imprint = imprintOf(view);
  const scene = sceneUnits(memory, ground, paperUnit(view, memory, resolved, imprint));
  const places = placeEntities(view, gazetteer, memory, resolved, table, { ground, scene }, rules.words);
  const of = Int32Array.from(places.of);
  const wordings = memory.wording;
  const begin = makeBeginnings(gazetteer, memory);
  const homes = new Map<string, number>();
  const reader: NameReader = { view, gazetteer, memory, resolved, places, table, rules, wordings, begin, homes };
  const names = orgEntities(reader, of);
  otherEntities(reader, of);
  weighMentions(view, rules);
  const discourse = makeDiscourse(reader, names, of, publishersOf(table, imprint));
  const { anaphor, holder } = resolveDiscourse(
    discourse,
    of,
    weights,
    watch === undefined ? undefined : (choice) => watch(choice, (entity) => table.drafts[entity]?.name ?? ""),
  );
  const relations = findRelations(reader, names, of, discourse.nouns, anaphor);
  const confidence = [...resolved.confidence];
  const value = assemble(table, of, holder, articleDivisions(reader, of), relations, confidence);
  return { value, findings: openPlaceFindings(reader) };
}

/** Leaves out what nothing speaks of, and gives every reference the ordinal of the final table. */
function assemble(
  table: Table,
  of: Int32Array,
  holders: readonly number[],
  divisions: readonly number[],
  relations: readonly Relation[],
  placeConfidence: readonly number[],
): LinksLayer {
  const needed = [...holders, ...divisions, ...relations.flatMap((one) => [one.subject, one.object])];
  const { entities, ordinal } = finishTable(table, needed);
  const now = (old: number) => ordinal[old] ?? -1;
  return {
    entities,
    mentionEntity: Array.from(of, now),
    metricHolder: holders.map(now),
    articleDivision: divisions.map(now),
    relations: relations.map((one) => ({
      start: one.start,
      end: one.end,
      subject: now(one.subject),
      predicate: one.predicate,
      object: now(one.object),
      label: one.label,
      sentence: one.sentence,
      rule: one.rule,
    })),
    placeConfidence,
  };
}

function makeDiscourse(
  reader: NameReader,
  names: ReadonlyMap<number, OrgName>,
  of: Int32Array,
  publishers: readonly number[],
): Discourse {
  const { view } = reader;
  const wordings = new Map<number, string[]>();
  for (const [mention, name] of names) {
    const entity = of[mention] as number;
    const list = wordings.get(entity) ?? [];
    for (const word of [name.wording.normal, name.core]) if (!list.includes(word)) list.push(word);
    wordings.set(entity, list);
  }
  const placesAt = view.layers.articles.articles.map(() => new Uint32Array(8));
  const organisations: number[][] = view.layers.articles.articles.map(() => []);
  const lastArticle = new Int32Array(reader.table.drafts.length).fill(-1);
  view.mentions.forEach((_, i) => {
    const article = view.article[i] as number;
    const entity = of[i] as number;
    if (lastArticle[entity] === article) return;
    lastArticle[entity] = article;
    const level = reader.table.drafts[entity]?.level ?? 0;
    const counts = placesAt[article];
    const list = organisations[article];
    if (counts !== undefined && level > 0) counts[level] = (counts[level] ?? 0) + 1;
    if (list !== undefined && list.length < MOST && wordings.has(entity)) list.push(entity);
  });
  return { reader, names, wordings, organisations, publishers, placesAt, ...commonNouns(view, reader.rules) };
}

/** One finding for each place name that stays open though the official list has it. */
function openPlaceFindings(reader: NameReader): Finding[] {
  const { view, resolved } = reader;
  const seen = new Set<string>();
  const findings: Finding[] = [];
  view.mentions.forEach((mention, i) => {
    const choices = resolved.choices[i] as number;
    if (!PLACES.has(mention.type) || (resolved.unit[i] as number) >= 0 || choices === 0 || seen.has(mention.text))
      return;
    seen.add(mention.text);
    const { home, tail } = view.layers.repaired;
    findings.push({
      code: "W701",
      severity: "info",
      stage: "link",
      message: `${mention.text} may be ${choices} places of the official list and nothing near it decides; its code stays empty. Name its district in the text, or set the option home.`,
      span: { start: home[mention.start] ?? 0, end: tail[mention.end - 1] ?? 0 },
    });
  });
  return findings;
}

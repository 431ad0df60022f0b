import type { GoldFile } from "../../model/gold.js";
import type { Span } from "../../model/span.js";
import type { ArticleRecord, EntityRecord, MentionRecord, MetricRecord } from "../../model/tables.js";
import { ORGANISATION_TYPES } from "../../model/types.js";
import { alike, overlap, plain, sameName } from "./alike.js";
import { type PlacedFigure, type PlacedMention, placeGold, squeeze, type TightSource } from "./gold.js";
import { Score } from "./tally.js";

/** The records of one document that are judged. */
export interface JudgedDocument {
  readonly articles: readonly ArticleRecord[];
  readonly mentions: readonly MentionRecord[];
  readonly metrics: readonly MetricRecord[];
  readonly entities: ReadonlyMap<string, EntityRecord>;
}

type Placed<T> = T & { readonly span: Span };

const ORGANISATIONS: ReadonlySet<string> = new Set(ORGANISATION_TYPES);

/**
 * Scores one document against its gold. Entities: strict = same span and type, lenient = same type and spans that overlap
 * by half of their union. Metrics: found = spans overlap by half; core = value, unit, bound, direction and start value all
 * right; record = core, indicator and holder. Optional gold items count neither way.
 */
export function scoreDocument(gold: GoldFile, source: TightSource, document: JudgedDocument): Score {
  const score = new Score();
  const placed = placeGold(gold, source);
  const inGold = (span: Span): boolean => gold.partial !== true || placed.covered[span.start] === 1;
  const place = <T extends { start: number; end: number }>(records: readonly T[]): Placed<T>[] =>
    records.map((one) => ({ ...one, span: source.span(one.start, one.end) })).filter((one) => inGold(one.span));
  const mentions = place(document.mentions);
  scoreMentions(gold, placed.mentions, mentions, score);
  scoreFigures(gold, placed.figures, place(document.metrics), document, score);
  scoreLinks(gold, placed.mentions, mentions, document, score);
  scoreTitles(gold, document.articles, score);
  return score;
}

function scoreMentions(
  gold: GoldFile,
  wanted: readonly PlacedMention[],
  found: readonly Placed<MentionRecord>[],
  score: Score,
): void {
  const exact = (a: Span, b: Span): boolean => a.start === b.start && a.end === b.end;
  for (const [table, fits] of [
    ["strict", exact],
    ["lenient", (a: Span, b: Span) => overlap(a, b) >= 0.5],
  ] as const) {
    const used = new Set<number>();
    for (const want of optionalLast(wanted)) {
      const hit = found.findIndex((one, i) => !used.has(i) && one.type === want.type && fits(one.span, want.span));
      if (hit >= 0) used.add(hit);
      if (want.optional) continue;
      score.tally(`${table}_${want.type}`, hit >= 0 ? "right" : "missed");
      if (hit < 0 && table === "strict") score.say("-", gold.doc, want.type, want.text);
    }
    found.forEach((one, i) => {
      if (used.has(i)) return;
      score.tally(`${table}_${one.type}`, "wrong");
      if (table === "strict") score.say("+", gold.doc, one.type, squeeze(one.text));
    });
  }
}

function optionalLast<T extends { optional?: boolean }>(items: readonly T[]): T[] {
  return [...items.filter((one) => one.optional !== true), ...items.filter((one) => one.optional === true)];
}

const GRADES = ["metrics_found", "metrics_core", "metrics_record"] as const;

function scoreFigures(
  gold: GoldFile,
  wanted: readonly PlacedFigure[],
  found: readonly Placed<MetricRecord>[],
  document: JudgedDocument,
  score: Score,
): void {
  const used = new Set<number>();
  for (const want of optionalLast(wanted)) {
    const best = bestOverlap(want.span, found, used);
    if (best >= 0) used.add(best);
    if (want.optional === true) continue;
    if (best < 0) {
      for (const grade of GRADES) score.tally(grade, "missed");
      score.say("-", gold.doc, "metric", `${want.q} (${want.indicator ?? ""}) in ${want.sentence.slice(0, 40)}`);
      continue;
    }
    judgeFigure(gold, want, found[best] as MetricRecord, document, score);
  }
  found.forEach((one, i) => {
    if (used.has(i)) return;
    for (const grade of GRADES) score.tally(grade, "wrong");
    score.say("+", gold.doc, "metric", squeeze(one.text));
  });
}

function bestOverlap(span: Span, found: readonly { span: Span }[], used: ReadonlySet<number>): number {
  let best = -1;
  let most = 0;
  found.forEach((one, i) => {
    if (used.has(i)) return;
    const share = overlap(one.span, span);
    if (share > most) {
      most = share;
      best = i;
    }
  });
  return most >= 0.5 ? best : -1;
}

function judgeFigure(
  gold: GoldFile,
  want: PlacedFigure,
  got: MetricRecord,
  document: JudgedDocument,
  score: Score,
): void {
  const holder = document.entities.get(got.holder_id)?.name ?? got.holder;
  const right: Record<string, boolean> = {
    value: Math.abs(got.value - want.value) < 1e-6 * Math.max(1, Math.abs(want.value)),
    unit: got.unit === want.unit,
    bound: got.bound === want.bound,
    direction: (got.direction || null) === (want.direction ?? null),
    from: got.from_value === (want.from ?? null),
    comparison: (got.comparison || null) === (want.comparison ?? null),
    measure: got.measure === want.measure,
    indicator: alike(got.indicator, want.indicator),
    holder: (want.holder ?? []).length === 0 || (want.holder ?? []).some((one) => sameName(holder, one)),
  };
  if (want.indicator_id !== undefined) right.indicator_id = got.indicator_id === want.indicator_id;
  for (const [field, isRight] of Object.entries(right)) score.share(`metric_${field}`, isRight);
  const core = ["value", "unit", "bound", "direction", "from"].every((field) => right[field]);
  const record = core && right.indicator === true && right.holder === true;
  score.tally("metrics_found", "right");
  score.judge("metrics_core", core);
  score.judge("metrics_record", record);
  if (!record) score.say("~", gold.doc, "metric", `${want.q}: ${tellWrong(right, got, want, holder)}`);
}

function tellWrong(right: Record<string, boolean>, got: MetricRecord, want: PlacedFigure, holder: string): string {
  const columns: Record<string, unknown> = { ...got, from: got.from_value, holder };
  return Object.entries(right)
    .filter(([, isRight]) => !isRight)
    .map(
      ([field]) =>
        `${field} ${JSON.stringify(columns[field])} for ${JSON.stringify((want as unknown as Record<string, unknown>)[field])}`,
    )
    .join(", ");
}

function scoreLinks(
  gold: GoldFile,
  placed: readonly PlacedMention[],
  found: readonly Placed<MentionRecord>[],
  document: JudgedDocument,
  score: Score,
): void {
  const at = new Map(found.map((one) => [`${one.span.start} ${one.span.end} ${one.type}`, one.entity_id]));
  for (const entity of gold.entities ?? []) {
    const names = new Set([...entity.surface, entity.name].map(squeeze));
    const where = placed.filter((one) => names.has(one.text) && one.type === entity.type && !one.optional);
    const ids = where.map((one) => at.get(`${one.span.start} ${one.span.end} ${one.type}`));
    if (entity.code) {
      ids.forEach((id, i) => {
        const code = document.entities.get(id ?? "")?.code ?? "";
        score.share("links", code === entity.code);
        if (code !== entity.code) score.say("~", gold.doc, "link", `${where[i]?.text}: "${code}" for "${entity.code}"`);
      });
    }
    if (!ORGANISATIONS.has(entity.type) || where.length === 0) continue;
    const got = [...new Set(ids.filter((id) => id !== undefined))];
    const good = got.length === 1 && sameName(document.entities.get(got[0] as string)?.name ?? "", entity.name);
    score.share("canonical_names", good);
    if (!good) {
      const have = got.map((id) => document.entities.get(id)?.name).join(", ");
      score.say("~", gold.doc, "canonical", `${entity.name}: ${have}`);
    }
  }
}

function scoreTitles(gold: GoldFile, articles: readonly ArticleRecord[], score: Score): void {
  const want = gold.articles.map((one) => plain(one.title)).filter((title) => title !== "");
  const wanted = new Set(want);
  const have = articles
    .map((one) => plain(one.title))
    .filter((title) => title !== "" && (gold.partial !== true || wanted.has(title)));
  const left = [...have];
  for (const title of want) {
    const hit = left.indexOf(title);
    if (hit >= 0) left.splice(hit, 1);
    score.tally("titles", hit >= 0 ? "right" : "missed");
    if (hit < 0) score.say("-", gold.doc, "title", title);
  }
  for (const title of left) {
    score.tally("titles", "wrong");
    score.say("+", gold.doc, "title", title);
  }
}

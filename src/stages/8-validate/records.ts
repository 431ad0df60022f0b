import type { Entity, Layers, RecordsLayer } from "../../model/layers.js";
import type { Span } from "../../model/span.js";
import type { EntityRecord, MentionRecord, MetricRecord, RelationRecord, TokenRecord } from "../../model/tables.js";
import { CodePoints, countCodePoints } from "../../text/code-points.js";
import { spanHome } from "../../text/mapped-text.js";
import { articleId, documentId, entityId, partId, sentenceId } from "./ids.js";
import { tokenRecords } from "./token-records.js";

type Needed = Omit<Layers, "input" | "records" | "output">;

/** What the record makers of one document share. */
interface Context {
  readonly layers: Needed;
  readonly document: string;
  /** Article and sentence ids by the ordinals that the layers use. */
  readonly articleIds: readonly string[];
  readonly sentenceIds: readonly string[];
  readonly entityIds: readonly string[];
  /** Source place of a span of the mended text, in code points. */
  readonly place: (span: Span) => Span;
}

/** Turns the layers of one document into the records of the dataset contract. */
export function buildRecords(layers: Needed, withTokens: boolean): RecordsLayer {
  const context = makeContext(layers);
  return {
    documents: [documentRecord(context)],
    articles: articleRecords(context),
    sentences: sentenceRecords(context),
    tokens: withTokens ? allTokens(context) : [],
    entities: entityRecords(context),
    mentions: mentionRecords(context),
    metrics: metricRecords(context),
    relations: relationRecords(context),
  };
}

function makeContext(layers: Needed): Context {
  const { source, repaired, articles, sentences, links } = layers;
  const document = documentId(source.path, source.sha256);
  const articleIds = articles.articles.map((article) => articleId(document, article.ordinal));
  const points = new CodePoints(source.text);
  return {
    layers,
    document,
    articleIds,
    sentenceIds: sentences.sentences.map((sentence) =>
      sentenceId(articleIds[sentence.article] as string, sentence.ordinal),
    ),
    entityIds: links.entities.map((entity) => entityId(entity.key)),
    place: (span) => {
      const home = spanHome(repaired, span);
      return { start: points.at(home.start), end: points.at(home.end) };
    },
  };
}

function documentRecord({ layers, document }: Context) {
  const { source, repaired, articles, findings } = layers;
  return {
    document_id: document,
    path: source.path,
    sha256: source.sha256,
    bytes: source.bytes,
    encoding: source.encoding,
    media_type: source.mediaType,
    characters: countCodePoints(source.text),
    articles: articles.articles.length,
    repairs: repaired.repairs.length,
    warnings: findings.length,
  };
}

function articleRecords({ layers, document, articleIds, place }: Context) {
  const counts = new Array<number>(articleIds.length).fill(0);
  for (const sentence of layers.sentences.sentences) counts[sentence.article] = (counts[sentence.article] ?? 0) + 1;
  return layers.articles.articles.map((article, i) => {
    const { start, end } = place(article);
    const about = layers.links.entities[layers.links.articleDivision[i] ?? -1];
    return {
      article_id: articleIds[i] as string,
      document_id: document,
      ordinal: article.ordinal + 1,
      title: article.title,
      byline: article.byline,
      kind: article.kind,
      start,
      end,
      division_code: about === undefined ? "" : about.code || about.divisionCode,
      division: about?.name ?? "",
      characters: countCodePoints(layers.repaired.text.slice(article.start, article.end)),
      sentences: counts[i] ?? 0,
    };
  });
}

function sentenceRecords({ layers, articleIds, sentenceIds, place }: Context) {
  return layers.sentences.sentences.map((sentence, i) => {
    const { start, end } = place(sentence);
    return {
      sentence_id: sentenceIds[i] as string,
      article_id: articleIds[sentence.article] as string,
      ordinal: sentence.ordinal + 1,
      start,
      end,
      text: layers.repaired.text.slice(sentence.start, sentence.end),
    };
  });
}

function allTokens({ layers, sentenceIds, place }: Context): TokenRecord[] {
  return sentenceIds.flatMap((id, i) => tokenRecords(layers, i, id, place));
}

/** Ordinals of parts within their sentence, in the order given. */
function counter(): (sentence: number) => number {
  const next = new Map<number, number>();
  return (sentence) => {
    const ordinal = next.get(sentence) ?? 0;
    next.set(sentence, ordinal + 1);
    return ordinal;
  };
}

function whereOf(context: Context, sentence: number) {
  const article = (context.layers.sentences.sentences[sentence] as { article: number }).article;
  return {
    article_id: context.articleIds[article] as string,
    sentence_id: context.sentenceIds[sentence] as string,
  };
}

function mentionRecords(context: Context): MentionRecord[] {
  const ordinal = counter();
  const { mentions } = context.layers.mentions;
  return mentions.map((mention, i) => {
    const where = whereOf(context, mention.sentence);
    const { start, end } = context.place(mention);
    return {
      mention_id: partId(where.sentence_id, "m", ordinal(mention.sentence)),
      entity_id: context.entityIds[context.layers.links.mentionEntity[i] as number] as string,
      article_id: where.article_id,
      sentence_id: where.sentence_id,
      type: mention.type,
      text: mention.text,
      start,
      end,
      rule: mention.rule,
      confidence: round(mention.confidence),
    };
  });
}

function metricRecords(context: Context): MetricRecord[] {
  const ordinal = counter();
  const { links, metrics } = context.layers;
  return metrics.metrics.map((metric, i) => {
    const where = whereOf(context, metric.sentence);
    const { start, end } = context.place(metric);
    const holder = links.metricHolder[i] ?? -1;
    const entity: Entity | undefined = links.entities[holder];
    return {
      metric_id: partId(where.sentence_id, "q", ordinal(metric.sentence)),
      article_id: where.article_id,
      sentence_id: where.sentence_id,
      indicator_id: metric.indicatorId,
      concept_id: metric.conceptId,
      indicator: metric.indicator,
      measure: metric.measure,
      value: metric.value,
      value_low: metric.low,
      value_high: metric.high,
      unit: metric.unit,
      bound: metric.bound,
      direction: metric.direction ?? "",
      from_value: metric.from,
      comparison: metric.comparison ?? "",
      period: metric.period,
      holder_id: entity === undefined ? "" : (context.entityIds[holder] as string),
      holder: entity?.name ?? "",
      division_code: entity === undefined ? "" : entity.code || entity.divisionCode,
      text: metric.text,
      start,
      end,
      rule: metric.rule,
      confidence: round(metric.confidence),
    };
  });
}

function relationRecords(context: Context): RelationRecord[] {
  const ordinal = counter();
  const relations = [...context.layers.links.relations].sort((a, b) => a.sentence - b.sentence || a.start - b.start);
  return relations.map((relation) => {
    const where = whereOf(context, relation.sentence);
    const { start, end } = context.place(relation);
    return {
      relation_id: partId(where.sentence_id, "r", ordinal(relation.sentence)),
      subject_id: context.entityIds[relation.subject] as string,
      predicate: relation.predicate,
      object_id: context.entityIds[relation.object] as string,
      label: relation.label,
      article_id: where.article_id,
      sentence_id: where.sentence_id,
      start,
      end,
      rule: relation.rule,
    };
  });
}

function entityRecords({ layers, entityIds }: Context): EntityRecord[] {
  const mentions = new Array<number>(entityIds.length).fill(0);
  for (const entity of layers.links.mentionEntity) mentions[entity] = (mentions[entity] ?? 0) + 1;
  return layers.links.entities.map((entity, i) => ({
    entity_id: entityIds[i] as string,
    type: entity.type,
    subtype: entity.subtype,
    name: entity.name,
    code: entity.code,
    parent_id: entity.parentKey === "" ? "" : entityId(entity.parentKey),
    division_code: entity.divisionCode,
    aliases: [...new Set(entity.aliases)].sort().join("|"),
    source: entity.source,
    mentions: mentions[i] ?? 0,
    // One that stands here only because another belongs to it is mentioned by no document.
    documents: mentions[i] ? 1 : 0,
  }));
}

/** Three digits say all that a confidence knows, and keep the files small. */
function round(confidence: number): number {
  return Math.round(Math.min(1, Math.max(0, confidence)) * 1000) / 1000;
}

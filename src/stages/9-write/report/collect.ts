import type { RecordsLayer } from "../../../model/layers.js";
import type { MetricRecord } from "../../../model/tables.js";

/** A figure with the sentence that it stands in. */
export interface ReportFigure {
  readonly metric: MetricRecord;
  readonly path: string;
  readonly sentence: string;
  /** How many figures of its document are worth more to a reader. */
  readonly rank: number;
}

/** A document as a line of the report. */
export interface ReportDocument {
  readonly path: string;
  readonly articles: readonly string[];
  readonly metrics: number;
  readonly warnings: readonly string[];
}

/** What one document adds to the report. */
export interface ReportPart extends ReportDocument {
  /** Figures that are shares, or that rose or fell, in reading order. */
  readonly figures: readonly ReportFigure[];
  /** How many of these the document has. */
  readonly changes: number;
  /** Division code (or name) and name, a pair a figure. */
  readonly places: readonly (readonly [string, string])[];
  /** Concept of each figure that has one. */
  readonly concepts: readonly string[];
}

/** Rows that a page for people can bear; the tables hold everything. */
const MAX_FIGURES = 400;
const MAX_DOCUMENTS = 500;
/** Figures of one document that are taken before another's next ones. */
const TURN = 3;

export function reportPart(records: RecordsLayer, warnings: readonly string[]): ReportPart {
  const path = records.documents[0]?.path ?? "";
  const sentences = new Map(records.sentences.map((one) => [one.sentence_id, one.text]));
  const places = new Map(
    records.articles.map((one) => [one.article_id, [one.division_code || one.division, one.division] as const]),
  );
  const changes = records.metrics.filter(isChange);
  const ranked = [...changes].sort((a, b) => worthOf(b) - worthOf(a) || a.start - b.start);
  return {
    path,
    articles: records.articles.map((one) => one.title || "（无标题）"),
    metrics: records.metrics.length,
    warnings,
    changes: changes.length,
    figures: ranked
      .slice(0, MAX_FIGURES)
      .map((metric, rank) => ({ metric, path, sentence: sentences.get(metric.sentence_id) ?? "", rank })),
    places: records.metrics.flatMap((one) => {
      const place = places.get(one.article_id);
      return place === undefined || place[1] === "" ? [] : [place];
    }),
    concepts: records.metrics.map((one) => one.concept_id).filter((id) => id !== ""),
  };
}

/** What a reader looks for first: shares, and whatever rose or fell. */
function isChange(metric: MetricRecord): boolean {
  return metric.measure === "rate" || metric.measure === "change" || metric.direction !== "";
}

/** A figure says more with its start value, a known indicator, somebody whose it is, and what it is compared with. */
function worthOf(metric: MetricRecord): number {
  return (
    (metric.from_value === null ? 0 : 4) +
    (metric.concept_id === "" ? 0 : 2) +
    (metric.holder === "" ? 0 : 2) +
    (metric.comparison === "" ? 0 : 1)
  );
}

/** Adds the parts up: bounded, whatever the size of the corpus, and the same in whatever order they come. */
export class ReportTotals {
  #figures: ReportFigure[] = [];
  #documents: ReportDocument[] = [];
  /** How many there are of what is listed in part. */
  readonly of = { figures: 0, documents: 0 };
  readonly byDivision = new Map<string, { name: string; count: number }>();
  readonly byConcept = new Map<string, number>();

  add(part: ReportPart): void {
    this.of.figures += part.changes;
    this.of.documents++;
    this.#figures.push(...part.figures);
    if (this.#figures.length > 4 * MAX_FIGURES) this.#figures = chosenFigures(this.#figures);
    const { path, articles, metrics, warnings } = part;
    this.#documents.push({ path, articles, metrics, warnings });
    if (this.#documents.length > 2 * MAX_DOCUMENTS) this.#documents = chosenDocuments(this.#documents);
    for (const id of part.concepts) this.byConcept.set(id, (this.byConcept.get(id) ?? 0) + 1);
    for (const [code, name] of part.places) {
      const known = this.byDivision.get(code);
      if (known === undefined) this.byDivision.set(code, { name, count: 1 });
      else known.count++;
    }
  }

  /** By document and place in it. */
  figures(): ReportFigure[] {
    return chosenFigures(this.#figures).sort(
      (a, b) => compare(a.path, b.path) || a.metric.start - b.metric.start || a.rank - b.rank,
    );
  }

  /** By path. */
  documents(): ReportDocument[] {
    return chosenDocuments(this.#documents);
  }
}

/** The documents take turns, so that a long one does not fill the page alone; within a turn the figures that say most. */
function chosenFigures(figures: readonly ReportFigure[]): ReportFigure[] {
  const turn = ({ rank }: ReportFigure): number => Math.floor(rank / TURN);
  return [...figures]
    .sort(
      (a, b) =>
        turn(a) - turn(b) || worthOf(b.metric) - worthOf(a.metric) || compare(a.path, b.path) || a.rank - b.rank,
    )
    .slice(0, MAX_FIGURES);
}

function chosenDocuments(documents: readonly ReportDocument[]): ReportDocument[] {
  return [...documents].sort((a, b) => compare(a.path, b.path)).slice(0, MAX_DOCUMENTS);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

import type { RecordsLayer } from "../../../model/layers.js";
import type { MetricRecord } from "../../../model/tables.js";

/** A figure with the sentence that it stands in. */
export interface ReportFigure {
  readonly metric: MetricRecord;
  readonly path: string;
  readonly sentence: string;
}

export interface ReportDocument {
  readonly path: string;
  readonly articles: readonly string[];
  readonly metrics: number;
  readonly warnings: readonly string[];
}

/** Rows that a page for people can bear; the tables hold everything. */
const MAX_FIGURES = 400;
const MAX_DOCUMENTS = 500;

/** Gathers what the report shows while the documents pass by: bounded, whatever the size of the corpus. */
export class ReportCollector {
  readonly figures: ReportFigure[] = [];
  readonly documents: ReportDocument[] = [];
  /** Figures by division code, and by canonical indicator. */
  readonly byDivision = new Map<string, { name: string; count: number }>();
  readonly byIndicator = new Map<string, number>();
  readonly byMeasure = new Map<string, number>();

  add(records: RecordsLayer, warnings: readonly string[]): void {
    const path = records.documents[0]?.path ?? "";
    const sentences = new Map(records.sentences.map((one) => [one.sentence_id, one.text]));
    const places = new Map(records.articles.map((one) => [one.article_id, one]));
    for (const metric of records.metrics) {
      count(this.byMeasure, metric.measure);
      if (metric.indicator_id !== "") count(this.byIndicator, metric.indicator_id);
      const place = places.get(metric.article_id);
      if (place !== undefined && place.division !== "")
        this.#countDivision(place.division_code || place.division, place.division);
      if (isChange(metric) && this.figures.length < MAX_FIGURES) {
        this.figures.push({ metric, path, sentence: sentences.get(metric.sentence_id) ?? "" });
      }
    }
    if (this.documents.length < MAX_DOCUMENTS) {
      const articles = records.articles.map((one) => one.title || "（无标题）");
      this.documents.push({ path, articles, metrics: records.metrics.length, warnings });
    }
  }

  #countDivision(code: string, name: string): void {
    const known = this.byDivision.get(code);
    if (known === undefined) this.byDivision.set(code, { name, count: 1 });
    else known.count++;
  }
}

function count(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

/** What a reader looks for first: shares, and whatever rose or fell. */
function isChange(metric: MetricRecord): boolean {
  return metric.measure === "rate" || metric.measure === "change" || metric.direction !== "";
}

import type { RecordsLayer } from "../../../model/layers.js";
import type { MetricRecord } from "../../../model/tables.js";

/** A figure with the sentence that it stands in. */
export interface ReportFigure {
  readonly metric: MetricRecord;
  readonly path: string;
  readonly sentence: string;
}

/** What one document adds to the report. */
export interface ReportPart {
  readonly path: string;
  readonly articles: readonly string[];
  readonly metrics: number;
  readonly warnings: readonly string[];
  readonly figures: readonly ReportFigure[];
  /** Division code (or name) and name, a pair a figure. */
  readonly places: readonly (readonly [string, string])[];
  readonly indicators: readonly string[];
}

/** Rows that a page for people can bear; the tables hold everything. */
const MAX_FIGURES = 400;
const MAX_DOCUMENTS = 500;

export function reportPart(records: RecordsLayer, warnings: readonly string[]): ReportPart {
  const path = records.documents[0]?.path ?? "";
  const sentences = new Map(records.sentences.map((one) => [one.sentence_id, one.text]));
  const places = new Map(
    records.articles.map((one) => [one.article_id, [one.division_code || one.division, one.division] as const]),
  );
  return {
    path,
    articles: records.articles.map((one) => one.title || "（无标题）"),
    metrics: records.metrics.length,
    warnings,
    figures: records.metrics
      .filter(isChange)
      .slice(0, MAX_FIGURES)
      .map((metric) => ({ metric, path, sentence: sentences.get(metric.sentence_id) ?? "" })),
    places: records.metrics.flatMap((one) => {
      const place = places.get(one.article_id);
      return place === undefined || place[1] === "" ? [] : [place];
    }),
    indicators: records.metrics.map((one) => one.indicator_id).filter((id) => id !== ""),
  };
}

/** What a reader looks for first: shares, and whatever rose or fell. */
function isChange(metric: MetricRecord): boolean {
  return metric.measure === "rate" || metric.measure === "change" || metric.direction !== "";
}

/** Adds the parts up in the order in which they come: bounded, whatever the size of the corpus. */
export class ReportTotals {
  readonly figures: ReportFigure[] = [];
  readonly documents: ReportPart[] = [];
  readonly byDivision = new Map<string, { name: string; count: number }>();
  readonly byIndicator = new Map<string, number>();

  add(part: ReportPart): void {
    this.figures.push(...part.figures.slice(0, MAX_FIGURES - this.figures.length));
    if (this.documents.length < MAX_DOCUMENTS) this.documents.push(part);
    for (const id of part.indicators) this.byIndicator.set(id, (this.byIndicator.get(id) ?? 0) + 1);
    for (const [code, name] of part.places) {
      const known = this.byDivision.get(code);
      if (known === undefined) this.byDivision.set(code, { name, count: 1 });
      else known.count++;
    }
  }
}

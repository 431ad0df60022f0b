import type { MetricRecord } from "../../../model/tables.js";
import type { ReportFigure } from "./collect.js";
import { escapeHtml } from "./escape.js";
import { grouped } from "./number.js";

/** What the dictionary of indicators says of a concept. */
export interface Concept {
  readonly name: string;
  readonly polarity: string;
}
export type Concepts = ReadonlyMap<string, Concept>;

const BOUND_WORDS: Readonly<Record<string, string>> = {
  exact: "",
  about: "约",
  nearly: "近",
  over: "超",
  under: "不足",
};

/** Who changed what by how much, each figure marked in its sentence. */
export function figureTable(figures: readonly ReportFigure[], concepts: Concepts): string {
  if (figures.length === 0) return '<p class="none">没有比率或变化类指标。</p>';
  const rows = figures.map(({ metric, path, sentence }) => {
    const concept = concepts.get(metric.concept_id)?.name ?? "";
    const known = concept === "" || concept === metric.indicator ? "" : `<small>${escapeHtml(concept)}</small>`;
    return `<tr><td class="holder">${escapeHtml(metric.holder) || "—"}</td><td class="indicator">${escapeHtml(metric.indicator) || "—"}${known}</td>
<td class="value ${judge(metric, concepts)}">${shownValue(metric)}</td>
<td class="quote">${quote(sentence, metric.text)}<small>${escapeHtml(path)}</small></td></tr>`;
  });
  return `<table class="figures"><thead><tr><th>主体</th><th>指标</th><th>数值</th><th>原句</th></tr></thead><tbody>${rows.join("\n")}</tbody></table>`;
}

/** Whether a change is for the better: a fall of complaints is, a fall of satisfaction is not. */
function judge(metric: MetricRecord, concepts: Concepts): string {
  const polarity = concepts.get(metric.concept_id)?.polarity;
  if (metric.direction === "" || (polarity !== "higher" && polarity !== "lower")) return "";
  return (metric.direction === "up") === (polarity === "higher") ? "good" : "bad";
}

function shownValue(metric: MetricRecord): string {
  const arrow = metric.direction === "up" ? "↑ " : metric.direction === "down" ? "↓ " : "";
  const compared = metric.comparison === "yoy" ? "同比" : metric.comparison === "mom" ? "环比" : "";
  const from = metric.from_value === null ? "" : `<span class="from">${grouped(metric.from_value)} → </span>`;
  const value = `${arrow}${from}${BOUND_WORDS[metric.bound] ?? ""}<b>${grouped(metric.value)}</b> ${escapeHtml(metric.unit)}`;
  return `${value}${compared === "" ? "" : `<small>${compared}</small>`}${bar(metric)}`;
}

/** From where to where, as a bar with a mark at the start: shares on a scale to 100, others to the larger of the two. */
function bar({ from_value: from, value, unit }: MetricRecord): string {
  if (from === null || from < 0 || value < 0) return "";
  const most = unit === "%" ? Math.max(100, from, value) : Math.max(from, value);
  if (most === 0) return "";
  const share = (of: number): number => Math.round((1000 * of) / most) / 10;
  return `<span class="bar"><u style="width:${share(value)}%"></u><s style="left:${share(from)}%"></s></span>`;
}

/** The sentence around the figure, cut to what a cell can hold, the figure marked. */
function quote(sentence: string, figure: string): string {
  const at = sentence.indexOf(figure);
  if (at < 0) return escapeHtml(sentence.slice(0, 120));
  const start = Math.max(0, at - 45);
  const end = Math.min(sentence.length, at + figure.length + 25);
  const lead = start > 0 ? "…" : "";
  const tail = end < sentence.length ? "…" : "";
  return `${lead}${escapeHtml(sentence.slice(start, at))}<mark>${escapeHtml(figure)}</mark>${escapeHtml(sentence.slice(at + figure.length, end))}${tail}`;
}

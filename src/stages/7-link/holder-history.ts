import type { Metric } from "../../model/layers.js";
import type { Candidate, Feature } from "./holder-features.js";

/** What the earlier figures of an article were about. */
export interface History {
  /** Sentence, paragraph and holder of the last figure; -1 before the first. */
  sentence: number;
  paragraph: number;
  holder: number;
  figures: number;
  readonly indicators: Map<string, number>;
  readonly held: Map<number, number>;
}

export function makeHistory(): History {
  return { sentence: -1, paragraph: -1, holder: -1, figures: 0, indicators: new Map(), held: new Map() };
}

export function recordHolder(history: History, metric: Metric, paragraph: number, holder: number): void {
  history.sentence = metric.sentence;
  history.paragraph = paragraph;
  history.holder = holder;
  history.figures += 1;
  if (holder < 0) return;
  history.indicators.set(metric.indicator, holder);
  history.held.set(holder, (history.held.get(holder) ?? 0) + 1);
}

/** Shares of an article's figures above which an entity holds most, or much. */
const MOST = 0.6;
const MUCH = 0.25;
/** Figures after which holding most of them says what the article is about. */
const LONG = 8;

/**
 * What the figures before say for a candidate. `subject` is the subject nearest to the figure (-1 for none) and `fresh`
 * whether it is newer than the last figure: then whoever held that one is overruled.
 */
export function historyFeatures(
  history: History,
  metric: Metric,
  paragraph: number,
  { entity }: Candidate,
  subject: number,
  fresh: boolean,
): Feature[] {
  const features: Feature[] = [];
  if (entity === history.holder && entity >= 0) {
    const over = subject >= 0 && subject !== entity && (fresh || history.sentence !== metric.sentence);
    if (history.sentence === metric.sentence) features.push(over ? "held-last-here-over" : "held-last-here");
    else if (history.paragraph === paragraph) features.push(over ? "held-last-paragraph-over" : "held-last-paragraph");
    else features.push(over ? "held-before-over" : "held-before");
  }
  if (metric.indicator.length > 1 && history.indicators.get(metric.indicator) === entity)
    features.push("held-indicator");
  if (history.figures === 0) return features;
  const share = (history.held.get(entity) ?? 0) / history.figures;
  features.push(share > MOST ? "held-most" : share > MUCH ? "held-much" : share > 0 ? "held-some" : "held-never");
  if (history.figures >= LONG && share > MOST) features.push("held-long");
  return features;
}

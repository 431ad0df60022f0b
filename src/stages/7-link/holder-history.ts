import type { Metric } from "../../model/layers.js";
import { F, type Feature } from "./holder-features.js";

/** What the earlier figures of an article were about. */
export interface History {
  /** Sentence, paragraph and holder of the last figure; -1 before the first. */
  sentence: number;
  paragraph: number;
  holder: number;
  figures: number;
  readonly indicators: Map<string, number>;
  /** Figures that each entity held. */
  readonly held: number[];
}

export function makeHistory(): History {
  return { sentence: -1, paragraph: -1, holder: -1, figures: 0, indicators: new Map(), held: [] };
}

export function recordHolder(history: History, metric: Metric, paragraph: number, holder: number): void {
  history.sentence = metric.sentence;
  history.paragraph = paragraph;
  history.holder = holder;
  history.figures += 1;
  if (holder < 0) return;
  history.indicators.set(metric.indicator, holder);
  history.held[holder] = (history.held[holder] ?? 0) + 1;
}

/** Shares of an article's figures above which an entity holds most, or much. */
const MOST = 0.6;
const MUCH = 0.25;
/** Figures after which holding most of them says what the article is about. */
const LONG = 8;

/** What is told the features of a candidate. */
interface Told {
  readonly entity: number;
  add(feature: Feature): void;
}

/**
 * Tells a candidate what the figures before say for it. `subject` is the subject nearest to the figure (-1 for none) and `fresh`
 * whether it is newer than the last figure: then whoever held that one is overruled.
 */
export function addHistory(
  history: History,
  metric: Metric,
  paragraph: number,
  one: Told,
  subject: number,
  fresh: boolean,
): void {
  const { entity } = one;
  if (entity === history.holder && entity >= 0) {
    const over = subject >= 0 && subject !== entity && (fresh || history.sentence !== metric.sentence);
    if (history.sentence === metric.sentence) one.add(over ? F["held-last-here-over"] : F["held-last-here"]);
    else if (history.paragraph === paragraph) one.add(over ? F["held-last-paragraph-over"] : F["held-last-paragraph"]);
    else one.add(over ? F["held-before-over"] : F["held-before"]);
  }
  if (metric.indicator.length > 1 && history.indicators.get(metric.indicator) === entity) one.add(F["held-indicator"]);
  if (history.figures === 0) return;
  const share = (history.held[entity] ?? 0) / history.figures;
  one.add(share > MOST ? F["held-most"] : share > MUCH ? F["held-much"] : share > 0 ? F["held-some"] : F["held-never"]);
  if (history.figures >= LONG && share > MOST) one.add(F["held-long"]);
}

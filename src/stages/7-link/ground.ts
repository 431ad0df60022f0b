import type { Memory } from "./memory.js";
import type { Resolved } from "./resolve-places.js";
import { PLACES, type View, weightOf } from "./view.js";
import { speakFor, Votes } from "./votes.js";

/** Provinces and cities are background more often than they are the topic. */
export const LEVEL_SHARE: readonly number[] = [0, 0.3, 0.4, 0.7, 1, 1];

/** For each article the unit that its names speak for most, or -1; where an article names none, the document's. */
export function groundUnits(view: View, memory: Memory, resolved: Resolved): number[] {
  const all = new Votes(memory);
  const own = view.layers.articles.articles.map(() => new Votes(memory, all));
  view.mentions.forEach((mention, i) => {
    const unit = resolved.unit[i] as number;
    if (unit < 0 || !PLACES.has(mention.type)) return;
    const weight = weightOf(view, mention) * (LEVEL_SHARE[memory.level(unit)] as number);
    speakFor((own[view.article[i] as number] ?? all).voteOf(unit), weight, true);
  });
  const common = all.topic();
  return own.map((votes) => {
    const here = votes.topic();
    return here >= 0 ? here : common;
  });
}

/**
 * For each article the unit that its figures and common nouns belong to: an article of a paper whose place is known plays in that
 * place, and what else it names (去济南看病, the district around the town) is a guest.
 */
export function sceneUnits(memory: Memory, ground: readonly number[], paper: number): number[] {
  if (paper < 0) return [...ground];
  return ground.map((unit) => (unit >= 0 && memory.path(unit).includes(paper) ? unit : paper));
}

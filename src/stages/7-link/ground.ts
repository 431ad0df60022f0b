import type { Gazetteer } from "../../model/gazetteer.js";
import type { Memory } from "./memory.js";
import type { Resolved } from "./resolve-places.js";
import { topicUnit } from "./topics.js";
import { PLACES, type View, weightOf } from "./view.js";
import { addVote, type Votes } from "./votes.js";

/** Provinces and cities are background more often than they are the topic. */
export const LEVEL_SHARE: readonly number[] = [0, 0.3, 0.4, 0.7, 1, 1];

/** For each article the unit that its names speak for most, or -1; where an article names none, the document's. */
export function groundUnits(view: View, memory: Memory, gazetteer: Gazetteer, resolved: Resolved): number[] {
  const own: Votes[] = view.layers.articles.articles.map(() => new Map());
  const all: Votes = new Map();
  view.mentions.forEach((mention, i) => {
    const unit = resolved.unit[i] as number;
    if (unit < 0 || !PLACES.has(mention.type)) return;
    const weight = weightOf(view, mention) * (LEVEL_SHARE[memory.level(unit)] as number);
    addVote(own[view.article[i] as number] ?? all, resolved.path(unit), weight);
    addVote(all, resolved.path(unit), weight);
  });
  const parentOf = (unit: number) => gazetteer.unit(unit).parent;
  const common = topicUnit(all, parentOf);
  return own.map((votes) => {
    const here = topicUnit(votes, parentOf);
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

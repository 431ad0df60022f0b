import { LEVEL_WORTH, type Votes } from "./votes.js";

/**
 * The most specific unit that votes are about: goes down from the provinces while one unit has the better part of what
 * its parent has. Returns -1 where nothing is named.
 */
export function topicUnit(votes: Votes, parentOf: (unit: number) => number): number {
  const children = new Map<number, number[]>();
  for (const unit of votes.keys()) {
    let parent = parentOf(unit);
    while (parent >= 0 && !votes.has(parent)) parent = parentOf(parent);
    const list = children.get(parent);
    if (list === undefined) children.set(parent, [unit]);
    else list.push(unit);
  }
  let at = -1;
  for (let depth = 0; depth < LEVEL_WORTH.length; depth++) {
    const inside = (children.get(at) ?? []).sort(
      (a, b) => (votes.get(b) as number) - (votes.get(a) as number) || a - b,
    );
    const [best, next] = inside;
    if (best === undefined) return at;
    const weight = votes.get(best) as number;
    const around = at < 0 ? weight : (votes.get(at) as number);
    if (weight < 0.5 * around || weight < 1.3 * (votes.get(next ?? -1) ?? 0)) return at;
    at = best;
  }
  return at;
}

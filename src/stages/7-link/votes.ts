import type { Gazetteer, Level } from "../../model/gazetteer.js";

/** Weight that a text gives to each unit: its own names and all names inside it. */
export type Votes = Map<number, number>;

/** What agreement at a level is worth; provinces say little, towns much. */
export const LEVEL_WORTH: readonly number[] = [0, 1, 1.5, 3, 4, 4];

const LEVELS: readonly Level[] = [1, 2, 3, 4, 5];

/** The units from a unit's province down to itself; looked up once each. */
export function makePaths(gazetteer: Gazetteer): (unit: number) => readonly number[] {
  const known = new Map<number, readonly number[]>();
  return (unit) => {
    let path = known.get(unit);
    if (path === undefined) {
      path = LEVELS.map((level) => gazetteer.ancestor(unit, level)).filter(
        (a, i, all) => a >= 0 && all.indexOf(a) === i,
      );
      if (!path.includes(unit)) path = [...path, unit];
      known.set(unit, path);
    }
    return path;
  };
}

export function addVote(votes: Votes, path: readonly number[], weight: number): void {
  for (const unit of path) votes.set(unit, (votes.get(unit) ?? 0) + weight);
}

export function addVotes(votes: Votes, more: Votes): void {
  for (const [unit, weight] of more) votes.set(unit, (votes.get(unit) ?? 0) + weight);
}

/** The units of a level with the most votes, best first, at most `limit`. */
export function leaders(votes: Votes, levelOf: (unit: number) => number, level: number, limit: number): number[] {
  const all = [...votes].filter(([unit]) => levelOf(unit) === level);
  all.sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  return all.slice(0, limit).map(([unit]) => unit);
}

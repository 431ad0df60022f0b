/** Weight that a text gives to each unit: its own names and all names inside it. */
export type Votes = Map<number, number>;

/** What agreement at a level is worth; provinces say little, towns much. */
export const LEVEL_WORTH: readonly number[] = [0, 1, 1.5, 3, 4, 4];

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

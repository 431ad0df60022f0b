import type { Memory } from "./memory.js";

/** What agreement at a level is worth; provinces say little, towns much. */
export const LEVEL_WORTH: readonly number[] = [0, 1, 1.5, 3, 4, 4];

/** What a text says for a unit: its own names and all names inside it. */
export interface Vote {
  readonly unit: number;
  readonly level: number;
  /** The votes of the units that it lies in, from its province down, and its own. */
  readonly line: readonly Vote[];
  /** What the whole document says for the unit, where this is an article. */
  readonly all: Vote | null;
  weight: number;
  /** Whether anything was said; a unit that was only asked about is none of the text's. */
  counted: boolean;
  /** The part of the weight that one name has, while that name is weighed against the others. */
  own: number;
}

/** The votes of an article or of a document, each made once and found without a look-up from those beside it. */
export class Votes {
  readonly #of = new Map<number, Vote>();

  constructor(
    private readonly memory: Memory,
    private readonly all: Votes | null = null,
  ) {}

  voteOf(unit: number): Vote {
    const known = this.#of.get(unit);
    if (known !== undefined) return known;
    const outer = this.memory.path(unit).at(-2);
    const line: Vote[] = outer === undefined ? [] : [...this.voteOf(outer).line];
    const all = this.all?.voteOf(unit) ?? null;
    const vote = { unit, level: this.memory.level(unit), line, all, weight: 0, counted: false, own: 0 };
    line.push(vote);
    this.#of.set(unit, vote);
    return vote;
  }

  weightOf(unit: number): number {
    return this.#of.get(unit)?.weight ?? 0;
  }

  /** Counts what an article says for its units in the document as well. */
  addUp(): void {
    for (const { all, counted, weight } of this.#of.values()) if (all !== null && counted) count(all, weight);
  }

  /** The units of a level with the most votes, best first, at most `limit`. */
  leaders(level: number, limit: number): number[] {
    const all = [...this.#of.values()].filter((vote) => vote.counted && vote.level === level);
    all.sort((a, b) => b.weight - a.weight || a.unit - b.unit);
    return all.slice(0, limit).map(({ unit }) => unit);
  }

  /**
   * The most specific unit that the votes are about: goes down from the provinces while one unit has the better part of what
   * its parent has. Returns -1 where nothing is named.
   */
  topic(): number {
    let at: Vote | null = null;
    for (let depth = 0; depth < LEVEL_WORTH.length; depth++) {
      const [best, next]: [Vote | null, Vote | null] = this.#firstTwoIn(at);
      if (best === null) break;
      const around: number = at?.weight ?? best.weight;
      if (best.weight < 0.5 * around || best.weight < 1.3 * (next?.weight ?? 0)) break;
      at = best;
    }
    return at?.unit ?? -1;
  }

  /** The two units with the most votes directly inside one, or among the provinces. */
  #firstTwoIn(outer: Vote | null): [Vote | null, Vote | null] {
    const depth = outer?.line.length ?? 0;
    let best: Vote | null = null;
    let next: Vote | null = null;
    for (const vote of this.#of.values()) {
      if (!vote.counted || vote.line.length !== depth + 1 || (outer !== null && vote.line[depth - 1] !== outer))
        continue;
      if (best === null || isBefore(vote, best)) [best, next] = [vote, best];
      else if (next === null || isBefore(vote, next)) next = vote;
    }
    return [best, next];
  }
}

const isBefore = (a: Vote, b: Vote): boolean => a.weight > b.weight || (a.weight === b.weight && a.unit < b.unit);

/** Adds to a vote alone. */
function count(vote: Vote, weight: number): void {
  vote.weight += weight;
  vote.counted = true;
}

/** Says something for a unit and all that it lies in; in the document as well where it is asked for. */
export function speakFor({ line }: Vote, weight: number, throughout: boolean): void {
  for (const vote of line) {
    count(vote, weight);
    if (throughout && vote.all !== null) count(vote.all, weight);
  }
}

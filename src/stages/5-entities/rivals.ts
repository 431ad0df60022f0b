import { ENTITY_TYPES, type EntityType } from "../../model/types.js";
import { COST } from "./costs.js";
import { EDGE, fillBackward, type Lattice, stepCost } from "./lattice.js";

/** A name that might have been read, and how near it came to being so. */
export interface Rival {
  /** Characters of the sentence. */
  readonly start: number;
  readonly end: number;
  readonly type: EntityType;
  /** Which kind of finder proposed it: place, organisation, known, … */
  readonly kind: string;
  /** Hundredths of a nat that the best reading with it costs more than the best of all: 0 where it won. */
  readonly behind: number;
  readonly won: boolean;
}

const KINDS = Object.fromEntries(Object.entries(EDGE).map(([name, kind]) => [kind, name]));
/** What costs this much more (odds of 1 to 20,000) was never in question. */
const MOST = 1000;

/**
 * The names that compete in a sentence, in reading order, those that came nearest first: of each span and type the best.
 * Reads what `bestPath` has left in the lattice; made for people who ask why, not for a run.
 */
export function rivalsOf(lattice: Lattice, path: readonly number[]): Rival[] {
  fillBackward(lattice);
  const { forward, backward, start, end, kind, type, length } = lattice;
  const won = new Set(path);
  const best = new Map<string, Rival>();
  for (let edge = 0; edge < lattice.count; edge++) {
    if (kind[edge] === EDGE.word || kind[edge] === EDGE.anaphor) continue;
    const behind = forward[start[edge]!]! + stepCost(lattice, edge) + backward[end[edge]!]! - forward[length]!;
    const key = `${start[edge]} ${end[edge]} ${type[edge]}`;
    const isBest = behind < (best.get(key)?.behind ?? MOST + COST.placeEntry) || won.has(edge);
    if (!isBest || best.get(key)?.won === true) continue;
    best.set(key, {
      start: start[edge]!,
      end: end[edge]!,
      type: ENTITY_TYPES[type[edge]!]!,
      kind: KINDS[kind[edge]!] ?? "",
      behind: won.has(edge) ? 0 : behind,
      won: won.has(edge),
    });
  }
  return [...best.values()]
    .filter((one) => one.won || one.behind <= MOST)
    .sort((a, b) => a.start - b.start || a.behind - b.behind || b.end - a.end);
}

/** Told of each sentence once its best reading is settled; a sentence that is read again is told again. */
export type Observe = (sentence: number, lattice: Lattice, path: readonly number[]) => void;

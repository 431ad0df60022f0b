import type { GazetteerMatch } from "../../model/gazetteer.js";
import { ENTITY_TYPES } from "../../model/types.js";
import { MOST_OPINION } from "./costs.js";
import { EDGE, findDoubt, type Lattice } from "./lattice.js";
import type { Scan } from "./scan.js";
import type { Tagger, TagScores } from "./tagger/index.js";

/** Hundredths of a nat that a nat of the tagger's log-odds is worth to the search. */
const WEIGHT = 30;
/** How many characters around a doubt the tagger is shown. */
const SEEN = 8;
/** Kinds of edges whose names the tagger knows as well. */
const JUDGED = new Uint8Array(Object.keys(EDGE).length);
for (const kind of [EDGE.place, EDGE.organisation, EDGE.person, EDGE.known, EDGE.address]) JUDGED[kind] = 1;

/** Where the gazetteer's matches of a sentence lie. */
export interface SentencePlaces {
  readonly matches: readonly GazetteerMatch[];
  readonly first: number;
}

/** May change the costs of the candidates of a sentence whose best path is `path`, and says whether it did. */
export type Rescore = (lattice: Lattice, path: readonly number[], scan: Scan, places: SentencePlaces) => boolean;

/**
 * Lets the tagger speak on the candidates of a sentence where that can change the best path: what it holds likely becomes
 * cheaper, what it holds unlikely dearer, within limits. Says whether it spoke. The two fail differently: the tagger knows
 * left edges and "no name here", the lattice lists, codes and right edges. Names that the tagger alone proposes were tried
 * and helped no set of papers.
 */
export function secondOpinion(tagger: Tagger): Rescore {
  const types = new Set<string>(tagger.types);
  const doubt: number[] = [];
  const known = Uint8Array.from(ENTITY_TYPES, (type) => (types.has(type) ? 1 : 0));
  const isJudged = (lattice: Lattice, edge: number): boolean =>
    JUDGED[lattice.kind[edge]!] === 1 && known[lattice.type[edge]!] === 1;
  return (lattice, path, scan, { matches, first }) => {
    if (!hasCandidate(lattice)) return false;
    findDoubt(lattice, path, isJudged, MOST_OPINION, doubt);
    if (doubt.length === 0) return false;
    widen(doubt, lattice.length);
    for (let i = 0; i < doubt.length; i += 2) {
      const from = scan.base + doubt[i]!;
      const to = scan.base + doubt[i + 1]!;
      judge(lattice, scan.base, from, to, tagger.score(scan.text, from, to, matches, first), isJudged);
    }
    return true;
  };
}

/** Widens the spans by what the tagger needs to see around them; spans that then touch become one. */
function widen(spans: number[], length: number): void {
  let kept = 0;
  for (let i = 0; i < spans.length; i += 2) {
    const from = Math.max(0, spans[i]! - SEEN);
    const to = Math.min(length, spans[i + 1]! + SEEN);
    if (kept > 0 && from <= spans[kept - 1]!) spans[kept - 1] = to;
    else {
      spans[kept] = from;
      spans[kept + 1] = to;
      kept += 2;
    }
  }
  spans.length = kept;
}

/** Changes the costs of the candidates inside `[start, end)`, which is what `scores` speaks of. */
function judge(
  lattice: Lattice,
  base: number,
  start: number,
  end: number,
  scores: TagScores,
  isJudged: (lattice: Lattice, edge: number) => boolean,
): void {
  for (let edge = 0; edge < lattice.count; edge++) {
    const from = base + lattice.start[edge]!;
    const to = base + lattice.end[edge]!;
    if (from < start || to > end || !isJudged(lattice, edge)) continue;
    // What an organisation is follows from its kind words; the tagger is asked only where it begins and ends.
    const isOrganisation = lattice.kind[edge] === EDGE.organisation;
    const log = isOrganisation ? scores.anyWhole(from, to) : scores.whole(from, to, ENTITY_TYPES[lattice.type[edge]!]!);
    lattice.cost[edge] = lattice.cost[edge]! - opinion(log);
  }
}

/** A sentence of words alone, with nothing that could be a name, needs no second opinion. */
function hasCandidate(lattice: Lattice): boolean {
  if (lattice.leftOut) return true;
  for (let edge = 0; edge < lattice.count; edge++) {
    const kind = lattice.kind[edge]!;
    if (kind === EDGE.organisation || kind === EDGE.person || kind === EDGE.known || kind === EDGE.address) return true;
  }
  return false;
}

function opinion(log: number): number {
  const odds = log - Math.log1p(-Math.min(0.999999, Math.exp(log)));
  return Math.max(-MOST_OPINION, Math.min(MOST_OPINION, Math.round(WEIGHT * odds)));
}

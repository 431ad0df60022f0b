import type { GazetteerMatch } from "../../model/gazetteer.js";
import { ENTITY_TYPES } from "../../model/types.js";
import { EDGE, isCertain, type Lattice } from "./lattice.js";
import type { Scan } from "./scan.js";
import type { Tagger } from "./tagger/index.js";

/** Hundredths of a nat that a nat of the tagger's log-odds is worth to the search, and the most that it may say of an edge. */
const WEIGHT = 30;
const MOST = 160;
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
  const known = ENTITY_TYPES.map((type) => types.has(type));
  return (lattice, path, scan, { matches, first }) => {
    const isJudged = (edge: number): boolean =>
      JUDGED[lattice.kind[edge]!] === 1 && known[lattice.type[edge]!] === true;
    if (!hasCandidate(lattice) || isCertain(lattice, path, isJudged, MOST)) return false;
    const scores = tagger.score(scan.text, scan.base, scan.base + scan.length, matches, first);
    for (let edge = 0; edge < lattice.count; edge++) {
      if (!isJudged(edge)) continue;
      const from = scan.base + lattice.start[edge]!;
      const to = scan.base + lattice.end[edge]!;
      // What an organisation is follows from its kind words; the tagger is asked only where it begins and ends.
      const isOrganisation = lattice.kind[edge] === EDGE.organisation;
      const log = isOrganisation ? scores.anyWhole(from, to) : scores.whole(from, to, ENTITY_TYPES[lattice.type[edge]!]!);
      lattice.cost[edge] = lattice.cost[edge]! - opinion(log);
    }
    return true;
  };
}

/** A sentence of words alone, with nothing that could be a name, needs no second opinion. */
function hasCandidate(lattice: Lattice): boolean {
  for (let edge = 0; edge < lattice.count; edge++) {
    const kind = lattice.kind[edge]!;
    if (kind === EDGE.organisation || kind === EDGE.person || kind === EDGE.known || kind === EDGE.address) return true;
  }
  return false;
}

function opinion(log: number): number {
  const odds = log - Math.log1p(-Math.min(0.999999, Math.exp(log)));
  return Math.max(-MOST, Math.min(MOST, Math.round(WEIGHT * odds)));
}

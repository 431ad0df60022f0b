import { plainStem } from "../../dictionary/stem-model.js";
import type { Gazetteer } from "../../model/gazetteer.js";
import { keepAnswers } from "../../text/keep-answers.js";
import type { PlaceContext } from "./context.js";
import { COST } from "./costs.js";
import { addEdge, EDGE, type Lattice } from "./lattice.js";
import { FORM } from "./places.js";
import { crossing, isStem, type Scan, stemSurcharge } from "./scan.js";
import { typeOrdinal, type Vocabulary } from "./vocabulary.js";

/**
 * Communities of the towns that a document names, by stems of two characters. The gazetteer does not look for such stems
 * everywhere; a paper calls its own villages by them in lists: 抽查曼洪、曼燕、曼央龙3村.
 */
export type LocalCommunities = ReadonlyMap<string, readonly number[]>;

const COMMUNITY = typeOrdinal("community");
const SIZE = 2;
/** What a document's own community costs in a list. */
const LISTED = 320;
const TOWN = 4;
/** Towns whose communities are kept in mind. */
const TOWNS = 2000;
/** 芦茨村村委会 is 芦茨 in a list. */
const VILLAGE = /(?<=..)村$/;

/** Gives the stems of the communities of the towns that a document speaks of. */
export function localCommunities(gazetteer: Gazetteer): (context: PlaceContext) => LocalCommunities {
  const ofTown = keepAnswers((town: number) => stemsOf(gazetteer, town), undefined, TOWNS);
  return ({ seen }) => {
    const found = new Map<string, number[]>();
    for (const town of seen[TOWN]!)
      for (const { stem, unit } of ofTown(town)) found.set(stem, [...(found.get(stem) ?? []), unit]);
    return found;
  };
}

/** The communities of a town whose stem has two characters. */
function stemsOf(gazetteer: Gazetteer, town: number): readonly { readonly stem: string; readonly unit: number }[] {
  return gazetteer
    .children(town)
    .map((unit) => ({ stem: plainStem(gazetteer.unit(unit).name).replace(VILLAGE, ""), unit }))
    .filter(({ stem }) => stem.length === SIZE);
}

/** Adds those that stand in a list, or alone between marks. `ref` is the position of the stem's first character. */
export function addLocalCommunities(
  lattice: Lattice,
  vocabulary: Vocabulary,
  scan: Scan,
  communities: LocalCommunities,
): void {
  if (communities.size === 0) return;
  for (let at = 0; at + SIZE <= scan.length; at++) {
    if (!stands(vocabulary, scan, communities, at)) continue;
    const end = at + SIZE;
    const price = LISTED + stemSurcharge(lattice, at, end) + crossing(scan, vocabulary, end);
    addEdge(lattice, at, end, price + COST.bareAlone, EDGE.place, COMMUNITY, FORM.local, at);
  }
}

const isLocal = (scan: Scan, communities: LocalCommunities, at: number): boolean =>
  at >= 0 && communities.has(scan.text.slice(scan.base + at, scan.base + at + SIZE));

/** Whether what stands around a stem lets it be a name: marks and joints on both sides, and no word that it may be as well. */
function stands(vocabulary: Vocabulary, scan: Scan, communities: LocalCommunities, at: number): boolean {
  const end = at + SIZE;
  const before = at === 0 || vocabulary.bareBehind[scan.text.charCodeAt(scan.base + at - 1)] === 1;
  if (!before) return false;
  const after = end === scan.length || vocabulary.bareBefore[scan.text.charCodeAt(scan.base + end)] === 1;
  return after && isLocal(scan, communities, at) && isStem(scan, vocabulary, at, end);
}

import type { Gazetteer, GazetteerMatch } from "../../model/gazetteer.js";
import { isHan } from "../../text/characters.js";
import { matchCost, type PlaceContext } from "./context.js";
import { COST, NAT } from "./costs.js";
import { addEdge, EDGE, type Lattice } from "./lattice.js";
import { isStem, type Scan } from "./scan.js";
import { type StemModel, stemCost } from "./stem-model.js";
import { typeOrdinal, type Vocabulary } from "./vocabulary.js";

/** How a place edge is written; `pattern`: by its shape alone. */
export const FORM = { full: 0, stem: 1, variant: 2, pattern: 3 } as const;

const DIVISION = typeOrdinal("division");
const COMMUNITY = typeOrdinal("community");
const COMMITTEE = /委会$|委员会$/;
const COMMUNITY_TAIL = /(?:社区|居民区|居区|居委|新村|村|居|嘎查)$/;
const LONGEST_STEM = 7;
/** A bare stem of a community reads as one of it seldom. */
const BARE_COMMUNITY = 500;

/** Adds the places that the gazetteer lists. `matches` are those of the sentence; `ref` is their ordinal in it. */
export function addListedPlaces(
  lattice: Lattice,
  gazetteer: Gazetteer,
  context: PlaceContext,
  matches: readonly GazetteerMatch[],
  first: number,
  last: number,
  base: number,
  text: string,
): void {
  for (let i = first; i < last; i++) {
    const match = matches[i]!;
    const start = match.start - base;
    const end = match.end - base;
    if (end > lattice.length || end - start < 2) continue;
    const cost = matchCost(gazetteer, context, match);
    if (match.level < 5) addDivision(lattice, match, start, end, cost, i);
    else addCommunity(lattice, match, start, end, cost, i, text);
  }
}

function addDivision(
  lattice: Lattice,
  match: GazetteerMatch,
  start: number,
  end: number,
  cost: number,
  ref: number,
): void {
  const form = match.form === "changed" ? FORM.variant : FORM[match.form];
  const bare = match.form !== "full";
  const extra = !bare ? 0 : match.level <= 2 ? 40 : COST.stemForm;
  addEdge(lattice, start, end, cost + extra, EDGE.place, DIVISION, form, ref);
}

function addCommunity(
  lattice: Lattice,
  match: GazetteerMatch,
  start: number,
  end: number,
  cost: number,
  ref: number,
  text: string,
): void {
  const written = text.slice(match.start, match.end);
  if (COMMITTEE.test(written)) return;
  const whole = COMMUNITY_TAIL.test(written);
  const extra = whole ? (match.form === "full" ? 0 : 60) : BARE_COMMUNITY;
  const kind = whole ? EDGE.place : EDGE.innerPlace;
  addEdge(
    lattice,
    start,
    end,
    cost + extra,
    kind,
    COMMUNITY,
    match.form === "changed" ? FORM.variant : FORM[match.form],
    ref,
  );
}

/** Adds communities, estates and roads that only their shape shows: a stem and a kind. `ref` is the kind's ordinal. */
export function addPatternPlaces(lattice: Lattice, vocabulary: Vocabulary, model: StemModel, scan: Scan): void {
  for (let i = 0; i < scan.placeKinds.length; i += 3) {
    const start = scan.placeKinds[i]!;
    const end = scan.placeKinds[i + 1]!;
    const ordinal = scan.placeKinds[i + 2]!;
    const kind = vocabulary.placeKinds[ordinal]!;
    const type = typeOrdinal(kind.type);
    const kindCost = COST.placeKind + COST.unlisted + kind.extra + (end - start === 1 ? 0.5 * NAT : 0);
    for (let from = start - 1; from >= 0 && start - from <= LONGEST_STEM; from--) {
      const code = scan.text.charCodeAt(scan.base + from);
      if (vocabulary.stopCharacter[code] === 1 || !isHan(code)) break;
      if (start - from < 2 || !isStem(scan, vocabulary, from, start)) continue;
      const cost = stemCost(model, scan.text, scan.base + from, scan.base + start) + kindCost;
      addEdge(lattice, from, end, cost, EDGE.place, type, FORM.pattern, ordinal);
    }
  }
}

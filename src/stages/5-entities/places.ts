import { stemCost } from "../../dictionary/stem-model.js";
import type { Gazetteer, GazetteerMatch } from "../../model/gazetteer.js";
import type { StemModel } from "../../model/stem-model.js";
import { isDigit, isHan } from "../../text/characters.js";
import { matchCost, NAMED, type PlaceContext } from "./context.js";
import { COST, FORBIDDEN, NAT } from "./costs.js";
import { addEdge, EDGE, type Lattice } from "./lattice.js";
import { crossing, isStem, type Scan, stemSurcharge, verbInside, wordClass } from "./scan.js";
import { typeOrdinal, type Vocabulary } from "./vocabulary.js";
import { lookUp } from "./word-trie.js";
import { WORD } from "./words.js";

/** How a place edge is written; `pattern`: by its shape alone; `local`: by a short stem, see local-communities.ts. */
export const FORM = { full: 0, stem: 1, variant: 2, pattern: 3, local: 4 } as const;

const DIVISION = typeOrdinal("division");
const COMMUNITY = typeOrdinal("community");
const COMMITTEE = /委会$|委员会$/;
const COMMUNITY_TAIL = /(?:社区|居民区|居区|居委|新村|村|居|嘎查)$/;
/** 曹郢村村医: the second 村 belongs to what follows. */
const DOUBLED = /村村$|社区社区$/;
/** Surcharge of a bare town whose county the document does not name. */
const FAR = 200;
/** Words that are that common (居民, 城市, 平台) are never the bare name of a town. */
const EVERYDAY = 1000;
const NUMBERED_ESTATE = /(?:新|[一二三四五六七八九十])村$/;
const LONGEST_STEM = 7;
/** From this number on, the last three digits of a community's code are those of a village. */
const FIRST_VILLAGE = "200";
const COMPOUND = typeOrdinal("compound");
const ROAD = typeOrdinal("road");
/** A road named after a common word (解放路) over the word itself. */
const ROAD_WORD = 0;
/** A town costs no more where the document names its city. */
const IN_CITY = 560;
/** A community costs no more where the document names its town. */
const IN_TOWN = 380;
/** 路. */
const LU = 0x8def;

export interface PlaceScan {
  readonly gazetteer: Gazetteer;
  readonly vocabulary: Vocabulary;
  readonly context: PlaceContext;
  readonly scan: Scan;
  readonly matches: readonly GazetteerMatch[];
}

/** Adds 中国, 全国 and the like, which stand where an organisation has its place. */
export function addNations(lattice: Lattice, scan: Scan): void {
  for (let i = 0; i < scan.nations.length; i += 3) {
    addEdge(
      lattice,
      scan.nations[i]!,
      scan.nations[i + 1]!,
      COST.nation,
      EDGE.innerPlace,
      DIVISION,
      FORM.pattern,
      scan.nations[i + 2]!,
    );
  }
}

/** Adds the places that the gazetteer lists: the matches `[first, last)`. `ref` is the ordinal of the match. */
export function addListedPlaces(lattice: Lattice, places: PlaceScan, first: number, last: number): void {
  const { gazetteer, context, scan, matches } = places;
  for (let ref = first; ref < last; ref++) {
    const match = matches[ref]!;
    const end = match.end - scan.base;
    if (end > lattice.length || match.end - match.start < 2) continue;
    const cost = matchCost(gazetteer, context, match, scan.text);
    if (match.level < 5) addDivision(lattice, places, match, cost, ref);
    else addCommunity(lattice, places, match, cost, ref);
  }
}

function addDivision(lattice: Lattice, places: PlaceScan, match: GazetteerMatch, cost: number, ref: number): void {
  const start = match.start - places.scan.base;
  const end = match.end - places.scan.base;
  const form = match.form === "changed" ? FORM.variant : FORM[match.form];
  // 党群服务中心 is no short form of a place.
  if (form === FORM.variant && places.scan.kindHead[end]! >= 0) return;
  // 其中|本镇: a town begins seldom inside a word.
  const cutIn = form === FORM.full && match.level === 4 && places.scan.cutAt[start] === 1 ? COST.crossing : 0;
  const extra = cutIn + bareSurcharge(lattice, places, match, cost, start, end);
  if (extra < FORBIDDEN) addEdge(lattice, start, end, cost + extra, EDGE.place, DIVISION, form, ref);
}

/** A name without its suffix: rare for towns, rarer where it is a common word, unless the document named the place. */
function bareSurcharge(
  lattice: Lattice,
  { scan, vocabulary }: PlaceScan,
  match: GazetteerMatch,
  cost: number,
  start: number,
  end: number,
): number {
  if (match.form === "full") return 0;
  // 日照 and 白银 are cities where the document names them so; 2吉瓦 is no place at all.
  const named = match.level <= 2 && cost <= NAMED;
  if (!named && lookUp(vocabulary.phraseTrie, scan.text, match.start, match.end) >= 0) return FORBIDDEN;
  if (start > 0 && isDigit(scan.text.charCodeAt(match.start - 1))) return FORBIDDEN;
  const word = wordEdge(lattice, start, end);
  if (match.level >= 3 && cost > NAMED && word >= 0 && lattice.type[word] !== WORD.proper) {
    return lattice.cost[word]! < EVERYDAY ? FORBIDDEN : COST.commonWord;
  }
  // 文庙街 is a street, unless the document names the county or city in which it is a subdistrict.
  if (match.form === "changed") return match.level === 4 && cost > IN_CITY ? FORBIDDEN : COST.variantForm;
  const cut = crossing(scan, vocabulary, end);
  // 乳源县, 莫旗: short, but with the suffix of a county.
  if (match.form === "variant" && match.level === 3) return COST.shortCounty + cut;
  if (match.level <= 2) return 40 + cut + (cost > NAMED ? stemSurcharge(lattice, start, end) : 0);
  if (cost <= NAMED) return COST.stemForm;
  return COST.stemForm + cut + stemSurcharge(lattice, start, end) + (cost > 750 ? FAR + 200 : cost > 400 ? FAR : 0);
}

function addCommunity(lattice: Lattice, places: PlaceScan, match: GazetteerMatch, cost: number, ref: number): void {
  const { scan, vocabulary } = places;
  const start = match.start - scan.base;
  const end = match.end - scan.base;
  const written = scan.text.slice(match.start, match.end);
  if (COMMITTEE.test(written) || lookUp(vocabulary.phraseTrie, written, 0, written.length) >= 0) return;
  if (DOUBLED.test(written)) return;
  const tail = COMMUNITY_TAIL.exec(written)?.[0].length ?? 0;
  const named = cost <= NAMED;
  if (!named && !isStem(scan, vocabulary, start, end - tail) && !isOwn(vocabulary, scan, cost, start, end - tail))
    return;
  const doubt = named
    ? 0
    : Math.min(stemSurcharge(lattice, start, end - tail), listedDoubt(lattice, start, end - tail));
  const form = match.form === "changed" ? FORM.variant : FORM[match.form];
  if (tail > 0 && isEstate(places.gazetteer, match, written)) {
    addEdge(lattice, start, end, cost + doubt, EDGE.place, COMPOUND, FORM.variant, ref);
  } else if (tail > 0) {
    const other = form === FORM.full ? 0 : COST.variantForm;
    const cut = crossing(scan, vocabulary, end);
    addEdge(lattice, start, end, cost + doubt + other + cut, EDGE.place, COMMUNITY, form, ref);
  } else if (endsInEstate(vocabulary, scan, start, end)) {
    addEdge(lattice, start, end, cost + doubt, EDGE.place, COMPOUND, FORM.variant, ref);
  } else {
    addEdge(lattice, start, end, cost + doubt + COST.bareCommunity, EDGE.innerPlace, COMMUNITY, form, ref);
    if (cost > IN_TOWN) return;
    // 浙源乡虹关: directly behind its own town a community needs no suffix; elsewhere one that may be a river or an estate does.
    const behind = isBehindTown(lattice, start);
    if (!behind && isLandmark(vocabulary, scan, end)) return;
    const cut = crossing(scan, vocabulary, end);
    const price = cost + doubt + cut + (behind ? COST.bareBehindTown : COST.bareAlone);
    addEdge(lattice, start, end, price, EDGE.place, COMMUNITY, form, ref);
  }
}

const LONG_STEM = 3;

/** Whether a community of a town that the document names is meant though its stem holds an ordinary word: 城市名园, and 、联合社区. */
function isOwn(vocabulary: Vocabulary, scan: Scan, cost: number, start: number, end: number): boolean {
  if (cost > IN_TOWN) return false;
  const apart = start === 0 || vocabulary.bareBehind[scan.text.charCodeAt(scan.base + start - 1)] === 1;
  return end - start >= LONG_STEM || apart;
}

/** Whether a stem ends like something else that has a name (龙游河, 紫芳园), or such a word begins behind it (洗面桥|横街). */
function isLandmark(vocabulary: Vocabulary, scan: Scan, end: number): boolean {
  if (vocabulary.landmark[scan.text.charCodeAt(scan.base + end - 1)] === 1) return true;
  for (let i = 0; i < scan.placeKinds.length; i += 3) {
    const isCommunity = vocabulary.placeKinds[scan.placeKinds[i + 2]!]!.typeAt === COMMUNITY;
    if (scan.placeKinds[i] === end && !isCommunity) return true;
  }
  return false;
}

/** A numbered or a new 村 of a town is an estate: 淞南五村 without 居民区; in the country it is a village. */
function isEstate(gazetteer: Gazetteer, match: GazetteerMatch, written: string): boolean {
  if (!NUMBERED_ESTATE.test(written)) return false;
  const first = match.units[0];
  if (first === undefined) return false;
  const { name, code } = gazetteer.unit(first);
  return !name.endsWith("村委会") && code.slice(-3) < FIRST_VILLAGE;
}

function listedDoubt(lattice: Lattice, start: number, end: number): number {
  return wordClass(lattice, start, end) === WORD.content ? COST.listedNounStem : COST.verbStem;
}

/** Whether a stem of the list is written like an estate (锦绣佳苑), which it then is for the reader. */
function endsInEstate(vocabulary: Vocabulary, scan: Scan, start: number, end: number): boolean {
  for (let i = 0; i < scan.placeKinds.length; i += 3) {
    if (scan.placeKinds[i + 1] !== end || scan.placeKinds[i]! <= start) continue;
    const kind = vocabulary.placeKinds[scan.placeKinds[i + 2]!]!;
    if (kind.type === "compound" && kind.extra === 0) return true;
  }
  return false;
}

/** Adds communities, estates and roads that only their shape shows: a stem and a kind. `ref` is the kind's ordinal. */
export function addPatternPlaces(lattice: Lattice, vocabulary: Vocabulary, model: StemModel, scan: Scan): void {
  for (let i = 0; i < scan.placeKinds.length; i += 3) {
    const start = scan.placeKinds[i]!;
    const ordinal = scan.placeKinds[i + 2]!;
    const { typeAt, extra } = vocabulary.placeKinds[ordinal]!;
    const isRoad = typeAt === ROAD;
    if (isRoad && extra === 0) addNumberedRoad(lattice, scan, start, scan.placeKinds[i + 1]!, ordinal);
    for (let from = start - 1; from >= 0 && start - from <= LONGEST_STEM; from--) {
      const code = scan.text.charCodeAt(scan.base + from);
      if (!isHan(code)) break;
      // 和平路: a word may hold what a bare stem may not.
      const stopped = vocabulary.stopCharacter[code] === 1 && !(isRoad && vocabulary.roadCharacter[code] === 1);
      if (stopped && wordEdge(lattice, from, start) < 0) break;
      addPattern(lattice, vocabulary, model, scan, from, start, scan.placeKinds[i + 1]!, ordinal);
      if (stopped) break;
    }
  }
}

function addPattern(
  lattice: Lattice,
  vocabulary: Vocabulary,
  model: StemModel,
  scan: Scan,
  from: number,
  start: number,
  end: number,
  ordinal: number,
): void {
  const kind = vocabulary.placeKinds[ordinal]!;
  const type = kind.typeAt;
  const whole = wordEdge(lattice, from, end);
  if (whole >= 0 && isListed(lattice, whole, type) && end - from >= 3 && kind.extra === 0) {
    const listed = lattice.cost[whole]! - COST.placeEntry - 50;
    addEdge(lattice, from, end, listed, EDGE.place, type, FORM.pattern, ordinal);
  }
  if (start - from < 2 || lookUp(vocabulary.phraseTrie, scan.text, scan.base + from, scan.base + end) >= 0) return;
  const stem = Math.min(
    shapeCost(lattice, vocabulary, model, scan, from, start, type, kind.extra > 0),
    type === ROAD || isStem(scan, vocabulary, from, start) ? placeStemCost(lattice, from, start, type) : FORBIDDEN,
  );
  if (stem >= FORBIDDEN) return;
  const single = end - start === 1 ? (kind.extra > 0 ? COST.weakSingle : 0.5 * NAT) : 0;
  const kindCost = COST.placeKind + kind.extra + single;
  const behind = type === ROAD ? roadCue(scan, from) : isBehindTown(lattice, from) ? COST.behindTown : 0;
  // 玉环路|上 is as good a reading as 玉环|路上; 湄江街|道 is none.
  const open = scan.text.charCodeAt(scan.base + end - 1) === LU;
  const cut = open ? 0 : crossing(scan, vocabulary, end);
  addEdge(lattice, from, end, stem + kindCost + behind + cut, EDGE.place, type, FORM.pattern, ordinal);
}

const NUMBERED_ROAD = 100;

/** 242省道, 319国道: a kind of two characters behind a number. */
function addNumberedRoad(lattice: Lattice, scan: Scan, start: number, end: number, ordinal: number): void {
  let from = start;
  while (from > 0 && isDigit(scan.text.charCodeAt(scan.base + from - 1))) from--;
  if (from === start || end - start < 2) return;
  addEdge(lattice, from, end, NUMBERED_ROAD, EDGE.place, ROAD, FORM.pattern, ordinal);
}

/** A rare word that the vocabulary calls a common noun (学府路) and that is made like a road is one. */
const RARE_ROAD = 1100;

function isListed(lattice: Lattice, word: number, type: number): boolean {
  if (lattice.type[word] === WORD.proper) return true;
  return type === ROAD && lattice.type[word] === WORD.content && lattice.cost[word]! > RARE_ROAD;
}

/** The stem by its characters, or as a word after which a road is named. */
function shapeCost(
  lattice: Lattice,
  vocabulary: Vocabulary,
  model: StemModel,
  scan: Scan,
  from: number,
  start: number,
  type: number,
  weak: boolean,
): number {
  const word = wordEdge(lattice, from, start);
  const long = COST.longStem * Math.max(0, start - from - 4);
  const verb = verbInside(scan, from, start);
  const unlisted = type === ROAD ? COST.unlisted / 2 : COST.unlisted;
  const cost = stemCost(model, scan.text, scan.base + from, scan.base + start) + unlisted + long + verb;
  if (type === ROAD && word >= 0 && (!weak || lattice.type[word]! <= WORD.proper))
    return Math.min(cost, lattice.cost[word]! + (lattice.type[word] === WORD.proper ? 0 : ROAD_WORD));
  if (!isStem(scan, vocabulary, from, start)) return FORBIDDEN;
  // 执法|社区工作室: a field of work names no community that the list lacks.
  if (type === COMMUNITY && lookUp(vocabulary.functionTrie, scan.text, scan.base + from, scan.base + start) >= 0)
    return FORBIDDEN;
  return cost + stemSurcharge(lattice, from, start);
}

/** A road, an estate or a community named after a division. */
function placeStemCost(lattice: Lattice, from: number, start: number, type: number): number {
  let best = FORBIDDEN;
  for (let edge = lattice.headByEnd[start]!; edge >= 0; edge = lattice.nextByEnd[edge]!) {
    if (lattice.start[edge] !== from || lattice.kind[edge] !== EDGE.place || lattice.type[edge] !== DIVISION) continue;
    if (lattice.form[edge] === FORM.full && type !== COMMUNITY) continue;
    const town = lattice.cost[edge]! > 700 ? COST.townStem : COST.cityStem;
    best = Math.min(best, lattice.cost[edge]! + (type === ROAD ? COST.placeStem : town));
  }
  return best;
}

const ROAD_CUES = new Set([..."在沿于位至到、经过自从"].map((character) => character.charCodeAt(0)));

function roadCue(scan: Scan, at: number): number {
  return at > 0 && ROAD_CUES.has(scan.text.charCodeAt(scan.base + at - 1)) ? COST.roadCue : 0;
}

function isBehindTown(lattice: Lattice, at: number): boolean {
  for (let edge = lattice.headByEnd[at]!; edge >= 0; edge = lattice.nextByEnd[edge]!) {
    if (lattice.kind[edge] !== EDGE.place || lattice.type[edge] !== DIVISION) continue;
    if (lattice.form[edge] === FORM.full && at - lattice.start[edge]! >= 3) return true;
  }
  return false;
}

function wordEdge(lattice: Lattice, start: number, end: number): number {
  for (let edge = lattice.headByEnd[end]!; edge >= 0; edge = lattice.nextByEnd[edge]!) {
    if (lattice.start[edge] === start && lattice.kind[edge] === EDGE.word) return edge;
  }
  return -1;
}

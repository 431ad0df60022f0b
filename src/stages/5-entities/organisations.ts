import { isHan } from "../../text/characters.js";
import { COST, FORBIDDEN, NAT } from "./costs.js";
import { addEdge, EDGE, type Lattice } from "./lattice.js";
import { crossing, isStem, type Scan, verbInside } from "./scan.js";
import { type StemModel, stemCost } from "./stem-model.js";
import { type Kind, typeOrdinal, type Vocabulary } from "./vocabulary.js";
import { lookUp, ROOT, step } from "./word-trie.js";
import { WORD } from "./words.js";

/**
 * The automaton of names of organisations and sites, read from the kind leftwards: kind ← functions ← distinctive part ←
 * places, where a kind may go back to the kind of the parent organisation (局 ← 党组). It runs once for each kind that
 * occurs and gives an edge for each left end at which it may stop.
 */
const STATE = {
  /** Functions and kinds only; what is needed still has to come. */
  needsPlace: 0,
  needsProper: 1,
  needsDivision: 2,
  /** A distinctive part, a brand in quotes, a place stands leftmost: a whole name. */
  proper: 3,
  quoted: 4,
  place: 5,
  /** Only functions of the list so far: a common noun; with the word of a level before it. */
  bare: 6,
  level: 7,
} as const;
const STATES = 8;
const REACH = 42;
const JOINTS = new Set([..."和与及"].map((character) => character.charCodeAt(0)));
/** A kind of more characters (社区卫生服务中心) stands for itself more often than its words would let it. */
const LONGEST_NOUN = 3;
const LONGEST_PROPER = 6;
const LONGEST_QUOTE = 16;

/** How a part of a name was read. */
export const PART = {
  start: 0,
  function: 1,
  word: 2,
  proper: 3,
  quote: 4,
  bracket: 5,
  place: 6,
  kind: 7,
  level: 8,
  known: 9,
} as const;

/** `form` of a known edge that the general vocabulary lists. */
export const LEXICON_NAME = 1;
/** `form` of a known edge whose quotes vouch for it. */
export const WHOLE = 3;
const LISTED = 550;
const DIVISION = typeOrdinal("division");
const ORGANISATIONS = new Set(
  (["party_org", "government", "medical", "school", "company", "social_org"] as const).map(typeOrdinal),
);

/** Bodies that texts mention by their common noun all the time. */
const PUBLIC = new Set((["party_org", "government", "medical", "school"] as const).map(typeOrdinal));

export interface NameReader {
  readonly lattice: Lattice;
  readonly scan: Scan;
  readonly vocabulary: Vocabulary;
  readonly model: StemModel;
  /** By (distance left of the end) × state. */
  readonly cost: Int32Array;
  readonly fromCell: Int32Array;
  readonly part: Uint8Array;
  /** Edge, kind occurrence or function ordinal behind the part. */
  readonly ref: Int32Array;
  /** Cells beyond this one are untouched. */
  used: number;
  end: number;
  unit: boolean;
  typeBit: number;
  /** The kind is that of a site or an occasion: common nouns do not make a name of it. */
  site: boolean;
}

export function createNameReader(lattice: Lattice, scan: Scan, vocabulary: Vocabulary, model: StemModel): NameReader {
  const size = (REACH + LONGEST_QUOTE + 2) * STATES;
  return {
    lattice,
    scan,
    vocabulary,
    model,
    cost: new Int32Array(size).fill(FORBIDDEN),
    fromCell: new Int32Array(size),
    part: new Uint8Array(size),
    ref: new Int32Array(size),
    used: 0,
    end: 0,
    unit: false,
    typeBit: 0,
    site: false,
  };
}

function stateOf(kind: Kind): number {
  if (kind.needs === "division") return STATE.needsDivision;
  return kind.needs === "place" ? STATE.needsPlace : STATE.needsProper;
}

/** Adds the edges of all names of organisations and sites of the sentence. `ref` is the index of the kind in `scan.kinds`. */
export function addOrganisations(reader: NameReader): void {
  const { scan, vocabulary } = reader;
  addLexiconNames(reader);
  addPlacedNames(reader);
  for (let i = 0; i < scan.kinds.length; i += 3) {
    const kind = vocabulary.kinds[scan.kinds[i + 2]!]!;
    if (kind.needs === "quoted" || isShadowed(reader, i, kind)) continue;
    readName(reader, i);
    emitNames(reader, i, kind);
  }
}

/** Whether a longer kind ends here too (服务中心 in 卫生服务中心): it reads all that this one would. */
function isShadowed(reader: NameReader, occurrence: number, kind: Kind): boolean {
  const { scan } = reader;
  if (kind.type === "facility" || kind.type === "event") return false;
  const start = scan.kinds[occurrence]!;
  for (let i = scan.kindHead[scan.kinds[occurrence + 1]!]!; i >= 0; i = scan.kindNext[i]!) {
    if (scan.kinds[i]! < start) return true;
  }
  return false;
}

/** The general vocabulary knows some names (tag nt); where they end in a kind they count as listed. `ref` is the kind. */
function addLexiconNames(reader: NameReader): void {
  const { scan, lattice, vocabulary } = reader;
  for (let i = 0; i < scan.kinds.length; i += 3) {
    const end = scan.kinds[i + 1]!;
    for (let edge = lattice.headByEnd[end]!; edge >= 0; edge = lattice.nextByEnd[edge]!) {
      if (lattice.kind[edge] !== EDGE.word || lattice.ref[edge] !== 1) continue;
      const start = lattice.start[edge]!;
      if (start >= scan.kinds[i]! || end - start < 4) continue;
      const type = vocabulary.kinds[scan.kinds[i + 2]!]!.typeAt;
      addEdge(lattice, start, end, LISTED, EDGE.known, type, LEXICON_NAME, scan.kinds[i + 2]!);
      break;
    }
  }
}

/** A listed name may have its place in front: 上海瑞金医院. */
function addPlacedNames(reader: NameReader): void {
  const { lattice } = reader;
  for (let name = lattice.count - 1; name >= 0; name--) {
    if (lattice.kind[name] !== EDGE.known || !ORGANISATIONS.has(lattice.type[name]!)) continue;
    for (let edge = lattice.headByEnd[lattice.start[name]!]!; edge >= 0; edge = lattice.nextByEnd[edge]!) {
      if (lattice.kind[edge] !== EDGE.place || lattice.type[edge] !== DIVISION) continue;
      const price = lattice.cost[name]! + lattice.cost[edge]!;
      const start = lattice.start[edge]!;
      const type = lattice.type[name]!;
      addEdge(lattice, start, lattice.end[name]!, price, EDGE.known, type, lattice.form[name]!, lattice.ref[name]!);
    }
  }
}

/** Runs the automaton leftwards from one kind. */
export function readName(reader: NameReader, occurrence: number): void {
  const { scan, vocabulary, cost } = reader;
  const kindStart = scan.kinds[occurrence]!;
  const end = scan.kinds[occurrence + 1]!;
  const kind = vocabulary.kinds[scan.kinds[occurrence + 2]!]!;
  cost.fill(FORBIDDEN, 0, reader.used);
  reader.used = 0;
  reader.end = end;
  reader.unit = kind.unit;
  reader.site = kind.type === "facility" || kind.type === "event";
  reader.typeBit = 1 << kind.typeAt;
  const price = kindPrice(end - kindStart) + kind.extra;
  reach(reader, kindStart, stateOf(kind), price, -1, PART.start, occurrence);
  reach(reader, kindStart, STATE.bare, price, -1, PART.start, occurrence);
  const lowest = Math.max(0, end - REACH);
  for (let at = kindStart; at > lowest; at--) {
    const row = (end - at) * STATES;
    if (row >= reader.used) break;
    for (let state = 0; state < STATES; state++) {
      if (cost[row + state]! < FORBIDDEN) extend(reader, at, state, row + state);
    }
  }
}

function kindPrice(length: number): number {
  return COST.kind + (length === 1 ? 1.5 * NAT : 0);
}

function reach(
  reader: NameReader,
  at: number,
  state: number,
  cost: number,
  from: number,
  part: number,
  ref: number,
): void {
  const cell = (reader.end - at) * STATES + state;
  if (cell >= reader.cost.length || cost >= reader.cost[cell]!) return;
  if (cell >= reader.used) reader.used = cell + 1;
  reader.cost[cell] = cost;
  reader.fromCell[cell] = from;
  reader.part[cell] = part;
  reader.ref[cell] = ref;
}

function extend(reader: NameReader, at: number, state: number, cell: number): void {
  if (state === STATE.level) return;
  if (state === STATE.bare) {
    extendFunctions(reader, at, state, cell);
    extendLevel(reader, at, cell);
    return;
  }
  extendPlaces(reader, at, state, cell);
  if (reader.unit) extendKind(reader, at, cell);
  if (state === STATE.place || state === STATE.proper || state === STATE.needsDivision) return;
  extendPairs(reader, at, state, cell);
  if (state === STATE.quoted) return;
  extendFunctions(reader, at, state, cell);
  extendWords(reader, at, state, cell);
  if (state === STATE.needsProper) extendProper(reader, at, cell);
}

function extendFunctions(reader: NameReader, at: number, state: number, cell: number): void {
  const { scan, vocabulary } = reader;
  const trie = vocabulary.functionsBackwards;
  let node: number = ROOT;
  for (let from = at - 1; from >= 0; from--) {
    node = step(trie, node, scan.text.charCodeAt(scan.base + from));
    if (node < 0) return;
    const word = trie.value[node]!;
    if (word < 0 || (state === STATE.bare && at - from === 1)) continue;
    const fits = (vocabulary.functions[word]! & reader.typeBit) !== 0;
    const common = state === STATE.bare ? COST.commonFunction : 0;
    const price = (fits ? COST.functionWord : COST.foreignFunction) + (at - from === 1 ? NAT : 0) + common;
    reach(reader, from, state, reader.cost[cell]! + price, cell, PART.function, word);
    if (state !== STATE.bare && at - from > 1) joinFunctions(reader, from, state, reader.cost[cell]! + price, cell);
  }
}

/** 城市更新和房屋管理局: two fields of work joined by 和. The second part is reached from the left side of the first. */
function joinFunctions(reader: NameReader, at: number, state: number, sofar: number, cell: number): void {
  const { scan, vocabulary } = reader;
  if (at < 3 || !JOINTS.has(scan.text.charCodeAt(scan.base + at - 1))) return;
  const trie = vocabulary.functionsBackwards;
  let node: number = ROOT;
  for (let from = at - 2; from >= 0; from--) {
    node = step(trie, node, scan.text.charCodeAt(scan.base + from));
    if (node < 0) return;
    const word = trie.value[node]!;
    if (word < 0 || at - 1 - from === 1) continue;
    reach(reader, from, state, sofar + COST.functionWord + COST.joint, cell, PART.function, word);
  }
}

/** Nouns of the lexicon may stand where a function is unlisted; proper nouns may be the distinctive part. */
function extendWords(reader: NameReader, at: number, state: number, cell: number): void {
  const { lattice, scan, vocabulary } = reader;
  const sofar = reader.cost[cell]!;
  for (let edge = lattice.headByEnd[at]!; edge >= 0; edge = lattice.nextByEnd[edge]!) {
    if (lattice.kind[edge] !== EDGE.word) continue;
    const from = lattice.start[edge]!;
    if (lattice.type[edge]! > WORD.verb) {
      // 茶产业发展中心: a noun of one character.
      const loose = at - from === 1 && vocabulary.stopCharacter[scan.text.charCodeAt(scan.base + from)] === 0;
      if (loose && !reader.site && isHan(scan.text.charCodeAt(scan.base + from))) {
        reach(reader, from, state, sofar + lattice.cost[edge]! + COST.looseWord, cell, PART.word, edge);
      }
      continue;
    }
    const verb = lattice.type[edge] === WORD.verb;
    if ((verb && reader.site) || isStopped(reader, from, at)) continue;
    const price = sofar + lattice.cost[edge]! + (verb ? COST.verbWord : 0);
    const word = price + (reader.site ? COST.siteWord : COST.contentWord);
    reach(reader, from, state, word, cell, PART.word, edge);
    if (!verb) joinFunctions(reader, from, state, word, cell);
    if (verb || state !== STATE.needsProper || !isStem(reader.scan, reader.vocabulary, from, at)) continue;
    const proper = lattice.type[edge] === WORD.proper;
    if (reader.site && !proper) continue;
    const extra = proper ? COST.properNoun : COST.commonNoun;
    reach(reader, from, STATE.proper, price + extra, cell, PART.proper, edge);
  }
}

/** Verbs that open a clause (走进, 开展) are no field of work. */
function isStopped(reader: NameReader, start: number, end: number): boolean {
  const { scan, vocabulary } = reader;
  if (scan.modifierEnd[start] !== end && scan.modifierStart[end] !== start) return false;
  return lookUp(vocabulary.functionTrie, scan.text, scan.base + start, scan.base + end) < 0;
}

/** A distinctive part that the stem model vouches for; a word of the lexicon has to come as such (see `extendWords`). */
function extendProper(reader: NameReader, at: number, cell: number): void {
  const { scan, vocabulary, model, lattice } = reader;
  for (let from = at - 1; from >= 0 && at - from <= LONGEST_PROPER; from--) {
    const code = scan.text.charCodeAt(scan.base + from);
    if (vocabulary.stopCharacter[code] === 1 || !isHan(code)) return;
    if (at - from < 2 || !isStem(scan, vocabulary, from, at) || isWord(lattice, from, at)) continue;
    const price =
      stemCost(model, scan.text, scan.base + from, scan.base + at) +
      COST.distinctive +
      longCost(at - from) +
      verbInside(scan, from, at);
    reach(reader, from, STATE.proper, reader.cost[cell]! + price, cell, PART.proper, -1);
  }
}

function longCost(length: number): number {
  return COST.longStem * Math.max(0, length - 3);
}

function isWord(lattice: Lattice, start: number, end: number): boolean {
  for (let edge = lattice.headByEnd[end]!; edge >= 0; edge = lattice.nextByEnd[edge]!) {
    if (lattice.start[edge] === start && lattice.kind[edge] === EDGE.word) return true;
  }
  return false;
}

const TWIN = new Set([..."新老东西南北"].map((character) => character.charCodeAt(0)));

function extendPlaces(reader: NameReader, at: number, state: number, cell: number): void {
  const { lattice, scan } = reader;
  for (let edge = lattice.headByEnd[at]!; edge >= 0; edge = lattice.nextByEnd[edge]!) {
    const kind = lattice.kind[edge]!;
    if (kind === EDGE.place || kind === EDGE.innerPlace) {
      if (state === STATE.needsDivision && lattice.form[edge] !== 0) continue;
      const from = lattice.start[edge]!;
      if (overlapsKind(reader, from, at)) continue;
      const price = reader.cost[cell]! + lattice.cost[edge]!;
      reach(reader, from, STATE.place, price, cell, PART.place, edge);
      // 新普陀小学: a place of which there is a second one.
      if (state === STATE.needsProper && from > 0 && TWIN.has(scan.text.charCodeAt(scan.base + from - 1))) {
        reach(reader, from - 1, STATE.proper, price + COST.twin, cell, PART.proper, -1);
      }
    } else if (kind === EDGE.known && reader.unit && state !== STATE.needsDivision) {
      const price = reader.cost[cell]! + lattice.cost[edge]! + COST.chain;
      reach(reader, lattice.start[edge]!, STATE.place, price, cell, PART.known, edge);
    }
  }
}

/** A kind that begins inside the place takes precedence: 高行|社区卫生服务中心, not 高行社区|卫生服务中心. */
function overlapsKind(reader: NameReader, start: number, end: number): boolean {
  return reader.scan.coverStart[end]! > start;
}

/** A unit behind its organisation: the organisation's own kind comes next. */
function extendKind(reader: NameReader, at: number, cell: number): void {
  const { scan, vocabulary } = reader;
  for (let i = scan.kindHead[at]!; i >= 0; i = scan.kindNext[i]!) {
    const kind = vocabulary.kinds[scan.kinds[i + 2]!]!;
    if (kind.type === "event" || kind.needs === "quoted" || (kind.type === "facility") !== reader.site) continue;
    const from = scan.kinds[i]!;
    const price = reader.cost[cell]! + COST.chain + kindPrice(at - from) + kind.extra;
    reach(reader, from, stateOf(kind), price, cell, PART.kind, i);
  }
}

/** A brand in quotes makes a name of what follows it; brackets hold a part of the name ((集团)有限公司). */
function extendPairs(reader: NameReader, at: number, state: number, cell: number): void {
  const { scan } = reader;
  const open = at === 0 ? -1 : scan.pairOpen[at - 1]!;
  if (open < 0 || at - open > LONGEST_QUOTE || at - open < 3) return;
  const mark = scan.text.charCodeAt(scan.base + open);
  if (mark === 0x300a) return;
  if (mark === 0x28 || mark === 0xff08) {
    if (at - open <= 8) reach(reader, open, state, reader.cost[cell]! + COST.bracketed, cell, PART.bracket, open);
    return;
  }
  reach(reader, open, STATE.quoted, reader.cost[cell]! + COST.quoted, cell, PART.quote, open);
}

function extendLevel(reader: NameReader, at: number, cell: number): void {
  const { scan, vocabulary } = reader;
  for (let from = at - 1; from >= 0 && at - from <= 3; from--) {
    const level = lookUp(vocabulary.levelTrie, scan.text, scan.base + from, scan.base + at);
    if (level >= 0) reach(reader, from, STATE.level, reader.cost[cell]!, cell, PART.level, level);
  }
}

function emitNames(reader: NameReader, occurrence: number, kind: Kind): void {
  const { scan, vocabulary, lattice, cost, end } = reader;
  const type = kind.typeAt;
  const kindStart = scan.kinds[occurrence]!;
  for (let at = kindStart; at >= Math.max(0, end - REACH); at--) {
    const row = (end - at) * STATES;
    if (row >= reader.used) break;
    const whole = Math.min(cost[row + STATE.proper]!, cost[row + STATE.quoted]!, cost[row + STATE.place]!);
    // “暖新驿站”: a site that stands alone in quotes is judged with the programmes.
    const quotedSite = kind.type === "facility" && at > 0 && scan.pairOpen[end] === at - 1;
    if (whole < FORBIDDEN && !quotedSite) {
      const price = whole + entryPrice(reader, at) + crossing(scan, vocabulary, end);
      addEdge(lattice, at, end, price, EDGE.organisation, type, 0, occurrence);
      const branch = branchEnd(scan, end);
      if (branch > 0) addEdge(lattice, at, branch, price - NAT, EDGE.organisation, type, 0, occurrence);
    }
    const common = Math.min(cost[row + STATE.bare]!, cost[row + STATE.level]!);
    if (common < FORBIDDEN && kind.type !== "facility" && kind.type !== "event") {
      // A kind alone is as cheap as its words, so that it is noted but wins nothing from a name.
      const words = scan.wordCost[end]! - scan.wordCost[at]! - COST.anaphorBonus;
      const dear = (at === kindStart && end - at <= LONGEST_NOUN) || !PUBLIC.has(type);
      const price = dear ? words : Math.min(words, common + COST.anaphorEntry);
      addEdge(lattice, at, end, price, EDGE.anaphor, type, 0, occurrence);
    }
  }
}

/** A branch in brackets belongs to the name: 新城小学（西校）. */
const BRANCH = /^[（(][^（()）]{0,4}(?:校区|院区|校|院|园区|部|店|集团|筹|区|馆)[）)]/;

function branchEnd(scan: Scan, end: number): number {
  const code = scan.text.charCodeAt(scan.base + end);
  if (code !== 0x28 && code !== 0xff08) return -1;
  const found = BRANCH.exec(scan.text.slice(scan.base + end, scan.base + Math.min(scan.length, end + 9)));
  return found === null ? -1 : end + found[0].length;
}

/** Organisations begin where a text is wont to let them begin. */
function entryPrice(reader: NameReader, at: number): number {
  const { scan, vocabulary } = reader;
  if (at === 0) return COST.organisationEntry;
  const cut = reader.scan.cutAt[at] === 1 ? COST.cutWord : 0;
  const cued = vocabulary.leftCue[scan.text.charCodeAt(scan.base + at - 1)] === 1;
  return COST.organisationEntry + cut + (cued ? 0 : COST.strangeLeft);
}

/** One part of a name, left to right. */
export interface NamePart {
  readonly start: number;
  readonly end: number;
  readonly part: number;
  readonly ref: number;
}

/** The parts of the name `[start, end)` that was read from a kind; run again, since only the winners are asked for. */
export function partsOf(reader: NameReader, occurrence: number, start: number, anaphor: boolean): NamePart[] {
  readName(reader, occurrence);
  const { cost, fromCell, part, ref, end } = reader;
  const row = (end - start) * STATES;
  const states = anaphor ? [STATE.bare, STATE.level] : [STATE.proper, STATE.quoted, STATE.place];
  let cell = row + states[0]!;
  for (const state of states) if (cost[row + state]! < cost[cell]!) cell = row + state;
  const parts: NamePart[] = [];
  while (cell >= 0) {
    const from = fromCell[cell]!;
    const right = from < 0 ? end : end - Math.floor(from / STATES);
    parts.push({ start: end - Math.floor(cell / STATES), end: right, part: part[cell]!, ref: ref[cell]! });
    cell = from;
  }
  return parts;
}

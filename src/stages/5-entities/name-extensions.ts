import { stemCost } from "../../dictionary/stem-model.js";
import { isHan } from "../../text/characters.js";
import { COST, NAT } from "./costs.js";
import { EDGE, type Lattice } from "./lattice.js";
import { kindPrice, LONGEST_QUOTE, type NameReader, PART, reach, STATE, STATES, stateOf } from "./name-cells.js";
import { FORM } from "./places.js";
import { isStem, verbInside, wordClass } from "./scan.js";
import { typeOrdinal } from "./vocabulary.js";
import { lookUp, ROOT, step } from "./word-trie.js";
import { WORD } from "./words.js";

const JOINTS = new Set([..."和与及"].map((character) => character.charCodeAt(0)));
const LONGEST_PROPER = 6;
const LONGEST_LEVEL = 3;
const DIVISION = typeOrdinal("division");
const FACILITY = 1 << typeOrdinal("facility");
const COMPANY = 1 << typeOrdinal("company");

/** Everything that may stand left of `at` in this state. */
export function extend(reader: NameReader, at: number, state: number, cell: number): void {
  if (state === STATE.level || state === STATE.home) return;
  if (state === STATE.needsField) {
    extendField(reader, at, cell);
    return;
  }
  if (state === STATE.bare) {
    extendFunctions(reader, at, state, cell);
    extendLevel(reader, at, cell);
    return;
  }
  extendPlaces(reader, at, state, cell);
  if (state === STATE.place && reader.police) extendForce(reader, at, cell);
  if (reader.unit) extendKind(reader, at, cell);
  if (state <= STATE.needsDivision) extendHome(reader, at, cell);
  if (state === STATE.place || state === STATE.proper || state === STATE.needsDivision) return;
  extendPairs(reader, at, state, cell);
  if (state === STATE.quoted) return;
  extendFunctions(reader, at, state, cell);
  extendWords(reader, at, state, cell);
  if (state !== STATE.needsProper) return;
  extendOwnNames(reader, at, cell);
  extendProper(reader, at, cell);
  extendFirm(reader, at, cell);
}

/** 育才|中学, 阳光|幼儿园: common words that such bodies are usually called after. */
function extendOwnNames(reader: NameReader, at: number, cell: number): void {
  const { scan, vocabulary } = reader;
  const trie = vocabulary.ownNamesBackwards;
  let node: number = ROOT;
  for (let from = at - 1; from >= 0; from--) {
    node = step(trie, node, scan.text.charCodeAt(scan.base + from));
    if (node < 0) return;
    const name = trie.value[node]!;
    if (name < 0 || (vocabulary.ownNames[name]! & reader.typeBit) === 0) continue;
    reach(reader, from, STATE.proper, reader.cost[cell]! + COST.ownName, cell, PART.proper, -1);
  }
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

/** 财政|办, 植保|站: a field of work of the list makes a kind of a character that means much else; of a noun too. */
function extendField(reader: NameReader, at: number, cell: number): void {
  const { scan, vocabulary } = reader;
  const trie = vocabulary.functionsBackwards;
  let node: number = ROOT;
  for (let from = at - 1; from >= 0; from--) {
    node = step(trie, node, scan.text.charCodeAt(scan.base + from));
    if (node < 0) return;
    const word = trie.value[node]!;
    if (word < 0 || at - from === 1 || (vocabulary.functions[word]! & reader.typeBit) === 0) continue;
    const price = reader.cost[cell]! + COST.functionWord;
    reach(reader, from, STATE.needsPlace, price, cell, PART.function, word);
    reach(reader, from, STATE.bare, price + COST.commonFunction, cell, PART.function, word);
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
      // 茶产业发展中心: a noun of one character, but no part of a word that names do not hold (成立|业主委员会).
      const apart = scan.modifierEnd[from] === -1 && scan.modifierStart[at] === -1;
      const loose = at - from === 1 && apart && vocabulary.stopCharacter[scan.text.charCodeAt(scan.base + from)] === 0;
      if (loose && !reader.site && isHan(scan.text.charCodeAt(scan.base + from))) {
        reach(reader, from, state, sofar + lattice.cost[edge]! + COST.looseWord, cell, PART.word, edge);
      }
      continue;
    }
    const verb = lattice.type[edge] === WORD.verb;
    if ((verb && (reader.site || reader.end - reader.kindStart === 1)) || isStopped(reader, from, at)) continue;
    const price = sofar + lattice.cost[edge]! + (verb ? COST.verbWord : 0);
    const word = price + (reader.site ? COST.siteWord : COST.contentWord);
    reach(reader, from, state, word, cell, PART.word, edge);
    if (!verb) joinFunctions(reader, from, state, word, cell);
    if (verb || state !== STATE.needsProper || !isStem(reader.scan, reader.vocabulary, from, at)) continue;
    const proper = lattice.type[edge] === WORD.proper;
    // 两村的|大豆|合作社: behind 的 a common noun tells no organisation apart.
    if (!proper && (reader.site || scan.text.charCodeAt(scan.base + from - 1) === DE)) continue;
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

const LONGEST_FIRM = 7;
/** What the own name of a firm costs behind its place, and each of its characters. */
const FIRM = 500;
const FIRM_CHARACTER = 60;

/** 成都|膳到家|餐饮管理有限公司: between its place and a form of incorporation whatever characters a firm likes, but for marks. */
function extendFirm(reader: NameReader, at: number, cell: number): void {
  const { scan, vocabulary } = reader;
  if (!isLegal(reader, cell)) return;
  for (let from = at - 1; from >= 0 && at - from <= LONGEST_FIRM; from--) {
    const code = scan.text.charCodeAt(scan.base + from);
    if (!isHan(code) || vocabulary.neverInFirm[code] === 1 || endsInOther(reader, from + 1, at)) return;
    if (beginsDivision(reader, from)) return;
    if (at - from < 2 || !endsDivision(reader, from)) continue;
    const price = reader.cost[cell]! + FIRM + FIRM_CHARACTER * (at - from);
    reach(reader, from, STATE.proper, price, cell, PART.proper, -1);
  }
}

/** Whether the kind that a cell was read from is a form of incorporation. */
function isLegal(reader: NameReader, cell: number): boolean {
  const { scan, vocabulary } = reader;
  let at = cell;
  while (at >= 0 && reader.part[at] !== PART.kind && reader.part[at] !== PART.start) at = reader.fromCell[at]!;
  const ref = at < 0 ? -1 : reader.ref[at]!;
  return ref >= 0 && vocabulary.kinds[scan.kinds[ref + 2]!]!.legal;
}

/** Whether the kind of another organisation ends at `end`, before what is left of a firm's name: 镇党委|联合美的集团. */
function endsInOther({ scan, vocabulary }: NameReader, end: number, limit: number): boolean {
  if (end === limit) return false;
  for (let i = scan.kindHead[end]!; i >= 0; i = scan.kindNext[i]!) {
    const kind = vocabulary.kinds[scan.kinds[i + 2]!]!;
    if (kind.type !== "company" && kind.type !== "facility" && end - scan.kinds[i]! >= 2) return true;
  }
  return false;
}

/** Whether the full name of a division begins here. */
function beginsDivision({ lattice }: NameReader, at: number): boolean {
  for (let edge = lattice.headByStart[at]!; edge >= 0; edge = lattice.nextByStart[edge]!) {
    if (lattice.kind[edge] !== EDGE.place || lattice.type[edge] !== DIVISION) continue;
    if (lattice.form[edge] === FORM.full || lattice.cost[edge]! < CITY) return true;
  }
  return false;
}

/** Provinces and cities by their bare names cost less. */
const CITY = 560;

/** Whether a division that costs nothing unusual ends here. */
function endsDivision({ lattice }: NameReader, at: number): boolean {
  for (let edge = lattice.headByEnd[at]!; edge >= 0; edge = lattice.nextByEnd[edge]!) {
    if (lattice.kind[edge] === EDGE.place && lattice.type[edge] === DIVISION) return true;
  }
  return false;
}

const FORCE = 150;

/** 公安|金台|分局, 交警大队|沙河|中队: of which force a unit is, before its place. */
function extendForce(reader: NameReader, at: number, cell: number): void {
  const { scan, vocabulary } = reader;
  const trie = vocabulary.forcesBackwards;
  let node: number = ROOT;
  for (let from = at - 1; from >= 0; from--) {
    node = step(trie, node, scan.text.charCodeAt(scan.base + from));
    if (node < 0) return;
    if (trie.value[node]! >= 0) reach(reader, from, STATE.place, reader.cost[cell]! + FORCE, cell, PART.word, -1);
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

/** 的. */
const DE = 0x7684;
const TWIN = new Set([..."新老东西南北"].map((character) => character.charCodeAt(0)));

function extendPlaces(reader: NameReader, at: number, state: number, cell: number): void {
  const { lattice, scan } = reader;
  for (let edge = lattice.headByEnd[at]!; edge >= 0; edge = lattice.nextByEnd[edge]!) {
    const kind = lattice.kind[edge]!;
    if (kind === EDGE.place || kind === EDGE.innerPlace) {
      if (state === STATE.needsDivision && !saysLevel(lattice, edge)) continue;
      const from = lattice.start[edge]!;
      if (overlapsKind(reader, from, at) || (isNation(lattice, edge) && !mayBeNational(reader, cell))) continue;
      const price = reader.cost[cell]! + lattice.cost[edge]!;
      reach(reader, from, STATE.place, price, cell, PART.place, edge);
      // 新普陀小学: a place of which there is a second one.
      if (state === STATE.needsProper && from > 0 && TWIN.has(scan.text.charCodeAt(scan.base + from - 1))) {
        reach(reader, from - 1, STATE.proper, price + COST.twin, cell, PART.proper, -1);
      }
    } else if (kind === EDGE.known && (reader.unit || extendsSite(reader, edge)) && state !== STATE.needsDivision) {
      const price = reader.cost[cell]! + lattice.cost[edge]! + COST.chain;
      reach(reader, lattice.start[edge]!, STATE.place, price, cell, PART.known, edge);
    }
  }
}

/** 全国, 中国 … */
const isNation = (lattice: Lattice, edge: number): boolean =>
  lattice.kind[edge] === EDGE.innerPlace && lattice.form[edge] === FORM.pattern;

/** 全国门店, 国家森林公园 are no names. */
function mayBeNational(reader: NameReader, cell: number): boolean {
  return reader.typeBit === COMPANY ? isLegal(reader, cell) : reader.typeBit !== FACILITY;
}

/** 橘子洲|景区: a listed site and what it is. */
function extendsSite(reader: NameReader, edge: number): boolean {
  return reader.typeBit === FACILITY && 1 << reader.lattice.type[edge]! === FACILITY;
}

/** A division with the word of its level, be its name short (楚雄州) or not: what a party committee or a government has. */
function saysLevel(lattice: Lattice, edge: number): boolean {
  const form = lattice.form[edge];
  return lattice.type[edge] === DIVISION && (form === FORM.full || form === FORM.variant);
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
    // 三明学院|材料: a word that is mostly a common noun is no unit.
    if (reader.weak && at === reader.kindStart) continue;
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
  // “旧书市集”|带动书店: a verb behind the quotes opens the clause.
  if (startsWithVerb(reader, at)) return;
  reach(reader, open, STATE.quoted, reader.cost[cell]! + COST.quoted, cell, PART.quote, open);
}

/** Whether a verb begins here that no name holds and that is no field of work. */
function startsWithVerb({ lattice, scan, vocabulary }: NameReader, at: number): boolean {
  const end = scan.modifierEnd[at]!;
  if (end < 0 || wordClass(lattice, at, end) !== WORD.verb) return false;
  return lookUp(vocabulary.functionTrie, scan.text, scan.base + at, scan.base + end) < 0;
}

function extendLevel(reader: NameReader, at: number, cell: number): void {
  const { scan, vocabulary } = reader;
  for (let from = at - 1; from >= 0 && at - from <= LONGEST_LEVEL; from--) {
    const level = lookUp(vocabulary.levelTrie, scan.text, scan.base + from, scan.base + at);
    if (level >= 0) reach(reader, from, STATE.level, reader.cost[cell]!, cell, PART.level, level);
  }
}

/** 市|教育局 where the text is about a city. A site or an occasion needs a name of its own. */
function extendHome(reader: NameReader, at: number, cell: number): void {
  const { scan, vocabulary } = reader;
  if (!reader.placed || reader.site) return;
  // 县|域医共体: nothing loose stands behind the level.
  if (reader.part[cell] === PART.word && at + 1 === rightOf(reader, cell)) return;
  for (let from = at - 1; from >= 0 && at - from <= LONGEST_LEVEL; from--) {
    const level = lookUp(vocabulary.levelTrie, scan.text, scan.base + from, scan.base + at);
    if (level < 0 || vocabulary.levelNames[level] !== 1 || endsPlace(reader, from, at)) continue;
    if (from > 0 && vocabulary.notHome[scan.text.charCodeAt(scan.base + from - 1)] === 1) continue;
    const cut = scan.cutAt[at] === 1 ? COST.cutWord : 0;
    reach(reader, from, STATE.home, reader.cost[cell]! + COST.home + cut, cell, PART.level, level);
  }
}

/** Where the part that begins in a cell ends. */
function rightOf(reader: NameReader, cell: number): number {
  const from = reader.fromCell[cell]!;
  return from < 0 ? reader.end : reader.end - Math.floor(from / STATES);
}

/** Whether the word of a level is the suffix of a place: 湘西州|委. */
function endsPlace({ lattice }: NameReader, start: number, end: number): boolean {
  for (let edge = lattice.headByEnd[end]!; edge >= 0; edge = lattice.nextByEnd[edge]!) {
    if (lattice.kind[edge] === EDGE.place && lattice.start[edge]! < start) return true;
  }
  return false;
}

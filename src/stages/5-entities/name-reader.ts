import { FORBIDDEN } from "./costs.js";
import { EDGE } from "./lattice.js";
import { kindPrice, type NameReader, PART, REACH, reach, STATE, STATES, stateOf } from "./name-cells.js";
import { extend } from "./name-extensions.js";
import { FORM } from "./places.js";
import { typeOrdinal } from "./vocabulary.js";

/** 启悦社区|卫生服务站: a station is that of a community; 高行|社区卫生服务中心 that of a town. */
const STATION = /^社区.*[站室点]$/;
/** Subtypes of kinds whose names begin with what kind of police they are (公安金台分局, 交警大队沙河中队). */
const POLICE: ReadonlySet<string> = new Set(["police", "fire", "organ"]);
const COMMUNITY = typeOrdinal("community");
const DIVISION = typeOrdinal("division");

/** Runs the automaton leftwards from one kind. */
export function readName(reader: NameReader, occurrence: number): void {
  const { scan, vocabulary, cost } = reader;
  const kindStart = scan.kinds[occurrence]!;
  const end = scan.kinds[occurrence + 1]!;
  const kind = vocabulary.kinds[scan.kinds[occurrence + 2]!]!;
  cost.fill(FORBIDDEN, 0, reader.used);
  reader.used = 0;
  reader.end = end;
  reader.kindStart = kindStart;
  reader.unit = kind.unit;
  reader.weak = kind.extra > 0;
  reader.station = STATION.test(kind.word);
  reader.police = POLICE.has(kind.subtype);
  reader.site = kind.type === "facility" || kind.type === "event";
  reader.typeBit = 1 << kind.typeAt;
  const price = kindPrice(end - kindStart) + kind.extra;
  reach(reader, kindStart, stateOf(kind), price, -1, PART.start, occurrence);
  reachDoubled(reader, kindStart, price);
  if (kind.needs === "home" && reader.placed) reach(reader, kindStart, STATE.home, price, -1, PART.start, occurrence);
  if (kind.needs !== "field") reach(reader, kindStart, STATE.bare, price, -1, PART.start, occurrence);
  const lowest = Math.max(0, end - REACH);
  for (let at = kindStart; at > lowest; at--) {
    const row = (end - at) * STATES;
    if (row >= reader.used) break;
    for (let state = 0; state < STATES; state++) {
      if (cost[row + state]! < FORBIDDEN) extend(reader, at, state, row + state);
    }
  }
}

/** 柳池村|委会, 浆洗街街道|办, 启悦社区|卫生服务站: a place whose last characters are the first of the kind, which are written once. */
function reachDoubled(reader: NameReader, kindStart: number, price: number): void {
  const { end } = reader;
  if (kindStart + 1 < end) reachAcross(reader, kindStart, kindStart + 1, COMMUNITY, price);
  if (kindStart + 2 < end) reachAcross(reader, kindStart, kindStart + 2, DIVISION, price);
  if (kindStart + 2 < end && reader.station) reachAcross(reader, kindStart, kindStart + 2, COMMUNITY, price);
}

/** The same for a type of place that ends at `at`, a little behind where the kind begins. */
function reachAcross(reader: NameReader, kindStart: number, at: number, type: number, price: number): void {
  const { lattice } = reader;
  const cell = (reader.end - at) * STATES + STATE.needsDivision;
  for (let edge = lattice.headByEnd[at]!; edge >= 0; edge = lattice.nextByEnd[edge]!) {
    if (lattice.kind[edge] !== EDGE.place || lattice.type[edge] !== type) continue;
    const from = lattice.start[edge]!;
    if (from >= kindStart || ((type === DIVISION || reader.station) && lattice.form[edge] !== FORM.full)) continue;
    reach(reader, at, STATE.needsDivision, price, -1, PART.start, -1);
    reach(reader, from, STATE.place, price + lattice.cost[edge]!, cell, PART.place, edge);
  }
}

/** One part of a name, left to right. */
export interface NamePart {
  readonly start: number;
  readonly end: number;
  readonly part: number;
  readonly ref: number;
}

/** In which states a name, one by its level alone, and a common noun may end at their left. */
export const NAME_STATES = [STATE.proper, STATE.quoted, STATE.place];
export const HOME_STATES = [STATE.home];
export const NOUN_STATES = [STATE.bare, STATE.level];

/** The parts of the name `[start, end)` that was read from a kind; run again, since only the winners are asked for. */
export function partsOf(reader: NameReader, occurrence: number, start: number, states: readonly number[]): NamePart[] {
  readName(reader, occurrence);
  const { cost, fromCell, part, ref, end } = reader;
  const row = (end - start) * STATES;
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

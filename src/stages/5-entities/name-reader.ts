import { FORBIDDEN } from "./costs.js";
import { kindPrice, type NameReader, PART, REACH, reach, STATE, STATES, stateOf } from "./name-cells.js";
import { extend } from "./name-extensions.js";

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
  if (kind.needs === "home" && reader.placed) reach(reader, kindStart, STATE.home, price, -1, PART.start, occurrence);
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

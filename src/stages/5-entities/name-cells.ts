import type { StemModel } from "../../model/stem-model.js";
import { COST, FORBIDDEN, NAT } from "./costs.js";
import type { Lattice } from "./lattice.js";
import type { Scan } from "./scan.js";
import type { Kind, Vocabulary } from "./vocabulary.js";

/**
 * The automaton of names of organisations and sites, read from the kind leftwards: kind ← functions ← distinctive part ←
 * places, where a kind may go back to the kind of the parent organisation (局 ← 党组). It runs once for each kind that
 * occurs and gives an edge for each left end at which it may stop.
 */
export const STATE = {
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
  /** The word of a level leftmost, where the document names a place that it can mean: 市教育局 is the one of that city. */
  home: 8,
  /** A word for a field of work has to come next, and then a place. */
  needsField: 9,
} as const;
export const STATES = 10;
/** How many characters a name may have. */
export const REACH = 42;
export const LONGEST_QUOTE = 16;

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
  kindStart: number;
  unit: boolean;
  /** The kind is mostly a common noun. */
  weak: boolean;
  /** The kind begins with 社区, and is that of one community. */
  station: boolean;
  /** The kind is that of a unit of the police or of another force. */
  police: boolean;
  typeBit: number;
  /** Whether the document names a county or city whose organs it may call by their level alone. */
  placed: boolean;
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
    kindStart: 0,
    unit: false,
    weak: false,
    station: false,
    police: false,
    placed: false,
    typeBit: 0,
    site: false,
  };
}
export function stateOf(kind: Kind): number {
  if (kind.needs === "division") return STATE.needsDivision;
  if (kind.needs === "field") return STATE.needsField;
  return kind.needs === "proper" ? STATE.needsProper : STATE.needsPlace;
}
export function kindPrice(length: number): number {
  return COST.kind + (length === 1 ? 1.5 * NAT : 0);
}

/** Notes a cheaper way to a state at a position; `from` is the cell it comes from. */
export function reach(
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

import { COST, FORBIDDEN, MOST_OPINION } from "./costs.js";

/** What an edge of the lattice says about its characters. */
export const EDGE = {
  word: 0,
  place: 1,
  organisation: 2,
  person: 3,
  known: 4,
  address: 5,
  date: 6,
  law: 7,
  programme: 8,
  award: 9,
  event: 10,
  anaphor: 11,
  /** A place that is read only inside a longer name. */
  innerPlace: 12,
} as const;
export type EdgeKind = (typeof EDGE)[keyof typeof EDGE];

/** What it costs to begin such a name in running text, by edge kind. Inside an organisation places begin for nothing. */
const ENTRY = Int32Array.of(
  0,
  COST.placeEntry,
  0,
  COST.personEntry,
  COST.knownEntry,
  0,
  0,
  0,
  0,
  0,
  0,
  0,
  FORBIDDEN >> 2,
);

/**
 * The words and names that may stand in one sentence: edges between character positions, in flat arrays with a list by
 * start and a list by end. Positions count from the start of the sentence. One lattice serves all sentences of a run.
 */
export interface Lattice {
  length: number;
  count: number;
  /** Names that cannot win are kept as well. */
  readonly complete: boolean;
  /** A name that cannot win was left out of this sentence. */
  leftOut: boolean;
  start: Int32Array;
  end: Int32Array;
  cost: Int32Array;
  kind: Uint8Array;
  /** Ordinal in ENTITY_TYPES of a name, word class of a word. */
  type: Uint8Array;
  /** How a place is written, see places.ts. */
  form: Uint8Array;
  /** What the finder of the edge needs to know of it again. */
  ref: Int32Array;
  /** Scratch of `findDoubt`. */
  bias: Int32Array;
  onPath: Int32Array;
  ahead: Int32Array;
  behind: Int32Array;
  nextByStart: Int32Array;
  nextByEnd: Int32Array;
  headByStart: Int32Array;
  headByEnd: Int32Array;
  forward: Int32Array;
  backward: Int32Array;
  via: Int32Array;
}

/** @param complete Keeps the names that cannot win, for whoever asks what competed. */
export function createLattice(complete: boolean): Lattice {
  const lattice = { length: 0, count: 0, complete, leftOut: false } as Lattice;
  growEdges(lattice, 4096);
  growPositions(lattice, 1024);
  return lattice;
}

function growEdges(lattice: Lattice, size: number): void {
  const wider = (old: Int32Array | undefined): Int32Array => {
    const grown = new Int32Array(size);
    if (old !== undefined) grown.set(old);
    return grown;
  };
  const bytes = (old: Uint8Array | undefined): Uint8Array => {
    const grown = new Uint8Array(size);
    if (old !== undefined) grown.set(old);
    return grown;
  };
  lattice.start = wider(lattice.start);
  lattice.end = wider(lattice.end);
  lattice.cost = wider(lattice.cost);
  lattice.ref = wider(lattice.ref);
  lattice.nextByStart = wider(lattice.nextByStart);
  lattice.nextByEnd = wider(lattice.nextByEnd);
  lattice.kind = bytes(lattice.kind);
  lattice.type = bytes(lattice.type);
  lattice.form = bytes(lattice.form);
  lattice.bias = new Int32Array(size);
}

function growPositions(lattice: Lattice, size: number): void {
  lattice.headByStart = new Int32Array(size);
  lattice.headByEnd = new Int32Array(size);
  lattice.forward = new Int32Array(size);
  lattice.backward = new Int32Array(size);
  lattice.via = new Int32Array(size);
  lattice.onPath = new Int32Array(size);
  lattice.ahead = new Int32Array(size);
  lattice.behind = new Int32Array(size);
}

/** Makes the lattice ready for a sentence of `length` characters. */
export function resetLattice(lattice: Lattice, length: number): void {
  if (length + 1 > lattice.headByStart.length) growPositions(lattice, 2 * (length + 1));
  lattice.length = length;
  lattice.count = 0;
  lattice.leftOut = false;
  lattice.headByStart.fill(-1, 0, length + 1);
  lattice.headByEnd.fill(-1, 0, length + 1);
}

/** Adds an edge and gives its ordinal. */
export function addEdge(
  lattice: Lattice,
  start: number,
  end: number,
  cost: number,
  kind: EdgeKind,
  type: number,
  form: number,
  ref: number,
): number {
  if (lattice.count === lattice.start.length) growEdges(lattice, 2 * lattice.count);
  const edge = lattice.count++;
  lattice.start[edge] = start;
  lattice.end[edge] = end;
  lattice.cost[edge] = cost;
  lattice.kind[edge] = kind;
  lattice.type[edge] = type;
  lattice.form[edge] = form;
  lattice.ref[edge] = ref;
  lattice.nextByStart[edge] = lattice.headByStart[start]!;
  lattice.headByStart[start] = edge;
  lattice.nextByEnd[edge] = lattice.headByEnd[end]!;
  lattice.headByEnd[end] = edge;
  return edge;
}

/** Adds a name of a kind that the tagger judges, unless the words in its place are cheaper whatever the tagger says of it. */
export function addContested(
  lattice: Lattice,
  start: number,
  end: number,
  cost: number,
  kind: EdgeKind,
  type: number,
  form: number,
): void {
  const least = cost + ENTRY[kind]! - MOST_OPINION;
  if (!lattice.complete && least > wordsBetween(lattice, start, end)) lattice.leftOut = true;
  else addEdge(lattice, start, end, cost, kind, type, form, 0);
}

const LONGEST_CONTESTED = 8;
const sums = new Int32Array(LONGEST_CONTESTED + 1);

/** What the words alone cost from `start` to `end`; too much where that is far. */
function wordsBetween(lattice: Lattice, start: number, end: number): number {
  const length = end - start;
  if (length > LONGEST_CONTESTED) return FORBIDDEN;
  sums.fill(FORBIDDEN, 1, length + 1);
  for (let at = 0; at < length; at++) {
    for (let edge = lattice.headByStart[start + at]!; edge >= 0; edge = lattice.nextByStart[edge]!) {
      const to = lattice.end[edge]! - start;
      if (to > length || lattice.kind[edge] !== EDGE.word) continue;
      const sum = sums[at]! + lattice.cost[edge]!;
      if (sum < sums[to]!) sums[to] = sum;
    }
  }
  return sums[length]!;
}

/** What the edge costs as a step of running text. */
export function stepCost(lattice: Lattice, edge: number): number {
  return lattice.cost[edge]! + ENTRY[lattice.kind[edge]!]!;
}

/** The best path as edges in reading order; fills `forward`. Of equal paths the earliest edge wins. */
export function bestPath(lattice: Lattice, path: number[]): void {
  const { length, forward, via, start, end, cost, kind, headByStart, nextByStart } = lattice;
  forward.fill(FORBIDDEN, 0, length + 1);
  forward[0] = 0;
  for (let at = 0; at < length; at++) {
    const reached = forward[at]!;
    if (reached >= FORBIDDEN) continue;
    for (let edge = headByStart[at]!; edge >= 0; edge = nextByStart[edge]!) {
      const price = reached + cost[edge]! + ENTRY[kind[edge]!]!;
      const to = end[edge]!;
      if (price < forward[to]!) {
        forward[to] = price;
        via[to] = edge;
      }
    }
  }
  path.length = 0;
  for (let at = length; at > 0; at = start[via[at]!]!) path.push(via[at]!);
  path.reverse();
}

/**
 * Where another path could become the best if up to `most` were added to or taken from the cost of each edge for which
 * `mayChange`: stretches between positions of `path`, in order, in which a detour with its edges made as cheap as they may
 * become would beat the path's edges made as dear. Appends start and end of each to `spans`.
 */
export function findDoubt(
  lattice: Lattice,
  path: readonly number[],
  mayChange: (lattice: Lattice, edge: number) => boolean,
  most: number,
  spans: number[],
): void {
  spans.length = 0;
  const { length, count, start, end, cost, kind, bias, onPath, ahead, behind } = lattice;
  for (let edge = 0; edge < count; edge++)
    bias[edge] = cost[edge]! + ENTRY[kind[edge]!]! - (mayChange(lattice, edge) ? most : 0);
  onPath.fill(-1, 0, length + 1);
  onPath[0] = 0;
  let own = 0;
  for (const edge of path) {
    if (mayChange(lattice, edge)) bias[edge] = bias[edge]! + 2 * most;
    own += bias[edge]!;
    onPath[end[edge]!] = own;
  }
  if (!walkAhead(lattice)) return;
  walkBehind(lattice, own);
  let open = -1;
  let until = 0;
  for (let at = 0; at < length; at++) {
    if (open >= 0 && at >= until) {
      spans.push(open, until);
      open = -1;
    }
    for (let edge = lattice.headByStart[at]!; edge >= 0; edge = lattice.nextByStart[edge]!) {
      if (ahead[start[edge]!]! + bias[edge]! + behind[end[edge]!]! >= own) continue;
      if (open < 0) open = at;
      if (end[edge]! > until) until = end[edge]!;
    }
  }
  if (open >= 0) spans.push(open, until);
}

/** Cheapest detours from the path so far to each position; says whether one comes back to the path cheaper than the path. */
function walkAhead(lattice: Lattice): boolean {
  const { length, end, bias, onPath, ahead, headByStart, nextByStart } = lattice;
  let beaten = false;
  ahead.fill(FORBIDDEN, 0, length + 1);
  for (let at = 0; at <= length; at++) {
    const own = onPath[at]!;
    if (own >= 0) {
      if (ahead[at]! < own) beaten = true;
      ahead[at] = own;
    }
    const reached = ahead[at]!;
    if (reached >= FORBIDDEN || at === length) continue;
    for (let edge = headByStart[at]!; edge >= 0; edge = nextByStart[edge]!) {
      const price = reached + bias[edge]!;
      if (price < ahead[end[edge]!]!) ahead[end[edge]!] = price;
    }
  }
  return beaten;
}

/** Cheapest detours from each position back to the path, and along it to the end. */
function walkBehind(lattice: Lattice, total: number): void {
  const { length, start, bias, onPath, behind, headByEnd, nextByEnd } = lattice;
  behind.fill(FORBIDDEN, 0, length + 1);
  for (let at = length; at >= 0; at--) {
    if (onPath[at]! >= 0) behind[at] = total - onPath[at]!;
    const reached = behind[at]!;
    if (reached >= FORBIDDEN) continue;
    for (let edge = headByEnd[at]!; edge >= 0; edge = nextByEnd[edge]!) {
      const price = reached + bias[edge]!;
      if (price < behind[start[edge]!]!) behind[start[edge]!] = price;
    }
  }
}

/** Shortest ways to the end, for `margin`. */
export function fillBackward(lattice: Lattice): void {
  const { length, backward, start } = lattice;
  backward.fill(FORBIDDEN, 0, length + 1);
  backward[length] = 0;
  for (let at = length; at > 0; at--) {
    const reached = backward[at]!;
    if (reached >= FORBIDDEN) continue;
    for (let edge = lattice.headByEnd[at]!; edge >= 0; edge = lattice.nextByEnd[edge]!) {
      const cost = reached + stepCost(lattice, edge);
      const from = start[edge]!;
      if (cost < backward[from]!) backward[from] = cost;
    }
  }
}

/** Whether two edges say the same, whatever rules they come from. */
function isSame(lattice: Lattice, edge: number, other: number): boolean {
  if (lattice.start[edge] !== lattice.start[other] || lattice.end[edge] !== lattice.end[other]) return false;
  return lattice.kind[other] !== EDGE.word && lattice.type[edge] === lattice.type[other];
}

/**
 * By how much the best path beats the best path without this edge: whatever else covers the edge's first character. Reads `forward` and `backward`.
 * @param reach how far left of `edge` a competitor may start, characters.
 */
export function margin(lattice: Lattice, edge: number, reach: number): number {
  const { forward, backward, start, end } = lattice;
  const from = start[edge]!;
  let second = FORBIDDEN;
  for (let at = Math.max(0, from - reach); at <= from; at++) {
    const reached = forward[at]!;
    for (let other = lattice.headByStart[at]!; other >= 0; other = lattice.nextByStart[other]!) {
      if (end[other]! <= from || isSame(lattice, edge, other)) continue;
      const cost = reached + stepCost(lattice, other) + backward[end[other]!]!;
      if (cost < second) second = cost;
    }
  }
  return second - forward[lattice.length]!;
}

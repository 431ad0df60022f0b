import { addEdge, EDGE, type Lattice } from "./lattice.js";
import { FORM } from "./places.js";
import type { Scan } from "./scan.js";
import { typeOrdinal, type Vocabulary } from "./vocabulary.js";

/** Every listed name is about as likely as the next. */
const LISTED = 550;
/** The name is a common word as well. */
const AMBIGUOUS = 350;
/** A division that is no more. */
const FORMER = 800;

const DIVISION = typeOrdinal("division");
const AWARD = typeOrdinal("award");
const EVENT = typeOrdinal("event");
const PROGRAM = typeOrdinal("program");

/** Adds the names of the dictionaries of names. `ref` is the ordinal of the name. */
export function addKnownNames(lattice: Lattice, vocabulary: Vocabulary, scan: Scan): void {
  const { typeAt, ambiguous } = vocabulary.known;
  for (let i = 0; i < scan.known.length; i += 3) {
    const start = scan.known[i]!;
    const end = scan.known[i + 1]!;
    const name = scan.known[i + 2]!;
    const type = typeAt[name]!;
    if (isBeginning(scan, i)) continue;
    if (type === DIVISION) {
      addEdge(lattice, start, end, FORMER, EDGE.place, type, FORM.pattern, 0);
      continue;
    }
    const price = LISTED + doubtOf(scan, type, start, end) + (ambiguous[name] === 1 ? AMBIGUOUS : 0);
    addEdge(lattice, start, end, price, EDGE.known, type, 0, name);
  }
  addPlacedOccasions(lattice, vocabulary, scan);
}

/** Whether a longer listed name begins here: 哈医大 in 哈医大二院. */
function isBeginning({ known }: Scan, i: number): boolean {
  for (let j = i - 3; j >= 0 && known[j] === known[i]; j -= 3) if (known[j + 1]! > known[i + 1]!) return true;
  for (let j = i + 3; j < known.length && known[j] === known[i]; j += 3) if (known[j + 1]! > known[i + 1]!) return true;
  return false;
}

/** A listed honour or occasion may have its place or a word for the whole country in front: 国家|地理标志保护产品. */
function addPlacedOccasions(lattice: Lattice, vocabulary: Vocabulary, scan: Scan): void {
  for (let i = 0; i < scan.known.length; i += 3) {
    const start = scan.known[i]!;
    const end = scan.known[i + 1]!;
    const name = scan.known[i + 2]!;
    const type = vocabulary.known.typeAt[name]!;
    if ((type !== AWARD && type !== EVENT) || end - start < PLACED) continue;
    for (let edge = lattice.headByEnd[start]!; edge >= 0; edge = lattice.nextByEnd[edge]!) {
      if (lattice.type[edge] !== DIVISION) continue;
      const kind = lattice.kind[edge]!;
      if (kind !== EDGE.innerPlace && (kind !== EDGE.place || lattice.form[edge] !== FORM.full)) continue;
      addEdge(lattice, lattice.start[edge]!, end, LISTED + lattice.cost[edge]!, EDGE.known, type, 0, name);
    }
  }
}

/** A listed name of fewer characters is a day or a rank, before which a place stands by itself. */
const PLACED = 5;
/** Short names are mostly other words. */
const SHORT = 450;
const UNQUOTED = 3500;
const BARE_AWARD = 1500;
/** An honour of as many characters is one without quotes as well: 国家卫生城市. */
const SHORTEST_BARE = 6;

/** A listed programme without quotes is mostly the thing and not the name; so is a short honour. */
function doubtOf(scan: Scan, type: number, start: number, end: number): number {
  const short = end - start === 2 ? SHORT : end - start === 3 ? SHORT / 3 : 0;
  if (type === AWARD) return end - start < SHORTEST_BARE ? BARE_AWARD : 0;
  if (type !== PROGRAM) return short;
  const quoted = end < scan.length && scan.pairOpen[end] === start - 1;
  return quoted ? 0 : UNQUOTED;
}

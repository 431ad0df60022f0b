import { COST, FORBIDDEN } from "./costs.js";
import { EDGE, type Lattice } from "./lattice.js";
import type { Lexemes, Vocabulary } from "./vocabulary.js";
import { longestMatch, lookUp, ROOT, step } from "./word-trie.js";
import { WORD } from "./words.js";

/** Where the kinds, modifiers and quotes of a sentence stand, found once for all finders. Positions count from its start. */
export interface Scan {
  text: string;
  base: number;
  length: number;
  /** Occurrences of kinds: start, end, ordinal of the kind. */
  readonly kinds: number[];
  readonly placeKinds: number[];
  /** Occurrences of listed names: start, end, ordinal; of words for the whole country: start, end, type ordinal. */
  readonly known: number[];
  readonly nations: number[];
  /** For each closing mark the position of its opening mark, else -1. Filled by `markPairs`. */
  pairOpen: Int32Array;
  /** End of the shortest modifier that starts here, start of the shortest that ends here, or -1. */
  modifierEnd: Int32Array;
  modifierStart: Int32Array;
  /** Kind occurrences by end, as linked lists over `kinds` triples. */
  kindHead: Int32Array;
  kindNext: Int32Array;
  /** Latest start of a medical kind that begins before this position and ends behind it, or -1. */
  coverStart: Int32Array;
  verbEnd: Int32Array;
  /** What the words alone cost up to each position, and where the last of them begins. */
  wordCost: Int32Array;
  wordFrom: Int32Array;
  /** 1 where a common word goes on that began one character before. */
  cutAt: Uint8Array;
}

export function createScan(): Scan {
  const empty = new Int32Array(0);
  return {
    text: "",
    base: 0,
    length: 0,
    kinds: [],
    placeKinds: [],
    known: [],
    nations: [],
    pairOpen: empty,
    modifierEnd: empty,
    modifierStart: empty,
    kindHead: empty,
    kindNext: empty,
    coverStart: empty,
    verbEnd: empty,
    wordCost: empty,
    wordFrom: empty,
    cutAt: new Uint8Array(0),
  };
}

export function scanSentence(scan: Scan, vocabulary: Vocabulary, text: string, start: number, end: number): void {
  scan.text = text;
  scan.base = start;
  scan.length = end - start;
  makeRoom(scan);
  scan.kinds.length = 0;
  scan.placeKinds.length = 0;
  scan.known.length = 0;
  scan.nations.length = 0;
  findLexemes(scan, vocabulary);
  markPairs(scan);
  linkKinds(scan, vocabulary);
}

function makeRoom(scan: Scan): void {
  const size = scan.length + 1;
  if (scan.pairOpen.length < size) {
    scan.pairOpen = new Int32Array(2 * size);
    scan.modifierEnd = new Int32Array(2 * size);
    scan.modifierStart = new Int32Array(2 * size);
    scan.kindHead = new Int32Array(2 * size);
    scan.coverStart = new Int32Array(2 * size);
    scan.verbEnd = new Int32Array(2 * size);
    scan.wordCost = new Int32Array(2 * size);
    scan.wordFrom = new Int32Array(2 * size);
    scan.cutAt = new Uint8Array(2 * size);
  }
  scan.pairOpen.fill(-1, 0, size);
  scan.modifierEnd.fill(-1, 0, size);
  scan.modifierStart.fill(-1, 0, size);
  scan.kindHead.fill(-1, 0, size);
  scan.coverStart.fill(-1, 0, size);
}

/** One walk through the sentence for all tables. */
function findLexemes(scan: Scan, { lexemes }: Vocabulary): void {
  const { trie } = lexemes;
  const { text, base, length } = scan;
  for (let at = 0; at < length; at++) {
    let node = step(trie, ROOT, text.charCodeAt(base + at));
    for (let end = at + 1; node >= 0; end++) {
      const lexeme = trie.value[node]!;
      if (lexeme >= 0) noteLexeme(scan, lexemes, lexeme, at, end);
      if (end === length) break;
      node = step(trie, node, text.charCodeAt(base + end));
    }
  }
}

function noteLexeme(scan: Scan, lexemes: Lexemes, lexeme: number, start: number, end: number): void {
  if (lexemes.kind[lexeme]! >= 0) scan.kinds.push(start, end, lexemes.kind[lexeme]!);
  if (lexemes.placeKind[lexeme]! >= 0) scan.placeKinds.push(start, end, lexemes.placeKind[lexeme]!);
  if (lexemes.known[lexeme]! >= 0 && end - start > 1) scan.known.push(start, end, lexemes.known[lexeme]!);
  if (lexemes.nation[lexeme]! >= 0) scan.nations.push(start, end, lexemes.nation[lexeme]!);
  if (lexemes.modifier[lexeme] === 1) {
    if (scan.modifierEnd[start] === -1) scan.modifierEnd[start] = end;
    scan.modifierStart[end] = start;
  }
}

/** Rarer verbs are mostly names or nouns. */
const COMMON_VERB = 1150;
const PAIRS = ["“”", "‘’", '""', "()", "（）", "《》", "「」"];
/** For each closing mark the code of its opening mark; 1 for other opening marks, 0 for all other characters. */
const PAIR = new Uint16Array(65536);
for (const pair of PAIRS) {
  PAIR[pair.charCodeAt(0)] = 1;
  PAIR[pair.charCodeAt(1)] = pair.charCodeAt(0);
}
const DEEPEST = 16;
const open = new Int32Array(DEEPEST);

/** Pairs quotes and brackets; a straight quote opens where none is open. */
function markPairs(scan: Scan): void {
  let depth = 0;
  for (let at = 0; at < scan.length; at++) {
    const code = scan.text.charCodeAt(scan.base + at);
    const opener = PAIR[code]!;
    if (opener === 0) continue;
    const last = depth === 0 ? -1 : scan.text.charCodeAt(scan.base + open[depth - 1]!);
    if (opener === last) scan.pairOpen[at] = open[--depth]!;
    else if ((opener === 1 || opener === code) && depth < DEEPEST) open[depth++] = at;
  }
}

function linkKinds(scan: Scan, vocabulary: Vocabulary): void {
  if (scan.kindNext.length < scan.kinds.length) scan.kindNext = new Int32Array(2 * scan.kinds.length + 3);
  for (let i = 0; i < scan.kinds.length; i += 3) {
    const end = scan.kinds[i + 1]!;
    scan.kindNext[i] = scan.kindHead[end]!;
    scan.kindHead[end] = i;
    if (vocabulary.kinds[scan.kinds[i + 2]!]!.type !== "medical") continue;
    const start = scan.kinds[i]!;
    for (let at = start + 1; at < end; at++) scan.coverStart[at] = Math.max(scan.coverStart[at]!, start);
  }
}

/** Surcharge of a name whose last character begins a common word instead: 管理办|法, 益民村|民. */
export function crossing(scan: Scan, vocabulary: Vocabulary, end: number): number {
  const stop = longestMatch(vocabulary.rightTrie, scan.text, scan.base + end - 1, scan.base + scan.length);
  return stop > scan.base + end ? COST.crossing : 0;
}

/** Class of the word of the lexicon that is exactly `[start, end)`, or -1. */
export function wordClass(lattice: Lattice, start: number, end: number): number {
  for (let edge = lattice.headByEnd[end]!; edge >= 0; edge = lattice.nextByEnd[edge]!) {
    if (lattice.start[edge] === start && lattice.kind[edge] === EDGE.word) return lattice.type[edge]!;
  }
  return -1;
}

/** Surcharge of a stem that is a common word. */
export function stemSurcharge(lattice: Lattice, start: number, end: number): number {
  const found = wordClass(lattice, start, end);
  if (found === WORD.verb || found === WORD.grammar) return COST.verbStem;
  return found === WORD.content ? COST.nounStem : 0;
}

/** Notes for each position where the first verb at or behind it ends. Called when the words of the sentence are known. */
export function noteVerbs(scan: Scan, lattice: Lattice): void {
  let first = scan.length + 1;
  scan.cutAt.fill(0, 0, scan.length + 1);
  // What was marked last, [since, until): every suffix of a run of digits is a word, and all of them end in one place.
  let since = 0;
  let until = 0;
  for (let at = scan.length; at >= 0; at--) {
    for (let edge = lattice.headByStart[at]!; edge >= 0; edge = lattice.nextByStart[edge]!) {
      if (lattice.kind[edge] !== EDGE.word || lattice.cost[edge]! > COMMON_VERB) continue;
      const end = lattice.end[edge]!;
      const goesOn = end >= since && end <= until;
      scan.cutAt.fill(1, at + 1, goesOn ? since : end);
      if (at + 1 < end) [since, until] = [at + 1, goesOn ? until : end];
      if (lattice.type[edge] === WORD.verb && lattice.end[edge]! - at > 1) first = Math.min(first, lattice.end[edge]!);
    }
    scan.verbEnd[at] = first;
  }
}

/** Fills `wordCost` and `wordFrom`. */
export function sumWords(scan: Scan, lattice: Lattice): void {
  scan.wordCost[0] = 0;
  for (let at = 1; at <= scan.length; at++) {
    let best = FORBIDDEN;
    let from = at - 1;
    for (let edge = lattice.headByEnd[at]!; edge >= 0; edge = lattice.nextByEnd[edge]!) {
      if (lattice.kind[edge] !== EDGE.word) continue;
      const cost = scan.wordCost[lattice.start[edge]!]! + lattice.cost[edge]!;
      if (cost >= best) continue;
      best = cost;
      from = lattice.start[edge]!;
    }
    scan.wordCost[at] = best;
    scan.wordFrom[at] = from;
  }
}

/** What the words of `[start, end)` cost, or FORBIDDEN where one of them begins before it: 扎鲁特旗|税务局 has no 旗税务局. */
export function wordsBetween(scan: Scan, start: number, end: number): number {
  let at = end;
  while (at > start) at = scan.wordFrom[at]!;
  return at === start ? scan.wordCost[end]! - scan.wordCost[start]! : FORBIDDEN;
}

/** Surcharge of a distinctive part that holds a verb and something else. */
export function verbInside(scan: Scan, start: number, end: number): number {
  return scan.verbEnd[start]! <= end && end - start > 2 ? COST.verbInside : 0;
}

/** Whether `[start, end)` may be a distinctive part: no modifier begins or ends it, no stop character stands in it. */
export function isStem(scan: Scan, vocabulary: Vocabulary, start: number, end: number): boolean {
  const modifierEnd = scan.modifierEnd[start]!;
  if (modifierEnd !== -1 && modifierEnd <= end) return false;
  const modifierStart = scan.modifierStart[end]!;
  if (modifierStart !== -1 && modifierStart >= start) return false;
  return lookUp(vocabulary.levelTrie, scan.text, scan.base + start, scan.base + end) < 0;
}

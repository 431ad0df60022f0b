import { addEdge, EDGE, type Lattice } from "./lattice.js";
import { endsWith, PROGRAMME, type QuoteRules, scoreProgramme } from "./programme-score.js";
import type { Scan } from "./scan.js";
import { typeOrdinal, type Vocabulary } from "./vocabulary.js";
import { longestMatch, lookUp } from "./word-trie.js";

const PROGRAM = typeOrdinal("program");
const EVENT = typeOrdinal("event");
const LAW = typeOrdinal("law");
const PUBLIC = (1 << typeOrdinal("government")) | (1 << typeOrdinal("medical"));
const LONGEST = 26;
const CERTAIN = 60;
const QUOTE = /^[“‘「"]$/;

/** Adds laws in 《》 and programmes, organisations and events in quotes. `ref` of a programme is its score. */
export function addQuoted(
  lattice: Lattice,
  rules: QuoteRules,
  vocabulary: Vocabulary,
  scan: Scan,
  repeats: ReadonlyMap<string, number>,
): void {
  let neighbour = -9;
  let neighbourScore = 0;
  for (let close = 1; close < scan.length; close++) {
    const open = scan.pairOpen[close]!;
    if (open < 0) continue;
    const mark = scan.text.charAt(scan.base + open);
    if (mark === "《") {
      addLaw(lattice, rules, scan, open + 1, close);
    } else if (QUOTE.test(mark) && close - open > 2 && close - open <= LONGEST) {
      const joined = open - neighbour <= 2 ? neighbourScore : 0;
      neighbourScore = addQuote(lattice, rules, vocabulary, scan, open, close, joined, repeats);
      neighbour = close;
    }
  }
}

function addLaw(lattice: Lattice, rules: QuoteRules, scan: Scan, start: number, end: number): void {
  if (endsWith(rules.laws, scan, end, start)) addEdge(lattice, start, end, CERTAIN, EDGE.law, LAW, 0, 0);
}

function addQuote(
  lattice: Lattice,
  rules: QuoteRules,
  vocabulary: Vocabulary,
  scan: Scan,
  open: number,
  close: number,
  neighbour: number,
  repeats: ReadonlyMap<string, number>,
): number {
  const { base, text } = scan;
  const start = open + 1;
  if (lookUp(rules.slogans, text, base + start, base + close) >= 0) return 0;
  const team = wholeOrganisation(vocabulary, scan, start, close);
  if (team >= 0) {
    addEdge(lattice, start, close, CERTAIN, EDGE.organisation, typeOrdinal(vocabulary.kinds[team]!.type), 1, -1);
    return 0;
  }
  const score =
    scoreProgramme(rules, lattice, vocabulary, scan, start, close, repeats) + (neighbour >= PROGRAMME ? 2 : 0);
  const occasion = longestMatch(rules.occasions, text, base + close + 1, base + scan.length) > 0;
  if (occasion || (endsInOccasion(vocabulary, scan, start, close) && score < 5))
    addEdge(lattice, start, close, CERTAIN, EDGE.event, EVENT, 0, 0);
  else if (score >= PROGRAMME) addEdge(lattice, start, close, CERTAIN, EDGE.programme, PROGRAM, 0, score);
  return score;
}

/** “赶秋节”: the phrase itself is the name of an occasion. */
function endsInOccasion(vocabulary: Vocabulary, scan: Scan, start: number, close: number): boolean {
  for (let i = scan.kindHead[close]!; i >= 0; i = scan.kindNext[i]!) {
    if (scan.kinds[i]! > start && vocabulary.kinds[scan.kinds[i + 2]!]!.type === "event") return true;
  }
  return scan.text.charAt(scan.base + close - 1) === "节" && close - start >= 3;
}

/** The kind of a team or society whose whole name stands in the quotes, or -1. */
function wholeOrganisation(vocabulary: Vocabulary, scan: Scan, start: number, close: number): number {
  for (let i = scan.kindHead[close]!; i >= 0; i = scan.kindNext[i]!) {
    const kind = vocabulary.kinds[scan.kinds[i + 2]!]!;
    if (scan.kinds[i]! <= start) continue;
    if (kind.subtype === "team") return scan.kinds[i + 2]!;
    if (kind.subtype === "service" && hasFunction(vocabulary, scan, start, scan.kinds[i]!)) return scan.kinds[i + 2]!;
  }
  return -1;
}

/** Whether a field of public work is named: 中西医结合…工作站, not 邻里…工作站. */
function hasFunction(vocabulary: Vocabulary, scan: Scan, start: number, end: number): boolean {
  for (let at = start; at < end - 1; at++) {
    const found = longestMatch(vocabulary.functionTrie, scan.text, scan.base + at, scan.base + end);
    if (found < 0 || found - scan.base - at < 2) continue;
    const word = lookUp(vocabulary.functionTrie, scan.text, scan.base + at, found);
    if ((vocabulary.functions[word]! & PUBLIC) !== 0) return true;
  }
  return false;
}

import type { Span } from "../../model/span.js";
import { addEdge, EDGE, type Lattice } from "./lattice.js";
import { WHOLE } from "./organisations.js";
import { type Tell, tellSigns } from "./programme-signs.js";
import { endsWith, type QuoteRules } from "./quote-rules.js";
import type { Scan } from "./scan.js";
import { typeOrdinal, type Vocabulary } from "./vocabulary.js";
import { longestMatch, lookUp } from "./word-trie.js";

const PROGRAM = typeOrdinal("program");
const EVENT = typeOrdinal("event");
const LAW = typeOrdinal("law");
const GOVERNMENT = typeOrdinal("government");
const MEDICAL = typeOrdinal("medical");
const COMMUNITY = typeOrdinal("community");
const LONGEST = 26;
const CERTAIN = 60;
const QUOTE = /^[“‘「"]$/;

/** Log odds of a programme. A little below even ones as many are missed as are wrong. */
export const LIKELY = -0.3;
/** A phrase with these log odds is a programme, though its last word is that of an occasion. */
const SURELY = 3;

/** Told of each phrase that is weighed, with a way to its signs. */
export type Watch = (phrase: Span, signs: (tell: Tell) => void) => void;

/** Adds laws in 《》 and programmes, organisations and events in quotes. `ref` of a programme is its score. */
export function addQuoted(
  lattice: Lattice,
  rules: QuoteRules,
  vocabulary: Vocabulary,
  scan: Scan,
  repeats: ReadonlyMap<string, number>,
  watch?: Watch,
): void {
  for (let close = 1; close < scan.length; close++) {
    const open = scan.pairOpen[close]!;
    if (open < 0) continue;
    const mark = scan.text.charAt(scan.base + open);
    if (mark === "《") {
      addLaw(lattice, rules, scan, open + 1, close);
    } else if (QUOTE.test(mark) && close - open > 2 && close - open <= LONGEST) {
      addQuote(lattice, rules, vocabulary, scan, open, close, repeats, watch);
    }
  }
}

function addLaw(lattice: Lattice, rules: QuoteRules, scan: Scan, start: number, end: number): void {
  // 《…办法（试行）》: the kind stands before the bracket.
  const bracket = scan.pairOpen[end - 1]!;
  const kindEnd = bracket > start ? bracket : end;
  if (endsWith(rules.laws, scan, kindEnd, start)) addEdge(lattice, start, end, CERTAIN, EDGE.law, LAW, 0, 0);
}

function addQuote(
  lattice: Lattice,
  rules: QuoteRules,
  vocabulary: Vocabulary,
  scan: Scan,
  open: number,
  close: number,
  repeats: ReadonlyMap<string, number>,
  watch: Watch | undefined,
): void {
  const { base, text } = scan;
  const start = open + 1;
  if (lookUp(rules.slogans, text, base + start, base + close) >= 0) return;
  const whole = wholeOrganisation(vocabulary, scan, start, close);
  if (whole >= 0) {
    addEdge(lattice, start, close, CERTAIN, EDGE.organisation, whole, 1, -1);
    return;
  }
  if (isDotted(vocabulary, scan, start, close)) {
    addEdge(lattice, start, close, CERTAIN, EDGE.known, COMMUNITY, WHOLE, 0);
    return;
  }
  const phrase = { start, close, count: repeats.get(text.slice(base + start, base + close)) ?? 0 };
  let score = 0;
  tellSigns(rules, lattice, vocabulary, scan, phrase, (sign, strength) => {
    score += strength * (rules.weights.get(sign) ?? 0);
  });
  watch?.({ start: base + start, end: base + close }, (tell) =>
    tellSigns(rules, lattice, vocabulary, scan, phrase, tell),
  );
  const behind = text.slice(base + close + 1, base + Math.min(scan.length, close + 26));
  const occasion =
    longestMatch(rules.occasions, text, base + close + 1, base + scan.length) > 0 || rules.held.test(behind);
  const named = rules.occasionForms.test(text.slice(base + start, base + close));
  if (occasion || named || (endsInOccasion(vocabulary, scan, start, close) && score < SURELY))
    addEdge(lattice, start, close, CERTAIN, EDGE.event, EVENT, 0, 0);
  else if (score > LIKELY) addEdge(lattice, start, close, CERTAIN, EDGE.programme, PROGRAM, 0, 0);
}

/** “赶秋节”: the phrase itself is the name of an occasion. */
function endsInOccasion(vocabulary: Vocabulary, scan: Scan, start: number, close: number): boolean {
  for (let i = scan.kindHead[close]!; i >= 0; i = scan.kindNext[i]!) {
    if (scan.kinds[i]! > start && vocabulary.kinds[scan.kinds[i + 2]!]!.type === "event") return true;
  }
  return scan.text.charAt(scan.base + close - 1) === "节" && close - start >= 3;
}

/** “奉城·未来社区”: a new community that is named with a dot. */
function isDotted(vocabulary: Vocabulary, scan: Scan, start: number, close: number): boolean {
  if (!scan.text.slice(scan.base + start, scan.base + close).includes("·")) return false;
  for (let i = 0; i < scan.placeKinds.length; i += 3) {
    const kind = vocabulary.placeKinds[scan.placeKinds[i + 2]!]!;
    if (scan.placeKinds[i + 1] === close && kind.type === "community") return true;
  }
  return false;
}

/** The type of a team, a society or a public unit whose whole name stands in the quotes, or -1. */
function wholeOrganisation(vocabulary: Vocabulary, scan: Scan, start: number, close: number): number {
  let longest = -1;
  for (let i = scan.kindHead[close]!; i >= 0; i = scan.kindNext[i]!) {
    const from = scan.kinds[i]!;
    if (from > start && (longest < 0 || from < scan.kinds[longest]!)) longest = i;
  }
  if (longest < 0) return -1;
  const kind = vocabulary.kinds[scan.kinds[longest + 2]!]!;
  if (kind.subtype === "team") return typeOrdinal(kind.type);
  const open = kind.type === "government" && kind.subtype === "service" && kind.needs !== "field";
  return open ? fieldOf(vocabulary, scan, start, scan.kinds[longest]!) : -1;
}

/** The type that a field of public work in the name gives: 中西医结合…工作站, not 邻里…工作站; or -1. */
function fieldOf(vocabulary: Vocabulary, scan: Scan, start: number, end: number): number {
  let found = -1;
  for (let at = start; at < end - 1; at++) {
    const stop = longestMatch(vocabulary.functionTrie, scan.text, scan.base + at, scan.base + end);
    if (stop < 0 || stop - scan.base - at < 2) continue;
    const types = vocabulary.functions[lookUp(vocabulary.functionTrie, scan.text, scan.base + at, stop)]!;
    if ((types & (1 << GOVERNMENT)) !== 0) found = GOVERNMENT;
    else if ((types & (1 << MEDICAL)) !== 0) return MEDICAL;
  }
  return found;
}

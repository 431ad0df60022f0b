import { rowsOf } from "../../dictionary/rows.js";
import type { Dictionaries } from "../../model/dictionary.js";
import { addEdge, EDGE, type Lattice } from "./lattice.js";
import type { Scan } from "./scan.js";
import { typeOrdinal } from "./vocabulary.js";
import { buildTrie, longestMatch, ROOT, step, type WordTrie } from "./word-trie.js";

export interface HonourRules {
  readonly verbs: WordTrie;
  readonly heads: WordTrie;
}

const AWARD = typeOrdinal("award");
const LONGEST = 42;
const CERTAIN = 100;
/** Verbs behind which whatever stands in quotes is an honour. */
const STRONG = /(?:评为|命名为|认定为|确定为|荣获|获评|入选|授予|荣膺)$/;
const STOP = /[，。；：！？,;、\n]/;
/** Between the verb and the name: 荣获了, 入选首批, 获评为. */
const FILLER = /^(?:了|过|为|成为|(?:首批|首个|首家|全国首批|第[一二三四五]批)(?=[“"])|由.{2,12}?(?:颁发|授予)的)/;
/** The word 称号 stands behind the name, it is no part of it. */
const SUFFIX = /(?:荣誉)?称号$|名单$|殊荣$|荣誉$/;

export function compileHonourRules(dictionaries: Dictionaries): HonourRules {
  const rows = rowsOf(dictionaries.get("honour-cues"), ["name", "role"]);
  const named = (role: string) => rows.filter((row) => row.role === role).map((row) => row.name);
  return { verbs: buildTrie(named("verb")), heads: buildTrie(named("head")) };
}

/** Adds honours: what stands between a verb of winning and the last head of an honour before the clause ends. */
export function addAwards(lattice: Lattice, rules: HonourRules, scan: Scan): void {
  for (let at = 0; at < scan.length; at++) {
    const verbEnd = longestMatch(rules.verbs, scan.text, scan.base + at, scan.base + scan.length);
    if (verbEnd < 0) continue;
    const strong = STRONG.test(scan.text.slice(scan.base + at, verbEnd));
    let start = verbEnd - scan.base;
    start += FILLER.exec(scan.text.slice(verbEnd, verbEnd + 20))?.[0].length ?? 0;
    // A list of honours: 荣获A奖、B奖.
    for (let next = addAward(lattice, rules, scan, start, strong); next > 0; ) {
      const mark = scan.text.charAt(scan.base + next);
      if (mark !== "、" && mark !== "和" && mark !== "及") break;
      next = addAward(lattice, rules, scan, next + 1, strong);
    }
  }
}

/** Adds the honour that starts at `start` and gives the position behind it, or -1. */
function addAward(lattice: Lattice, rules: HonourRules, scan: Scan, start: number, strong: boolean): number {
  const { text, base, length } = scan;
  const mark = text.charAt(base + start);
  if (mark === "“" || mark === '"') return addQuotedAward(lattice, rules, scan, start, strong);
  // 获奖 is no honour.
  if (mark === "奖" || mark === "得") return -1;
  // 授予7位…: the winners stand first.
  if (/[0-9]/.test(mark)) return -1;
  let end = -1;
  for (let at = start; at < Math.min(length, start + LONGEST); at++) {
    if (STOP.test(text.charAt(base + at))) break;
    const head = headEnd(rules.heads, scan, at);
    if (head > end && head - start >= 4) end = head;
  }
  if (end < 0) return -1;
  const name = text.slice(base + start, base + end);
  const cut = end - (SUFFIX.exec(name)?.[0].length ?? 0);
  if (cut - start >= 4) addEdge(lattice, start, cut, CERTAIN, EDGE.award, AWARD, 0, 0);
  return end;
}

function headEnd(heads: WordTrie, scan: Scan, at: number): number {
  let node: number = ROOT;
  let end = -1;
  for (let i = at; i < scan.length; i++) {
    node = step(heads, node, scan.text.charCodeAt(scan.base + i));
    if (node < 0) break;
    if (heads.value[node]! >= 0) end = i + 1;
  }
  return end;
}

function addQuotedAward(lattice: Lattice, rules: HonourRules, scan: Scan, open: number, strong: boolean): number {
  const { text, base, length } = scan;
  for (let close = open + 3; close < Math.min(length, open + LONGEST); close++) {
    if (scan.pairOpen[close] !== open) continue;
    const tail = text.slice(base + close + 1, base + close + 7);
    const known =
      /^(?:荣誉)?称号|^试点|^示范|^先进|^奖|^殊荣/.test(tail) ||
      endsInHead(rules.heads, scan, open + 1, close) ||
      strong;
    if (known) addEdge(lattice, open + 1, close, CERTAIN / 2, EDGE.award, AWARD, 0, 0);
    return known ? close + 1 : -1;
  }
  return -1;
}

function endsInHead(heads: WordTrie, scan: Scan, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (headEnd(heads, scan, at) === end) return true;
  return false;
}

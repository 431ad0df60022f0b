import { rowsOf } from "../../dictionary/rows.js";
import type { Dictionaries } from "../../model/dictionary.js";
import { addEdge, EDGE, type Lattice } from "./lattice.js";
import type { Scan } from "./scan.js";
import { typeOrdinal } from "./vocabulary.js";
import { buildTrie, longestMatch, type WordTrie } from "./word-trie.js";

const EVENT = typeOrdinal("event");
const DIVISION = typeOrdinal("division");
const LONGEST = 26;
const CERTAIN = 150;
const ORDINAL = /^(?:第[0-9０-９一二三四五六七八九十百]{1,4}(?:届|屆|个|次)|首届)/;
/** 第, 首. */
const FIRST = [0x7b2c, 0x9996];
const STOP = /[，。；：！？,;、\n]/;

/** Heads with which the name of an occasion that has an ordinal or a year may end. */
export function compileEventHeads(dictionaries: Dictionaries): WordTrie {
  const rows = rowsOf(dictionaries.get("event-kinds"), ["name", "role"]);
  return buildTrie(rows.filter((row) => row.role === "head" || row.role === "weak").map((row) => row.name));
}

/** Adds occasions with an ordinal: 第二届…节, 首届“…”大赛, 第14个…月, a division before them included. */
export function addEvents(lattice: Lattice, heads: WordTrie, scan: Scan): void {
  const { text, base, length } = scan;
  for (let at = 0; at < length; at++) {
    if (!FIRST.includes(text.charCodeAt(base + at))) continue;
    const ordinal = ORDINAL.exec(text.slice(base + at, base + Math.min(length, at + 8)))?.[0];
    if (ordinal === undefined) continue;
    const from = at + ordinal.length;
    const end = Math.max(knownEnd(lattice, from), lastHead(heads, scan, from), sessionEnd(scan, from));
    if (end < 0) continue;
    addEdge(lattice, at, end, CERTAIN, EDGE.event, EVENT, 0, 0);
    for (let edge = lattice.headByEnd[at]!; edge >= 0; edge = lattice.nextByEnd[edge]!) {
      if (lattice.kind[edge] !== EDGE.place || lattice.type[edge] !== DIVISION) continue;
      addEdge(lattice, lattice.start[edge]!, end, CERTAIN, EDGE.event, EVENT, 0, 0);
    }
  }
}

/** …第十四届|人民代表大会第四次会议: the session of a congress or a committee. */
const SESSION = /^[\u4e00-\u9fff]{0,12}?(?:代表大会|委员会)第[0-9一二三四五六七八九十]{1,3}次(?:全体)?会议/;
const LONGEST_SESSION = 32;

function sessionEnd({ text, base, length }: Scan, start: number): number {
  const found = SESSION.exec(text.slice(base + start, base + Math.min(length, start + LONGEST_SESSION)))?.[0];
  return found === undefined ? -1 : start + found.length;
}

/** 首届“厨王争霸赛”: the name stands in quotes of its own. */
function isInQuotes(scan: Scan, start: number, end: number): boolean {
  return end < scan.length && scan.pairOpen[end]! >= start;
}

/** End of the longest listed occasion that starts here, or -1. */
function knownEnd(lattice: Lattice, start: number): number {
  let end = -1;
  if (start >= lattice.length) return end;
  for (let edge = lattice.headByStart[start]!; edge >= 0; edge = lattice.nextByStart[edge]!) {
    if (lattice.kind[edge] === EDGE.known && lattice.type[edge] === EVENT) end = Math.max(end, lattice.end[edge]!);
  }
  return end;
}

/** End of the last head in the clause, or -1. */
function lastHead(heads: WordTrie, scan: Scan, start: number): number {
  const { text, base, length } = scan;
  let end = -1;
  for (let at = start; at < Math.min(length, start + LONGEST); at++) {
    if (STOP.test(text.charAt(base + at))) break;
    const found = at === start ? -1 : longestMatch(heads, text, base + at, base + length) - base;
    // A second head behind the first belongs to the name only where it follows closely: 文化节|开幕式 does not.
    if (found > end && (end < 0 || at < end) && !isInQuotes(scan, start, found)) end = found;
    if (end >= 0 && at >= end) break;
  }
  return end;
}

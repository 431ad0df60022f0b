import { rowsOf } from "../../dictionary/rows.js";
import type { Dictionaries } from "../../model/dictionary.js";
import { addEdge, EDGE, type Lattice } from "./lattice.js";
import type { Scan } from "./scan.js";
import { typeOrdinal, type Vocabulary } from "./vocabulary.js";
import { buildTrie, longestMatch, lookUp, ROOT, step, type WordTrie } from "./word-trie.js";

/** What decides whether a quoted phrase names something that exists. */
export interface QuoteRules {
  readonly slogans: WordTrie;
  /** Heads at the end of the phrase, spelled backwards; heads behind the closing quote; verbs before it, backwards. */
  readonly inside: WordTrie;
  readonly after: WordTrie;
  readonly verbs: WordTrie;
  readonly laws: WordTrie;
}

const PROGRAM = typeOrdinal("program");
const EVENT = typeOrdinal("event");
const LAW = typeOrdinal("law");
const PUBLIC = (1 << typeOrdinal("government")) | (1 << typeOrdinal("medical"));
const LONGEST = 26;
const CERTAIN = 60;
const QUOTED_ONE = /^(?:[“‘「"])$/;
/** 1+3+N, 党建+物业, 需求响应—精准实施: a formula. */
const FORMULA = /^[^，。、；：！？]{1,8}(?:[+＋—-][^，。、；：！？+＋—-]{1,8})+$|^[^+＋]{2,6}[+＋]$/;
const NUMBERED = /^(?:[0-9]{1,2}|[一二三四五六七八九十百千多])[^，。]{0,3}(?:合一|统管|通办|联动|联建|员|步|小时|分钟)/;
const CLAUSE = /[，。；：！？]/;

const backwards = (words: readonly string[]): WordTrie => buildTrie(words.map((word) => [...word].reverse().join("")));

export function compileQuoteRules(dictionaries: Dictionaries): QuoteRules {
  const heads = rowsOf(dictionaries.get("program-kinds"), ["name", "position"]);
  const slogans = rowsOf(dictionaries.get("slogans"), ["phrase"]);
  const verbs = rowsOf(dictionaries.get("program-verbs"), ["name"]);
  return {
    slogans: buildTrie(slogans.map((row) => row.phrase)),
    inside: backwards(heads.filter((row) => row.position !== "after").map((row) => row.name)),
    after: buildTrie(heads.filter((row) => row.position !== "inside").map((row) => row.name)),
    verbs: backwards(verbs.map((row) => row.name)),
    laws: backwards(rowsOf(dictionaries.get("law-kinds"), ["kind"]).map((row) => row.kind)),
  };
}

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
    } else if (QUOTED_ONE.test(mark) && close - open > 2 && close - open <= LONGEST) {
      const joined = open - neighbour <= 2 ? neighbourScore : 0;
      neighbourScore = addQuote(lattice, rules, vocabulary, scan, open, close, joined, repeats);
      neighbour = close;
    }
  }
}

function addLaw(lattice: Lattice, rules: QuoteRules, scan: Scan, start: number, end: number): void {
  if (endsWith(rules.laws, scan, end, start)) addEdge(lattice, start, end, CERTAIN, EDGE.law, LAW, 0, 0);
}

/** Whether a word of the trie of reversed words ends at `end`, not before `start`. */
function endsWith(trie: WordTrie, scan: Scan, end: number, start: number): boolean {
  let node: number = ROOT;
  for (let i = end - 1; i >= start; i--) {
    node = step(trie, node, scan.text.charCodeAt(scan.base + i));
    if (node < 0) return false;
    if (trie.value[node]! >= 0) return true;
  }
  return false;
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
  const phrase = text.slice(base + start, base + close);
  if (lookUp(rules.slogans, text, base + start, base + close) >= 0) return 0;
  const team = wholeOrganisation(vocabulary, scan, start, close);
  if (team >= 0) {
    addEdge(lattice, start, close, CERTAIN, EDGE.organisation, typeOrdinal(vocabulary.kinds[team]!.type), 1, -1);
    return 0;
  }
  const score = scoreProgram(rules, scan, phrase, start, close, repeats) + (neighbour >= 3 ? 1 : 0);
  const occasion = /^(?:等)?(?:主题(?:宣传)?活动|大赛|比赛|赛|大型活动|启动仪式)/.test(
    text.slice(base + close + 1, base + close + 8),
  );
  if (occasion || (endsInOccasion(vocabulary, scan, start, close) && score < 5))
    addEdge(lattice, start, close, CERTAIN, EDGE.event, EVENT, 0, 0);
  else if (score >= 3) addEdge(lattice, start, close, CERTAIN, EDGE.programme, PROGRAM, 0, score);
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

function scoreProgram(
  rules: QuoteRules,
  scan: Scan,
  phrase: string,
  start: number,
  close: number,
  repeats: ReadonlyMap<string, number>,
): number {
  const { text, base, length } = scan;
  let score = 0;
  if (endsWith(rules.inside, scan, close, start + 1)) score += 3;
  if (behind(rules.after, text, base + close + 1, base + length)) score += 2;
  if (endsWith(rules.verbs, scan, start - 1, 0)) score += 1;
  if (FORMULA.test(phrase)) score += /[0-9A-Za-z]/.test(phrase) ? 3 : 1;
  if (NUMBERED.test(phrase)) score += 2;
  if ((repeats.get(phrase) ?? 0) > 1) score += 2;
  if (CLAUSE.test(phrase)) score -= 2;
  if (phrase.length > 12) score -= 1;
  if (phrase.length === 1) score -= 5;
  return score;
}

const FILLER =
  /^(?:等)?(?:[0-9一二三四五六七八九十]{1,3}[个项大类])?(?:特色|系列|主题|党建|治理|服务|工作|联动|长效|融合)*/;

/** Whether a head of programmes stands behind the closing quote, with the usual fillers between. */
function behind(trie: WordTrie, text: string, at: number, limit: number): boolean {
  if (longestMatch(trie, text, at, limit) > 0) return true;
  const filler = FILLER.exec(text.slice(at, Math.min(limit, at + 10)))?.[0].length ?? 0;
  return filler > 0 && longestMatch(trie, text, at + filler, limit) > 0;
}

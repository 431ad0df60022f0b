import { rowsOf } from "../../dictionary/rows.js";
import type { Dictionaries } from "../../model/dictionary.js";
import { addEdge, EDGE, type Lattice } from "./lattice.js";
import { oneOf, patternsOf } from "./naming-patterns.js";
import type { Scan } from "./scan.js";
import { typeOrdinal } from "./vocabulary.js";
import { buildTrie, longestMatch, lookUp, ROOT, step, type WordTrie } from "./word-trie.js";

export interface HonourRules {
  readonly verbs: WordTrie;
  /** By ordinal of the verb: whether whatever stands in quotes behind it is an honour; whether its winner may come first. */
  readonly strong: readonly boolean[];
  readonly gives: readonly boolean[];
  /** Whether what begins with a rank behind it is an honour to the end of the clause: 获评|市级平安街道. */
  readonly ranks: readonly boolean[];
  readonly heads: WordTrie;
  /** Words behind the name of an honour that say it is one: 授牌, 评选; the same and 称号. */
  readonly behind: WordTrie;
  readonly titles: WordTrie;
  /** Last words of contests, which give prizes and are none: …大赛|一等奖. */
  readonly contests: WordTrie;
  readonly fillers: RegExp;
  readonly suffixes: RegExp;
  readonly behindQuote: RegExp;
  readonly begins: RegExp;
  /** Behind a quoted honour, whatever verb stands before it: …|的牌子. */
  readonly called: RegExp;
  /** What calls the winner between the verb and the honour: 授予|该队|“…”. */
  readonly winners: RegExp;
  readonly ranked: RegExp;
  /** What may follow the name of a contest: 52公斤级亚军. */
  readonly prizes: RegExp;
  /** Prizes without a name: 市级一等奖. */
  readonly nameless: RegExp;
}

/** Who may win an honour. A place may be a part of its name as well (上海市“…”优秀案例). */
const WINNERS: ReadonlySet<number> = new Set([EDGE.organisation, EDGE.person]);
const AWARD = typeOrdinal("award");
const EVENT = typeOrdinal("event");
const LONGEST = 42;
const SHORTEST = 4;
const CERTAIN = 100;
const STOP = /[，。；：！？,;、\n]/;
const OPENING = /^[“"]$/;
const CLOSING = /^[”"]$/;
/** 2024年度…: an honour may begin with its year. */
const YEAR = /^[0-9]{4}年度?/;
/** A head behind 2024年度 makes an honour without a verb. */
const OF_YEAR = /^20[0-9]{2}年度/;
const FIRST_OF_YEAR = 0x32;
const DIGIT = /[0-9]/;
/** Behind whatever is called an honour there is room for a filler of this length. */
const FILLER = 26;
const LONGEST_WINNER = 10;
const CALLED = 6;
const QUOTE_OR_STOP = /[，。；：！？,;、\n“"]/;

/** @param contests Last words of contests, see `compileEventHeads`. */
export function compileHonourRules(dictionaries: Dictionaries, contests: WordTrie): HonourRules {
  const rows = rowsOf(dictionaries.get("honour-cues"), ["name", "role"]);
  const named = (role: string) => rows.filter((row) => row.role === role).map((row) => row.name);
  const verbs = rows.filter((row) => ["verb", "strong", "gives", "names"].includes(row.role));
  const patterns = (list: string) => patternsOf(dictionaries.get("naming-patterns"), list);
  return {
    verbs: buildTrie(verbs.map((row) => row.name)),
    strong: verbs.map((row) => row.role !== "verb"),
    gives: verbs.map((row) => row.role === "gives"),
    ranks: verbs.map((row) => row.role === "names"),
    heads: buildTrie([...named("head"), ...named("title")]),
    behind: buildTrie(named("behind")),
    titles: buildTrie([...named("behind"), ...named("title")]),
    contests,
    fillers: oneOf(patterns("award_fillers").map((pattern) => `^(?:${pattern})`)),
    suffixes: oneOf(patterns("award_suffixes")),
    behindQuote: oneOf(patterns("award_behind_quote")),
    begins: oneOf(patterns("award_begins")),
    winners: oneOf(patterns("award_winners").map((pattern) => `^(?:${pattern})`)),
    called: oneOf(patterns("award_called")),
    ranked: oneOf(patterns("award_ranked")),
    prizes: oneOf(patterns("award_prizes")),
    nameless: oneOf(patterns("award_nameless")),
  };
}

/** Adds honours: what stands between a verb of winning and the last head of an honour before the clause ends. */
export function addAwards(lattice: Lattice, rules: HonourRules, scan: Scan): void {
  const { text, base, length } = scan;
  for (let at = 0; at < length; at++) {
    addNamedBefore(lattice, rules, scan, at);
    addCalled(lattice, rules, scan, at);
    if (text.charCodeAt(base + at) === FIRST_OF_YEAR && OF_YEAR.test(text.slice(base + at, base + at + 6)))
      addAward(lattice, rules, scan, at, false);
    const verbEnd = longestMatch(rules.verbs, text, base + at, base + length);
    if (verbEnd < 0 || endsLongerWord(lattice, at, verbEnd - base)) continue;
    const verb = lookUp(rules.verbs, text, base + at, verbEnd);
    const strong = rules.strong[verb]!;
    let start = verbEnd - base;
    start += rules.fillers.exec(text.slice(verbEnd, verbEnd + FILLER))?.[0].length ?? 0;
    start = behindWinner(lattice, rules, scan, start, rules.gives[verb]!);
    if (rules.ranks[verb]!) addRanked(lattice, rules, scan, start);
    // A list of honours: 荣获A奖、B奖.
    for (let next = addAward(lattice, rules, scan, start, strong); next > 0; ) {
      const mark = text.charAt(base + next);
      if (mark !== "、" && mark !== "和" && mark !== "及") break;
      next = addAward(lattice, rules, scan, next + 1, strong);
    }
  }
}

/** Whether the verb is the end of another word: 查|获. */
function endsLongerWord(lattice: Lattice, start: number, end: number): boolean {
  if (end - start > 1) return false;
  for (let edge = lattice.headByEnd[end]!; edge >= 0; edge = lattice.nextByEnd[edge]!) {
    if (lattice.kind[edge] === EDGE.word && lattice.start[edge]! < start) return true;
  }
  return false;
}

/** Adds what begins with a rank and has no known head; it costs a little more than a name with one. */
function addRanked(lattice: Lattice, rules: HonourRules, { text, base, length }: Scan, start: number): void {
  const name = rules.ranked.exec(text.slice(base + start, base + Math.min(length, start + LONGEST)))?.[0];
  if (name !== undefined) addEdge(lattice, start, start + name.length, 2 * CERTAIN, EDGE.award, AWARD, 0, 0);
}

/** Where the honour begins behind whoever it goes to (授予|甲村|“…”), or `start`: it has to stand in quotes. */
function behindWinner(lattice: Lattice, rules: HonourRules, scan: Scan, start: number, gives: boolean): number {
  const { text, base, length } = scan;
  const ahead = text.slice(base + start, base + Math.min(length, start + FILLER));
  const called = rules.winners.exec(ahead)?.[0].length ?? 0;
  if (called > 0 && OPENING.test(ahead.charAt(called))) return start + called;
  const open = gives ? ahead.search(QUOTE_OR_STOP) : -1;
  const quoted = open > 0 && open <= LONGEST_WINNER && OPENING.test(ahead.charAt(open));
  if (quoted && !YEAR.test(ahead) && !beginsName(lattice, rules, scan, start, start + open)) return start + open;
  if (start >= length) return start;
  for (let edge = lattice.headByStart[start]!; edge >= 0; edge = lattice.nextByStart[edge]!) {
    const end = lattice.end[edge]!;
    if (WINNERS.has(lattice.kind[edge]!) && OPENING.test(text.charAt(base + end))) return end;
  }
  return start;
}

/** Whether what stands before the quotes belongs to the honour: 授予|上海市“…”, 授予|优秀示范单位“…”. */
function beginsName(lattice: Lattice, rules: HonourRules, scan: Scan, start: number, end: number): boolean {
  for (let edge = lattice.headByEnd[end]!; edge >= 0; edge = lattice.nextByEnd[edge]!) {
    if (lattice.start[edge] === start && lattice.kind[edge] === EDGE.place) return true;
  }
  return endsInHead(rules.heads, scan, start, end);
}

/** 把“…”|的牌子授予…: what the phrase is called says that it is an honour. */
function addCalled(lattice: Lattice, rules: HonourRules, scan: Scan, close: number): void {
  const { text, base, length } = scan;
  const open = scan.pairOpen[close]!;
  if (open < 0 || close - open <= SHORTEST || !OPENING.test(text.charAt(base + open))) return;
  const tail = text.slice(base + close + 1, base + Math.min(length, close + 1 + CALLED));
  const known =
    rules.called.test(tail) || (rules.behindQuote.test(tail) && endsInHead(rules.heads, scan, open + 1, close));
  if (known) addEdge(lattice, open + 1, close, CERTAIN / 2, EDGE.award, AWARD, 0, 0);
}

/** Adds the honour that starts at `start` and gives the position behind it, or -1. */
function addAward(lattice: Lattice, rules: HonourRules, scan: Scan, start: number, strong: boolean): number {
  const { text, base, length } = scan;
  const mark = text.charAt(base + start);
  if (OPENING.test(mark)) return addQuotedAward(lattice, rules, scan, start, strong);
  // 获奖 is no honour.
  if (mark === "奖" || mark === "得") return -1;
  // 授予7位…: the winners stand first.
  if (DIGIT.test(mark) && !YEAR.test(text.slice(base + start, base + start + 6))) return -1;
  let end = -1;
  for (let at = start; at < Math.min(length, start + LONGEST); at++) {
    const character = text.charAt(base + at);
    if (STOP.test(character)) break;
    const head = CLOSING.test(character) ? titledEnd(rules, scan, at + 1) : headEnd(rules.heads, scan, at);
    if (head > end && head - start >= SHORTEST) end = head;
  }
  if (end < 0) return -1;
  // 全国“枫桥式公安派出所|”: with its quotes.
  if (CLOSING.test(text.charAt(base + end)) && scan.pairOpen[end]! >= start) end++;
  const name = text.slice(base + start, base + end);
  const cut = end - (rules.suffixes.exec(name)?.[0].length ?? 0);
  if (cut - start < SHORTEST || rules.nameless.test(name)) return end;
  const prize = prizeStart(rules, scan, start, cut);
  if (prize > start) addEdge(lattice, start, prize, CERTAIN, EDGE.event, EVENT, 0, 0);
  const named = prize === start || !rules.prizes.test(text.slice(base + prize, base + cut));
  if (named && cut - prize >= SHORTEST) addEdge(lattice, prize, cut, CERTAIN, EDGE.award, AWARD, 0, 0);
  return end;
}

/** …创新大赛|一等奖: where the prize of a contest begins, or `start` where no contest is named. */
function prizeStart(rules: HonourRules, scan: Scan, start: number, end: number): number {
  for (let at = start + SHORTEST; at < end - 1; at++) {
    if (endsInHead(rules.contests, scan, start + 1, at) && leadsToPrize(rules, scan, at, end)) return at;
  }
  return start;
}

/** Whether only a class and a prize stand there: 52公斤级亚军, but no 节|水先进单位. */
function leadsToPrize(rules: HonourRules, scan: Scan, start: number, end: number): boolean {
  return (
    headEnd(rules.heads, scan, start) === end || rules.prizes.test(scan.text.slice(scan.base + start, scan.base + end))
  );
}

/** 2025年度“放心餐厅”|称号: what ends in a quote is an honour where a word behind it says so. */
function titledEnd(rules: HonourRules, scan: Scan, at: number): number {
  return longestMatch(rules.titles, scan.text, scan.base + at, scan.base + scan.length) > 0 ? at : -1;
}

/** 为2024年度“…”十佳企业|授牌, 上海市“…”|评选: a word behind the name says that it is an honour. */
function addNamedBefore(lattice: Lattice, rules: HonourRules, scan: Scan, end: number): void {
  const { text, base } = scan;
  if (end < SHORTEST || longestMatch(rules.behind, text, base + end, base + scan.length) < 0) return;
  const quoted = CLOSING.test(text.charAt(base + end - 1));
  let start = end - 1;
  while (start > 0 && end - start < LONGEST && !rules.begins.test(text.charAt(base + start - 1))) start--;
  if (end - start < SHORTEST || (quoted && scan.pairOpen[end - 1] === start)) return;
  if (quoted || endsInHead(rules.heads, scan, start, end)) {
    addEdge(lattice, start, end, CERTAIN, EDGE.award, AWARD, 0, 0);
  }
}

/** End of the longest head that starts here, quotes in it passed over (“十强”机构), or -1. */
function headEnd(heads: WordTrie, scan: Scan, at: number): number {
  let node: number = ROOT;
  let end = -1;
  for (let i = at; i < scan.length; i++) {
    const code = scan.text.charCodeAt(scan.base + i);
    if (i > at && (code === 0x201d || code === 0x22)) continue;
    node = step(heads, node, code);
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
    const known = rules.behindQuote.test(tail) || endsInHead(rules.heads, scan, open + 1, close) || strong;
    const contest = endsInHead(rules.contests, scan, open + 2, close) && !isListed(lattice, open + 1, close);
    const [kind, type] = contest ? [EDGE.event, EVENT] : [EDGE.award, AWARD];
    if (known) addEdge(lattice, open + 1, close, CERTAIN / 2, kind, type, 0, 0);
    return known ? close + 1 : -1;
  }
  return -1;
}

/** 长安杯 is no contest. */
function isListed(lattice: Lattice, start: number, end: number): boolean {
  for (let edge = lattice.headByEnd[end]!; edge >= 0; edge = lattice.nextByEnd[edge]!) {
    if (lattice.start[edge] === start && lattice.kind[edge] === EDGE.known && lattice.type[edge] === AWARD) return true;
  }
  return false;
}

function endsInHead(heads: WordTrie, scan: Scan, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (headEnd(heads, scan, at) === end) return true;
  return false;
}

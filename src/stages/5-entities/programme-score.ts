import { listOf, rowsOf } from "../../dictionary/rows.js";
import type { Dictionaries } from "../../model/dictionary.js";
import type { Keep } from "../../model/stage.js";
import { EDGE, type Lattice } from "./lattice.js";
import { type Form, formsOf, oneOf, patternsOf } from "./naming-patterns.js";
import { FORM } from "./places.js";
import { type Scan, wordClass } from "./scan.js";
import { typeOrdinal, type Vocabulary } from "./vocabulary.js";
import { buildBackwards, buildTrie, longestMatch, lookUp, ROOT, step, type WordTrie } from "./word-trie.js";
import { WORD } from "./words.js";

/** What decides whether a quoted phrase names something that exists. */
export interface QuoteRules extends QuoteWords {
  /** What the form of the phrase says: 1+3+N, 多格合一. */
  readonly forms: readonly Form[];
  /** Phrases that name a day or a week. */
  readonly occasionForms: RegExp;
  /** What stands behind the closing quote of an occasion: …活动在某地举行. */
  readonly held: RegExp;
  /** What stands behind it where it is counted: 12处. */
  readonly counted: RegExp;
}

/** The words among them: plain data, see `Keep`. Tries of words before a place are spelled backwards. */
interface QuoteWords {
  readonly slogans: WordTrie;
  /** Names that count in quotes only. */
  readonly listed: WordTrie;
  /** Heads at the end of the phrase, heads behind the closing quote, verbs before the opening one. */
  readonly inside: WordTrie;
  readonly weightsInside: readonly number[];
  readonly after: WordTrie;
  readonly verbs: WordTrie;
  readonly cuesBefore: WordTrie;
  readonly weightsBefore: readonly number[];
  /** Words that may stand between a cue and the opening quote. */
  readonly fillers: WordTrie;
  readonly fillerLengths: readonly number[];
  readonly cuesAfter: WordTrie;
  readonly weightsAfter: readonly number[];
  readonly occasions: WordTrie;
  readonly laws: WordTrie;
}

/** A phrase with this score is a programme. */
export const PROGRAMME = 3;
const PROGRAM = typeOrdinal("program");
/** How far behind the quote a head may stand: “四百”大走访机制. */
const GAP = 6;
const OF = "的";
/** As many characters behind the quote tell whether it is counted. */
const COUNTED = 8;
const GAP_STOP = /[，。、；：！？,;:!?“”"‘’（）()《》的了着是在与和及]/;
const CLAUSE = /[，。；：！？,]/;
const LIST = /、.*、/;

export function compileQuoteRules(dictionaries: Dictionaries, keep: Keep): QuoteRules {
  const patterns = dictionaries.get("naming-patterns");
  return {
    ...keep("quotes", () => compileQuoteWords(dictionaries)),
    forms: formsOf(patterns),
    counted: oneOf(patternsOf(patterns, "counted")),
    occasionForms: oneOf(patternsOf(patterns, "occasions")),
    held: oneOf(patternsOf(patterns, "held")),
  };
}

function compileQuoteWords(dictionaries: Dictionaries): QuoteWords {
  const heads = rowsOf(dictionaries.get("program-kinds"), ["name", "position", "weight"]);
  const inside = heads.filter((row) => row.position !== "after");
  const cues = rowsOf(dictionaries.get("quote-cues"), ["word", "side", "sense", "weight"]);
  const before = cues.filter((cue) => cue.side === "before" && cue.sense === "programme");
  const after = cues.filter((cue) => cue.side === "after" && cue.sense === "programme");
  const fillers = cues.filter((cue) => cue.sense === "filler").map((cue) => cue.word);
  const quoted = rowsOf(dictionaries.get("quoted-programmes"), ["name", "aliases"]);
  return {
    listed: buildTrie(quoted.flatMap((row) => [row.name, ...listOf(row.aliases)])),
    slogans: buildTrie(rowsOf(dictionaries.get("slogans"), ["phrase"]).map((row) => row.phrase)),
    inside: buildBackwards(inside.map((row) => row.name)),
    weightsInside: inside.map((row) => Number(row.weight)),
    after: buildTrie(heads.filter((row) => row.position !== "inside").map((row) => row.name)),
    verbs: buildBackwards(rowsOf(dictionaries.get("program-verbs"), ["name"]).map((row) => row.name)),
    cuesBefore: buildBackwards(before.map((cue) => cue.word)),
    weightsBefore: before.map((cue) => Number(cue.weight)),
    fillers: buildBackwards(fillers),
    fillerLengths: fillers.map((word) => word.length),
    cuesAfter: buildTrie(after.map((cue) => cue.word)),
    weightsAfter: after.map((cue) => Number(cue.weight)),
    occasions: buildTrie(cues.filter((cue) => cue.sense === "occasion").map((cue) => cue.word)),
    laws: buildBackwards(rowsOf(dictionaries.get("law-kinds"), ["kind"]).map((row) => row.kind)),
  };
}

/** Whether a word of the trie of reversed words ends at `end`, not before `start`. */
export function endsWith(trie: WordTrie, scan: Scan, end: number, start: number): boolean {
  return wordBefore(trie, scan, end, start) >= 0;
}

/** Ordinal of the longest word of the trie of reversed words that ends at `end`, not before `start`, or -1. */
function wordBefore(trie: WordTrie, scan: Scan, end: number, start: number): number {
  let node: number = ROOT;
  let found = -1;
  for (let i = end - 1; i >= start; i--) {
    node = step(trie, node, scan.text.charCodeAt(scan.base + i));
    if (node < 0) break;
    if (trie.value[node]! >= 0) found = trie.value[node]!;
  }
  return found;
}

/** Adds up what the phrase, its neighbours and its recurrence in the document say. */
export function scoreProgramme(
  rules: QuoteRules,
  lattice: Lattice,
  vocabulary: Vocabulary,
  scan: Scan,
  start: number,
  close: number,
  repeats: ReadonlyMap<string, number>,
): number {
  const phrase = scan.text.slice(scan.base + start, scan.base + close);
  const behind = scan.text.slice(scan.base + close + 1, scan.base + Math.min(scan.length, close + 1 + COUNTED));
  const head = wordBefore(rules.inside, scan, close, start + 1);
  const inside = head >= 0 ? rules.weightsInside[head]! : 0;
  const lexeme = lookUp(vocabulary.lexemes.trie, phrase, 0, phrase.length);
  const known = lexeme < 0 ? -1 : vocabulary.lexemes.known[lexeme]!;
  const named = known >= 0 && vocabulary.known.typeAt[known] === PROGRAM;
  const listed = named || lookUp(rules.listed, phrase, 0, phrase.length) >= 0 ? 3 : 0;
  const recurs = (repeats.get(phrase) ?? 0) > 1 ? 2 : 0;
  return (
    inside +
    listed +
    recurs +
    scoreForm(rules, phrase) +
    scoreWord(lattice, vocabulary, scan, start, close) +
    scoreBefore(rules, scan, start - 1) +
    (hasOwner(lattice, scan, start - 1) ? 1 : 0) +
    (rules.counted.test(behind) ? 1 : 0) +
    scoreAfter(rules, scan, close + 1)
  );
}

/** 白马湖社区的“童心巷”: a place or an organisation stands before it, whose it is. */
function hasOwner(lattice: Lattice, scan: Scan, open: number): boolean {
  const end = scan.text.charAt(scan.base + open - 1) === OF ? open - 1 : open;
  if (end <= 0) return false;
  for (let edge = lattice.headByEnd[end]!; edge >= 0; edge = lattice.nextByEnd[edge]!) {
    const kind = lattice.kind[edge];
    if (kind === EDGE.organisation || (kind === EDGE.place && lattice.form[edge] === FORM.full)) return true;
  }
  return false;
}

function scoreForm(rules: QuoteRules, phrase: string): number {
  let score = 0;
  for (const form of rules.forms) if (form.pattern.test(phrase)) score += form.weight;
  if (CLAUSE.test(phrase)) score -= 2;
  if (LIST.test(phrase)) score -= 3;
  if (phrase.length > 14) score -= 1;
  if (phrase.length === 3 && phrase.startsWith("小")) score -= 2;
  return phrase.length === 1 ? score - 5 : score;
}

/** A common word or a field of public work in quotes is emphasis. */
function scoreWord(lattice: Lattice, vocabulary: Vocabulary, scan: Scan, start: number, close: number): number {
  if (lookUp(vocabulary.functionTrie, scan.text, scan.base + start, scan.base + close) >= 0) return -3;
  const found = wordClass(lattice, start, close);
  return found === WORD.content || found === WORD.verb ? -2 : 0;
}

function scoreBefore(rules: QuoteRules, scan: Scan, open: number): number {
  const { text, base } = scan;
  const cue = cueBefore(rules, scan, open);
  if (cue !== 0) return cue;
  // “一院一品牌”特色项目——“…”: the head stands before a dash.
  const dash = /(?:——|—|：|:)$/.exec(text.slice(base + Math.max(0, open - 2), base + open))?.[0].length ?? 0;
  for (let at = open - dash - 1; dash > 0 && at >= Math.max(0, open - dash - 4); at--) {
    if (longestMatch(rules.after, text, base + at, base + open - dash) === base + open - dash) return 3;
  }
  return 0;
}

/** A cue or a verb directly before the quote, or with up to two fillers between them: 推出|了|一批|“…”. */
function cueBefore(rules: QuoteRules, scan: Scan, open: number): number {
  let end = open;
  for (let fillers = 0; fillers <= 2 && end > 0; fillers++) {
    const cue = wordBefore(rules.cuesBefore, scan, end, 0);
    if (cue >= 0) return rules.weightsBefore[cue]!;
    if (endsWith(rules.verbs, scan, end, 0)) return 1;
    const filler = wordBefore(rules.fillers, scan, end, 0);
    if (filler < 0) return 0;
    end -= rules.fillerLengths[filler]!;
  }
  return 0;
}

function scoreAfter(rules: QuoteRules, scan: Scan, at: number): number {
  const { text, base, length } = scan;
  const end = longestMatch(rules.cuesAfter, text, base + at, base + length);
  if (end > 0) return rules.weightsAfter[lookUp(rules.cuesAfter, text, base + at, end)]!;
  if (longestMatch(rules.after, text, base + at, base + length) > 0) return 3;
  for (let i = at; i < Math.min(length, at + GAP); i++) {
    if (i > at && longestMatch(rules.after, text, base + i, base + length) > 0) return 2;
    if (GAP_STOP.test(text.charAt(base + i)) && text.charAt(base + i) !== "等") return 0;
  }
  return 0;
}

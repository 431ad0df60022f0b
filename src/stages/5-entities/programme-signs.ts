import { isHan } from "../../text/characters.js";
import { EDGE, type Lattice } from "./lattice.js";
import { FORM } from "./places.js";
import { type QuoteRules, wordBefore } from "./quote-rules.js";
import { type Scan, wordClass } from "./scan.js";
import { typeOrdinal, type Vocabulary } from "./vocabulary.js";
import { longestMatch, lookUp } from "./word-trie.js";

/** Told of each sign that a quoted phrase shows, and how strongly it shows it. */
export type Tell = (sign: string, strength: number) => void;

/** A quoted phrase, its quotes excluded, and what the document tells of it. */
export interface Phrase {
  readonly start: number;
  readonly close: number;
  /** How often the document quotes it. */
  readonly count: number;
}

const PROGRAM = typeOrdinal("program");
/** How far behind the quote a head may stand: “四百”大走访机制. */
const GAP = 6;
const OF = "的";
/** As many characters behind the quote tell whether it is counted. */
const COUNTED = 8;
const GAP_STOP = /[，。、；：！？,;:!?“”"‘’（）()《》的了着是在与和及]/;
const CLAUSE = /[，。；：！？,]/;
const LIST = /、.*、/;
const SAID = /[。！？!?]$/;
/** Characters of phrases that are seldom names. */
const SHORT = 2;
const WIDE = 7;
const LONG = 14;
const CLAUSE_END = "，。；：,;:！";
const DASH = /(?:——|—|：|:)$/;
const CLASSES = ["content", "proper", "verb", "grammar"] as const;

/** What the phrase, its neighbours and its recurrence in the document say of its being the name of a programme. */
export function tellSigns(
  rules: QuoteRules,
  lattice: Lattice,
  vocabulary: Vocabulary,
  scan: Scan,
  { start, close, count }: Phrase,
  tell: Tell,
): void {
  const phrase = scan.text.slice(scan.base + start, scan.base + close);
  tell("any", 1);
  if (count > 1) tell("recurs", 1);
  tellForm(rules, phrase, tell);
  const named = tellWords(rules, lattice, vocabulary, scan, start, close, tell);
  tellPlace(scan, start, close, named, tell);
  tellBefore(rules, lattice, scan, start - 1, tell);
  tellBehind(rules, scan, close + 1, tell);
}

function tellForm(rules: QuoteRules, phrase: string, tell: Tell): void {
  for (const form of rules.forms) if (form.pattern.test(phrase)) tell("form", form.weight);
  if (SAID.test(phrase)) tell("said", 1);
  if (CLAUSE.test(phrase)) tell("clause", 1);
  if (LIST.test(phrase)) tell("list", 1);
  if (phrase.length <= SHORT) tell(`length-${phrase.length}`, 1);
  if (phrase.length >= WIDE) tell("wide", 1);
  if (phrase.length > LONG) tell("long", 1);
}

/** Says as well whether the phrase itself has the look of a name. */
function tellWords(
  rules: QuoteRules,
  lattice: Lattice,
  vocabulary: Vocabulary,
  scan: Scan,
  start: number,
  close: number,
  tell: Tell,
): boolean {
  const { text, base } = scan;
  const head = wordBefore(rules.inside, scan, close, start + 1);
  if (head >= 0) tell("head", rules.weightsInside[head]!);
  const lexeme = lookUp(vocabulary.lexemes.trie, text, base + start, base + close);
  const known = lexeme < 0 ? -1 : vocabulary.lexemes.known[lexeme]!;
  const named = known >= 0 && vocabulary.known.typeAt[known] === PROGRAM;
  const listed = named || lookUp(rules.listed, text, base + start, base + close) >= 0;
  if (listed) tell("listed", 1);
  if (lookUp(vocabulary.functionTrie, text, base + start, base + close) >= 0) tell("function", 1);
  const found = wordClass(lattice, start, close);
  if (found >= 0) tell(`word-${CLASSES[found]!}`, 1);
  return head >= 0 || listed;
}

/** How the phrase stands in its clause: as its subject, or at its end, where words are wont to stand that are quoted for emphasis. */
function tellPlace({ text, base, length }: Scan, start: number, close: number, named: boolean, tell: Tell): void {
  const before = start === 1 ? "" : text.charAt(base + start - 2);
  const behind = close + 1 >= length ? "" : text.charAt(base + close + 1);
  if (CLAUSE_END.includes(before) && isHan(behind.charCodeAt(0))) tell("subject", 1);
  if (!named && CLAUSE_END.includes(behind)) tell("closes", 1);
}

function tellBefore(rules: QuoteRules, lattice: Lattice, scan: Scan, open: number, tell: Tell): void {
  const { text, base } = scan;
  if (hasOwner(lattice, scan, open)) tell("owner", 1);
  tellCue(rules, scan, open, tell);
  // “一院一品牌”特色项目——“…”: the head stands before a dash.
  const dash = DASH.exec(text.slice(base + Math.max(0, open - 2), base + open))?.[0].length ?? 0;
  for (let at = open - dash - 1; dash > 0 && at >= Math.max(0, open - dash - 4); at--) {
    if (longestMatch(rules.after, text, base + at, base + open - dash) === base + open - dash) tell("head-before", 1);
  }
}

/** A cue or a verb directly before the quote, or with up to two fillers between them: 推出|了|一批|“…”. */
function tellCue(rules: QuoteRules, scan: Scan, open: number, tell: Tell): void {
  let end = open;
  for (let fillers = 0; fillers <= 2 && end > 0; fillers++) {
    const cue = wordBefore(rules.cuesBefore, scan, end, 0);
    if (cue >= 0) {
      const weight = rules.weightsBefore[cue]!;
      tell(weight > 0 ? "cue-before" : "no-cue-before", weight);
      return;
    }
    if (wordBefore(rules.verbs, scan, end, 0) >= 0) {
      tell("verb-before", 1);
      return;
    }
    const filler = wordBefore(rules.fillers, scan, end, 0);
    if (filler < 0) return;
    end -= rules.fillerLengths[filler]!;
  }
}

function tellBehind(rules: QuoteRules, scan: Scan, at: number, tell: Tell): void {
  const { text, base, length } = scan;
  if (rules.counted.test(text.slice(base + at, base + Math.min(length, at + COUNTED)))) tell("counted", 1);
  const end = longestMatch(rules.cuesAfter, text, base + at, base + length);
  if (end > 0) {
    const weight = rules.weightsAfter[lookUp(rules.cuesAfter, text, base + at, end)]!;
    tell(weight > 0 ? "cue-behind" : "no-cue-behind", weight);
    return;
  }
  if (longestMatch(rules.after, text, base + at, base + length) > 0) {
    tell("head-behind", 1);
    return;
  }
  for (let i = at; i < Math.min(length, at + GAP); i++) {
    if (i > at && longestMatch(rules.after, text, base + i, base + length) > 0) {
      tell("head-near", 1);
      return;
    }
    if (GAP_STOP.test(text.charAt(base + i)) && text.charAt(base + i) !== "等") return;
  }
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

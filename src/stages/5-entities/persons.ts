import { isDigit, isHan } from "../../text/characters.js";
import { COST, FORBIDDEN, NAT } from "./costs.js";
import { addContested, EDGE, type Lattice } from "./lattice.js";
import type { Scan } from "./scan.js";
import { typeOrdinal, type Vocabulary } from "./vocabulary.js";
import { begins, longestMatch, lookUp, ROOT, step } from "./word-trie.js";
import { WORD, WORD_REF } from "./words.js";

const PERSON = typeOrdinal("person");
const ONE_CHARACTER = 200;
const CUED = -260;
/** A title before and a mark or a verb of a person behind (说, 介绍), or titles on both sides. */
const ENCLOSED = -350;
const UNCUED = 330;
const VERB_END = 350;
const MARK = /[，。、；：！？（）(),;:]/;
/** What one unit of a cue's weight is worth. */
const CUE_UNIT = 70;
const LONGEST_TITLE = 8;
const TRANSLITERATED = 500;
const SHORTEST_TRANSLITERATED = 4;
/** ·. */
const DOT = 0xb7;

/** Adds persons: a surname and one or two characters of a given name, cheap where a title stands beside them. */
export function addPersons(lattice: Lattice, vocabulary: Vocabulary, scan: Scan): void {
  addTransliterated(lattice, vocabulary, scan);
  const { surnameTrie } = vocabulary;
  for (let at = 0; at + 1 < scan.length; at++) {
    if (!begins(surnameTrie, scan.text.charCodeAt(scan.base + at))) continue;
    let node: number = ROOT;
    for (let i = at; i < scan.length && i < at + 2; i++) {
      node = step(surnameTrie, node, scan.text.charCodeAt(scan.base + i));
      if (node < 0) break;
      const surname = surnameTrie.value[node]!;
      if (surname >= 0) addGivenNames(lattice, vocabulary, scan, at, i + 1, vocabulary.surnameCost[surname]!);
    }
  }
}

function addGivenNames(
  lattice: Lattice,
  vocabulary: Vocabulary,
  scan: Scan,
  start: number,
  given: number,
  cost: number,
): void {
  const { text, base, length } = scan;
  let before: boolean | null = null;
  for (let size = 1; size <= 2 && given + size <= length; size++) {
    const end = given + size;
    const second = vocabulary.givenSecond[text.charCodeAt(base + end - 1)]!;
    const price = second + (size === 1 ? ONE_CHARACTER : vocabulary.givenFirst[text.charCodeAt(base + given)]!);
    if (price >= 2 * COST.unknownCharacter) continue;
    const listed = lookUp(vocabulary.notNameTrie, text, base + start, base + end);
    if (listed >= 0 && vocabulary.notNameMostly[listed] !== 1) continue;
    const counted = isDigit(text.charCodeAt(base + end));
    before ??= titleBefore(vocabulary, scan, start) || (!counted && titleByShape(lattice, vocabulary, scan, start));
    const after = titleAfter(vocabulary, scan, end);
    const cued = before || after;
    if (listed >= 0 && !cued) continue;
    const enclosed =
      before &&
      (after || end === length || MARK.test(text.charAt(base + end)) || encloses(vocabulary, scan, end, size === 1));
    // 谢炜|答: a verb of speech is no end of a given name where a title stands before; 何德才 may be one.
    const verb = size === 2 && before && isCueOfOne(vocabulary, scan, end - 1) && !mayEnd(vocabulary, scan, end - 1);
    const extra =
      (verb ? VERB_END : 0) +
      (cued ? CUED : UNCUED - cueWeight(vocabulary, scan, start, end) * CUE_UNIT) +
      (enclosed ? ENCLOSED : 0) +
      (listed >= 0 ? 3 * NAT : 0);
    const known = Math.min(cost + price + extra, knownPerson(lattice, start, end));
    addContested(lattice, start, end, known, EDGE.person, PERSON, cued ? 1 : 0);
  }
}

/** Whether a word that people do or are said of stands behind; one that a longer name may end in (才, 正) says nothing. */
function encloses(vocabulary: Vocabulary, scan: Scan, end: number, short: boolean): boolean {
  const { text, base, length } = scan;
  const stop = longestMatch(vocabulary.cueAfter, text, base + end, base + length) - base;
  if (stop <= 0) return false;
  return !short || stop > end + 1 || !mayEnd(vocabulary, scan, end);
}

const isCueOfOne = ({ cueAfter }: Vocabulary, { text, base }: Scan, at: number): boolean =>
  lookUp(cueAfter, text, base + at, base + at + 1) >= 0;

/** A character that so many given names end in. */
const USUAL_END = 720;

const mayEnd = ({ givenSecond }: Vocabulary, { text, base }: Scan, at: number): boolean =>
  givenSecond[text.charCodeAt(base + at)]! < USUAL_END;

/** 督导员, 花艺师: what somebody is, by its last character; not a verb (动员). */
function titleByShape(lattice: Lattice, vocabulary: Vocabulary, scan: Scan, at: number): boolean {
  if (at < 3 || vocabulary.titleEnd[scan.text.charCodeAt(scan.base + at - 1)] === 0) return false;
  if (!isHan(scan.text.charCodeAt(scan.base + at - 2)) || !isHan(scan.text.charCodeAt(scan.base + at - 3)))
    return false;
  for (let edge = lattice.headByEnd[at]!; edge >= 0; edge = lattice.nextByEnd[edge]!) {
    if (lattice.kind[edge] !== EDGE.word || at - lattice.start[edge]! < 2) continue;
    if (lattice.type[edge]! > WORD.proper) return false;
  }
  return true;
}

/** A person of three characters whom the vocabulary knows (孔令辉) is no dearer than the word. */
function knownPerson(lattice: Lattice, start: number, end: number): number {
  for (let edge = lattice.headByEnd[end]!; end - start === 3 && edge >= 0; edge = lattice.nextByEnd[edge]!) {
    if (lattice.start[edge] !== start || lattice.kind[edge] !== EDGE.word) continue;
    if (lattice.ref[edge] === WORD_REF.person) return lattice.cost[edge]! - COST.personEntry - NAT / 2;
  }
  return FORBIDDEN;
}

/** Adds names of two or more words from the list of other peoples' names: 娜仁其其格, 艾力·买买提. */
function addTransliterated(lattice: Lattice, vocabulary: Vocabulary, scan: Scan): void {
  for (let at = 0; at + SHORTEST_TRANSLITERATED <= scan.length; at++) {
    let end = elementEnd(vocabulary, scan, at);
    for (let words = 1; end > 0; words++) {
      if (words === 1 && titleBefore(vocabulary, scan, at) && isClosed(vocabulary, scan, end)) {
        addContested(lattice, at, end, TRANSLITERATED, EDGE.person, PERSON, 1);
      }
      if (words > 1 && end - at >= SHORTEST_TRANSLITERATED) {
        const cued = titleBefore(vocabulary, scan, at) || titleAfter(vocabulary, scan, end);
        const extra = cued ? CUED : UNCUED - cueWeight(vocabulary, scan, at, end) * CUE_UNIT;
        addContested(lattice, at, end, TRANSLITERATED + extra, EDGE.person, PERSON, cued ? 1 : 0);
      }
      const dotted = scan.text.charCodeAt(scan.base + end) === DOT ? end + 1 : end;
      end = elementEnd(vocabulary, scan, dotted);
    }
  }
}

/** Whether a mark, the end or a verb of a person stands behind: 社长巴图说. */
const isClosed = (vocabulary: Vocabulary, scan: Scan, end: number): boolean =>
  end === scan.length ||
  MARK.test(scan.text.charAt(scan.base + end)) ||
  longestMatch(vocabulary.cueAfter, scan.text, scan.base + end, scan.base + scan.length) > 0;

function elementEnd(vocabulary: Vocabulary, scan: Scan, at: number): number {
  const end = longestMatch(vocabulary.elementTrie, scan.text, scan.base + at, scan.base + scan.length);
  return end < 0 ? -1 : end - scan.base;
}

/** Whether a title stands behind; in 律师事务所 the 律师 is none. */
function titleAfter(vocabulary: Vocabulary, scan: Scan, end: number): boolean {
  const stop = longestMatch(vocabulary.titleAfter, scan.text, scan.base + end, scan.base + scan.length) - scan.base;
  if (stop < 0) return false;
  for (let i = 0; i < scan.kinds.length; i += 3) if (scan.kinds[i] === end && scan.kinds[i + 1]! > stop) return false;
  return true;
}

/** What the words beside a name without a title say for it. */
function cueWeight(vocabulary: Vocabulary, scan: Scan, start: number, end: number): number {
  const { text, base, length } = scan;
  const after = longestMatch(vocabulary.cueAfter, text, base + end, base + length);
  const weight = after < 0 ? 0 : vocabulary.cueAfterWeight[lookUp(vocabulary.cueAfter, text, base + end, after)]!;
  const before = start > 0 ? scan.text.charCodeAt(scan.base + start - 1) : 0;
  if (begins(vocabulary.cueBefore, before)) {
    let node: number = ROOT;
    for (let i = start - 1; i >= 0; i--) {
      node = step(vocabulary.cueBefore, node, text.charCodeAt(base + i));
      if (node < 0) break;
      const cue = vocabulary.cueBefore.value[node]!;
      if (cue >= 0) return weight + vocabulary.cueBeforeWeight[cue]!;
    }
  }
  return start === 0 || end === length ? weight + 1 : weight;
}

function titleBefore(vocabulary: Vocabulary, scan: Scan, at: number): boolean {
  const trie = vocabulary.titleBefore;
  if (at === 0 || !begins(trie, scan.text.charCodeAt(scan.base + at - 1))) return false;
  let node: number = ROOT;
  for (let i = at - 1; i >= 0 && at - i <= LONGEST_TITLE; i--) {
    node = step(trie, node, scan.text.charCodeAt(scan.base + i));
    if (node < 0) return false;
    if (trie.value[node]! >= 0) return true;
  }
  return false;
}

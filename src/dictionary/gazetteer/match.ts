import type { Form, GazetteerMatch, Level } from "../../model/gazetteer.js";
import { childOf, secondOf, type Trie } from "../../text/trie/trie.js";
import { type Family, FORMS, FULL, NONE } from "./forms.js";
import { familyOf, isReduced, levelOf, ordinalOf } from "./key.js";
import { readOrdinal } from "./ordinal.js";
import {
  type BareForms,
  bareRow,
  CAN_HAVE_TAIL,
  CAN_STAND_ALONE,
  type FormTable,
  ORDINAL_START,
  reducedForm,
  type Tails,
} from "./tails.js";

/** The compiled name part of the gazetteer. */
export interface NameIndex {
  readonly trie: Trie;
  /** Node → first group. */
  readonly groups: Uint32Array;
  /** Group → key (see `packKey`). */
  readonly keys: Uint16Array;
  /** Group → first position in `units`. */
  readonly starts: Uint32Array;
  readonly units: Uint32Array;
  /** Node → `CAN_STAND_ALONE`, `CAN_HAVE_TAIL`. */
  readonly flags: Uint8Array;
  readonly families: readonly Family[];
  readonly tails: Tails;
  readonly bare: BareForms;
}

/** Ranges `[from, to)` of unit ordinals, in order; null for all units. */
export type Ranges = readonly (readonly [number, number])[] | null;

/** What a stretch of text asks of the groups of a node. */
interface Asked {
  readonly own: FormTable;
  readonly reduced: FormTable;
  /** -1 for any. */
  readonly ordinal: number;
  /** Length of a stem that stands alone, 0 where a tail follows. */
  readonly bare: number;
}

const LISTED = 64;
const NO_MATCH: readonly GazetteerMatch[] = [];

/** First position in `[from, to)` of the sorted `units` whose value is at least `unit`. */
export function lowerBound(units: Uint32Array, from: number, to: number, unit: number): number {
  let low = from;
  let high = to;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (units[middle]! < unit) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** A match that lists its units when it is asked, since most matches are dropped for a longer one. */
export class NameMatch implements GazetteerMatch {
  readonly start: number;
  readonly end: number;
  readonly level: Level;
  readonly form: Form;
  total = 0;
  private readonly groups: number[] = [];
  private listed: readonly number[] | null = null;

  constructor(
    private readonly index: NameIndex,
    private readonly ranges: Ranges,
    span: { start: number; end: number },
    level: number,
    readonly code: number,
  ) {
    this.start = span.start;
    this.end = span.end;
    this.level = level as Level;
    this.form = FORMS[code]!;
  }

  add(group: number, count: number): void {
    this.groups.push(group);
    this.total += count;
  }

  get units(): readonly number[] {
    this.listed ??= this.list(this.ranges, LISTED);
    return this.listed;
  }

  /** Units inside the ranges, by code. */
  list(ranges: Ranges, limit: number): readonly number[] {
    const found: number[] = [];
    this.visit(ranges, (from, to) => {
      for (let at = from; at < to; at++) found.push(this.index.units[at]!);
    });
    found.sort((a, b) => a - b);
    const distinct = found.filter((unit, at) => at === 0 || found[at - 1] !== unit);
    return distinct.length > limit ? distinct.slice(0, limit) : distinct;
  }

  /** How many of its units lie in `[low, high)`. */
  countBetween(low: number, high: number): number {
    const { starts, units } = this.index;
    let sum = 0;
    for (const group of this.groups) {
      const to = starts[group + 1]!;
      const first = lowerBound(units, starts[group]!, to, low);
      sum += lowerBound(units, first, to, high) - first;
    }
    return sum;
  }

  private visit(ranges: Ranges, give: (from: number, to: number) => void): void {
    for (const group of this.groups) visitGroup(this.index, group, ranges, give);
  }
}

function visitGroup(index: NameIndex, group: number, ranges: Ranges, give: (from: number, to: number) => void): void {
  const from = index.starts[group]!;
  const to = index.starts[group + 1]!;
  if (ranges === null) {
    give(from, to);
    return;
  }
  for (const [low, high] of ranges) {
    const first = lowerBound(index.units, from, to, low);
    const last = lowerBound(index.units, first, to, high);
    if (first < last) give(first, last);
  }
}

/** The form in which a group's units are meant, or NONE. */
function formOf(index: NameIndex, key: number, asked: Asked, text: string, end: number): number {
  if (asked.ordinal >= 0 && ordinalOf(key) !== asked.ordinal) return NONE;
  const family = familyOf(key);
  if (asked.bare > 0) {
    const form = (isReduced(key) ? asked.reduced : asked.own)[family]!;
    if (form === NONE) return NONE;
    const never = index.families[family]!.neverBare;
    return never.length > 0 && never.some((ending) => asked.bare > ending.length && text.endsWith(ending, end))
      ? NONE
      : form;
  }
  const form = asked.own[family]!;
  return isReduced(key) ? reducedForm(form) : form;
}

export type Matcher = (text: string, at: number) => readonly GazetteerMatch[];

/**
 * A function that finds every form that starts at `at`, longest first. It allocates nothing where nothing matches: the
 * state of a search lives in the closure.
 */
export function createMatcher(index: NameIndex, ranges: Ranges): Matcher {
  const { trie, groups, keys, flags, tails, bare } = index;
  let text = "";
  let start = 0;
  let found: NameMatch[] | null = null;

  /** Adds what the groups of a node mean, one match for each end, level and form. */
  function collect(
    node: number,
    end: number,
    own: FormTable,
    reduced: FormTable,
    ordinal: number,
    length: number,
    fullOnly: boolean,
  ): boolean {
    let asked: Asked | null = null;
    let any = false;
    for (let group = groups[node]!; group < groups[node + 1]!; group++) {
      const key = keys[group]!;
      if (own[familyOf(key)] === NONE && reduced[familyOf(key)] === NONE) continue;
      asked ??= { own, reduced, ordinal, bare: length };
      const form = formOf(index, key, asked, text, end);
      if (form === NONE || (fullOnly && form !== FULL)) continue;
      const count = countGroup(index, group, ranges);
      if (count === 0) continue;
      matchOf(end, levelOf(key), form).add(group, count);
      any = true;
    }
    return any;
  }

  function matchOf(end: number, level: number, form: number): NameMatch {
    found ??= [];
    for (const match of found) if (match.end === end && match.level === level && match.code === form) return match;
    const match = new NameMatch(index, ranges, { start, end }, level, form);
    found.push(match);
    return match;
  }

  function collectTails(node: number, end: number, ordinal: number, length: number): void {
    const list = tails.starts[text.charCodeAt(end)] ?? 0;
    if (list === 0 || list === ORDINAL_START) return;
    // Tails stand longest first. A shorter one (居 in 居委会) is read only where it makes an official name too (村 in 村委会);
    // and a stem of one character bears no other suffix than its own (新县 is not 新区).
    let fullOnly = length < 2;
    for (const tail of tails.lists[list - 1]!) {
      if (!text.startsWith(tail.text, end)) continue;
      const table = ordinal > 0 ? tail.numbered : tail.plain;
      if (collect(node, end + tail.text.length, table, table, ordinal, 0, fullOnly)) fullOnly = true;
    }
  }

  function collectNode(node: number, end: number, flag: number): void {
    const length = end - start;
    if ((flag & CAN_STAND_ALONE) !== 0) {
      collect(node, end, bareRow(bare.own, length), bareRow(bare.reduced, length), -1, length, false);
    }
    if ((flag & CAN_HAVE_TAIL) === 0 || end >= text.length) return;
    const next = tails.starts[text.charCodeAt(end)]!;
    if (next === ORDINAL_START) {
      const read = readOrdinal(text, end);
      if (read !== 0) collectTails(node, end + (read & 15), read >> 4, length);
    } else if (next !== 0) collectTails(node, end, 0, length);
  }

  return (given, at) => {
    const unit = given.charCodeAt(at);
    let node = trie.roots[unit] ?? 0;
    if (node === 0) return NO_MATCH;
    text = given;
    start = at;
    found = null;
    let end = at + 1;
    if (flags[node] !== 0) collectNode(node, end, flags[node]!);
    node = end < given.length ? secondOf(trie, unit, given.charCodeAt(end)) : 0;
    while (node !== 0) {
      end++;
      if (flags[node] !== 0) collectNode(node, end, flags[node]!);
      node = end < given.length ? childOf(trie, node, given.charCodeAt(end)) : 0;
    }
    return found === null ? NO_MATCH : sortMatches(found);
  };
}

const rank = (match: NameMatch): number => FORMS.lastIndexOf(match.form);

const sortMatches = (found: NameMatch[]): NameMatch[] =>
  found.length === 1 ? found : found.sort((a, b) => b.end - a.end || a.level - b.level || rank(a) - rank(b));

function countGroup(index: NameIndex, group: number, ranges: Ranges): number {
  if (ranges === null) return index.starts[group + 1]! - index.starts[group]!;
  let sum = 0;
  visitGroup(index, group, ranges, (from, to) => {
    sum += to - from;
  });
  return sum;
}

import type { Gazetteer, GazetteerMatch, Level, Unit } from "../../model/gazetteer.js";
import { openSections } from "../../text/trie/sections.js";
import { openTrie, pathTo } from "../../text/trie/trie.js";
import type { Family, Suffix } from "./forms.js";
import { createMatcher, lowerBound, type NameIndex, NameMatch, type Ranges } from "./match.js";
import { compileBare, compileTails } from "./tails.js";

interface Meta {
  readonly hash: string;
  /** How many units each level has; level 0 has none. */
  readonly counts: readonly number[];
  readonly rests: readonly string[];
  readonly families: readonly Family[];
  readonly written: readonly Suffix[];
}

/** The compiled columns of the units. */
interface Units {
  readonly index: NameIndex;
  readonly hash: string;
  readonly codes: Uint32Array;
  readonly locals: Uint16Array;
  readonly levels: Uint8Array;
  readonly parents: Uint32Array;
  readonly nodes: Uint32Array;
  readonly rests: Uint16Array;
  readonly restTexts: readonly string[];
  /** Unit → one past its last descendant, as far as it was asked for, else 0. */
  readonly ends: Uint32Array;
}

const ALL = Number.POSITIVE_INFINITY;
const DIGITS = [0, 6, 6, 6, 9, 12] as const;

/**
 * Opens the compiled gazetteer without copying it.
 *
 * @throws Error where the bytes are no compiled gazetteer.
 */
export function openGazetteer(bytes: ArrayBufferLike): Gazetteer {
  const sections = openSections(bytes);
  const meta = sections.meta as unknown as Meta;
  const index: NameIndex = {
    trie: openTrie(sections),
    groups: sections.u32("groups"),
    keys: sections.u16("keys"),
    starts: sections.u32("starts"),
    units: sections.u32("units"),
    flags: sections.u8("flags"),
    families: meta.families,
    tails: compileTails(meta.families, meta.written),
    bare: compileBare(meta.families),
  };
  const units: Units = {
    index,
    hash: meta.hash,
    codes: sections.u32("codes"),
    locals: sections.u16("locals"),
    levels: sections.u8("levels"),
    parents: sections.u32("parents"),
    nodes: sections.u32("nodes"),
    rests: sections.u16("rests"),
    restTexts: meta.rests,
    ends: new Uint32Array(sections.u32("codes").length),
  };
  return createGazetteer(units, meta.counts, null);
}

function createGazetteer(units: Units, counts: readonly number[], ranges: Ranges): Gazetteer {
  const size = units.codes.length;
  const parent = (ordinal: number): number => units.parents[ordinal]! - 1;
  const under = (ancestor: number): Ranges => [[ancestor, endOf(units, ancestor)]];
  return {
    size,
    hash: units.hash,
    unit: (ordinal) => readUnit(units, ordinal),
    level: (ordinal) => units.levels[ordinal]! as Level,
    byCode: (code) => findCode(units, code),
    contains: (outer, inner) => outer <= inner && inner < endOf(units, outer),
    ancestor(ordinal, level) {
      let at = ordinal;
      while (at >= 0 && units.levels[at]! > level) at = parent(at);
      return at >= 0 && units.levels[at] === level ? at : -1;
    },
    matchAt: createMatcher(units.index, ranges),
    unitsUnder: (match, ancestor) => asNameMatch(match)?.list(under(ancestor), ALL) ?? [],
    countUnder: (match, ancestor) => asNameMatch(match)?.countBetween(ancestor, endOf(units, ancestor)) ?? 0,
    children: (ordinal) => listChildren(units, ordinal, endOf(units, ordinal)),
    within: (provinces) => createGazetteer(units, counts, provinceRanges(units, provinces)),
    count: (level) => counts[level]!,
  };
}

const asNameMatch = (match: GazetteerMatch): NameMatch | null => (match instanceof NameMatch ? match : null);

function readUnit(units: Units, ordinal: number): Unit {
  const level = units.levels[ordinal];
  if (level === undefined) throw new RangeError(`There is no unit ${ordinal} in the gazetteer.`);
  const first = String(units.codes[ordinal]!).slice(0, Math.min(9, DIGITS[level as Level]));
  const code = level === 5 ? first + String(units.locals[ordinal]!).padStart(3, "0") : first;
  const name = pathTo(units.index.trie, units.nodes[ordinal]!) + units.restTexts[units.rests[ordinal]!]!;
  return { code, name, level: level as Level, parent: units.parents[ordinal]! - 1 };
}

/** First unit whose code is at least the given one; codes are compared as nine digits and three. */
function searchCode(units: Units, code: number, local: number): number {
  let low = lowerBound(units.codes, 0, units.codes.length, code);
  const high = lowerBound(units.codes, low, units.codes.length, code + 1);
  while (low < high && units.locals[low]! < local) low++;
  return low;
}

function findCode(units: Units, code: string): number {
  if (!/^(?:\d{6}|\d{9}|\d{12})$/.test(code)) return -1;
  const first = Number(code.slice(0, 9).padEnd(9, "0"));
  const local = Number(code.slice(9));
  const at = searchCode(units, first, local);
  const same = units.codes[at] === first && units.locals[at] === local;
  return same && DIGITS[units.levels[at] as Level] === code.length ? at : -1;
}

/** One past the last descendant of a unit. */
function endOf(units: Units, ordinal: number): number {
  const level = units.levels[ordinal]!;
  if (level === 5) return ordinal + 1;
  const known = units.ends[ordinal]!;
  if (known > 0) return known;
  const end = findEnd(units, ordinal, level);
  units.ends[ordinal] = end;
  return end;
}

function findEnd(units: Units, ordinal: number, level: number): number {
  const code = units.codes[ordinal]!;
  const span = level === 4 ? 1 : level === 3 ? 1000 : level === 2 ? 100_000 : 10_000_000;
  return lowerBound(units.codes, ordinal, units.codes.length, code + span);
}

function listChildren(units: Units, ordinal: number, end: number): readonly number[] {
  const children: number[] = [];
  for (let at = ordinal + 1; at < end; at = endOf(units, at)) children.push(at);
  return children;
}

function provinceRanges(units: Units, provinces: readonly string[]): Ranges {
  return [...new Set(provinces.map((code) => code.slice(0, 2)))]
    .map((code) => findCode(units, code.padEnd(6, "0")))
    .filter((ordinal) => ordinal >= 0)
    .sort((a, b) => a - b)
    .map((ordinal) => [ordinal, endOf(units, ordinal)] as const);
}

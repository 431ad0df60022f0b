import { sha256 } from "../../text/hash.js";
import { buildTrie } from "../../text/trie/build.js";
import { byCodeUnits } from "../../text/trie/order.js";
import { packSections, type Section } from "../../text/trie/sections.js";
import { type FormRules, WHOLE } from "./forms.js";
import { familyOf, isReduced, packKey } from "./key.js";
import { type Entry, parseName } from "./parse.js";
import { readUnits, type UnitSource } from "./source.js";
import { CAN_STAND_ALONE, compileBare, nodeFlag } from "./tails.js";

/** Every way to reach a unit, in three columns. */
interface Paths {
  readonly stems: string[];
  readonly keys: number[];
  readonly units: number[];
  /** For each unit what follows the stem of its first path in its name. */
  readonly rests: string[];
  readonly own: string[];
}

/**
 * Compiles the divisions into one block (see `packSections`). `inputs` is a hash of everything that went in: the block is
 * up to date while it stays the same.
 */
export function compileGazetteer(text: string, rules: FormRules, inputs: string): Uint8Array {
  const source = readUnits(text);
  const paths = findPaths(source, rules);
  const stems = [...new Set([...paths.own, ...paths.stems])].sort(byCodeUnits);
  const trie = buildTrie(stems);
  const nodes = new Map(stems.map((stem, index) => [stem, trie.nodeOf[index]!]));
  const rests = [...new Set(paths.rests)].sort(byCodeUnits);
  const restAt = new Map(rests.map((rest, index) => [rest, index]));
  const sections = {
    ...trie.sections,
    ...groupPaths(paths, nodes, trie.nodes),
    flags: flagNodes(paths, nodes, trie.nodes, rules),
    codes: source.codes,
    locals: source.locals,
    levels: source.levels,
    parents: source.parents,
    nodes: Uint32Array.from(paths.own, (stem) => nodes.get(stem)!),
    rests: Uint16Array.from(paths.rests, (rest) => restAt.get(rest)!),
  };
  const counts = [0, 1, 2, 3, 4, 5].map((level) => source.levels.filter((one) => one === level).length);
  const meta = { inputs, counts, rests, families: rules.families, written: rules.written, hash: hashOf(sections) };
  return packSections(meta, sections);
}

function hashOf(sections: Readonly<Record<string, Section>>): string {
  return sha256(
    Object.values(sections).map((section) => new Uint8Array(section.buffer, section.byteOffset, section.byteLength)),
  );
}

function findPaths(source: UnitSource, rules: FormRules): Paths {
  const paths: Paths = { stems: [], keys: [], units: [], rests: [], own: [] };
  source.names.forEach((name, unit) => {
    const level = source.levels[unit]!;
    const entries = [
      ...parseName(name, level, rules),
      ...shortEntries(source, unit, rules),
      ...aliasEntries(codeOf(source, unit), rules),
    ];
    // A unit without a path (街道) keeps its name, as what follows the empty stem.
    const stem = name.startsWith(entries[0]?.stem ?? "") ? (entries[0]?.stem ?? "") : "";
    paths.own.push(stem);
    paths.rests.push(name.slice(stem.length));
    for (const entry of entries) {
      if (entry.stem === "") continue;
      paths.stems.push(entry.stem);
      paths.keys.push(packKey(level, entry.family, entry.ordinal, entry.reduced));
      paths.units.push(unit);
    }
  });
  return paths;
}

function codeOf(source: UnitSource, unit: number): string {
  const level = source.levels[unit]!;
  const code = String(source.codes[unit]!);
  if (level === 5) return code + String(source.locals[unit]!).padStart(3, "0");
  return level === 4 ? code : code.slice(0, 6);
}

/** Fewest characters that make a name without the divisions in front of it. */
const LEAST_SHORT = 4;

/**
 * Entries for a county or town whose official name repeats the divisions above it (常德市西洞庭管理区, 河北唐山芦台经济开发区),
 * which people leave off one after another.
 */
function shortEntries(source: UnitSource, unit: number, rules: FormRules): Entry[] {
  const level = source.levels[unit]!;
  if (level !== 3 && level !== 4) return [];
  const above: string[] = [];
  for (let at = source.parents[unit]! - 1; at >= 0; at = source.parents[at]! - 1) above.unshift(source.names[at]!);
  const entries: Entry[] = [];
  let name = source.names[unit]!;
  for (const outer of above) {
    const prefix = [outer, outer.slice(0, -1)].find((text) => text.length > 1 && name.startsWith(text));
    if (prefix === undefined || name.length - prefix.length < LEAST_SHORT) continue;
    name = name.slice(prefix.length);
    entries.push(...parseName(name, level, rules).map((entry) => ({ ...entry, reduced: true })));
  }
  return entries;
}

const aliasEntries = (code: string, rules: FormRules): Entry[] =>
  (rules.aliases.get(code) ?? []).map((stem) => ({ stem, family: WHOLE, ordinal: 0, reduced: true }));

/** Lays the paths out by node and key: node → groups → units in code order. */
function groupPaths(paths: Paths, nodes: ReadonlyMap<string, number>, size: number): Record<string, Section> {
  const at = Uint32Array.from(paths.stems, (stem) => nodes.get(stem)!);
  const order = Uint32Array.from(paths.units, (_, index) => index).sort(
    (a, b) => at[a]! - at[b]! || paths.keys[a]! - paths.keys[b]! || paths.units[a]! - paths.units[b]!,
  );
  const groups = new Uint32Array(size + 1);
  const keys: number[] = [];
  const starts: number[] = [];
  let node = 0;
  order.forEach((path, position) => {
    const before = position === 0 ? -1 : order[position - 1]!;
    if (before >= 0 && at[before] === at[path] && paths.keys[before] === paths.keys[path]) return;
    while (node < at[path]!) groups[++node] = keys.length;
    keys.push(paths.keys[path]!);
    starts.push(position);
  });
  groups.fill(keys.length, node + 1);
  starts.push(order.length);
  return {
    groups,
    keys: Uint16Array.from(keys),
    starts: Uint32Array.from(starts),
    units: Uint32Array.from(order, (path) => paths.units[path]!),
  };
}

/** A stem that is itself a suffix (街道街道) never stands alone. */
function flagNodes(paths: Paths, nodes: ReadonlyMap<string, number>, size: number, rules: FormRules): Uint8Array {
  const bare = compileBare(rules.families);
  const flags = new Uint8Array(size);
  paths.stems.forEach((stem, index) => {
    const key = paths.keys[index]!;
    const flag = nodeFlag(bare, stem.length, familyOf(key), isReduced(key));
    flags[nodes.get(stem)!]! |= rules.generic.has(stem) ? flag & ~CAN_STAND_ALONE : flag;
  });
  return flags;
}

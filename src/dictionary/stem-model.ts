import type { Gazetteer } from "../model/gazetteer.js";
import type { StemModel } from "../model/stem-model.js";
import { openSections, packSections } from "../text/trie/sections.js";

/** Costs of the search are told in hundredths of a nat. */
const NAT = 100;
const EDGE = 1;
const GRAIN = 5;
/** Part of the probability that is spread evenly, since names of estates and shops hold characters no village has. */
const UNIFORM = 0.12;
/** Steps in which the trust in pairs is graded. */
const TRUSTS = 64;
const VOCABULARY = 2200;
const WANTED = 90000;
const SUFFIX =
  /(?:社区)?(?:居民委员会|村民委员会|居民委会|村民委会|社区居委会|居委会|村委会|家委会|委员会|管理处|办事处|生活区|虚拟社区|社区|村)$/;

/** The name of a community of the list without the words for its committee and its kind. */
export const plainStem = (name: string): string => name.replace(SUFFIX, "");

/** Learns from a sample of the list, taken at even steps so that it is the same on every run. */
export function learnStems(gazetteer: Gazetteer): StemModel {
  const stems = sampleStems(gazetteer);
  const row = rowsOfCharacters(stems);
  const size = VOCABULARY + 2;
  const counts = new Uint32Array(size * size);
  const single = new Float64Array(size);
  const before = new Float64Array(size);
  let total = 0;
  for (const stem of stems) {
    let last = EDGE;
    for (let i = 0; i <= stem.length; i++) {
      const next = i === stem.length ? EDGE : row[stem.charCodeAt(i)]!;
      const at = last * size + next;
      counts[at] = counts[at]! + 1;
      before[last] = before[last]! + 1;
      single[next] = single[next]! + 1;
      total++;
      last = next;
    }
  }
  return { row, size, pair: pairCosts(counts, single, before, total, size) };
}

function sampleStems(gazetteer: Gazetteer): string[] {
  const stride = Math.max(1, Math.floor(gazetteer.size / WANTED));
  const stems: string[] = [];
  for (let i = 0; i < gazetteer.size; i += stride) {
    const unit = gazetteer.unit(i);
    if (unit.level < 5) continue;
    const stem = plainStem(unit.name);
    if (stem.length >= 1 && stem.length <= 8) stems.push(stem);
  }
  return stems;
}

function rowsOfCharacters(stems: readonly string[]): Uint16Array {
  const counts = new Uint32Array(65536);
  for (const stem of stems) {
    for (let i = 0; i < stem.length; i++) {
      const code = stem.charCodeAt(i);
      counts[code] = counts[code]! + 1;
    }
  }
  const codes: number[] = [];
  for (let code = 0; code < counts.length; code++) if (counts[code]! > 0) codes.push(code);
  codes.sort((a, b) => counts[b]! - counts[a]! || a - b);
  const row = new Uint16Array(65536);
  codes.slice(0, VOCABULARY).forEach((code, i) => {
    row[code] = i + 2;
  });
  return row;
}

function pairCosts(
  counts: Uint32Array,
  single: Float64Array,
  before: Float64Array,
  total: number,
  size: number,
): Uint8Array {
  const share = new Float64Array(size);
  for (let next = 0; next < size; next++) share[next] = (single[next]! + 0.5) / (total + size);
  const pair = new Uint8Array(size * size);
  const unseen = Array.from({ length: TRUSTS + 1 }, (_, trust) => unseenCosts(share, trust / TRUSTS));
  for (let last = 0; last < size; last++) {
    const seen = before[last]!;
    const trust = Math.round((0.8 * TRUSTS * seen) / (seen + 60));
    pair.set(unseen[trust]!, last * size);
    for (let next = 0; next < size; next++) {
      const count = counts[last * size + next]!;
      if (count === 0) continue;
      const direct = (trust / TRUSTS) * (count / seen) + (1 - trust / TRUSTS) * share[next]!;
      pair[last * size + next] = byteCost((1 - UNIFORM) * direct + UNIFORM / 3500);
    }
  }
  return pair;
}

/** Costs of the characters behind one that was never seen before them, for a trust in the pairs seen. */
function unseenCosts(share: Float64Array, trust: number): Uint8Array {
  return Uint8Array.from(share, (chance) => byteCost((1 - UNIFORM) * (1 - trust) * chance + UNIFORM / 3500));
}

function byteCost(chance: number): number {
  return Math.min(255, Math.round((-NAT * Math.log(chance)) / GRAIN));
}

/** The cost of `text[start, end)` as a whole stem. */
export function stemCost(model: StemModel, text: string, start: number, end: number): number {
  const { row, size, pair } = model;
  let last = EDGE;
  let cost = 0;
  for (let i = start; i < end; i++) {
    const next = row[text.charCodeAt(i)]!;
    cost += pair[last * size + next]!;
    last = next;
  }
  return (cost + pair[last * size + EDGE]!) * GRAIN;
}

/** The model as one block of memory, made from the same inputs as the gazetteer it was learnt from. */
export function compileStems(gazetteer: Gazetteer, inputs: string): Uint8Array {
  const { row, size, pair } = learnStems(gazetteer);
  return packSections({ inputs, size }, { row, pair });
}

export function openStems(bytes: ArrayBufferLike): StemModel {
  const sections = openSections(bytes);
  return { row: sections.u16("row"), pair: sections.u8("pair"), size: Number(sections.meta.size) };
}

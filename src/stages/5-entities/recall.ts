import type { Mention } from "../../model/layers.js";
import type { Span } from "../../model/span.js";
import { type EntityType, HOME_ORGAN } from "../../model/types.js";
import { addEdge, EDGE, type Lattice } from "./lattice.js";
import type { Scan } from "./scan.js";
import { typeOrdinal } from "./vocabulary.js";
import { buildTrie, longestMatch, lookUp, ROOT, step, type WordTrie } from "./word-trie.js";

/** A name that the document gave once without doubt, under which it is found again where less speaks for it. */
export interface Recalled {
  readonly type: EntityType;
  readonly subtype: string;
  /** The row of a dictionary that it is. */
  readonly entry?: string;
  /** Units of the gazetteer that it may be, likeliest first. */
  readonly candidates?: readonly number[];
}

export interface Memory {
  readonly trie: WordTrie;
  readonly names: readonly Recalled[];
}

/** `form` of a known edge that the document itself vouches for. */
export const RECALLED = 2;
const COST = 250;
const SURE = 0.55;
const SHORTEST: Partial<Record<EntityType, number>> = {
  person: 2,
  company: 3,
  program: 4,
  community: 3,
  compound: 4,
  road: 3,
  award: 7,
  facility: 4,
};

/** What a community's name may leave off once the document has given it (理坑 of 理坑村, 华浜二村 of 华浜二村居民区). */
const COMMUNITY_TAIL = /(?:居民区|(?<!村)(?:社区|居区|居委|村))$/;
const SHORTEST_STEM = 2;

/**
 * Gathers the names worth looking for again; a short form (六团分中心) is the last unit of a longer name, the brand of a firm, or a
 * community without its suffix. `isWord` tells of a stem that is a common word (和平): it does not stand for its community. What
 * the text introduces as a name is one whatever else it might be.
 */
export function remember(
  mentions: readonly Mention[],
  shortForms: ReadonlyMap<string, Recalled>,
  isWord: (text: string) => boolean,
  introduced: ReadonlyMap<string, Recalled>,
): Memory {
  const names = new Map<string, Recalled>(introduced);
  const divisions = mentions.filter(({ type }) => type === "division").map(({ text }) => text);
  for (const { text, type, subtype, entry, confidence, candidates, rule } of mentions) {
    // 市教育局 is found again by what it is.
    if (rule === HOME_ORGAN) continue;
    const shortest = type === "division" || type === "date" || type === "law" ? 99 : (SHORTEST[type] ?? 4);
    if (confidence < SURE || text.length < shortest || names.has(text)) continue;
    names.set(text, { type, subtype, entry });
    if (type !== "community" || candidates.length === 0) continue;
    const stem = text.replace(COMMUNITY_TAIL, "");
    if (stem.length < SHORTEST_STEM || stem === text || isWord(stem)) continue;
    if (!divisions.some((name) => name.startsWith(stem))) names.set(stem, { type, subtype, candidates });
  }
  for (const [text, name] of shortForms) if (!names.has(text)) names.set(text, name);
  return { trie: buildTrie([...names.keys()]), names: [...names.values()] };
}

/** Which sentences hold a remembered name outside of what was found in them. */
export function sentencesToReread(
  memory: Memory,
  text: string,
  sentences: readonly Span[],
  found: readonly { readonly mentions: readonly Mention[] }[],
): number[] {
  if (memory.names.length === 0) return [];
  const wanted: number[] = [];
  sentences.forEach(({ start, end }, ordinal) => {
    const mentions = found[ordinal]!.mentions;
    let next = 0;
    for (let at = start; at < end; at++) {
      while (next < mentions.length && mentions[next]!.end <= at) next++;
      if (next < mentions.length && mentions[next]!.start <= at) {
        if (at === mentions[next]!.start && isOther(memory, text, end, mentions[next]!)) {
          wanted.push(ordinal);
          return;
        }
        at = mentions[next]!.end - 1;
      } else if (matchEnd(memory.trie, text, at, end) > 0) {
        wanted.push(ordinal);
        return;
      }
    }
  });
  return wanted;
}

/** Whether the document knows the same stretch, or a longer one, as something else. */
function isOther(memory: Memory, text: string, limit: number, mention: Mention): boolean {
  const end = longestMatch(memory.trie, text, mention.start, limit);
  if (end < mention.end) return false;
  return end > mention.end || memory.names[lookUp(memory.trie, text, mention.start, end)]!.type !== mention.type;
}

function matchEnd(trie: WordTrie, text: string, at: number, limit: number): number {
  let node: number = ROOT;
  for (let i = at; i < limit; i++) {
    node = step(trie, node, text.charCodeAt(i));
    if (node < 0) return -1;
    if (trie.value[node]! >= 0) return i + 1;
  }
  return -1;
}

/** Adds the remembered names of a sentence. `ref` is the ordinal of the name. */
export function addRecalled(lattice: Lattice, memory: Memory, scan: Scan): void {
  for (let at = 0; at < scan.length; at++) {
    let node: number = ROOT;
    for (let i = at; i < scan.length; i++) {
      node = step(memory.trie, node, scan.text.charCodeAt(scan.base + i));
      if (node < 0) break;
      const name = memory.trie.value[node]!;
      if (name < 0) continue;
      addEdge(lattice, at, i + 1, COST, EDGE.known, typeOrdinal(memory.names[name]!.type), RECALLED, name);
    }
  }
}

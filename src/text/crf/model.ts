import { sha256 } from "../hash.js";
import { openSections, packSections } from "../trie/sections.js";
import { STRIDE } from "./labels.js";

/** Weights of the steps between labels, by type, in integer units of the model's scale. Outside to outside weighs nothing. */
export interface Steps {
  /** Outside → begin. */
  readonly enter: readonly number[];
  /** End → outside. */
  readonly leave: readonly number[];
  /** End → begin of another name: the part of the name that ends, the part of the name that begins. */
  readonly hand: readonly number[];
  readonly take: readonly number[];
  readonly beginInside: readonly number[];
  readonly beginEnd: readonly number[];
  readonly insideInside: readonly number[];
  readonly insideEnd: readonly number[];
}

/** What a model is made of before it is packed. */
export interface ModelParts {
  readonly types: readonly string[];
  /** Names of the features that are no character sequences, in the order of their entries. */
  readonly cues: readonly string[];
  /** Natural logarithm per integer unit. */
  readonly scale: number;
  readonly steps: Steps;
  /** Keys of the character sequences, whose entries follow those of the cues. */
  readonly keys: Uint32Array;
  /** Weights of each entry. */
  readonly sizes: Uint16Array;
  /** `(offset + REACH) * STRIDE + label` of each weight. */
  readonly codes: Uint16Array;
  readonly weights: Int8Array;
  readonly about: Readonly<Record<string, unknown>>;
}

/**
 * A linear-chain conditional random field (Lafferty, McCallum, Pereira 2001) over characters. An entry is a feature that
 * occurs at a place of the text; it has weights for labels at that place and at places up to REACH away.
 */
export interface CrfModel extends ModelParts {
  readonly hash: string;
  readonly starts: Uint32Array;
  /** Code and weight of each weight in one number, `code * 256 + (weight & 255)`: one load where two would do. */
  readonly pairs: Int32Array;
  /** Entry + 1 of single characters, by folded code. */
  readonly single: Uint32Array;
  /** Open addressing: slot → key, slot → entry. */
  readonly slotKeys: Uint32Array;
  readonly slotEntries: Uint32Array;
}

export function packModel(parts: ModelParts): Uint8Array {
  const { keys, sizes, codes, weights, ...meta } = parts;
  const bytes = new Uint8Array(weights.buffer, weights.byteOffset, weights.length);
  return packSections(meta, { keys, sizes, codes, weights: bytes });
}

/**
 * Opens a packed model without copying its weights.
 *
 * @param singleKey Key of a single character.
 * @throws Error where the bytes are no packed model.
 */
export function openModel(block: ArrayBufferLike, singleKey: (code: number) => number): CrfModel {
  const sections = openSections(block);
  const meta = sections.meta as unknown as Omit<ModelParts, "keys" | "sizes" | "codes" | "weights">;
  const keys = sections.u32("keys");
  const sizes = sections.u16("sizes");
  const weights = sections.u8("weights");
  const table = buildTable(keys, meta.cues.length);
  const codes = sections.u16("codes");
  return {
    ...meta,
    ...table,
    keys,
    sizes,
    codes,
    pairs: pairUp(codes, weights),
    weights: new Int8Array(weights.buffer, weights.byteOffset, weights.length),
    hash: sha256([new Uint8Array(block).slice()]),
    starts: sumUp(sizes),
    single: singleTable(table, singleKey),
  };
}

function pairUp(codes: Uint16Array, weights: Uint8Array): Int32Array {
  const pairs = new Int32Array(codes.length);
  for (let k = 0; k < pairs.length; k++) pairs[k] = (codes[k]! << 8) | weights[k]!;
  return pairs;
}

function sumUp(sizes: Uint16Array): Uint32Array {
  const starts = new Uint32Array(sizes.length + 1);
  for (let i = 0; i < sizes.length; i++) starts[i + 1] = starts[i]! + sizes[i]!;
  return starts;
}

type Table = Pick<CrfModel, "slotKeys" | "slotEntries">;

function buildTable(keys: Uint32Array, first: number): Table {
  let size = 1024;
  while (size < keys.length * 2) size *= 2;
  const slotKeys = new Uint32Array(size);
  const slotEntries = new Uint32Array(size);
  for (let i = 0; i < keys.length; i++) {
    let slot = keys[i]! & (size - 1);
    while (slotKeys[slot] !== 0) slot = (slot + 1) & (size - 1);
    slotKeys[slot] = keys[i]!;
    slotEntries[slot] = first + i;
  }
  return { slotKeys, slotEntries };
}

/** The entry with that key, or -1. */
export function findEntry(table: Table, key: number): number {
  const { slotKeys, slotEntries } = table;
  const mask = slotKeys.length - 1;
  for (let slot = key & mask; ; slot = (slot + 1) & mask) {
    const held = slotKeys[slot]!;
    if (held === key) return slotEntries[slot]!;
    if (held === 0) return -1;
  }
}

function singleTable(table: Table, singleKey: (code: number) => number): Uint32Array {
  const single = new Uint32Array(65536);
  for (let code = 1; code < single.length; code++) single[code] = findEntry(table, singleKey(code)) + 1;
  return single;
}

/** Adds what an entry at `at` says to the scores of the labels around it. */
export function addEntry(model: CrfModel, entry: number, at: number, scores: Int32Array): void {
  const { starts, pairs } = model;
  const base = at * STRIDE;
  const end = starts[entry + 1]!;
  for (let k = starts[entry]!; k < end; k++) {
    const pair = pairs[k]!;
    const slot = (base + (pair >> 8)) | 0;
    scores[slot] = (scores[slot]! + ((pair << 24) >> 24)) | 0;
  }
}

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
export interface CrfModel extends ModelParts, ModelTables {}

/** What makes looking up quick. */
export interface ModelTables {
  /** Code and weight of each weight in one number, `code * 256 + (weight & 255)`: one load where two would do. */
  readonly pairs: Int32Array;
  /** Where the weights of each cue, and of each single character by its folded code, begin in `pairs`, and how many: a run. */
  readonly cueRuns: Uint32Array;
  readonly singleRuns: Uint32Array;
  /** Open addressing: key and run of each slot side by side, so that a look touches one cache line. */
  readonly slots: Uint32Array;
}

export function packModel(parts: ModelParts): Uint8Array {
  const { keys, sizes, codes, weights, ...meta } = parts;
  const bytes = new Uint8Array(weights.buffer, weights.byteOffset, weights.length);
  return packSections(meta, { keys, sizes, codes, weights: bytes });
}

/** Opens a packed model without copying its weights. @throws Error where the bytes are no packed model. */
export function openParts(block: ArrayBufferLike): ModelParts {
  const sections = openSections(block);
  const meta = sections.meta as unknown as Omit<ModelParts, "keys" | "sizes" | "codes" | "weights">;
  const weights = sections.u8("weights");
  return {
    ...meta,
    keys: sections.u32("keys"),
    sizes: sections.u16("sizes"),
    codes: sections.u16("codes"),
    weights: new Int8Array(weights.buffer, weights.byteOffset, weights.length),
  };
}

/** @param singleKey Key of a single character. */
export function compileModel(parts: ModelParts, singleKey: (code: number) => number): ModelTables {
  const { cues, keys, sizes, codes, weights } = parts;
  const runs = runsOf(sizes);
  const slots = buildSlots(keys, runs.subarray(cues.length));
  return {
    pairs: pairUp(codes, weights),
    cueRuns: runs.slice(0, cues.length),
    singleRuns: singleRuns(slots, singleKey),
    slots,
  };
}

function pairUp(codes: Uint16Array, weights: Int8Array): Int32Array {
  const pairs = new Int32Array(codes.length);
  for (let k = 0; k < pairs.length; k++) pairs[k] = (codes[k]! << 8) | (weights[k]! & 255);
  return pairs;
}

/** Begin of a run of weights in the upper 24 bits, its length in the lower 8. */
const RUN_BITS = 8;

function runsOf(sizes: Uint16Array): Uint32Array {
  const runs = new Uint32Array(sizes.length);
  let start = 0;
  for (let i = 0; i < sizes.length; i++) {
    const size = sizes[i]!;
    if (size >= 1 << RUN_BITS || start >= 1 << (32 - RUN_BITS)) throw new Error("The model has too many weights.");
    runs[i] = start * (1 << RUN_BITS) + size;
    start += size;
  }
  return runs;
}

function buildSlots(keys: Uint32Array, runs: Uint32Array): Uint32Array {
  let size = 1024;
  while (size < keys.length * 2) size *= 2;
  const slots = new Uint32Array(2 * size);
  for (let i = 0; i < keys.length; i++) {
    let slot = keys[i]! & (size - 1);
    while (slots[2 * slot] !== 0) slot = (slot + 1) & (size - 1);
    slots[2 * slot] = keys[i]!;
    slots[2 * slot + 1] = runs[i]!;
  }
  return slots;
}

/** The weights of the character sequence with that key, 0 where it has none. */
export function findRun(slots: Uint32Array, key: number): number {
  const mask = (slots.length >>> 1) - 1;
  for (let slot = key & mask; ; slot = (slot + 1) & mask) {
    const held = slots[2 * slot]!;
    if (held === key) return slots[2 * slot + 1]!;
    if (held === 0) return 0;
  }
}

function singleRuns(slots: Uint32Array, singleKey: (code: number) => number): Uint32Array {
  const single = new Uint32Array(65536);
  for (let code = 1; code < single.length; code++) single[code] = findRun(slots, singleKey(code));
  return single;
}

/** Adds what a feature at `at` says to the scores of the labels around it. */
export function addRun(pairs: Int32Array, run: number, at: number, scores: Int32Array): void {
  const base = at * STRIDE;
  const start = run >>> RUN_BITS;
  const end = start + (run & ((1 << RUN_BITS) - 1));
  for (let k = start; k < end; k++) {
    const pair = pairs[k]!;
    const slot = (base + (pair >> 8)) | 0;
    scores[slot] = (scores[slot]! + ((pair << 24) >> 24)) | 0;
  }
}

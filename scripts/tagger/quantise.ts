import { CUES } from "../../src/stages/5-entities/tagger/cues.js";
import { labelCount, REACH, STRIDE } from "../../src/text/crf/labels.js";
import type { ModelParts, Steps } from "../../src/text/crf/model.js";
import type { Trained } from "./train.js";

/** Makes int8 of the weights and drops small ones, the smallest first, until the model has at most `bytes`. */
export function quantise(trained: Trained, bytes: number, about: Readonly<Record<string, unknown>>): ModelParts {
  const scale = scaleOf(trained.weights);
  for (let least = 1; ; least++) {
    const parts = pack(trained, scale, least, about);
    const size = parts.codes.length * 3 + parts.keys.length * 4 + parts.sizes.length * 2;
    if (size <= bytes || least > 60) return parts;
  }
}

/** One weight in ten thousand is cut off at the ends of the range. */
function scaleOf(weights: Float32Array): number {
  const sizes = weights
    .filter((weight) => weight !== 0)
    .map(Math.abs)
    .sort();
  return (sizes[Math.floor(sizes.length * 0.9999)] ?? 1) / 127;
}

function pack(trained: Trained, scale: number, least: number, about: Readonly<Record<string, unknown>>): ModelParts {
  const { rowStarts, lows, weights, keys } = trained;
  const labels = labelCount(trained.types.length);
  const codes: number[] = [];
  const values: number[] = [];
  const sizes: number[] = [];
  const keptKeys: number[] = [];
  for (let entry = 0; entry < lows.length; entry++) {
    const before = codes.length;
    for (let row = rowStarts[entry]!; row < rowStarts[entry + 1]!; row++) {
      const offset = lows[entry]! + row - rowStarts[entry]!;
      for (let label = 0; label < labels; label++) {
        const value = Math.max(-127, Math.min(127, Math.round(weights[row * labels + label]! / scale)));
        if (Math.abs(value) < least) continue;
        codes.push((offset + REACH) * STRIDE + label);
        values.push(value);
      }
    }
    if (entry >= CUES.length && codes.length === before) continue;
    sizes.push(codes.length - before);
    if (entry >= CUES.length) keptKeys.push(keys[entry - CUES.length]!);
  }
  const round = (row: readonly number[]): number[] => row.map((weight) => Math.round(weight / scale));
  const steps = Object.fromEntries(
    Object.entries(trained.steps).map(([name, row]) => [name, round(row)]),
  ) as unknown as Steps;
  return {
    types: trained.types,
    cues: CUES,
    scale,
    steps,
    keys: Uint32Array.from(keptKeys),
    sizes: Uint16Array.from(sizes),
    codes: Uint16Array.from(codes),
    weights: Int8Array.from(values),
    about,
  };
}

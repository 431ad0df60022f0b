/** Count and tag of a word in one number, so that a look at a word touches one cache line; 0 is no word. */
const TAG_BITS = 8;

export function packEntry(count: number, tag: number): number {
  if (count >= 1 << (32 - TAG_BITS) || tag >= 1 << TAG_BITS)
    throw new RangeError("A count or tag is too large to pack.");
  return ((count << TAG_BITS) | tag) >>> 0;
}

export const countOf = (entry: number): number => entry >>> TAG_BITS;

export const tagOf = (entry: number): number => entry & ((1 << TAG_BITS) - 1);

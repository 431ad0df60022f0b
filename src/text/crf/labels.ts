/**
 * The labels of a tagger over characters: outside, and for each type begin, inside and end of a name. A name has at least
 * two characters, so that every name begins and ends and no label for single characters is needed.
 */
export const OUTSIDE = 0;

export const beginOf = (type: number): number => 1 + 3 * type;
export const insideOf = (type: number): number => 2 + 3 * type;
export const endOf = (type: number): number => 3 + 3 * type;
export const labelCount = (types: number): number => 1 + 3 * types;

/** Width of a row of scores: one slot per label, a power of two so that rows are found by shifting. */
export const STRIDE = 64;

/** How many characters away from its place a feature may speak. */
export const REACH = 4;

/** Rows that a table of scores has before its first character and behind its last one, for features that speak beyond the ends. */
export const MARGIN = 2 * REACH + 2;

/** Where the row of a character begins in a table of scores. */
export const rowOf = (at: number): number => (at + REACH) * STRIDE;

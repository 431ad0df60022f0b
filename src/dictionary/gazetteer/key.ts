/**
 * What sets apart the units that share a stem, in 16 bits: level (3), family (5), ordinal (7), and whether an ending of
 * the stem was left off (1).
 */
export const packKey = (level: number, family: number, ordinal: number, reduced: boolean): number =>
  (level << 13) | (family << 8) | (ordinal << 1) | (reduced ? 1 : 0);

export const levelOf = (key: number): number => key >> 13;
export const familyOf = (key: number): number => (key >> 8) & 31;
export const ordinalOf = (key: number): number => (key >> 1) & 127;
export const isReduced = (key: number): boolean => (key & 1) === 1;

/** Plain code-unit order, the order of all compiled dictionaries. */
export const byCodeUnits = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** A copy sorted by the length of a text, longest first, then by code units. */
export function longestFirst<T>(items: readonly T[], text: (item: T) => string): T[] {
  return [...items].sort((a, b) => text(b).length - text(a).length || byCodeUnits(text(a), text(b)));
}

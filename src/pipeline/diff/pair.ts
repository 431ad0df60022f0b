/** Items of two lists that are the same by some key, and what is left on either side. */
export interface Pairing<T> {
  readonly pairs: readonly (readonly [T, T])[];
  readonly gone: readonly T[];
  readonly added: readonly T[];
}

/**
 * Pairs items by keys, strictest key first: what the first key pairs is settled, the rest is tried by the next.
 * Items with the same key are paired in order.
 */
export function pairBy<T>(old: readonly T[], now: readonly T[], keys: readonly ((item: T) => string)[]): Pairing<T> {
  const pairs: (readonly [T, T])[] = [];
  let [gone, added] = [old, now];
  for (const key of keys) {
    const waiting = new Map<string, T[]>();
    for (const item of added) {
      const list = waiting.get(key(item));
      if (list === undefined) waiting.set(key(item), [item]);
      else list.push(item);
    }
    const taken = new Set<T>();
    const left: T[] = [];
    for (const item of gone) {
      const match = waiting.get(key(item))?.shift();
      if (match === undefined) left.push(item);
      else {
        taken.add(match);
        pairs.push([item, match]);
      }
    }
    gone = left;
    added = added.filter((item) => !taken.has(item));
  }
  return { pairs, gone, added };
}

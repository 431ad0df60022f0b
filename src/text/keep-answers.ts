const LIMIT = 50_000;

/**
 * A function that keeps its answers from document to document, each under its key as `own` makes it, and forgets them all when
 * they grow too many. An answer must hang on nothing but its question, so that no result depends on what was asked before.
 */
export function keepAnswers<K, V>(
  find: (key: K) => V,
  own: (key: K) => K = (key) => key,
  limit = LIMIT,
): (key: K) => V {
  const known = new Map<K, V>();
  return (key) => {
    const seen = known.get(key);
    if (seen !== undefined) return seen;
    if (known.size >= limit) known.clear();
    const kept = own(key);
    const value = find(kept);
    known.set(kept, value);
    return value;
  };
}

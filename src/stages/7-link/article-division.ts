import type { NameReader } from "./org-names.js";
import type { Draft } from "./table.js";
import { PLACES, weightOf } from "./view.js";

/** The most specific division or community that each article is about, by its entity, or -1. */
export function articleDivisions(reader: NameReader, of: Int32Array): number[] {
  const { view, table, places } = reader;
  const weights: Map<number, number>[] = view.layers.articles.articles.map(() => new Map());
  view.mentions.forEach((mention, i) => {
    const own = weights[view.article[i] as number];
    if (own === undefined || !PLACES.has(mention.type)) return;
    const weight = weightOf(view, mention);
    for (let at = of[i] as number; at >= 0; at = table.drafts[at]?.parent ?? -1)
      own.set(at, (own.get(at) ?? 0) + weight);
  });
  return weights.map((own, article) => {
    const found = deepest(reader, own);
    return found >= 0 ? found : (places.ground[article] ?? -1);
  });
}

/** Goes down while one place has at least half of what is said inside its parent. */
function deepest(reader: NameReader, weights: ReadonlyMap<number, number>): number {
  const { drafts } = reader.table;
  let at = -1;
  for (let depth = 0; depth < 6; depth++) {
    let best = -1;
    let most = 0;
    for (const [place, weight] of weights) {
      const draft = drafts[place] as Draft;
      if (draft.parent !== at || draft.type === "compound" || weight <= most) continue;
      most = weight;
      best = place;
    }
    if (best < 0 || (at >= 0 && most < 0.5 * (weights.get(at) ?? 0))) return at;
    at = best;
  }
  return at;
}

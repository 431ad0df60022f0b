import { LEVEL_SHARE } from "./ground.js";
import type { NameReader } from "./org-names.js";
import type { Draft } from "./table.js";
import { ORGANISATIONS, PLACES, weightOf } from "./view.js";

/** What a place in the name of an honour or an event counts beside one that stands for itself. */
const IN_A_NAME = 0.2;

/** The most specific division or community that each article is about, by its entity, or -1. */
export function articleDivisions(reader: NameReader, of: Int32Array): number[] {
  const { view, table, places } = reader;
  const weights: Map<number, number>[] = view.layers.articles.articles.map(() => new Map());
  view.mentions.forEach((mention, i) => {
    const own = weights[view.article[i] as number];
    if (own === undefined) return;
    const outer = view.mentions[mention.outer];
    const isPlace = PLACES.has(mention.type) && (outer === undefined || !ORGANISATIONS.has(outer.type));
    if (!isPlace && (!ORGANISATIONS.has(mention.type) || outer !== undefined)) return;
    const place = isPlace ? (of[i] as number) : (table.drafts[of[i] as number]?.place ?? -1);
    const level = Math.min(5, table.drafts[place]?.level ?? 0);
    const weight = weightOf(view, mention) * (LEVEL_SHARE[level] as number) * (outer === undefined ? 1 : IN_A_NAME);
    for (let at = place; at >= 0; at = table.drafts[at]?.parent ?? -1) own.set(at, (own.get(at) ?? 0) + weight);
  });
  return weights.map((own, article) => {
    const found = deepest(reader, own);
    return found >= 0 ? found : (places.scene[article] ?? -1);
  });
}

/** Goes down while one place has at least half of what is said inside its parent. */
function deepest(reader: NameReader, weights: ReadonlyMap<number, number>): number {
  const { drafts } = reader.table;
  const inside = new Map<number, number[]>();
  for (const place of weights.keys()) {
    const draft = drafts[place] as Draft;
    if (draft.type === "compound") continue;
    const list = inside.get(draft.parent);
    if (list === undefined) inside.set(draft.parent, [place]);
    else list.push(place);
  }
  let at = -1;
  for (;;) {
    let best = -1;
    for (const place of inside.get(at) ?? [])
      if (best < 0 || (weights.get(place) as number) > (weights.get(best) as number)) best = place;
    if (best < 0 || (at >= 0 && (weights.get(best) as number) < 0.5 * (weights.get(at) as number))) return at;
    at = best;
  }
}

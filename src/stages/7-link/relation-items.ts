import type { Anaphor } from "../../model/layers.js";
import type { EntityType } from "../../model/types.js";
import type { NameReader } from "./org-names.js";
import { OBJECT, positionWeight, SUBJECT } from "./salience.js";

/** Something named, or meant by a common noun, that a relation may tie. */
export interface Item {
  readonly start: number;
  readonly end: number;
  readonly entity: number;
  readonly type: EntityType;
  readonly subject: boolean;
  /** Behind a preposition: 在, 与, 由. */
  readonly oblique: boolean;
  readonly anaphor: boolean;
}

/** The outermost mentions and the resolved anaphors of each sentence, in order. */
export function itemsOf(reader: NameReader, of: Int32Array, nouns: readonly Anaphor[], anaphor: Int32Array): Item[][] {
  const { view, table, rules } = reader;
  const items: Item[][] = view.layers.sentences.sentences.map(() => []);
  view.mentions.forEach((mention, i) => {
    if (mention.outer >= 0) return;
    const { start, end, type } = mention;
    const weight = view.weight[i] as number;
    const [subject, oblique] = [weight >= SUBJECT - 0.5, weight < OBJECT];
    items[mention.sentence]?.push({ start, end, entity: of[i] as number, type, subject, oblique, anaphor: false });
  });
  nouns.forEach((one, k) => {
    const entity = anaphor[k] as number;
    const type = table.drafts[entity]?.type;
    if (type === undefined) return;
    const weight = positionWeight(view, rules, one);
    const [subject, oblique] = [weight >= SUBJECT - 0.5, weight < OBJECT];
    items[one.sentence]?.push({ start: one.start, end: one.end, entity, type, subject, oblique, anaphor: true });
  });
  for (const list of items) list.sort((a, b) => a.start - b.start || b.end - a.end);
  return items;
}

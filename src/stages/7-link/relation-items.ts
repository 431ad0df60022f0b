import type { EntityType } from "../../model/types.js";
import type { NameReader } from "./org-names.js";
import { positionWeight, SUBJECT } from "./salience.js";

/** Something named, or meant by a common noun, that a relation may tie. */
export interface Item {
  readonly start: number;
  readonly end: number;
  readonly entity: number;
  readonly type: EntityType;
  readonly subject: boolean;
  readonly anaphor: boolean;
}

/** The outermost mentions and the resolved anaphors of each sentence, in order. */
export function itemsOf(reader: NameReader, of: Int32Array, anaphor: Int32Array): Item[][] {
  const { view, table, rules } = reader;
  const items: Item[][] = view.layers.sentences.sentences.map(() => []);
  view.mentions.forEach((mention, i) => {
    if (mention.outer >= 0) return;
    const subject = positionWeight(view, rules, mention) >= SUBJECT - 0.5;
    const { start, end, type } = mention;
    items[mention.sentence]?.push({ start, end, entity: of[i] as number, type, subject, anaphor: false });
  });
  view.layers.mentions.anaphors.forEach((one, k) => {
    const entity = anaphor[k] as number;
    const type = table.drafts[entity]?.type;
    if (type === undefined) return;
    const subject = positionWeight(view, rules, one) >= SUBJECT - 0.5;
    items[one.sentence]?.push({ start: one.start, end: one.end, entity, type, subject, anaphor: true });
  });
  for (const list of items) list.sort((a, b) => a.start - b.start || b.end - a.end);
  return items;
}

import type { Layers, Mention } from "../../model/layers.js";
import { type EntityType, ORGANISATION_TYPES } from "../../model/types.js";

export type LinkInput = Pick<Layers, "source" | "repaired" | "articles" | "sentences" | "mentions" | "metrics">;

export const ORGANISATIONS: ReadonlySet<EntityType> = new Set<EntityType>(ORGANISATION_TYPES);

/** Types that lie one inside the other and that an organisation's name may begin with. */
export const PLACES: ReadonlySet<EntityType> = new Set<EntityType>(["division", "community", "compound"]);

/** What else an address is made of. */
const SITES: ReadonlySet<EntityType> = new Set<EntityType>(["road", "address", "facility"]);

/** A document as this stage walks it: the layers with a few indexes. */
export interface View {
  readonly layers: LinkInput;
  readonly text: string;
  readonly mentions: readonly Mention[];
  /** Article of each mention. */
  readonly article: Int32Array;
  /** Mentions nested directly in each mention, in order. */
  readonly inner: readonly (readonly number[])[];
  /** The place mention that ends at an offset (the last named where several do). */
  readonly placeEnd: ReadonlyMap<number, number>;
  /** The same with roads, addresses and sites. */
  readonly siteEnd: ReadonlyMap<number, number>;
  /** Text of the date mention that starts at an offset. */
  readonly dateAt: ReadonlyMap<number, string>;
  /** For each outermost mention what it weighs by its place in the sentence; 0 for nested ones. Filled by `weighMentions`. */
  readonly weight: Float32Array;
  /** First mention of each sentence and, at the end, the count: mentions of sentence s are [first[s], first[s + 1]). */
  readonly firstOf: Int32Array;
}

const NONE: readonly number[] = [];

export function makeView(layers: LinkInput): View {
  const { mentions } = layers.mentions;
  const { sentences } = layers.sentences;
  const article = new Int32Array(mentions.length);
  const inner: (readonly number[])[] = new Array(mentions.length).fill(NONE);
  const placeEnd = new Map<number, number>();
  const siteEnd = new Map<number, number>();
  const dateAt = new Map<number, string>();
  const firstOf = new Int32Array(sentences.length + 1).fill(mentions.length);
  mentions.forEach((mention, i) => {
    article[i] = sentences[mention.sentence]?.article ?? 0;
    if (mention.outer >= 0) {
      if (inner[mention.outer] === NONE) inner[mention.outer] = [];
      (inner[mention.outer] as number[]).push(i);
    }
    if (mention.type === "date") dateAt.set(mention.start, mention.text);
    if (PLACES.has(mention.type)) placeEnd.set(mention.end, i);
    if (PLACES.has(mention.type) || SITES.has(mention.type)) siteEnd.set(mention.end, i);
    if ((firstOf[mention.sentence] as number) > i) firstOf[mention.sentence] = i;
  });
  for (let s = sentences.length - 1; s >= 0; s--) firstOf[s] = Math.min(firstOf[s] as number, firstOf[s + 1] as number);
  return {
    layers,
    text: layers.repaired.text,
    mentions,
    article,
    inner,
    placeEnd,
    siteEnd,
    dateAt,
    weight: new Float32Array(mentions.length),
    firstOf,
  };
}

/** How much a mention says about what its article is about. */
export function weightOf(view: View, mention: Mention): number {
  const role = view.layers.sentences.sentences[mention.sentence]?.role;
  return role === "title" ? 3 : role === "subtitle" || role === "heading" ? 2 : 1;
}

import type { Anaphor, Mention, MentionsLayer, Sentence } from "../../model/layers.js";
import type { EntityType } from "../../model/types.js";
import { OPEN_UNIT, type SentenceNames } from "./emit.js";

/** Joins the sentences' names into the layer, outer mentions before inner ones, and settles what only the article tells. */
export function settle(found: readonly SentenceNames[], sentences: readonly Sentence[]): MentionsLayer {
  const mentions: Mention[] = [];
  const anaphors: Anaphor[] = [];
  let body: EntityType | null = null;
  let article = -1;
  const first = firstBodies(found, sentences);
  found.forEach((names, ordinal) => {
    if (sentences[ordinal]!.article !== article) body = first.get(sentences[ordinal]!.article) ?? null;
    article = sentences[ordinal]!.article;
    const begin = mentions.length;
    for (const mention of names.mentions) {
      const outer = mention.outer < 0 ? -1 : mention.outer + begin;
      // A unit without its organisation (六团分中心) belongs to the public body that the article named last, or names first.
      const open = mention.subtype === OPEN_UNIT;
      const type: EntityType = open ? (body ?? mention.type) : mention.type;
      mentions.push({
        start: mention.start,
        end: mention.end,
        sentence: mention.sentence,
        type,
        subtype: open ? "unit" : mention.subtype,
        text: mention.text,
        outer,
        candidates: mention.candidates,
        entry: mention.entry,
        kindStart: mention.kindStart,
        rule: mention.rule,
        confidence: mention.confidence,
      });
      if (PUBLIC.has(type)) body = type;
    }
    anaphors.push(...names.anaphors);
  });
  return { mentions, anaphors };
}

const PUBLIC: ReadonlySet<EntityType> = new Set(["government", "medical", "school"]);

/** The type of the first public body of each article, units whose type is open left aside. */
function firstBodies(found: readonly SentenceNames[], sentences: readonly Sentence[]): Map<number, EntityType> {
  const first = new Map<number, EntityType>();
  found.forEach(({ mentions }, ordinal) => {
    const { article } = sentences[ordinal]!;
    const body = mentions.find(({ type, subtype }) => PUBLIC.has(type) && subtype !== OPEN_UNIT);
    if (body !== undefined && !first.has(article)) first.set(article, body.type);
  });
  return first;
}

import type { Anaphor, Mention, MentionsLayer, Sentence } from "../../model/layers.js";
import type { EntityType } from "../../model/types.js";
import { OPEN_UNIT, type SentenceNames } from "./emit.js";

/** Joins the sentences' names into the layer, outer mentions before inner ones, and settles what only the article tells. */
export function settle(found: readonly SentenceNames[], sentences: readonly Sentence[]): MentionsLayer {
  const mentions: Mention[] = [];
  const anaphors: Anaphor[] = [];
  let body: EntityType | null = null;
  let article = -1;
  found.forEach((names, ordinal) => {
    if (sentences[ordinal]!.article !== article) body = null;
    article = sentences[ordinal]!.article;
    const first = mentions.length;
    for (const mention of names.mentions) {
      const outer = mention.outer < 0 ? -1 : mention.outer + first;
      // A unit without its organisation (六团分中心) belongs to the public body that the article named last.
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
      if (type === "government" || type === "medical" || type === "school") body = type;
    }
    anaphors.push(...names.anaphors);
  });
  return { mentions, anaphors };
}

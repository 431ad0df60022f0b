import type { ArticlesLayer, RepairedLayer, Sentence } from "../../model/layers.js";
import type { Span } from "../../model/span.js";
import { splitSentences } from "../../text/sentences.js";

type Role = ArticlesLayer["roles"][number];

/** What a paragraph's role makes of its sentences; null for paragraphs without sentences. */
const SENTENCE_ROLES: Readonly<Record<Role, Sentence["role"] | null>> = {
  title: "title",
  subtitle: "subtitle",
  heading: "heading",
  body: "body",
  list: "body",
  table: "body",
  byline: null,
  caption: null,
  furniture: null,
};

/**
 * The sentences of all articles in reading order. Titles, subtitles and headings are one sentence each, however many marks
 * they hold; the paragraphs of a title that runs over several are one sentence together.
 */
export function findSentences(repaired: RepairedLayer, { articles, roles }: ArticlesLayer): Sentence[] {
  const sentences: Sentence[] = [];
  articles.forEach((article, index) => {
    let ordinal = 0;
    for (let paragraph = article.first; paragraph <= article.last; paragraph++) {
      const role = SENTENCE_ROLES[roles[paragraph] ?? "body"];
      if (role === null) continue;
      const first = paragraph;
      while (role === "title" && paragraph < article.last && roles[paragraph + 1] === "title") paragraph++;
      for (const { start, end } of spansOf(repaired, role, first, paragraph)) {
        sentences.push({ start, end, article: index, ordinal: ordinal++, paragraph: first, role });
      }
    }
  });
  return sentences;
}

function spansOf(repaired: RepairedLayer, role: Sentence["role"], first: number, last: number): Span[] {
  const start = repaired.paragraphs[first]?.start ?? 0;
  const end = repaired.paragraphs[last]?.end ?? start;
  if (role === "body") return splitSentences(repaired.text, start, end);
  const text = repaired.text.slice(start, end);
  const from = start + (text.length - text.trimStart().length);
  const to = start + text.trimEnd().length;
  return from < to ? [{ start: from, end: to }] : [];
}

import type { Article, RepairedLayer } from "../../model/layers.js";
import { endsSentence } from "../../text/characters.js";
import { type ArticleRole, type Block, isBody, JUMP_HERE } from "./roles.js";

/** The articles of a file: each runs from its title, with the jump line above it, to the next one. */
export function splitArticles(
  repaired: RepairedLayer,
  blocks: readonly Block[],
  roles: readonly ArticleRole[],
): Article[] {
  const starts = articleStarts(blocks, roles);
  const articles: Article[] = [];
  starts.forEach((first, i) => {
    const last = (starts[i + 1] ?? blocks.length) - 1;
    const article = makeArticle(repaired, blocks, roles, first, last, articles.length);
    if (article !== null) articles.push(article);
  });
  return articles;
}

/** An article begins with a title, or with text that follows the credit that ended the article above. */
function articleStarts(blocks: readonly Block[], roles: readonly ArticleRole[]): number[] {
  const starts: number[] = blocks.length > 0 ? [0] : [];
  let filled = false;
  let credited = false;
  blocks.forEach((block, i) => {
    const role = roles[i] as ArticleRole;
    if (role === "title") {
      const start = headStart(roles, i);
      if (start > 0) starts.push(start);
      filled = false;
      credited = false;
    } else if (isBody(role)) {
      if (filled && credited && !isDateline(blocks, roles, i)) starts.push(i);
      filled = true;
      credited = false;
    } else if (role === "byline") credited = filled;
    else if (role === "heading" && credited && block.gap > 0) filled = true;
  });
  return starts;
}

/** Jump lines, running heads and a kicker above a title belong to its article. */
function headStart(roles: readonly ArticleRole[], title: number): number {
  let start = title;
  while (start > 0 && (roles[start - 1] === "furniture" || roles[start - 1] === "subtitle")) start--;
  return start;
}

/** 本报讯（记者…） was split off the begin of the text that stands right behind it. */
function isDateline(blocks: readonly Block[], roles: readonly ArticleRole[], body: number): boolean {
  return blocks[body]?.gap === 0 && roles[body - 1] === "byline";
}

function makeArticle(
  repaired: RepairedLayer,
  blocks: readonly Block[],
  roles: readonly ArticleRole[],
  first: number,
  last: number,
  ordinal: number,
): Article | null {
  const of = (wanted: ArticleRole) => blocks.slice(first, last + 1).filter((block) => roles[block.ordinal] === wanted);
  const [title] = of("title");
  const body = blocks.slice(first, last + 1).filter((block) => isBody(roles[block.ordinal] as ArticleRole));
  if (title === undefined && body.length === 0 && of("heading").length === 0) return null;
  const span = title === undefined ? null : repaired.paragraphs[title.ordinal];
  return {
    ordinal,
    start: repaired.paragraphs[first]?.start ?? 0,
    end: repaired.paragraphs[last]?.end ?? 0,
    title: title?.text ?? "",
    titleSpan: span ? { start: span.start, end: span.end } : null,
    subtitle: of("subtitle")
      .map((block) => block.text)
      .join(" "),
    byline: of("byline")
      .map((block) => block.text)
      .join(" "),
    kind: kindOf(blocks, roles, first, title, body),
    first,
    last,
  };
}

const JUMP_AWAY = /^[（(【〔[]?(?:下转|转)/;

function kindOf(
  blocks: readonly Block[],
  roles: readonly ArticleRole[],
  first: number,
  title: Block | undefined,
  body: readonly Block[],
): Article["kind"] {
  const last = body.at(-1);
  const head = blocks.slice(first, (title ?? body[0])?.ordinal ?? first);
  if (head.some((block) => roles[block.ordinal] === "furniture" && JUMP_HERE.test(block.text))) return "continuation";
  if (title === undefined) return "fragment";
  const after = last === undefined ? [] : blocks.slice(last.ordinal + 1, last.ordinal + 3);
  const away = after.some((block) => roles[block.ordinal] === "furniture" && JUMP_AWAY.test(block.text));
  return away || (last?.role === "body" && !endsSentence(last.text)) ? "fragment" : "whole";
}

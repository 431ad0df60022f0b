import { type ArticleRole, type Block, isBody, isDashLed, isNumbered } from "./roles.js";

/** Roles of the paragraphs of a file whose mark-up gives its headings levels. */
export function rolesByLevel(blocks: readonly Block[]): ArticleRole[] {
  const roles: ArticleRole[] = blocks.map((block) => block.role);
  const marked = blocks.filter((block) => block.level > 0);
  const level = articleLevel(blocks, marked);
  for (const block of marked) {
    if (block.role !== "heading") continue;
    if (block.level === level && !isNumbered(block.text)) roles[block.ordinal] = "title";
    // Above the articles stands the name of the paper or of the whole file.
    else if (block.level < level) roles[block.ordinal] = "furniture";
  }
  markSubtitles(blocks, roles);
  return roles;
}

/**
 * The level of articles: the highest one, or the next where a single heading, or the short names of columns, stand above all others
 * without a text of their own.
 */
function articleLevel(blocks: readonly Block[], marked: readonly Block[]): number {
  const levels = [...new Set(marked.map((block) => block.level))].sort((a, b) => a - b);
  const [top, next] = levels;
  if (top === undefined) return 0;
  const tops = marked.filter((block) => block.level === top);
  if (next !== undefined && tops.length > 1 && areColumns(blocks, tops))
    return articleLevel(
      blocks,
      marked.filter((block) => block.level !== top),
    );
  if (next === undefined || tops.length > 1) return top;
  const first = tops[0] as Block;
  const follower = blocks.slice(first.ordinal + 1).find((block) => isBody(block.role) || block.level > 0);
  const below = marked.filter((block) => block.level === next && !isNumbered(block.text));
  if (follower === undefined || follower.level !== next || below.length <= 1) return top;
  return articleLevel(
    blocks,
    marked.filter((block) => block.level !== top),
  );
}

const LONGEST_COLUMN = 6;

/** Whether headings are short and each has a deeper one right below it: names of columns (民生, 医疗) over their articles. */
function areColumns(blocks: readonly Block[], headings: readonly Block[]): boolean {
  return headings.every((heading) => {
    const below = blocks.slice(heading.ordinal + 1).find((block) => isBody(block.role) || block.level > 0);
    return heading.text.length <= LONGEST_COLUMN && (below?.level ?? 0) > heading.level;
  });
}

/** A heading right below a title is its subtitle, where no other heading of its level follows in the article. */
function markSubtitles(blocks: readonly Block[], roles: ArticleRole[]): void {
  blocks.forEach((_, i) => {
    if (roles[i] !== "title") return;
    const below = blocks[i + 1];
    if (below === undefined || roles[i + 1] !== "heading" || isNumbered(below.text)) return;
    const end = roles.indexOf("title", i + 1);
    const sections = blocks
      .slice(i + 2, end === -1 ? undefined : end)
      .filter((other) => other.role === "heading" && other.level === below.level && below.level > 0);
    if (isDashLed(below.text) || sections.length === 0) roles[i + 1] = "subtitle";
  });
}

import { type JoinContext, joins } from "./join.js";
import { changedLine, type Line } from "./lines.js";
import { type Draft, draftOf } from "./paragraphs.js";
import { isHeadingShaped } from "./shape.js";

/** How many lines of page furniture may stand inside a paragraph that they interrupt. */
const MOST_NOISE = 3;

/** Puts lines together to paragraphs; page furniture that interrupts one is put behind it. */
export function assembleParagraphs(lines: readonly Line[], context: JoinContext): Draft[] {
  const drafts: Draft[] = [];
  for (let at = 0; at < lines.length; ) {
    const first = lines[at] as Line;
    if (first.role !== null) {
      drafts.push(draftOf([first]));
      at++;
      continue;
    }
    const { members, noise, next } = growParagraph(lines, at, context);
    drafts.push(draftOf(members), ...noise.map((line) => draftOf([line])));
    at = next;
  }
  return drafts;
}

function growParagraph(lines: readonly Line[], from: number, context: JoinContext) {
  const members = [lines[from] as Line];
  const noise: Line[] = [];
  let paragraph = members[0]?.text ?? "";
  let at = from + 1;
  for (;;) {
    let next = at;
    while (next < lines.length && next - at < MOST_NOISE && lines[next]?.role != null) next++;
    const lower = lines[next];
    const upper = members.at(-1) as Line;
    if (lower === undefined || lower.role !== null) break;
    // The name of the paper over the line of its issue is no headline that goes on below it.
    if (next > at && members.length === 1 && isHeadingShaped(paragraph) && isHeadingShaped(lower.text)) break;
    const reached = next > at ? changedLine(lower, { gap: lower.gap + 1 }) : lower;
    if (!joins(upper, reached, paragraph, context)) break;
    noise.push(...lines.slice(at, next));
    members.push(lower);
    paragraph = paragraph.length > 400 ? paragraph.slice(-200) + lower.text : paragraph + lower.text;
    at = next + 1;
  }
  return { members, noise, next: at };
}

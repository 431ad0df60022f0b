import { endsSentence } from "../../text/characters.js";
import type { Line } from "./lines.js";
import { isHeadingShaped } from "./shape.js";

/** How a document lays out its paragraphs, measured once. */
export interface Layout {
  /** Blanks with which paragraphs begin, 0 where they begin with none; headlines in the middle have more. */
  readonly indent: number;
  /** Empty lines stand between paragraphs. */
  readonly spaced: boolean;
  /** Lines break at the width of a column. */
  readonly wrapped: boolean;
  /** The file's mark-up gives its paragraphs (HTML, Word). */
  readonly markedParagraphs: boolean;
  /** Whether a line of that many characters fills its column. */
  isFull(width: number): boolean;
}

const NARROWEST = 10;
const WIDEST = 60;

export function measureLayout(lines: readonly Line[], mediaType: string): Layout {
  const texts = lines.filter((line) => line.role === null && !line.split && line.mark === "none");
  const adjacent = texts.filter((line) => line.gap === 0).length;
  const widths = columnWidths(texts);
  return {
    indent: paragraphIndent(texts),
    spaced: (texts.length - adjacent) * 6 >= texts.length,
    wrapped: widths.size > 0,
    markedParagraphs: mediaType === "text/html" || mediaType.endsWith("wordprocessingml.document"),
    isFull: (width) => widths.has(width),
  };
}

/**
 * The indent that most indented lines have, headlines in the middle left aside where there is prose; none where hardly a line, or
 * every line, has it.
 */
function paragraphIndent(lines: readonly Line[]): number {
  const prose = lines.filter((line) => line.indent >= 2 && !isHeadingShaped(line.text));
  const counts = new Map<number, number>();
  for (const { indent } of prose.length >= 2 ? prose : lines)
    if (indent >= 2 && indent <= 8) counts.set(indent, (counts.get(indent) ?? 0) + 1);
  const [best] = [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  if (best === undefined || best[1] < 2 || best[1] * 8 < lines.length || best[1] === lines.length) return 0;
  return best[0];
}

/**
 * Widths at which lines break within a sentence. A column shows itself by many lines of the same width, give or take
 * a character that may not begin or end a line, that end without a final mark and have a neighbour right below.
 */
function columnWidths(lines: readonly Line[]): Set<number> {
  const broken = new Uint32Array(WIDEST + 3);
  let all = 0;
  let wider = 0;
  lines.forEach((line, i) => {
    const [before, next] = [lines[i - 1], lines[i + 1]];
    const width = line.text.length;
    if (width > WIDEST) wider++;
    // Only lines inside a paragraph count: a headline stands behind a finished line.
    if (before === undefined || line.gap > 0 || endsSentence(before.text)) return;
    if (next === undefined || next.gap > 0 || width < NARROWEST || width > WIDEST || endsSentence(line.text)) return;
    broken[width] = (broken[width] ?? 0) + 1;
    all++;
  });
  const full = new Set<number>();
  // Where paragraphs stand on one long line each, the short lines are heads and no column.
  if (all < 4 || wider * 4 > all) return full;
  for (let width = NARROWEST; width <= WIDEST; width++) {
    const near = (broken[width - 1] ?? 0) + (broken[width] ?? 0) + (broken[width + 1] ?? 0);
    if (near < 3 || near * 6 < all) continue;
    for (let at = width - 2; at <= width + 2; at++) full.add(at);
  }
  return full;
}

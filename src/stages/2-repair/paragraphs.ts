import type { ParagraphRole } from "../../model/layers.js";
import type { Line } from "./lines.js";
import { goesOn, isHeadingShaped, wentOn } from "./shape.js";

/** A paragraph before its text is written: the lines that it is made of. */
export interface Draft {
  readonly lines: readonly Line[];
  readonly role: ParagraphRole;
  readonly level: number;
  readonly gap: number;
  /** The squeezed text of its lines, one after another. */
  readonly text: string;
  readonly moved: boolean;
}

export function draftOf(lines: readonly Line[]): Draft {
  const first = lines[0] as Line;
  const text = lines.length === 1 ? first.text : lines.map((line) => line.text).join("");
  return { lines, role: roleOf(first, text), level: first.level, gap: first.gap, text, moved: false };
}

function roleOf(first: Line, text: string): ParagraphRole {
  if (first.role !== null) return first.role;
  if (first.mark === "heading") return "heading";
  if (first.mark === "table") return "table";
  if (first.mark === "list") return "list";
  const whole = !/[。；：:]$/.test(text) && !goesOn(text) && !wentOn(text);
  return isHeadingShaped(text) && whole ? "heading" : "body";
}

import type { ParagraphRole, RepairedLayer } from "../../model/layers.js";

export type ArticleRole = "title" | "subtitle" | ParagraphRole;

/** A paragraph with its text, as the rules about articles see it. */
export interface Block {
  readonly ordinal: number;
  readonly role: ParagraphRole;
  readonly level: number;
  readonly gap: number;
  readonly text: string;
  /** Repair put it back here: what follows stood at a break of the page. */
  readonly moved: boolean;
}

export function blocksOf(repaired: RepairedLayer): Block[] {
  return repaired.paragraphs.map(({ role, level, gap, start, end, moved }, ordinal) => {
    return { ordinal, role, level, gap, text: repaired.text.slice(start, end), moved: moved === true };
  });
}

/** Text that an article is made of, headings aside. */
export function isBody(role: ArticleRole): boolean {
  return role === "body" || role === "list" || role === "table";
}

/** 一、 （一） 1. 第一章: heads of a report's parts, never titles. */
export function isNumbered(text: string): boolean {
  return /^(?:[（(]?[一二三四五六七八九十]{1,3}[)）、.．是]|第[一二三四五六七八九十]{1,3}[章节条部篇编]|第[一二三四五六七八九十]{1,3}部分|[（(]?[0-9]{1,2}[)）.．、](?![0-9])|[①②③④⑤⑥⑦⑧⑨⑩])/.test(
    text,
  );
}

/** —— at the begin of a subtitle. */
export function isDashLed(text: string): boolean {
  return /^[-—–―─－]+\s*\S/.test(text);
}

/** A line that says from which page an article goes on. */
export const JUMP_HERE = /^[（(【〔[]?(?:上接|紧接|接)/;

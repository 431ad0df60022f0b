import type { Anaphor, HolderSpan, Mention } from "../../model/layers.js";
import type { Lexicon } from "../../model/lexicon.js";
import type { Span } from "../../model/span.js";
import { type EntityType, HOLDER_TYPES } from "../../model/types.js";
import { breakBefore } from "./figures.js";
import type { Reader } from "./reader.js";
import { type Word, wordsIn } from "./words.js";

const HOLDERS: ReadonlySet<EntityType> = new Set(HOLDER_TYPES);

/** The mentions and anaphors of a sentence that may hold a figure, in reading order. */
export function namesOf(
  text: string,
  sentence: Span,
  mentions: readonly Mention[],
  firstMention: number,
  anaphors: readonly Anaphor[],
  firstAnaphor: number,
): Span[] {
  const names: Span[] = [];
  for (let i = firstMention; i < mentions.length && mentions[i]!.start < sentence.end; i++) {
    const mention = mentions[i]!;
    if (mention.start >= sentence.start && mention.outer < 0 && HOLDERS.has(mention.type)) names.push(mention);
  }
  for (let i = firstAnaphor; i < anaphors.length && anaphors[i]!.start < sentence.end; i++) {
    if (anaphors[i]!.start >= sentence.start) names.push(anaphors[i]!);
  }
  const starts = new Set(names.map((name) => name.start));
  // 浦东新区 right before another name only begins it; a name in brackets is an aside.
  return names.filter((name) => !starts.has(name.end) && !isAside(text, name)).sort((a, b) => a.start - b.start);
}

const isAside = (text: string, span: Span): boolean =>
  "（(".includes(text[span.start - 1] ?? "\0") && "）)".includes(text[span.end] ?? "\0");

/** How many clauses back a subject is looked for. */
const CLAUSES = 8;

/**
 * Spans that may name the holder of a figure, best first: the owner that its noun phrase begins with or stands right
 * behind, the subject of its clause, then the subjects of the clauses before it.
 */
export function holdersOf(reader: Reader, sentence: Span, phrase: Span, names: readonly Span[]): HolderSpan[] {
  const { text } = reader;
  const before = names.filter((name) => name.start < phrase.end);
  const found: HolderSpan[] = [];
  const add = (span: Span | undefined, role: NonNullable<HolderSpan["role"]>): void => {
    if (span !== undefined && !found.some((one) => one.start === span.start))
      found.push({ start: span.start, end: span.end, role });
  };
  add(ownerOf(text, phrase, before), "owner");
  for (let end = phrase.start, clauses = 0; clauses < CLAUSES && end > sentence.start; clauses++) {
    const start = breakBefore(text, end, sentence.start);
    add(subjectOf({ start, end }, before, reader), clauses === 0 ? "subject" : "earlier");
    end = start - 1;
  }
  // 在红色议事厅，大家…: the place where it is so, if nobody is said to act.
  for (const name of before) if (text[name.start - 1] === "在" && name.end <= phrase.start) add(name, "place");
  return found.slice(0, 5);
}

/** 小区｜停车投诉量, 梅陇镇的｜…, “临港社区”｜占地: the last name that touches the phrase or opens it. */
function ownerOf(text: string, phrase: Span, names: readonly Span[]): Span | undefined {
  for (let i = names.length - 1; i >= 0; i--) {
    const name = names[i]!;
    if (name.start >= phrase.start && name.end < phrase.end) return name;
    if (name.end > phrase.start) continue;
    return /^[”"’]?的?$/.test(text.slice(name.end, phrase.start)) ? name : undefined;
  }
  return undefined;
}

/** The name that a clause is about: the first one with no verb or count before it, or the one that 的 leads to. */
function subjectOf(clause: Span, names: readonly Span[], reader: Reader): Span | undefined {
  let subject: Span | undefined;
  const inside = names.filter((name) => name.start >= clause.start && name.end <= clause.end);
  if (inside.length === 0) return undefined;
  const { text, lexicon } = reader;
  const words = wordsIn(reader, clause.start, Math.min(clause.end, inside[inside.length - 1]!.end + 4));
  for (const name of inside) {
    const before = words.filter((word) => word.end <= name.start);
    const isHead =
      follows(text, name, "的") &&
      (!before.some(acts) || words.find((word) => word.start >= closeOf(text, name))?.class === "verb");
    if (isHead || (subject === undefined && !before.some(acts) && isSubject(text, name, clause.start, lexicon)))
      subject = name;
  }
  return subject;
}

const acts = (word: Word): boolean => word.class === "verb" || word.class === "number" || word.pos === "q";

const closeOf = (text: string, name: Span): number =>
  '”"’'.includes(text[name.end] ?? "\0") ? name.end + 1 : name.end;

const QUOTES = "“‘\"'《";
function follows(text: string, name: Span, mark: string): boolean {
  return text[QUOTES.includes(text[name.start - 1] ?? "\0") ? name.start - 2 : name.start - 1] === mark;
}

/** A name is no subject right behind a preposition or a verb (对…, 携手…, 打造“…”), or where 等 makes it one of many. */
function isSubject(text: string, name: Span, clauseStart: number, lexicon: Lexicon): boolean {
  const close = closeOf(text, name);
  if (text[close] === "等" || QUOTES.includes(text[close] ?? "\0")) return false;
  const end = QUOTES.includes(text[name.start - 1] ?? "\0") ? name.start - 1 : name.start;
  if (end <= clauseStart) return true;
  for (const size of [2, 1]) {
    if (end - size < clauseStart) continue;
    const pos = lexicon.pos(text.slice(end - size, end));
    if (pos === "p" || pos.startsWith("v")) return false;
    if (pos !== "" && size === 2) return true;
  }
  return true;
}

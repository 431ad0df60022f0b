import type { Anaphor, Mention } from "../../model/layers.js";
import type { Lexicon } from "../../model/lexicon.js";
import type { Span } from "../../model/span.js";
import type { EntityType } from "../../model/types.js";
import { breakBefore } from "./figures.js";

const HOLDERS: ReadonlySet<EntityType> = new Set<EntityType>([
  "division",
  "community",
  "compound",
  "party_org",
  "government",
  "medical",
  "school",
  "company",
  "social_org",
  "facility",
  "program",
  "event",
  "person",
]);

/** What a sentence names that a figure may be about, in reading order. */
export interface Names {
  readonly spans: readonly Span[];
}

/** The mentions and anaphors of a sentence that may hold a figure; those in brackets are asides. */
export function namesOf(
  text: string,
  sentence: Span,
  mentions: readonly Mention[],
  m: number,
  anaphors: readonly Anaphor[],
  a: number,
): Names {
  const spans: Span[] = [];
  for (let i = m; i < mentions.length && mentions[i]!.start < sentence.end; i++) {
    const mention = mentions[i]!;
    if (mention.start >= sentence.start && mention.outer < 0 && HOLDERS.has(mention.type)) spans.push(mention);
  }
  for (let i = a; i < anaphors.length && anaphors[i]!.start < sentence.end; i++) {
    if (anaphors[i]!.start >= sentence.start) spans.push(anaphors[i]!);
  }
  const kept = spans.filter((span) => !isAside(text, span) && !isModifier(text, span, spans));
  return { spans: kept.sort((x, y) => x.start - y.start) };
}

const isAside = (text: string, span: Span): boolean =>
  "（(".includes(text[span.start - 1] ?? "\0") && "）)".includes(text[span.end] ?? "\0");
/** 浦东新区 right before another name is the beginning of an address. */
const isModifier = (_text: string, span: Span, all: readonly Span[]): boolean =>
  all.some((other) => other.start === span.end);

/**
 * Spans that may name the holder of a figure, best first: the owner that its noun phrase begins with or stands right
 * behind, the subject of its clause, the subjects of the clauses before it, then whatever name is nearest.
 */
export function holdersOf(text: string, sentence: Span, phrase: Span, names: Names, lexicon: Lexicon): Span[] {
  const before = names.spans.filter((span) => span.start < phrase.end);
  const found: Span[] = [];
  const add = (span: Span | undefined): void => {
    if (span !== undefined && !found.some((one) => one.start === span.start))
      found.push({ start: span.start, end: span.end });
  };
  add(ownerOf(text, phrase, before));
  let clause = phrase.start;
  for (let clauses = 0; clauses < 6 && clause > sentence.start; clauses++) {
    const start = breakBefore(text, clause, sentence.start);
    add(before.find((span) => span.start >= start && span.end <= clause && isSubject(text, span, start, lexicon)));
    clause = start === clause ? start - 1 : start - 1;
  }
  for (let i = before.length - 1; i >= 0 && found.length < 5; i--) if (before[i]!.end <= phrase.start) add(before[i]);
  return found.slice(0, 5);
}

/** 小区｜停车投诉量, 梅陇镇的｜…: the last name that touches the phrase or opens it. */
function ownerOf(text: string, phrase: Span, names: readonly Span[]): Span | undefined {
  for (let i = names.length - 1; i >= 0; i--) {
    const span = names[i]!;
    if (span.start >= phrase.start && span.end < phrase.end) return span;
    if (span.end > phrase.start) continue;
    const between = text.slice(span.end, phrase.start);
    return between.length <= 1 && /^[的]?$/.test(between) ? span : undefined;
  }
  return undefined;
}

/** A name is no subject right behind a preposition or a verb (对…, 携手…), or before 等 that counts it as one of many. */
function isSubject(text: string, span: Span, clauseStart: number, lexicon: Lexicon): boolean {
  if (text[span.end] === "等") return false;
  if (span.start === clauseStart) return true;
  for (const size of [2, 1]) {
    const at = span.start - size;
    if (at < clauseStart) continue;
    const pos = lexicon.pos(text.slice(at, span.start));
    if (pos === "p" || pos.startsWith("v")) return false;
    if (pos !== "" && size === 2) return true;
  }
  return true;
}

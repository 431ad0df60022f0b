import { SetupError } from "../../model/faults.js";
import type { GoldFigure, GoldFile, GoldSentence } from "../../model/gold.js";
import type { Span } from "../../model/span.js";

/** Gold placed in the source text, white space dropped. */
export interface PlacedMention {
  readonly text: string;
  readonly type: string;
  readonly optional: boolean;
  readonly span: Span;
}
export type PlacedFigure = GoldFigure & { readonly span: Span; readonly sentence: string };

export interface PlacedGold {
  readonly mentions: readonly PlacedMention[];
  readonly figures: readonly PlacedFigure[];
  /** For each unit of the tight text, whether a gold sentence covers it. */
  readonly covered: Uint8Array;
}

/** A source text without white space, and the way from its code points there. */
export class TightSource {
  readonly tight: string;
  readonly #at: Uint32Array;

  constructor(text: string) {
    const points = Array.from(text);
    this.#at = new Uint32Array(points.length + 1);
    let count = 0;
    points.forEach((point, i) => {
      this.#at[i] = count;
      if (!/\s/u.test(point)) count += point.length;
    });
    this.#at[points.length] = count;
    this.tight = squeeze(text);
  }

  span(start: number, end: number): Span {
    const last = this.#at.length - 1;
    return { start: this.#at[Math.min(start, last)] as number, end: this.#at[Math.min(end, last)] as number };
  }
}

export function squeeze(text: string): string {
  return text.replace(/\s+/gu, "");
}

/**
 * Finds the place of every gold sentence, mention and figure: sentences at their first copy not yet taken, the others in
 * order within their sentence.
 *
 * @throws SetupError C330 where a gold sentence does not stand in the source.
 */
export function placeGold(gold: GoldFile, source: TightSource): PlacedGold {
  const covered = new Uint8Array(source.tight.length);
  const mentions: PlacedMention[] = [];
  const figures: PlacedFigure[] = [];
  for (const sentence of gold.articles.flatMap((article) => article.sentences)) {
    const text = squeeze(sentence.text);
    const at = firstFree(source.tight, text, covered);
    if (at < 0) throw notInSource(gold.doc, text);
    covered.fill(1, at, at + text.length);
    placeMentions(sentence, text, at, mentions);
    placeFigures(sentence, text, at, figures);
  }
  return { mentions, figures, covered };
}

function notInSource(doc: string, text: string): SetupError {
  const message = `has the gold sentence "${text.slice(0, 40)}", which is not in the source; mend the gold`;
  return new SetupError([{ code: "C330", where: doc, message }]);
}

function firstFree(tight: string, text: string, covered: Uint8Array): number {
  let at = tight.indexOf(text);
  while (at >= 0 && covered[at] === 1) at = tight.indexOf(text, at + 1);
  return at;
}

function placeMentions(sentence: GoldSentence, text: string, at: number, into: PlacedMention[]): void {
  const taken = new Set<string>();
  let from = 0;
  for (const entity of sentence.entities ?? []) {
    const name = squeeze(entity.text);
    let found = text.indexOf(name, from);
    while (found >= 0 && taken.has(`${found} ${name} ${entity.type}`)) found = text.indexOf(name, found + 1);
    if (found < 0) continue;
    from = found;
    taken.add(`${found} ${name} ${entity.type}`);
    const span = { start: at + found, end: at + found + name.length };
    into.push({ text: name, type: entity.type, optional: entity.optional === true, span });
  }
}

function placeFigures(sentence: GoldSentence, text: string, at: number, into: PlacedFigure[]): void {
  let from = 0;
  for (const figure of sentence.metrics ?? []) {
    const words = squeeze(figure.q);
    const found = text.indexOf(words, from);
    if (found < 0) continue;
    from = found + words.length;
    into.push({ ...figure, sentence: text, span: { start: at + found, end: at + found + words.length } });
  }
}

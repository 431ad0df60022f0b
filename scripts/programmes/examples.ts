import type { Span } from "../../src/model/span.js";
import { placeGold, TightSource } from "../../src/pipeline/evaluate/gold.js";
import { openSetup } from "../../src/pipeline/open.js";
import { prepareFinder } from "../../src/stages/5-entities/index.js";
import { CodePoints } from "../../src/text/code-points.js";
import { spanHome } from "../../src/text/mapped-text.js";
import { goldPages } from "../learning/gold-pages.js";

/** A quoted phrase with its signs, and whether gold takes it for a programme. */
export interface Example {
  readonly doc: string;
  readonly phrase: string;
  readonly around: string;
  readonly signs: readonly (readonly [sign: string, strength: number])[];
  /** Null where gold leaves it open, or where the quotes belong to a longer name. */
  readonly programme: boolean | null;
}

/** Reads folders with `pages/` and their gold (in `gold/` or beside them) and lists the quoted phrases of each page. */
export async function readExamples(folders: readonly string[]): Promise<Example[]> {
  const setup = openSetup({});
  const examples: Example[] = [];
  let seen = new Map<number, { span: Span; signs: [string, number][] }>();
  const find = prepareFinder(setup, null, undefined, (span, tellAll) => {
    const signs: [string, number][] = [];
    tellAll((sign, strength) => void signs.push([sign, strength]));
    seen.set(span.start, { span, signs });
  });
  for await (const { gold, page, layers } of goldPages(setup, folders)) {
    seen = new Map();
    find(layers);
    const source = new TightSource(page);
    const { mentions, covered } = placeGold(gold, source);
    const points = new CodePoints(layers.source.text);
    const { text } = layers.repaired;
    for (const { span, signs } of seen.values()) {
      const home = spanHome(layers.repaired, span);
      const at = source.span(points.at(home.start), points.at(home.end));
      const whole = mentions.filter((one) => one.span.start === at.start && one.span.end === at.end);
      const within = mentions.some((one) => one.span.start < at.start && one.span.end > at.end);
      const open = whole.some((one) => one.optional) || (within && whole.length === 0) || covered[at.start] !== 1;
      examples.push({
        doc: gold.doc,
        phrase: text.slice(span.start, span.end),
        around: text.slice(Math.max(0, span.start - 12), span.end + 10),
        signs,
        programme: open ? null : whole.some((one) => one.type === "program"),
      });
    }
  }
  return examples;
}

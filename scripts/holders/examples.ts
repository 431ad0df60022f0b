import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { GoldFile } from "../../src/model/gold.js";
import type { Layers, Metric } from "../../src/model/layers.js";
import type { Span } from "../../src/model/span.js";
import { overlap, sameName } from "../../src/pipeline/evaluate/alike.js";
import { placeGold, TightSource } from "../../src/pipeline/evaluate/gold.js";
import { openSetup } from "../../src/pipeline/open.js";
import type { Seen } from "../../src/stages/7-link/holder-features.js";
import { holderWeights } from "../../src/stages/7-link/holder-features.js";
import { type Linking, linkDocument } from "../../src/stages/7-link/index.js";
import { makeMemory } from "../../src/stages/7-link/memory.js";
import { compileRules } from "../../src/stages/7-link/rules.js";
import type { LinkInput } from "../../src/stages/7-link/view.js";
import { readPapers } from "../../test/link/marked.js";
import { goldPages } from "../learning/gold-pages.js";

/** A figure with its candidates and, where gold judges it, which of them are right. */
export interface Example {
  readonly doc: string;
  readonly article: number;
  readonly paragraph: number;
  readonly metric: Metric;
  readonly sentence: string;
  readonly candidates: readonly Seen[];
  readonly names: readonly string[];
  /** Names that gold takes for right, best first; null where gold does not judge the figure. */
  readonly gold: readonly string[] | null;
  readonly right: readonly boolean[];
  readonly rule: number;
}

/** Reads folders with `pages/` and their gold (in `gold/` or beside them), takes each page up to the metrics and lists the candidates of each figure. */
export async function readExamples(folders: readonly string[]): Promise<Example[]> {
  const setup = openSetup({});
  const rules = compileRules(setup.dictionaries);
  const linking = {
    gazetteer: setup.gazetteer,
    memory: makeMemory(setup.gazetteer, rules),
    rules,
    home: [],
    weights: holderWeights(setup.dictionaries),
  };
  const examples = readMarkedPapers(linking);
  for await (const { gold, page, layers } of goldPages(setup, folders)) {
    const judged = judgedFigures(gold, page, layers);
    const { text } = layers.repaired;
    linkDocument(layers as LinkInput, {
      ...linking,
      watch: ({ metric: k, paragraph, article, rule, candidates }, nameOf) => {
        const metric = layers.metrics.metrics[k] as Metric;
        const sentence = layers.sentences.sentences[metric.sentence] as Span;
        const wanted = judged.get(k) ?? null;
        const names = candidates.map((one) => nameOf(one.entity));
        examples.push({
          doc: gold.doc,
          article,
          paragraph,
          metric,
          sentence: text.slice(sentence.start, sentence.end),
          candidates,
          names,
          gold: wanted,
          right: names.map((one) => wanted?.some((holder) => sameName(one, holder)) ?? false),
          rule,
        });
      },
    });
  }
  return examples;
}

const PAPERS = join(import.meta.dirname, "../../test/link/papers");

/** The marked papers of the link tests, whose claims tell the holders. */
function readMarkedPapers(linking: Omit<Linking, "watch">): Example[] {
  const examples: Example[] = [];
  for (const file of readdirSync(PAPERS).sort()) {
    for (const { name: doc, layers, claims } of readPapers(readFileSync(join(PAPERS, file), "utf8"))) {
      const wanted = new Map<string, string>();
      for (const claim of claims) {
        const [, figure, holder] = /^holder (.*) = (.*)$/.exec(claim) ?? [];
        if (figure !== undefined && holder !== undefined) wanted.set(figure, holder);
      }
      linkDocument(layers as unknown as LinkInput, {
        ...linking,
        watch: ({ metric: k, paragraph, article, rule, candidates }, nameOf) => {
          const metric = layers.metrics.metrics[k] as Metric;
          const holder = wanted.get(metric.text);
          const names = candidates.map((one) => nameOf(one.entity));
          const right = names.map((one) => one === holder);
          const gold = holder === undefined ? null : [holder];
          examples.push({ doc, article, paragraph, metric, sentence: "", candidates, names, gold, right, rule });
        },
      });
    }
  }
  return examples;
}

/** Holders that gold names for the metrics it judges, by their ordinal. */
function judgedFigures(gold: GoldFile, page: string, layers: Layers): Map<number, readonly string[]> {
  const source = new TightSource(page);
  const { figures } = placeGold(gold, source);
  const spans = layers.records.metrics.map((one) => source.span(one.start, one.end));
  const used = new Set<number>();
  const judged = new Map<number, readonly string[]>();
  for (const figure of [...figures.filter((one) => !one.optional), ...figures.filter((one) => one.optional)]) {
    let best = -1;
    let most = 0.5;
    spans.forEach((span, i) => {
      const share = used.has(i) ? 0 : overlap(span, figure.span);
      if (share < most || (share === most && best >= 0)) return;
      most = share;
      best = i;
    });
    if (best < 0) continue;
    used.add(best);
    if (figure.optional !== true && (figure.holder ?? []).length > 0) judged.set(best, figure.holder ?? []);
  }
  return judged;
}

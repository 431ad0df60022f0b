import type { Anaphor, Layers, Mention, Metric, Paragraph, Sentence } from "../../src/model/layers.js";
import type { Span } from "../../src/model/span.js";
import type { EntityType } from "../../src/model/types.js";
import { sha256 } from "../../src/text/hash.js";

/** A small document with its mentions, anaphors and figures marked in the text, and what linking must say of them. */
export interface MarkedPaper {
  readonly name: string;
  readonly layers: Omit<Layers, "input" | "links" | "records" | "output" | "findings">;
  readonly claims: readonly string[];
}

const TYPES: Readonly<Record<string, EntityType>> = {
  d: "division",
  c: "community",
  m: "compound",
  r: "road",
  a: "address",
  f: "facility",
  p: "party_org",
  g: "government",
  h: "medical",
  s: "school",
  b: "company",
  o: "social_org",
  n: "person",
  l: "law",
  q: "program",
  w: "award",
  e: "event",
  t: "date",
};

/**
 * Reads `=== name`, then lines with marks like `{p:{d:高行镇}党委}`, then `---` and one claim a line. A line may begin with `# ` (a
 * title), `## ` (a heading) or `% ` (nameplate or imprint).
 */
export function readPapers(file: string): MarkedPaper[] {
  return file
    .split(/^=== /mu)
    .slice(1)
    .map((block) => {
      const [head = "", claims = ""] = block.split("\n---\n");
      const [name = "", ...lines] = head.split("\n");
      return { name, layers: readLayers(name, lines), claims: claims.split("\n").filter((line) => line !== "") };
    });
}

interface Draft {
  text: string;
  sentences: Sentence[];
  mentions: Mention[];
  anaphors: Anaphor[];
  metrics: Metric[];
  articles: Layers["articles"]["articles"][number][];
  paragraphs: Paragraph[];
}

type Role = Sentence["role"] | "furniture";

const ROLES: readonly (readonly [string, Role])[] = [
  ["# ", "title"],
  ["## ", "heading"],
  ["% ", "furniture"],
];

function readLayers(name: string, lines: readonly string[]): MarkedPaper["layers"] {
  const draft: Draft = {
    text: "",
    sentences: [],
    mentions: [],
    anaphors: [],
    metrics: [],
    articles: [],
    paragraphs: [],
  };
  const roles: Role[] = [];
  lines.forEach((line, paragraph) => {
    const [mark, role] = ROLES.find(([begin]) => line.startsWith(begin)) ?? ["", "body" as const];
    const start = draft.text.length;
    roles.push(role);
    if (role === "furniture") draft.text += line.slice(mark.length).replace(/[{}]|(?<=\{)[a-z]:/gu, "");
    else readParagraph(draft, line.slice(mark.length), paragraph, role);
    const kept = role === "title" ? "heading" : (role as Paragraph["role"]);
    draft.paragraphs.push({ start, end: draft.text.length, role: kept, level: 0, gap: 0 });
    draft.text += "\n";
  });
  const home = Uint32Array.from({ length: draft.text.length }, (_, i) => i);
  const tail = home.map((i) => i + 1);
  const articles = draft.articles.map((article, i) => ({
    ...article,
    end: draft.articles[i + 1]?.start ?? draft.text.length,
  }));
  const lineSpans: [] = [];
  return {
    source: {
      path: name,
      mediaType: "text/plain",
      encoding: "utf-8",
      bytes: draft.text.length,
      sha256: sha256([name]),
      text: draft.text,
      content: { text: draft.text, home, tail },
      lines: lineSpans,
    },
    repaired: { text: draft.text, home, tail, paragraphs: draft.paragraphs, repairs: [] },
    articles: { articles, roles },
    sentences: { sentences: draft.sentences, tokens: () => [] },
    mentions: { mentions: draft.mentions, anaphors: draft.anaphors },
    metrics: { metrics: draft.metrics },
  };
}

function readParagraph(draft: Draft, body: string, paragraph: number, role: Sentence["role"]): void {
  if (role === "title" || draft.articles.length === 0) openArticle(draft, paragraph);
  for (const sentence of body.split(/(?<=[。！？])(?![”」])/u))
    if (sentence !== "") readSentence(draft, sentence, paragraph, role);
}

function openArticle(draft: Draft, paragraph: number): void {
  draft.articles.push({
    start: draft.text.length,
    end: 0,
    ordinal: draft.articles.length,
    title: "",
    titleSpan: null,
    subtitle: "",
    byline: "",
    kind: "whole",
    first: paragraph,
    last: paragraph,
  });
}

function readSentence(draft: Draft, marked: string, paragraph: number, role: Sentence["role"]): void {
  const start = draft.text.length;
  const sentence = draft.sentences.length;
  const open: { mark: string; start: number; slot: number; outer: number }[] = [];
  for (let at = 0; at < marked.length; at++) {
    const mark = /^\{([^:{}]+):/u.exec(marked.slice(at));
    if (mark !== null) {
      const outer = open.at(-1)?.slot ?? -1;
      const slot =
        TYPES[mark[1]?.[0] ?? ""] !== undefined && !mark[1]?.startsWith("x")
          ? draft.mentions.push(null as never) - 1
          : -1;
      open.push({ mark: mark[1] as string, start: draft.text.length, slot, outer });
      at += mark[0].length - 1;
    } else if (marked[at] === "}") {
      const { mark: kind, start: from, slot, outer } = open.pop() as (typeof open)[number];
      close(draft, kind, { start: from, end: draft.text.length, sentence }, slot, outer);
    } else {
      draft.text += marked[at];
    }
  }
  draft.metrics = draft.metrics.map((metric) =>
    metric.sentence === sentence ? { ...metric, holders: namesBefore(draft, metric) } : metric,
  );
  draft.sentences.push({
    start,
    end: draft.text.length,
    article: draft.articles.length - 1,
    ordinal: sentence,
    paragraph,
    role,
  });
}

/** What the metrics stage would offer: the names before a figure in its sentence, nearest first. */
function namesBefore(draft: Draft, metric: Metric): Span[] {
  const names: Span[] = [...draft.mentions.filter((one) => one.outer < 0 && one.type !== "date"), ...draft.anaphors]
    .filter((one) => one.sentence === metric.sentence && one.end <= metric.start)
    .sort((a, b) => b.start - a.start);
  const starts = new Set(names.map((one) => one.start));
  return names.filter((one) => !starts.has(one.end)).slice(0, 3);
}

function close(
  draft: Draft,
  mark: string,
  span: { start: number; end: number; sentence: number },
  slot: number,
  outer: number,
): void {
  const text = draft.text.slice(span.start, span.end);
  const [kind = "", second = "", third = ""] = mark.split(".");
  if (kind === "x") {
    draft.anaphors.push({ ...span, text, type: second as EntityType, level: third as Anaphor["level"] });
  } else if (kind === "#") {
    draft.metrics.push(metricOf(text, span));
  } else {
    draft.mentions[slot] = {
      ...span,
      type: TYPES[kind] as EntityType,
      subtype: "",
      text,
      outer,
      candidates: [],
      entry: "",
      kindStart: -1,
      rule: "test",
      confidence: 1,
    };
  }
}

function metricOf(text: string, span: { start: number; end: number; sentence: number }): Metric {
  return {
    ...span,
    text,
    measure: "count",
    value: 0,
    low: null,
    high: null,
    unit: "",
    bound: "exact",
    direction: null,
    from: null,
    comparison: null,
    indicator: "",
    indicatorId: "",
    conceptId: "",
    period: "",
    holders: [],
    rule: "test",
    confidence: 1,
  };
}

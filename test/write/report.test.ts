import { describe, expect, it } from "vitest";
import type { RecordsLayer } from "../../src/model/layers.js";
import type { MetricRecord } from "../../src/model/tables.js";
import type { Format } from "../../src/stages/9-write/formats.js";
import { type ReportPart, ReportTotals, reportPart } from "../../src/stages/9-write/report/collect.js";
import { reportPage } from "../../src/stages/9-write/report/page.js";

const metric = (fields: Partial<MetricRecord>): MetricRecord =>
  ({
    sentence_id: "s",
    article_id: "a",
    concept_id: "",
    indicator: "指标",
    measure: "rate",
    value: 1,
    unit: "%",
    bound: "exact",
    direction: "",
    from_value: null,
    comparison: "",
    holder: "",
    text: "1%",
    start: 0,
    ...fields,
  }) as MetricRecord;

/** A document whose only sentence holds the text of all its figures. */
const part = (path: string, metrics: readonly MetricRecord[], warnings: readonly string[] = []): ReportPart =>
  reportPart(
    {
      documents: [{ path }],
      articles: [{ article_id: "a", title: `${path}的<b>标题`, division_code: "310112108", division: "梅陇镇" }],
      sentences: [{ sentence_id: "s", text: metrics.map((one) => one.text).join("，") }],
      metrics,
    } as unknown as RecordsLayer,
    warnings,
  );

const CONCEPTS = new Map([
  ["complaints", { name: "投诉量", polarity: "lower" }],
  ["satisfaction", { name: "满意度", polarity: "higher" }],
]);

function page(
  parts: readonly ReportPart[],
  formats: readonly Format[] = ["csv"],
  failed: [string, string][] = [],
): string {
  const totals = new ReportTotals();
  for (const one of parts) totals.add(one);
  return reportPage({ title: "标题", version: "0", counts: {}, formats, concepts: CONCEPTS, failed }, totals, []);
}

const MANY = Array.from({ length: 700 }, (_, i) =>
  part(`${String(i).padStart(3, "0")}.txt`, [
    metric({ text: `${i}%`, value: i }),
    metric({ text: `从1%到${i}.5%`, value: i + 0.5, from_value: 1, start: 9 }),
    ...Array.from({ length: 5 }, (_, j) => metric({ text: `${i}.0${j}%`, start: 20 + j })),
  ]),
);

describe("a report that cannot list everything", () => {
  it("says how much there is, how it chose, and where the rest stands", () => {
    expect(page(MANY)).toContain("共 4,900 条，这里按文档轮流挑出 400 条；全部见 <code>metrics.csv</code>");
    expect(page(MANY)).toContain("共 700 条，这里按路径列出前 500 条；全部见 <code>documents.csv</code>");
  });
  it("names a file that is there", () => {
    expect(page(MANY, ["parquet", "xlsx"])).toContain("全部见 <code>metrics.parquet</code>");
    expect(page(MANY, ["xlsx"])).toContain("全部见 <code>lilong.xlsx</code>");
  });
  it("is the same in whatever order the documents come", () => {
    expect(page([...MANY].reverse())).toBe(page(MANY));
    expect(page(MANY.toSorted((a, b) => (a.path.slice(1) < b.path.slice(1) ? -1 : 1)))).toBe(page(MANY));
  });
  it("takes first the figures that say most, of every document in turn", () => {
    const shown = page(MANY);
    expect(shown).toContain("<mark>从1%到300.5%</mark>");
    expect(shown).not.toContain("<mark>300.04%</mark>");
  });
});

it("says of one that it lists whole how much there is", () => {
  expect(page([part("a.txt", [metric({})])])).toContain("共 1 条；全部字段见 <code>metrics.csv</code>");
});

it.each([
  ["complaints", "down", "good"],
  ["complaints", "up", "bad"],
  ["satisfaction", "up", "good"],
  ["satisfaction", "down", "bad"],
  ["unheard_of", "down", ""],
  ["satisfaction", "", ""],
] as const)("%s %s is %j", (concept_id, direction, verdict) => {
  expect(page([part("a.txt", [metric({ concept_id, direction })])])).toContain(`<td class="value ${verdict}">`);
});

it("tells what failed, and lets no text of a page act", () => {
  const text = page([part("<i>.txt", [metric({ text: "<script>" })], ["<u>"])], ["csv"], [["b<.txt", "E101 <empty>"]]);
  expect(text).toContain("<b>b&lt;.txt</b> E101 &lt;empty&gt;");
  expect(text).toContain("<mark>&lt;script&gt;</mark>");
  expect(text).not.toMatch(/<i>\.txt|<b>标题|<u>/);
});

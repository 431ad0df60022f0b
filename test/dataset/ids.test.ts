import { expect, it } from "vitest";
import { MetricRecord, SentenceRecord } from "../../src/model/tables.js";
import { articleId, partId, sentenceId } from "../../src/stages/8-validate/ids.js";

it("ids sort as their ordinals do, even where those outgrow the digits kept for them", () => {
  const ordinals = [0, 8, 9, 9998, 9999, 10_000, 99_999, 999_998, 999_999, 1_000_000, 12_345_678];
  const article = articleId("d_0123456789abcdef", 99_999);
  for (const ids of [
    ordinals.map((n) => articleId("d", n)),
    ordinals.map((n) => sentenceId(article, n)),
    ordinals.map((n) => partId("s", "q", n)),
  ]) {
    expect([...ids].sort()).toEqual(ids);
  }
  expect(sentenceId(article, 1_000_000)).toMatch(new RegExp(SentenceRecord.properties.sentence_id.pattern as string));
  expect(partId("s", "q", 9999)).toMatch(new RegExp(MetricRecord.properties.metric_id.pattern as string));
});

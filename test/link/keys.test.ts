import { describe, expect, test } from "vitest";
import type { LinksLayer } from "../../src/model/layers.js";
import type { Outcome } from "../../src/model/stage.js";
import { linkStage } from "../../src/stages/7-link/index.js";
import { loadTestDictionaries } from "../support/dictionaries.js";
import { loadTestGazetteer, loadTestLexicon } from "../support/gazetteer.js";
import { readPapers } from "./marked.js";

const link = linkStage.prepare(
  { dictionaries: loadTestDictionaries(), gazetteer: loadTestGazetteer(), lexicon: loadTestLexicon() },
  {},
);

/** Key of the last organisation, person or place marked in a line. */
function keyOf(line: string): string {
  const [paper] = readPapers(`=== ${line}\n# 标题\n${line}\n---\n`);
  const { value } = link(paper!.layers) as Outcome<LinksLayer>;
  const last = paper!.layers.mentions.mentions.findLastIndex((mention) => mention.outer < 0);
  return value.entities[value.mentionEntity[last]!]!.key;
}

test("a document without a sentence links nothing", () => {
  const [paper] = readPapers("=== empty\n\n---\n");
  const layers = {
    ...paper!.layers,
    articles: { articles: [], roles: [] },
    sentences: { sentences: [], tokens: () => [] },
  };
  const { value } = link(layers) as Outcome<LinksLayer>;
  expect(value).toMatchObject({
    entities: [],
    mentionEntity: [],
    metricHolder: [],
    articleDivision: [],
    relations: [],
  });
});

test("the same paper gives the same links, whatever was read before", () => {
  const [first, second] = readPapers(
    "=== a\n{d:南京市}{d:鼓楼区}\n---\n=== b\n{d:福州市}{d:鼓楼区}的{d:鼓楼区}\n---\n",
  );
  const alone = link(second!.layers);
  link(first!.layers);
  expect(link(second!.layers)).toEqual(alone);
});

describe("keys across documents", () => {
  test.each([
    ["{d:闵行区}{g:{d:梅陇镇}综合行政执法队}", "{d:闵行区}的{g:{d:梅陇}城管中队}"],
    ["{d:浦东新区}{h:{d:高行}社卫中心}", "{h:{d:浦东新区}{d:高行}社区卫生服务中心}"],
    ["{o:{d:闵行区}残疾人联合会}", "{d:闵行区}{o:{d:闵行}残联}"],
    ["{d:浦东新区}{d:高行镇}{p:{c:东力居民区}党总支}", "{p:{d:浦东新区}{d:高行镇}{c:东力新村居民区}党总支}"],
    ["{d:南京市}{d:鼓楼区}", "{d:华侨路街道}在{d:鼓楼区}"],
    ["《{l:中华人民共和国大气污染防治法}》", "《{l:大气污染防治法}》"],
    ["{s:东南大学}", "{d:南京市}{s:东南大学}"],
  ])("%s is %s", (one, other) => {
    expect(keyOf(one)).toBe(keyOf(other));
  });

  test.each([
    ["{d:南京市}{d:鼓楼区}", "{d:福州市}{d:鼓楼区}"],
    ["{d:太平镇}", "{d:太平镇}的早晨"],
    ["{d:闵行区}{g:{d:梅陇镇}综合行政执法队}", "{d:海丰县}{g:{d:梅陇镇}综合行政执法队}"],
    ["{d:蜀山区}{m:锦绣花园}", "{d:兴庆区}{m:锦绣花园}"],
    ["{d:蜀山区}{n:张瑜}", "{d:兴庆区}{n:张瑜}"],
    ["{g:{d:闵行区}民政局}", "{g:{d:闵行区}司法局}"],
  ])("%s is not %s", (one, other) => {
    expect(keyOf(one)).not.toBe(keyOf(other));
  });
});

import { createRequire } from "node:module";
import { describe, expect, test } from "vitest";
import { SetupError } from "../../src/model/faults.js";
import { openNodejieba } from "../../src/stages/4-segment/engines/nodejieba.js";
import { openSegmenter, readBaseDictionary } from "../../src/stages/4-segment/engines/segmenter.js";
import { mergeWords, readOwnWords } from "../../src/stages/4-segment/engines/words.js";
import { loadTestDictionaries } from "../support/dictionaries.js";
import { loadTestLexicon } from "../support/gazetteer.js";

const own = readOwnWords(loadTestDictionaries(), loadTestLexicon());
const dictionary = mergeWords(readBaseDictionary(), own);

const nodeRs = openSegmenter("auto", dictionary);

/** nodejieba is optional: where it was not built, its half of the tests is left out. */
function isBuilt(): boolean {
  try {
    openNodejieba(createRequire(import.meta.url), dictionary);
    return true;
  } catch {
    return false;
  }
}

const RUNS = [
  "社区党总支牵头召开听证会",
  "居民代表围绕停车位改造畅所欲言",
  "志愿者上门为独居老人测量血压",
  "结婚的和尚未结婚的",
  "南京市长江大桥",
  "乒乓球拍卖完了",
  "他来到了网易杭研大厦",
  "工信处女干事每月经过下属科室都要亲口交代",
  "二零二五年全镇共办理工单一千二百余件",
  "龘靐齉爩",
  "一网统管平台接诉即办",
  "加装电梯之后老旧小区焕发新生",
];

describe("word segmenters", () => {
  test("our words are taken whole", () => {
    expect(own.some(({ word }) => word === "接诉即办")).toBe(true);
    expect(nodeRs("平台接诉即办")).toContain("接诉即办");
    expect(nodeRs("加装电梯之后")).toContain("加装电梯");
  });

  test.each(RUNS)("the words of %s join to it again", (run) => {
    expect(nodeRs(run).join("")).toBe(run);
  });

  test.skipIf(!isBuilt())("both engines give the same words", () => {
    const nodejieba = openSegmenter("nodejieba", dictionary);
    for (const run of RUNS) expect(nodejieba(run)).toEqual(nodeRs(run));
  });

  test("an engine that is present without its binary is a fault of the set-up, with advice", () => {
    const broken = Object.assign(
      () => {
        throw Object.assign(new Error("nodejieba native binding was not found"), { code: "BINDING_NOT_FOUND" });
      },
      { resolve: () => "" },
    ) as unknown as NodeJS.Require;
    expect(() => openNodejieba(broken, dictionary)).toThrow("binding");
    expect(() => openSegmenter("none" as "auto", dictionary)).toThrow(SetupError);
  });
});

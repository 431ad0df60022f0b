import { describe, expect, it } from "vitest";
import { readPipelineFile } from "../../src/io/pipelines.js";
import { SetupError } from "../../src/model/faults.js";
import { parsePipeline } from "../../src/pipeline/definition.js";
import { chooseProvinces } from "../../src/pipeline/provinces.js";
import { loadTestGazetteer } from "../support/gazetteer.js";

const choose = (provinces: string) => {
  const { text } = readPipelineFile("governance");
  const { provinces: written } = parsePipeline("mine.yaml", text.replace("stages:", `${provinces}\nstages:`));
  return chooseProvinces(loadTestGazetteer(), written);
};

describe("a pipeline that chooses provinces", () => {
  it.each([
    ["by name", "provinces: [江苏省]", ["苏州市"], ["杭州市", "浦东新区"]],
    ["by code, as a number as well", 'provinces: [330000, "31"]', ["杭州市", "浦东新区"], ["苏州市"]],
    ["not at all", "", ["苏州市", "杭州市", "浦东新区"], []],
  ])("%s", (_, provinces, seen, hidden) => {
    const gazetteer = choose(provinces);
    for (const name of seen) expect(gazetteer.matchAt(name, 0).length, name).toBeGreaterThan(0);
    for (const name of hidden)
      expect(gazetteer.matchAt(name, 0).some((match) => match.end === name.length)).toBe(false);
  });

  it("tells every one that is none", () => {
    const wrong = () => choose("provinces: [江苏, 江苏省, 苏州市]");
    expect(wrong).toThrow(SetupError);
    expect(wrong).toThrow(/江苏"[\s\S]*苏州市"/);
  });
});

import { describe, expect, it } from "vitest";
import { openDictionaries, packDictionaries } from "../../src/dictionary/compiled.js";
import { loadDictionaries } from "../../src/dictionary/load.js";
import { readDictionaryFiles } from "../../src/io/dictionaries.js";
import { packagedPipelines, readPipelineFile } from "../../src/io/pipelines.js";
import { parsePipeline } from "../../src/pipeline/definition.js";
import { makeKept, makeKeptPipelines, openKept, readPipeline } from "../../src/pipeline/kept.js";
import { compileVocabulary } from "../../src/stages/5-entities/vocabulary.js";
import { openTables, packTables } from "../../src/text/tables.js";
import { loadTestDictionaries } from "../support/dictionaries.js";
import { loadTestGazetteer, loadTestLexicon } from "../support/gazetteer.js";

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

describe("what the build keeps", () => {
  const dictionaries = loadTestDictionaries();
  const setup = { dictionaries, gazetteer: loadTestGazetteer(), lexicon: loadTestLexicon() };
  const block = makeKept(setup).buffer;
  const anew = () => {
    throw new Error("made anew");
  };

  it("is what the stages make of the same dictionaries", () => {
    expect(openKept(block, dictionaries)("vocabulary", anew)).toEqual(compileVocabulary(dictionaries));
  });

  it("does not serve where the dictionaries are others, where nobody kept it, or where nothing was kept", () => {
    const row = { path: "mine/hospitals.csv", bytes: encode("name,aliases,code,ambiguous,note\n滨江第一医院,,,no,\n") };
    const others = loadDictionaries(readDictionaryFiles(), [row]);
    expect(() => openKept(block, others)("vocabulary", anew)).toThrow("made anew");
    expect(() => openKept(block, dictionaries)("nothing", anew)).toThrow("made anew");
    expect(() => openKept(null, dictionaries)("vocabulary", anew)).toThrow("made anew");
  });
});

it("a pipeline that the build read says what its file says; another text, or the same elsewhere, is read anew", () => {
  const files = packagedPipelines().map(readPipelineFile);
  const block = makeKeptPipelines(files).buffer;
  for (const file of files) {
    expect(readPipeline(block, file)).toEqual(parsePipeline(file.path, file.text));
    expect(readPipeline(block, { ...file, text: `${file.text}provinces: [上海市]\n` }).provinces).toHaveLength(1);
    expect(() => readPipeline(block, { path: "mine.yaml", text: "stages: 1\n" })).toThrow("mine.yaml:1");
  }
});

it("packed tables open as they were: texts, numbers, lists and typed arrays at any depth", () => {
  const values = {
    words: { list: ["甲", "乙"], at: { deep: Int32Array.of(-1, 2), bits: Uint16Array.of(65535) } },
    bytes: Uint8Array.of(1, 2, 3),
    wide: Uint32Array.of(0xffffffff),
    number: 0.5,
    none: null,
  };
  expect(openTables(packTables("these", values).buffer)).toEqual({ made: "these", values });
  expect(() => packTables("these", { no: new Float64Array(1) })).toThrow(TypeError);
  expect(() => openTables(new ArrayBuffer(64))).toThrow("run npm run build");
});

it("packed dictionaries open as they were read, and only for the files that they were read from", () => {
  const dictionaries = loadTestDictionaries();
  const open = openDictionaries(packDictionaries(dictionaries).buffer);
  for (const dictionary of dictionaries.all) {
    const { name, file, hash } = dictionary;
    expect({ ...open(hash, name, file) }).toEqual(dictionary);
    expect(open(`${hash}0`, name, file)).toBeNull();
  }
});

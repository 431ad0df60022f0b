import { describe, expect, it } from "vitest";
import { type DictionaryFile, loadDictionaries } from "../../src/dictionary/load.js";
import { rowsOf } from "../../src/dictionary/rows.js";
import { SetupError } from "../../src/model/faults.js";

const YAML = `title: 单位
about: Units.
source: own
refuses: nothing
match: table
columns:
  unit: { about: the unit, required: true }
  family: { about: its family, enum: [money, area] }
  factor: { about: factor, number: true }
  aliases: { about: other forms, list: "|" }
key: [unit]
sort: [unit]
`;
const HEADER = "unit,family,factor,aliases\n";

function file(path: string, text: string): DictionaryFile {
  return { path: `dictionaries/${path}`, bytes: new TextEncoder().encode(text) };
}

function faultsOf(yaml: string, csv: string | null): string[] {
  try {
    loadDictionaries([file("units.yaml", yaml), ...(csv === null ? [] : [file("units.csv", csv)])]);
  } catch (error) {
    if (error instanceof SetupError) return error.message.split("\n");
    throw error;
  }
  return [];
}

describe("a right dictionary", () => {
  it("is read with lines", () => {
    const all = loadDictionaries([
      file("units.yaml", YAML),
      file("units.csv", `${HEADER}亩,area,666.7,\n元,money,1,块|圆\n`),
    ]);
    expect(rowsOf(all.get("units"), ["unit", "aliases"])).toEqual([
      { line: 2, unit: "亩", aliases: "" },
      { line: 3, unit: "元", aliases: "块|圆" },
    ]);
  });
  it("may have a BOM, CRLF and quoted cells", () => {
    const csv = `\uFEFF${HEADER}"元",money,1,"a""b"\n`.replaceAll("\n", "\r\n");
    const all = loadDictionaries([file("units.yaml", YAML), file("units.csv", csv)]);
    expect(all.get("units").rows).toEqual([{ line: 2, cells: ["元", "money", "1", 'a"b'] }]);
  });
});

describe("a user's own folder on top", () => {
  const base = [file("units.yaml", YAML), file("units.csv", `${HEADER}亩,area,666.7,\n元,money,1,\n`)];
  const own = (text: string): DictionaryFile => ({ path: "mine/units.csv", bytes: new TextEncoder().encode(text) });
  const read = (dictionaries: DictionaryFile[]) =>
    rowsOf(loadDictionaries(base, dictionaries).get("units"), ["unit", "factor"]).map(
      ({ unit, factor }) => `${unit} ${factor}`,
    );
  it("adds rows and replaces those with the same key", () => {
    expect(read([own(`${HEADER}亩,area,667,\n公顷,area,10000,\n`)])).toEqual(["亩 667", "元 1", "公顷 10000"].sort());
  });
  it("has faults with its own address", () => {
    expect(() => read([own(`${HEADER}亩,area\n`)])).toThrow(/^D108 mine\/units.csv:2/);
  });
  it("may hold a dictionary of its own", () => {
    const more = [
      { ...file("more.yaml", YAML), path: "mine/more.yaml" },
      { ...own(`${HEADER}担,,50,\n`), path: "mine/more.csv" },
    ];
    expect(loadDictionaries(base, more).get("more").rows).toHaveLength(1);
  });
});

describe("a fault has its address and a remedy", () => {
  const cases: [string, string, string | null, RegExp][] = [
    ["YAML", "title: [", null, /^D100 dictionaries\/units.yaml:1 not YAML/],
    ["missing rows", YAML, null, /^D102 dictionaries\/units.csv is missing/],
    [
      "missing description",
      YAML.replace("refuses: nothing\n", ""),
      HEADER,
      /^D103 dictionaries\/units.yaml:1 .*refuses/,
    ],
    [
      "double",
      YAML,
      `${HEADER}元,money,1,\n元,area,2,\n`,
      /^D104 dictionaries\/units.csv:3 "元" is listed twice \(line 2\)/,
    ],
    ["open quote", YAML, `${HEADER}"元,money,1,\n`, /^D105 dictionaries\/units.csv:2 .*never ends/],
    ["header", YAML, "unit,kind\n", /^D106 dictionaries\/units.csv:1 has the header unit,kind/],
    ["ragged", YAML, `${HEADER}元,money\n`, /^D108 dictionaries\/units.csv:2 has 2 cells/],
    ["enum", YAML, `${HEADER}元,mony,1,\n`, /^D109 dictionaries\/units.csv:2 column "family": "mony" is none of/],
    ["number", YAML, `${HEADER}元,money,x,\n`, /^D109 .*"x" is no number/],
    ["empty", YAML, `${HEADER},money,1,\n`, /^D109 .*"unit": is empty/],
    ["order", YAML, `${HEADER}元,money,1,\n亩,area,1,\n`, /^D112 dictionaries\/units.csv:3 is out of order/],
  ];
  it.each(cases)("%s", (_, yaml, csv, expected) => {
    expect(faultsOf(yaml, csv)[0]).toMatch(expected);
  });
  it("all are listed at once", () => {
    expect(faultsOf(YAML, `${HEADER}元,mony,x,\n元,money,1\n`)).toHaveLength(3);
  });
});

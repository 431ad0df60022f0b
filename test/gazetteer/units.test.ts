import { brotliDecompressSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readUnits } from "../../src/dictionary/gazetteer/source.js";
import { readDivisions } from "../../src/io/artefacts.js";
import type { Level } from "../../src/model/gazetteer.js";
import { loadTestGazetteer } from "../support/gazetteer.js";

const gazetteer = loadTestGazetteer();
const source = readUnits(new TextDecoder().decode(brotliDecompressSync(readDivisions())));

const at = (code: string): number => gazetteer.byCode(code);

describe("units", () => {
  test("the list is whole", () => {
    const levels: Level[] = [1, 2, 3, 4, 5];
    expect(levels.map((level) => gazetteer.count(level))).toEqual([34, 333, 2975, 41351, 620572]);
    expect(gazetteer.size).toBe(665265);
    expect(gazetteer.hash).toMatch(/^[0-9a-f]{64}$/);
  });

  test("names come back as they went in", () => {
    for (let unit = 0; unit < gazetteer.size; unit += 97) expect(gazetteer.unit(unit).name).toBe(source.names[unit]);
  });

  test("codes lead to their unit and back, in order", () => {
    let before = "";
    for (let unit = 0; unit < gazetteer.size; unit += 89) {
      const { code } = gazetteer.unit(unit);
      expect(gazetteer.byCode(code)).toBe(unit);
      expect(code > before).toBe(true);
      before = code;
    }
  });

  test.each([
    ["310000", "上海市", 1, ""],
    ["310115", "浦东新区", 3, "310000"],
    ["430700", "常德市", 2, "430000"],
    ["310115121", "高行镇", 4, "310115"],
    ["310115121013", "东力新村居委会", 5, "310115121"],
    ["419001", "济源市", 3, "410000"],
    ["441900", "东莞市", 2, "440000"],
    ["441900003", "东城街道", 4, "441900"],
  ])("%s is %s", (code, name, level, parent) => {
    const unit = gazetteer.unit(at(code));
    expect(unit).toMatchObject({ code, name, level });
    expect(unit.parent < 0 ? "" : gazetteer.unit(unit.parent).code).toBe(parent);
  });

  test.each(["", "31", "310116000", "999999", "310115121999", "31011512101", "abcdef"])("there is no %j", (code) => {
    expect(at(code)).toBe(-1);
  });

  test("a unit that does not exist is refused", () => {
    expect(() => gazetteer.unit(gazetteer.size)).toThrow(RangeError);
  });
});

describe("the tree", () => {
  test("contains and ancestor", () => {
    const [city, district, town, community] = ["310000", "310115", "310115121", "310115121013"].map(at) as number[];
    expect(gazetteer.contains(district!, community!)).toBe(true);
    expect(gazetteer.contains(community!, community!)).toBe(true);
    expect(gazetteer.contains(community!, town!)).toBe(false);
    expect(gazetteer.contains(at("310112"), community!)).toBe(false);
    expect(gazetteer.ancestor(community!, 1)).toBe(city);
    expect(gazetteer.ancestor(community!, 4)).toBe(town);
    expect(gazetteer.ancestor(community!, 2)).toBe(-1);
    expect(gazetteer.ancestor(city!, 3)).toBe(-1);
  });

  test("children are those whose parent it is", () => {
    const province = at("420000");
    const children = gazetteer.children(province);
    expect(children.every((child) => gazetteer.unit(child).parent === province)).toBe(true);
    expect(children).toContain(at("429021"));
    expect(gazetteer.children(at("310115121013"))).toEqual([]);
  });

  test("units of a name under a district", () => {
    const match = gazetteer.matchAt("和平村", 0).find((one) => one.level === 5 && one.form === "full")!;
    expect(match.total).toBeGreaterThan(300);
    expect(match.units).toHaveLength(64);
    const province = at("430000");
    const under = gazetteer.unitsUnder(match, province);
    expect(under.length).toBe(gazetteer.countUnder(match, province));
    expect(under.length).toBeGreaterThan(3);
    expect(under.every((unit) => gazetteer.contains(province, unit))).toBe(true);
    expect([...under]).toEqual([...under].sort((a, b) => a - b));
  });
});

describe("one province only", () => {
  const shanghai = gazetteer.within(["31"]);
  test("what lies elsewhere is not found", () => {
    expect(shanghai.matchAt("梅陇镇", 0)[0]).toMatchObject({ form: "full", total: 1 });
    expect(shanghai.matchAt("芜湖市", 0)).toEqual([]);
    expect(gazetteer.matchAt("芜湖市", 0)).not.toEqual([]);
  });
  test("the units stay the same", () => {
    expect(shanghai.size).toBe(gazetteer.size);
    expect(shanghai.byCode("340200")).toBe(at("340200"));
  });
});

describe("any text", () => {
  const names = fc.integer({ min: 0, max: gazetteer.size - 1 }).map((unit) => gazetteer.unit(unit).name);
  const texts = fc.array(fc.oneof(names, fc.string(), fc.string({ unit: "binary" }))).map((parts) => parts.join(""));

  test("matches start where asked, lie inside the text and list their units by code", () => {
    fc.assert(
      fc.property(texts, (text) => {
        for (let start = 0; start <= text.length; start++) {
          for (const match of gazetteer.matchAt(text, start)) {
            expect(match.start).toBe(start);
            expect(match.end).toBeGreaterThan(start);
            expect(match.end).toBeLessThanOrEqual(text.length);
            expect(match.units.length).toBe(Math.min(64, match.total));
          }
        }
      }),
      { seed: 1, numRuns: 60 },
    );
  });

  test("an official name finds its unit, unless it is a suffix alone", () => {
    let missed = 0;
    for (let unit = 0; unit < gazetteer.size; unit += 53) {
      const { name } = gazetteer.unit(unit);
      const found = gazetteer.matchAt(name, 0).some((match) => gazetteer.countUnder(match, unit) > 0);
      if (!found) missed++;
    }
    expect(missed).toBeLessThan(60);
  });
});

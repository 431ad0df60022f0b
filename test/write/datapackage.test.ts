import { describe, expect, it } from "vitest";
import { TABLES } from "../../src/model/tables.js";
import { dataPackage } from "../../src/stages/9-write/datapackage.js";
import { FORMATS, type Format } from "../../src/stages/9-write/formats.js";

interface Resource {
  readonly name: string;
  readonly path: string;
  readonly schema: {
    readonly fields: readonly { name: string; titles: { zh: string; en: string }; unitField?: string }[];
    readonly primaryKey: readonly string[];
    readonly foreignKeys: readonly { fields: string[]; reference: { resource?: string; fields: string[] } }[];
  };
}

const packageOf = (formats: readonly Format[]) =>
  dataPackage("test", "测试", TABLES, formats) as { $schema: string; resources: Resource[] };

describe.each([
  ...FORMATS.filter((format) => format !== "xlsx").map((format) => [format]),
  FORMATS,
])("the data package of %s", (...formats) => {
  const { $schema, resources } = packageOf(formats as readonly Format[]);
  const byName = new Map(resources.map((one) => [one.name, one]));

  it("is of version 2 and names each resource once", () => {
    expect($schema).toBe("https://datapackage.org/profiles/2.0/datapackage.json");
    expect(byName.size).toBe(resources.length);
  });
  it("has keys that lead to a field of a resource that is there, in the same format", () => {
    for (const { name, path, schema } of resources) {
      for (const { fields, reference } of schema.foreignKeys) {
        const target = byName.get(reference.resource ?? name);
        expect(target?.schema.fields.map((one) => one.name)).toContain(reference.fields[0]);
        expect(target?.path.split(".")[1]).toBe(path.split(".")[1]);
        expect(schema.fields.map((one) => one.name)).toContain(fields[0]);
      }
    }
  });
  it("titles every field in Chinese and in English", () => {
    for (const { titles } of resources.flatMap(({ schema }) => schema.fields)) {
      expect(titles.zh).toMatch(/\p{Script=Han}/u);
      expect(titles.en).toMatch(/^[A-Z][A-Za-z0-9 ]*$/);
    }
  });
});

it("a value's unit is told by the column that holds it", () => {
  const metrics = packageOf(["csv"]).resources.find(({ name }) => name === "metrics");
  const fields = metrics?.schema.fields.filter((one) => one.unitField === "unit").map((one) => one.name);
  expect(fields).toEqual(["value", "value_low", "value_high", "from_value"]);
});

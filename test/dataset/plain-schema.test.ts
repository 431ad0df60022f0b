import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { expect, it } from "vitest";
import { AJV_OPTIONS } from "../../src/model/checks.js";
import { TABLES, type Table } from "../../src/model/tables.js";
import { plainSchema } from "../../src/stages/8-validate/plain-schema.js";

/** Values that stand in for a cell, one of which any demand on a column refuses. */
const STRANGE = ["", "x", "rate", "310115", "e_0123456789abcdef", -1, 0.5, 7, null, undefined, true, [], {}];

const sampleOf = (table: Table): object[] =>
  JSON.parse(readFileSync(new URL(`../../output/${table.name}.json`, import.meta.url), "utf8")).slice(0, 40);

/** The records as they are, with each cell replaced or taken away in turn, and with a cell too many. */
function* variantsOf(table: Table, records: readonly object[]): Generator<object> {
  for (const record of records) {
    yield record;
    yield { ...record, more: 1 };
    for (const name of Object.keys(table.schema.properties)) {
      const { [name]: _, ...rest } = record as Record<string, unknown>;
      yield rest;
      yield { ...rest, more: 1 };
      for (const value of STRANGE) yield { ...record, [name]: value };
    }
  }
}

const tables = TABLES.filter(({ name }) => name !== "tokens");

it.each(tables)("the plain schema of $name takes and refuses what the published one does", (table) => {
  const ajv = new Ajv2020(AJV_OPTIONS);
  const published = ajv.compile({ ...table.schema, $id: `published:${table.name}` });
  const plain = ajv.compile(plainSchema(table.schema));
  const counts = { taken: 0, refused: 0 };
  for (const record of variantsOf(table, sampleOf(table))) {
    const fits = published(record);
    expect(plain(record), JSON.stringify(record)).toBe(fits);
    counts[fits ? "taken" : "refused"]++;
  }
  expect(counts.taken).toBeGreaterThan(0);
  expect(counts.refused).toBeGreaterThan(0);
});

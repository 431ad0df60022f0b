import { type Static, Type } from "@sinclair/typebox";
import { defineStage } from "../../model/stage.js";
import { TABLES } from "../../model/tables.js";
import { FORMATS } from "./formats.js";

const Options = Type.Object(
  {
    formats: Type.Optional(
      Type.Array(Type.Union(FORMATS.map((format) => Type.Literal(format))), {
        description: "File formats, csv and json where it is not said",
        minItems: 1,
        uniqueItems: true,
      }),
    ),
    tables: Type.Optional(
      Type.Array(Type.Union(TABLES.map((table) => Type.Literal(table.name))), {
        description: "Tables to write; all but tokens where it is not said",
        minItems: 1,
        uniqueItems: true,
      }),
    ),
  },
  { additionalProperties: false },
);
export type WriteOptions = Static<typeof Options>;

/** The tables that a pipeline writes, in table order. Ids of a table left out still stand in the others. */
export function writtenTables(options: WriteOptions) {
  return TABLES.filter((table) =>
    options.tables === undefined ? table.name !== "tokens" : options.tables.includes(table.name),
  );
}

/** Picks the tables of the dataset. The bytes are made by `formatCsv` and `formatJson` and put on disk by io. */
export const writeStage = defineStage({
  name: "write",
  needs: ["records"],
  gives: "output",
  options: Options,
  prepare(_setup, options: WriteOptions) {
    const tables = writtenTables(options);
    return ({ records }) => ({
      value: tables.map((table) => ({ table: table.name, records: records[table.name] })),
      findings: [],
    });
  },
});

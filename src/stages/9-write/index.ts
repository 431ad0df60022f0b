import { type Static, Type } from "@sinclair/typebox";
import type { TableChunk } from "../../model/layers.js";
import { defineStage } from "../../model/stage.js";
import { TABLES, type TableName } from "../../model/tables.js";
import { DEFAULT_FORMATS, FORMATS } from "./formats.js";
import { rowTextMaker } from "./row-text.js";

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
  const wanted = options.tables;
  return TABLES.filter((table) => (wanted === undefined ? table.name !== "tokens" : wanted.includes(table.name)));
}

/** Makes functions that turn records into the text of a table's rows; CSV only where a pipeline writes it. */
export function chunkMakers(options: WriteOptions): Map<TableName, (records: readonly object[]) => TableChunk> {
  const withCsv = (options.formats ?? DEFAULT_FORMATS).includes("csv");
  return new Map(
    writtenTables(options).map(({ name }) => {
      const textOf = rowTextMaker(name, withCsv);
      return [name, (records) => ({ table: name, count: records.length, ...textOf(records) })];
    }),
  );
}

/** Turns the records of a document into the rows of its tables' files. Entities wait for those of the other documents. */
export const writeStage = defineStage({
  name: "write",
  needs: ["records"],
  gives: "output",
  options: Options,
  prepare(_setup, options: WriteOptions) {
    const makers = [...chunkMakers(options)].filter(([table]) => table !== "entities");
    return ({ records }) => ({ value: makers.map(([table, make]) => make(records[table])), findings: [] });
  },
});

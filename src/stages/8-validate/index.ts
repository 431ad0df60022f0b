import { Type } from "@sinclair/typebox";
import { defineStage } from "../../model/stage.js";
import { TABLES } from "../../model/tables.js";
import { checkRecords } from "./check.js";
import { buildRecords } from "./records.js";

/** Turns the layers into records and checks every one of them against its schema. */
export const validateStage = defineStage({
  name: "validate",
  needs: ["source", "repaired", "articles", "sentences", "mentions", "metrics", "links", "findings"],
  gives: "records",
  options: Type.Object(
    { tokens: Type.Optional(Type.Boolean({ description: "Fill the tokens table" })) },
    { additionalProperties: false },
  ),
  prepare(_setup, options: { tokens?: boolean }) {
    return (layers) => {
      const records = buildRecords(layers, options.tokens === true);
      for (const table of TABLES) checkRecords(table.name, records[table.name]);
      return { value: records, findings: [] };
    };
  },
});

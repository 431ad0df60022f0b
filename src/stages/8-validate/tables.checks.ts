import { compileChecks } from "../../model/checks.js";
import { TABLES } from "../../model/tables.js";
import { plainSchema } from "./plain-schema.js";

export const options = { allErrors: false };
export const schemas = (): Readonly<Record<string, object>> =>
  Object.fromEntries(TABLES.map((table) => [table.name, plainSchema(table.schema)]));
export const checks = compileChecks(schemas, options);

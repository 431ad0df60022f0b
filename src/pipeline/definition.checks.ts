import { compileChecks } from "../model/checks.js";
import { HeadSchema } from "./definition-schema.js";
import { STAGES } from "./stages.js";

/** The name under which the head of a pipeline file is checked; the options of a stage go by the stage's name. */
const head = { ...HeadSchema, properties: { ...HeadSchema.properties, stages: {} } };

export const options = { allErrors: true, useDefaults: true };
export const schemas = (): Readonly<Record<string, object>> => ({
  head,
  ...Object.fromEntries(STAGES.map((stage) => [stage.name, stage.options])),
});
export const checks = compileChecks(schemas, options);

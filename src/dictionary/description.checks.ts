import { compileChecks } from "../model/checks.js";
import { Description } from "./description-schema.js";

export const options = { allErrors: true };
export const schemas = (): Readonly<Record<string, object>> => ({ description: Description });
export const checks = compileChecks(schemas, options);

import type { ErrorObject, ValidateFunction } from "ajv/dist/2020.js";
import { checks } from "./description.checks.js";

/** What is wrong with a description: where (JSON pointer) and a sentence; empty where it is right. */
export function descriptionFaults(value: unknown): { readonly pointer: string; readonly message: string }[] {
  const check = checks().description as ValidateFunction;
  if (check(value)) return [];
  return (check.errors ?? []).map((error) => ({ pointer: error.instancePath, message: sayError(error) }));
}

function sayError(error: ErrorObject): string {
  const place = error.instancePath === "" ? "the description" : `"${error.instancePath.slice(1)}"`;
  const extra = "additionalProperty" in error.params ? ` (${String(error.params.additionalProperty)})` : "";
  return `${place} ${error.message ?? "is wrong"}${extra}`;
}

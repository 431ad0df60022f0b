import { type Static, Type } from "@sinclair/typebox";
import { Ajv2020, type ErrorObject } from "ajv/dist/2020.js";

const Column = Type.Object(
  {
    about: Type.String({ minLength: 1 }),
    required: Type.Optional(Type.Boolean()),
    pattern: Type.Optional(Type.String()),
    enum: Type.Optional(Type.Array(Type.String(), { minItems: 1 })),
    number: Type.Optional(Type.Boolean()),
    list: Type.Optional(Type.String({ minLength: 1 })),
  },
  { additionalProperties: false },
);
export type Column = Static<typeof Column>;

/** What every dictionary says of itself (`<name>.yaml`). */
export const Description = Type.Object(
  {
    title: Type.String({ minLength: 1 }),
    about: Type.String({ minLength: 1 }),
    source: Type.String({ minLength: 1 }),
    refuses: Type.String({ minLength: 1 }),
    match: Type.String({ minLength: 1 }),
    type: Type.Optional(Type.String()),
    columns: Type.Optional(Type.Record(Type.String(), Column)),
    key: Type.Optional(Type.Array(Type.String(), { minItems: 1 })),
    sort: Type.Optional(Type.Array(Type.String(), { minItems: 1 })),
    patterns: Type.Optional(Type.Array(Type.Unknown())),
  },
  { additionalProperties: true },
);
export type Description = Static<typeof Description>;

const check = new Ajv2020({ allErrors: true, strict: false, meta: false, validateSchema: false }).compile(Description);

/** What is wrong with a description: where (JSON pointer) and a sentence; empty where it is right. */
export function descriptionFaults(value: unknown): { readonly pointer: string; readonly message: string }[] {
  if (check(value)) return [];
  return (check.errors ?? []).map((error) => ({ pointer: error.instancePath, message: sayError(error) }));
}

function sayError(error: ErrorObject): string {
  const place = error.instancePath === "" ? "the description" : `"${error.instancePath.slice(1)}"`;
  const extra = "additionalProperty" in error.params ? ` (${String(error.params.additionalProperty)})` : "";
  return `${place} ${error.message ?? "is wrong"}${extra}`;
}

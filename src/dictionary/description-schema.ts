import { type Static, Type } from "@sinclair/typebox";

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

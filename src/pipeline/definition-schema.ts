import { Type } from "@sinclair/typebox";
import { STAGES } from "./stages.js";

/** JSON Schema of a pipeline file: the stages' own option schemas, put together. */
export const PipelineSchema = Type.Object(
  {
    name: Type.String({ pattern: "^[a-z][a-z0-9-]*$", description: "Name of the pipeline, as on the command line" }),
    title: Type.String({ minLength: 1, description: "Chinese title" }),
    about: Type.String({ minLength: 1, description: "What it is for" }),
    provinces: Type.Optional(
      Type.Array(Type.Union([Type.String({ minLength: 1 }), Type.Integer()]), {
        minItems: 1,
        description:
          "Provinces whose divisions are looked for, by official name or code; all of them where it is left out",
      }),
    ),
    stages: Type.Array(
      Type.Union([
        Type.Union(STAGES.map((stage) => Type.Literal(stage.name))),
        ...STAGES.map((stage) => Type.Object({ [stage.name]: stage.options }, { additionalProperties: false })),
      ]),
      { minItems: 1, description: "Stages in order, each a name or a name with its options" },
    ),
  },
  {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    $id: "lilong-pipeline",
    title: "lilong pipeline",
    additionalProperties: false,
  },
);

/** The file without its stages, which are checked one by one for the sake of better messages. */
export const HeadSchema = Type.Omit(PipelineSchema, ["stages"]);

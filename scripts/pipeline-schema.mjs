// Writes pipelines/pipeline.schema.json from the stages' own option schemas. Run by `npm run build`.
import { writeFileSync } from "node:fs";
import { PipelineSchema } from "../dist/pipeline/definition-schema.js";

writeFileSync("pipelines/pipeline.schema.json", `${JSON.stringify(PipelineSchema, null, 2)}\n`);

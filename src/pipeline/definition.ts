import { type Static, Type } from "@sinclair/typebox";
import { Ajv2020 } from "ajv/dist/2020.js";
import { isMap, isSeq, type Node } from "yaml";
import { type LocatedYaml, parseYaml } from "../dictionary/yaml-place.js";
import { type Fault, SetupError } from "../model/faults.js";
import { DEFAULT_FORMATS, type Format } from "../stages/9-write/formats.js";
import type { WriteOptions } from "../stages/9-write/index.js";
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

export interface StageCall {
  readonly name: string;
  readonly options: Readonly<Record<string, unknown>>;
}

/** A province as a pipeline file writes it: a name or a code, with its `file:line`. */
export interface WrittenProvince {
  readonly written: string;
  readonly where: string;
}

export interface PipelineDefinition {
  readonly name: string;
  readonly title: string;
  readonly about: string;
  /** The provinces whose divisions are looked for; empty for all. */
  readonly provinces: readonly WrittenProvince[];
  readonly stages: readonly StageCall[];
}

/** What a pipeline writes: the options of its last stage. */
export function writeOptions(definition: PipelineDefinition): WriteOptions {
  return (definition.stages.at(-1)?.options ?? {}) as WriteOptions;
}

/** The file formats that a pipeline writes. */
export function formatsOf(definition: PipelineDefinition): readonly Format[] {
  return writeOptions(definition).formats ?? DEFAULT_FORMATS;
}

/** The same pipeline writing other file formats. */
export function withFormats(definition: PipelineDefinition, formats: readonly Format[]): PipelineDefinition {
  const stages = definition.stages.map((call, i) =>
    i < definition.stages.length - 1 ? call : { ...call, options: { ...call.options, formats: [...formats] } },
  );
  return { ...definition, stages };
}

const ajv = new Ajv2020({ allErrors: true, strict: false, useDefaults: true, meta: false, validateSchema: false });
const HeadSchema = Type.Omit(PipelineSchema, ["stages"]);
const checkHead = ajv.compile({ ...HeadSchema, properties: { ...HeadSchema.properties, stages: {} } });
const checkOptions = new Map(STAGES.map((stage) => [stage.name, ajv.compile(stage.options)]));

/**
 * Reads a pipeline file.
 *
 * @throws SetupError with every fault, file and line.
 */
export function parsePipeline(path: string, text: string): PipelineDefinition {
  const yaml = parseYaml(text);
  const faults: Fault[] = yaml.errors.map(({ line, message }) => ({
    code: "P201",
    where: `${path}:${line}`,
    message: `not YAML: ${message}; mend the line`,
  }));
  if (faults.length > 0) throw new SetupError(faults);
  if (!checkHead(yaml.value)) {
    for (const error of checkHead.errors ?? []) {
      const place = error.instancePath.slice(1) || "the file";
      const extra = "additionalProperty" in error.params ? ` (${String(error.params.additionalProperty)})` : "";
      const where = `${path}:${yaml.lineOf(error.instancePath)}`;
      faults.push({
        code: "P202",
        where,
        message: `${place} ${error.message}${extra}; see pipelines/pipeline.schema.json`,
      });
    }
  }
  const calls = readCalls(path, yaml, faults);
  if (calls.length > 0) faults.push(...orderFaults(path, calls));
  if (faults.length > 0) throw new SetupError(faults);
  const head = yaml.value as Static<typeof HeadSchema>;
  return {
    name: head.name,
    title: head.title,
    about: head.about,
    provinces: (head.provinces ?? []).map((province, i) => ({
      written: String(province),
      where: `${path}:${yaml.lineOf(`/provinces/${i}`)}`,
    })),
    stages: calls.map(({ name, options }) => ({ name, options })),
  };
}

interface LocatedCall extends StageCall {
  readonly line: number;
}

function readCalls(path: string, yaml: LocatedYaml, faults: Fault[]): LocatedCall[] {
  const root = yaml.document.contents;
  const list = isMap(root) ? root.get("stages", true) : undefined;
  if (!isSeq(list)) {
    faults.push({
      code: "P203",
      where: `${path}:${yaml.lineOf("/stages")}`,
      message: 'has no list "stages"; list them in order',
    });
    return [];
  }
  const calls: LocatedCall[] = [];
  for (const item of list.items) {
    const line = yaml.lineAt((item as Node).range?.[0] ?? 0);
    const call = readCall((item as Node).toJSON());
    const fault = call === null ? "is no stage; write a name, or a name with its options" : callFault(call);
    if (fault !== "") faults.push({ code: "P204", where: `${path}:${line}`, message: fault });
    else if (call !== null) calls.push({ ...call, line });
  }
  return calls;
}

function readCall(item: unknown): StageCall | null {
  if (typeof item === "string") return { name: item, options: {} };
  if (typeof item !== "object" || item === null || Array.isArray(item)) return null;
  const [entry, ...rest] = Object.entries(item as Record<string, unknown>);
  if (entry === undefined || rest.length > 0) return null;
  return { name: entry[0], options: (entry[1] ?? {}) as Record<string, unknown> };
}

function callFault(call: StageCall): string {
  const check = checkOptions.get(call.name);
  if (check === undefined) {
    return `"${call.name}" is no stage; the stages are ${STAGES.map((stage) => stage.name).join(", ")}`;
  }
  if (check(call.options)) return "";
  const said = (check.errors ?? []).map((error) => {
    const extra = "additionalProperty" in error.params ? ` (${String(error.params.additionalProperty)})` : "";
    const allowed = "allowedValues" in error.params ? ` (${(error.params.allowedValues as unknown[]).join(", ")})` : "";
    return `${error.instancePath.slice(1) || "its options"} ${error.message}${extra}${allowed}`;
  });
  return `stage "${call.name}": ${said.join("; ")}`;
}

/** What is wrong with the order: a stage whose layers nobody before it gives, a stage twice, or missing ends. */
function orderFaults(path: string, calls: readonly LocatedCall[]): Fault[] {
  const faults: Fault[] = [];
  const given = new Set<string>(["input", "findings"]);
  const giver = new Map<string, string>(STAGES.map((stage) => [stage.gives, stage.name]));
  for (const call of calls) {
    const stage = STAGES.find((one) => one.name === call.name);
    if (stage === undefined) continue;
    for (const need of stage.needs.filter((one) => !given.has(one))) {
      const message = `${stage.name} needs "${need}"; move it after ${giver.get(need) ?? need}`;
      faults.push({ code: "P205", where: `${path}:${call.line}`, message });
    }
    if (given.has(stage.gives)) {
      faults.push({ code: "P206", where: `${path}:${call.line}`, message: `${stage.name} stands twice; keep one` });
    }
    given.add(stage.gives);
  }
  if (calls.at(-1)?.name !== "write") {
    faults.push({
      code: "P207",
      where: `${path}:${calls.at(-1)?.line ?? 1}`,
      message: 'does not end with "write"; add it, so that something comes out',
    });
  }
  return faults;
}

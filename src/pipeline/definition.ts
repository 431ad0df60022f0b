import type { Static } from "@sinclair/typebox";
import type { ValidateFunction } from "ajv/dist/2020.js";
import { type LocatedYaml, parseYaml } from "../dictionary/yaml-place.js";
import { type Fault, SetupError } from "../model/faults.js";
import { DEFAULT_FORMATS, type Format } from "../stages/9-write/formats.js";
import type { WriteOptions } from "../stages/9-write/index.js";
import { checks } from "./definition.checks.js";
import type { HeadSchema } from "./definition-schema.js";
import { STAGES } from "./stages.js";

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
  const checkHead = checks().head as ValidateFunction;
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
  const list = yaml.itemsOf("stages");
  if (list === null) {
    faults.push({
      code: "P203",
      where: `${path}:${yaml.lineOf("/stages")}`,
      message: 'has no list "stages"; list them in order',
    });
    return [];
  }
  const calls: LocatedCall[] = [];
  for (const { value, line } of list) {
    const call = readCall(value);
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
  const check = checks()[call.name];
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

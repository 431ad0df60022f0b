import type { Dictionaries } from "../model/dictionary.js";
import { type Keep, makeNow, type Setup } from "../model/stage.js";
import { sha256 } from "../text/hash.js";
import { openTables, packTables } from "../text/tables.js";
import { type PipelineDefinition, parsePipeline } from "./definition.js";
import { STAGES } from "./stages.js";

/** What the build kept serves as long as the dictionaries are the same. */
const madeOf = (dictionaries: Dictionaries): string =>
  sha256(dictionaries.all.map(({ name, hash }) => `${name} ${hash}\n`));

/** Lets every stage make of the dictionaries what it wants kept, and packs it. Part of the build. */
export function makeKept(setup: Setup): Uint8Array {
  const values: Record<string, unknown> = {};
  const keep: Keep = (name, make) => {
    const made = make();
    values[name] = made;
    return made;
  };
  for (const stage of STAGES) stage.prepare({ ...setup, keep }, {} as never);
  return packTables(madeOf(setup.dictionaries), values);
}

/** Gives what the build kept, where it was made of these dictionaries. */
export function openKept(block: ArrayBufferLike | null, dictionaries: Dictionaries): Keep {
  if (block === null) return makeNow;
  const { made, values } = openTables(block);
  if (made !== madeOf(dictionaries)) return makeNow;
  return <T>(name: string, make: () => T) => (name in values ? (values[name] as T) : make());
}

/** A pipeline file, and what it is called in messages: both are in what is read from it. */
interface PipelineFile {
  readonly path: string;
  readonly text: string;
}

const keyOf = ({ path, text }: PipelineFile): string => sha256([path, "\n", text]);

/** Reads pipelines and packs what they say. Part of the build. */
export function makeKeptPipelines(files: readonly PipelineFile[]): Uint8Array {
  return packTables("", Object.fromEntries(files.map((file) => [keyOf(file), parsePipeline(file.path, file.text)])));
}

/** What a pipeline file says, as the build read it, or read now. @throws SetupError with every fault, file and line. */
export function readPipeline(block: ArrayBufferLike | null, file: PipelineFile): PipelineDefinition {
  const known = block === null ? undefined : openTables(block).values[keyOf(file)];
  return (known as PipelineDefinition | undefined) ?? parsePipeline(file.path, file.text);
}

import { Argument, Option } from "commander";
import { SetupError } from "../model/faults.js";

/** Options and arguments that several commands have, told in the same words. */

export const pipelineArgument = (): Argument =>
  new Argument(
    "[pipeline]",
    "a pipeline that ships with lilong (governance, health, metrics-only) or a .yaml file",
  ).default("governance");

export const pipelineOption = (): Option =>
  new Option("-p, --pipeline <pipeline>", "pipeline by name or .yaml file").default("governance");

export const inputOption = (): Option =>
  new Option("-i, --input <paths...>", "folders, files or globs (.txt, .md, .html, .docx)").default(["seeds"]);

export const outputOption = (about = "folder of the dataset"): Option =>
  new Option("-o, --output <folder>", about).default("output");

export const dictionariesOption = (about = "own dictionaries, put on top of the packaged ones"): Option =>
  new Option("--dictionaries <folder>", about);

/** @throws SetupError C304 where an option names what the pipeline does not have, rather than printing nothing. */
export function refuseUnknown(option: string, given: readonly string[] = [], known: readonly string[]): void {
  const faults = given
    .filter((name) => !known.includes(name))
    .map((name) => ({
      code: "C304",
      where: `${option} ${name}`,
      message: `is not in the pipeline; it has ${known.join(", ")}`,
    }));
  if (faults.length > 0) throw new SetupError(faults);
}

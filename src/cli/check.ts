import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Command } from "commander";
import { differingFiles } from "../io/compare-folders.js";
import { readPipelineFile } from "../io/pipelines.js";
import { readRunRecord } from "../io/read-dataset.js";
import { makeDataset } from "../pipeline/make-dataset.js";
import type { Format } from "../stages/9-write/formats.js";
import { sha256 } from "../text/hash.js";
import { type DiffFormat, diffFormatOption, formatDifferences } from "./diff.js";
import { keepHeapSmall } from "./engine.js";
import { dictionariesOption, inputOption, outputOption, pipelineArgument } from "./options.js";

interface Flags {
  readonly input: string[];
  readonly output: string;
  readonly format: DiffFormat;
  readonly dictionaries?: string;
}

export function checkCommand(): Command {
  return new Command("check")
    .description("Tell whether a run would change what is in the output folder, and how")
    .addArgument(pipelineArgument())
    .addOption(inputOption())
    .addOption(outputOption())
    .addOption(dictionariesOption())
    .addOption(diffFormatOption())
    .addHelpText(
      "after",
      "\nExample:\n  $ lilong check --input seeds --output output --format markdown\n\nExit status: 0 nothing would change; 1 something would; 2 wrong usage.",
    )
    .action(check);
}

async function check(pipeline: string, flags: Flags): Promise<void> {
  const formats = await chosenFormats(pipeline, flags.output);
  const folder = await mkdtemp(join(tmpdir(), "lilong-check-"));
  try {
    const fresh = join(folder, "dataset");
    const { input, dictionaries } = flags;
    keepHeapSmall();
    await makeDataset({ pipeline, input, output: fresh, ...formats, ...(dictionaries && { dictionaries }) });
    const files = await differingFiles(flags.output, fresh);
    if (files.length === 0) {
      process.stdout.write(formatDifferences([], flags.format));
      return;
    }
    const { compareDatasets, openDataset } = await import("../pipeline/diff/index.js");
    const differences = compareDatasets(await openDataset(flags.output), await openDataset(fresh));
    const isSilent = differences.length === 0 && flags.format === "markdown";
    process.stdout.write(isSilent ? tellFiles(files) : formatDifferences(differences, flags.format));
    process.exitCode = 1;
    process.stderr.write(`a run would change ${files.join(", ")}\n`);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** What no table tells (another version, other formats, other offsets) is a change all the same. */
function tellFiles(files: readonly string[]): string {
  return `### The dataset changes\n\nNo figure, name or relation differs, but a run would change ${files.join(", ")}.\n`;
}

/** The formats that the dataset has, where it was made by this pipeline but the command line chose others. */
async function chosenFormats(pipeline: string, output: string): Promise<{ formats?: readonly Format[] }> {
  const run = (await readRunRecord(output)).pipeline as { sha256?: string; formats?: Format[] } | undefined;
  const { path, text } = readPipelineFile(pipeline);
  if (run?.formats === undefined || run.sha256 !== sha256([text])) return {};
  const { formatsOf, parsePipeline } = await import("../pipeline/one-document.js");
  const isOwn = formatsOf(parsePipeline(path, text)).join() === run.formats.join();
  return isOwn ? {} : { formats: run.formats };
}

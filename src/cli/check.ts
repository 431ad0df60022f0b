import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Command } from "commander";
import { differingFiles } from "../io/compare-folders.js";
import { makeDataset } from "../pipeline/make-dataset.js";
import { type DiffFormat, diffFormatOption, formatDifferences } from "./diff.js";

interface Flags {
  readonly input: string[];
  readonly output: string;
  readonly format: DiffFormat;
  readonly dictionaries?: string;
}

export function checkCommand(): Command {
  return new Command("check")
    .description("Tell whether a run would change what is in the output folder, and how")
    .argument("[pipeline]", "pipeline by name or .yaml file", "governance")
    .option("-i, --input <paths...>", "folders, files or globs", ["seeds"])
    .option("-o, --output <folder>", "folder of the dataset", "output")
    .option("--dictionaries <folder>", "own dictionaries, put on top of the packaged ones")
    .addOption(diffFormatOption())
    .addHelpText(
      "after",
      "\nExample:\n  $ lilong check --input seeds --output output --format markdown\n\nExit status: 0 nothing would change; 1 something would; 2 wrong usage.",
    )
    .action(check);
}

async function check(pipeline: string, flags: Flags): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "lilong-check-"));
  try {
    const { compareDatasets, openDataset } = await import("../pipeline/diff/index.js");
    const before = await openDataset(flags.output);
    const fresh = join(folder, "dataset");
    const dictionaries = flags.dictionaries === undefined ? {} : { dictionaries: flags.dictionaries };
    await makeDataset({ pipeline, input: flags.input, output: fresh, ...dictionaries });
    const files = await differingFiles(flags.output, fresh);
    const differences = compareDatasets(before, await openDataset(fresh));
    process.stdout.write(formatDifferences(differences, flags.format));
    if (files.length === 0) return;
    process.exitCode = 1;
    process.stderr.write(`a run would change ${files.join(", ")}\n`);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

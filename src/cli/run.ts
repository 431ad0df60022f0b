import { Command, InvalidArgumentError, Option } from "commander";
import { makeDataset } from "../pipeline/make-dataset.js";
import { FORMATS, type Format } from "../stages/9-write/formats.js";
import { keepHeapSmall } from "./engine.js";
import { interruptSignal } from "./errors.js";
import { dictionariesOption, inputOption, outputOption, pipelineArgument } from "./options.js";
import { progressLine } from "./progress.js";
import { tellFindings, tellSummary } from "./summary.js";

interface Flags {
  readonly input: string[];
  readonly output: string;
  readonly format?: Format[];
  readonly concurrency: number;
  readonly threads?: number;
  readonly timeout: number;
  readonly cache: boolean;
  readonly dictionaries?: string;
  readonly quiet?: boolean;
}

export function runCommand(): Command {
  return new Command("run")
    .description("Read documents, take them through a pipeline and write a dataset")
    .addArgument(pipelineArgument())
    .addOption(inputOption())
    .addOption(outputOption("folder of the dataset; replaced as a whole"))
    .addOption(
      new Option("-f, --format <formats...>", "file formats instead of those of the pipeline").choices(FORMATS),
    )
    .option("-c, --concurrency <n>", "files read at a time", positive, 16)
    .addOption(dictionariesOption())
    .option(
      "-t, --threads <n>",
      "threads that process documents (default: all cores for large inputs, else 1)",
      positive,
    )
    .option("--timeout <seconds>", "time that one document may take in a thread", positive, 300)
    .option("--no-cache", "compute every document anew")
    .option("-q, --quiet", "no progress line and no summary")
    .addHelpText("after", HELP)
    .action(run);
}

const HELP = `
Examples:
  $ lilong run                                     the governance pipeline on seeds/, into output/
  $ lilong run health --input bulletins --output data/health
  $ lilong run my-pipeline.yaml --input "papers/2025-*/*.txt" --output data/2025

Exit status: 0 done; 1 some documents failed (the others are written, failures are in run.json);
2 wrong usage, pipeline or dictionary, nothing written.`;

export function positive(value: string): number {
  const number = Number(value);
  if (!Number.isInteger(number) || number < 1) throw new InvalidArgumentError("It takes a whole number from 1.");
  return number;
}

async function run(pipeline: string, flags: Flags): Promise<void> {
  const begun = performance.now();
  const progress = progressLine(process.stderr, flags.quiet === true);
  keepHeapSmall();
  const made = await makeDataset({
    pipeline,
    input: flags.input,
    output: flags.output,
    concurrency: flags.concurrency,
    ...(flags.threads === undefined ? {} : { threads: flags.threads }),
    timeout: flags.timeout * 1000,
    cache: flags.cache,
    onProgress: progress.update,
    signal: interruptSignal(),
    ...(flags.format === undefined ? {} : { formats: flags.format }),
    ...(flags.dictionaries === undefined ? {} : { dictionaries: flags.dictionaries }),
  }).finally(progress.clear);
  tellFindings(made.summary);
  if (flags.quiet !== true) tellSummary(made, flags.output, (performance.now() - begun) / 1000);
  if (made.summary.failed.length > 0) process.exitCode = 1;
}

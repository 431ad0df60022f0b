import { existsSync } from "node:fs";
import { Command } from "commander";
import { watchedPath } from "../io/inputs.js";
import { watchPaths } from "../io/watch.js";
import { SetupError } from "../model/faults.js";
import { makeDataset } from "../pipeline/make-dataset.js";
import { keepHeapSmall } from "./engine.js";
import { interruptSignal, tellError } from "./errors.js";
import { dictionariesOption, inputOption, outputOption, pipelineArgument } from "./options.js";
import { tellFindings } from "./summary.js";

interface Flags {
  readonly input: string[];
  readonly output: string;
  readonly dictionaries?: string;
}

export function watchCommand(): Command {
  return new Command("watch")
    .description("Run, and run again whenever a document, a dictionary or the pipeline is saved")
    .addArgument(pipelineArgument())
    .addOption(inputOption())
    .addOption(outputOption())
    .addOption(dictionariesOption())
    .addHelpText(
      "after",
      "\nExample:\n  $ lilong watch --input pages --output dataset --dictionaries dictionaries\n\nCtrl-C ends it.",
    )
    .action(watchAndRun);
}

/** @throws SetupError C301 where an input is not there: a folder may still be empty, but nothing can be watched that is not. */
function refuseMissing(inputs: readonly string[]): void {
  const faults = inputs
    .filter((input) => !existsSync(watchedPath(input)))
    .map((where) => ({ code: "C301", where, message: "is not there to be watched; make it, or name another --input" }));
  if (faults.length > 0) throw new SetupError(faults);
}

async function watchAndRun(pipeline: string, flags: Flags): Promise<void> {
  refuseMissing(flags.input);
  const signal = interruptSignal();
  const run = async (): Promise<void> => {
    try {
      const begun = performance.now();
      keepHeapSmall();
      const { summary, unchanged } = await makeDataset({ pipeline, ...flags, signal });
      tellFindings(summary);
      const seconds = ((performance.now() - begun) / 1000).toFixed(1);
      process.stdout.write(
        `${summary.documents} documents, ${summary.counts.metrics ?? 0} metrics, ${seconds} s${unchanged ? ", unchanged" : ""}\n`,
      );
    } catch (error) {
      if (!signal.aborted) tellError(error);
    }
  };
  const paths = [...flags.input.map((one) => watchedPath(one)), flags.dictionaries ?? "", pipeline].filter(
    (path) => path !== "" && existsSync(path),
  );
  await watchPaths(paths, run, signal);
}

import { Command } from "commander";
import { formatFault } from "../model/faults.js";
import type { ValidateRequest } from "../pipeline/validate/index.js";
import { dictionariesOption } from "./options.js";

export function validateCommand(): Command {
  return new Command("validate")
    .description(
      "Check a dataset: schemas, keys, references, order, spans, counts, hashes, one format against the other",
    )
    .argument("[folder]", "folder of a dataset", "output")
    .option("-s, --sources <folder>", "folder of the source documents: checks every text against its place there")
    .addOption(dictionariesOption("own dictionaries that the run had (with --sources)"))
    .addHelpText("after", HELP)
    .action(async (folder: string, flags: Omit<ValidateRequest, "folder">) => {
      const { validateDataset } = await import("../pipeline/validate/index.js");
      const { faults, records } = await validateDataset({ folder, ...flags });
      for (const fault of faults) process.stderr.write(`${formatFault(fault)}\n`);
      if (faults.length > 0) process.exitCode = 1;
      else process.stdout.write(`${records} records, no fault\n`);
    });
}

const HELP = `
Examples:
  $ lilong validate output
  $ lilong validate output --sources seeds

Exit status: 0 all right; 1 faults, each with file and line; 2 no dataset.`;

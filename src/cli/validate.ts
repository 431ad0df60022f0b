import { Command } from "commander";
import { validateDataset } from "../pipeline/validate-dataset.js";

export function validateCommand(): Command {
  return new Command("validate")
    .description("Check a dataset: schemas, keys, references, order")
    .argument("[folder]", "folder of a dataset", "output")
    .addHelpText(
      "after",
      "\nExample:\n  $ lilong validate output\n\nExit status: 0 all right; 1 faults, each with file and line; 2 no dataset.",
    )
    .action(async (folder: string) => {
      const { faults, records } = await validateDataset(folder);
      for (const fault of faults) process.stderr.write(`${fault}\n`);
      if (faults.length > 0) process.exitCode = 1;
      else process.stdout.write(`${records} records, no fault\n`);
    });
}

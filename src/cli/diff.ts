import { Command, Option } from "commander";
import type { Difference } from "../pipeline/diff/difference.js";
import { tellMarkdown, tellText } from "../pipeline/diff/tell.js";

export type DiffFormat = "text" | "json" | "markdown";

export function diffFormatOption(): Option {
  return new Option("-f, --format <format>", "text, json, or markdown for a pull-request comment")
    .choices(["text", "json", "markdown"])
    .default("text");
}

export function diffCommand(): Command {
  return new Command("diff")
    .description("Tell in which metrics, entities, articles and documents two datasets differ")
    .argument("<old>", "folder of a dataset")
    .argument("<new>", "folder of a dataset")
    .addOption(diffFormatOption())
    .addHelpText(
      "after",
      "\nExample:\n  $ lilong diff output /tmp/new --format markdown\n\nExit status: 0 no difference; 1 some; 2 no dataset.",
    )
    .action(async (old: string, now: string, flags: { format: DiffFormat }) => {
      const { compareDatasets, openDataset } = await import("../pipeline/diff/index.js");
      const differences = compareDatasets(await openDataset(old), await openDataset(now));
      process.stdout.write(formatDifferences(differences, flags.format));
      if (differences.length > 0) process.exitCode = 1;
    });
}

export function formatDifferences(differences: readonly Difference[], format: DiffFormat): string {
  if (format === "json") return `${JSON.stringify(differences, null, 2)}\n`;
  return format === "markdown" ? tellMarkdown(differences) : tellText(differences);
}

import { Command } from "commander";
import type { Figures, Prf, Share } from "../pipeline/evaluate/tally.js";

export function evaluateCommand(): Command {
  return new Command("evaluate")
    .description("Score a dataset against gold: entities by type, metrics, links, titles")
    .argument("<gold>", "folder of gold files")
    .argument("[output]", "folder of the dataset", "output")
    .option("-s, --sources <folder>", "folder of the source documents", "seeds")
    .option("-e, --errors", "list what was missed (-), wrong (+) or differs (~)")
    .option("-j, --json", "print JSON")
    .addHelpText("after", "\nExample:\n  $ lilong evaluate gold output --sources pages --errors\n")
    .action(evaluate);
}

async function evaluate(
  gold: string,
  output: string,
  flags: { sources: string; errors?: boolean; json?: boolean },
): Promise<void> {
  const { evaluateDataset } = await import("../pipeline/evaluate/index.js");
  const { total } = await evaluateDataset(gold, output, flags.sources);
  if (flags.errors === true) for (const line of total.errors) process.stdout.write(`${line}\n`);
  const figures = total.figures();
  process.stdout.write(flags.json === true ? `${JSON.stringify(figures)}\n` : table(figures));
}

function table(figures: Figures): string {
  return Object.entries(figures)
    .map(([name, figure]) => `${name.padEnd(24)}${tell(figure)}\n`)
    .join("");
}

function tell(figure: Prf | Share): string {
  return Object.entries(figure)
    .map(([key, value]) => `${key} ${value}`)
    .join("  ");
}

import { Command } from "commander";
import type { Comparison } from "../pipeline/evaluate/index.js";
import type { Figures, Prf, Share } from "../pipeline/evaluate/tally.js";

export function evaluateCommand(): Command {
  return new Command("evaluate")
    .description("Score a dataset against gold: entities by type, metrics, links, titles")
    .argument("<gold>", "folder of gold files")
    .argument("[output]", "folder of the dataset", "output")
    .option(
      "-s, --sources <folder>",
      "folder of the source documents (default: looked for beside the gold, in pages and seeds)",
    )
    .option(
      "-a, --against <output>",
      "another dataset of the same documents: tells which differences are more than chance",
    )
    .option("-e, --errors", "list what was missed (-), wrong (+) or differs (~)")
    .option("-j, --json", "print JSON")
    .addHelpText("after", HELP)
    .action(evaluate);
}

const HELP = `
Examples:
  $ lilong evaluate gold output --sources pages --errors
  $ lilong evaluate gold output --against output-before

--against draws the documents again 2,000 times, the same ones for both datasets (paired bootstrap): a difference with a
p below 0.05 is unlikely to be chance. Exit status: 0 done; 2 wrong gold, dataset or sources.`;

interface Flags {
  readonly sources?: string;
  readonly against?: string;
  readonly errors?: boolean;
  readonly json?: boolean;
}

async function evaluate(gold: string, output: string, flags: Flags): Promise<void> {
  const { compareScores, evaluateDataset } = await import("../pipeline/evaluate/index.js");
  const ours = await evaluateDataset(gold, output, flags.sources);
  for (const doc of ours.missing) process.stderr.write(`${doc} is not in ${output}: all its gold counts as missed\n`);
  if (flags.errors === true) for (const line of ours.total.errors) process.stdout.write(`${line}\n`);
  if (flags.against === undefined) {
    const figures = ours.total.figures();
    process.stdout.write(flags.json === true ? `${JSON.stringify(figures)}\n` : tables(figures));
    return;
  }
  const theirs = await evaluateDataset(gold, flags.against, flags.sources);
  const scores = [ours, theirs].map((one) => one.documents.map(({ score }) => score));
  const compared = compareScores(scores[0] ?? [], scores[1] ?? []);
  process.stdout.write(flags.json === true ? `${JSON.stringify(compared)}\n` : comparisonTable(compared));
}

const number = (value: number, digits = 3): string => value.toFixed(digits).padStart(8);

/** First what has precision and recall, then shares. */
function tables(figures: Figures): string {
  const entries = Object.entries(figures);
  const prf = entries.filter((one): one is [string, Prf] => "f1" in one[1]);
  const shares = entries.filter((one): one is [string, Share] => "share" in one[1]);
  const lines = [
    `${"".padEnd(26)}${["P", "R", "F1", "gold", "found"].map((head) => head.padStart(8)).join("")}`,
    ...prf.map(
      ([name, { p, r, f1, gold, found }]) =>
        `${label(name)}${number(p)}${number(r)}${number(f1)}${number(gold, 0)}${number(found, 0)}`,
    ),
    "",
    `${"".padEnd(26)}${["share", "right", "of"].map((head) => head.padStart(8)).join("")}`,
    ...shares.map(
      ([name, { share, right, of }]) => `${label(name)}${number(share)}${number(right, 0)}${number(of, 0)}`,
    ),
  ];
  return `${lines.join("\n")}\n`;
}

/** Single types stand below their sums. */
function label(name: string): string {
  return name.replace(/^strict_/, "  ").padEnd(26);
}

function comparisonTable(compared: Readonly<Record<string, Comparison>>): string {
  const head = ["this", "other", "diff", "low", "high", "p"].map((one) => one.padStart(8)).join("");
  const rows = Object.entries(compared).map(([name, one]) => {
    const sign = one.difference === 0 || one.p >= 0.05 ? "" : one.difference > 0 ? "  better" : "  worse";
    const cells = [one.ours, one.theirs, one.difference, one.low, one.high, one.p].map((value) => number(value));
    return `${label(name)}${cells.join("")}${sign}`;
  });
  return `${"".padEnd(26)}${head}\n${rows.join("\n")}\n`;
}

import { existsSync } from "node:fs";
import { Command, InvalidArgumentError } from "commander";
import { formatFault } from "../model/faults.js";
import type { Why } from "../pipeline/dictionary-tools/index.js";
import { dictionariesOption, pipelineOption } from "./options.js";

/** Loaded when a command runs, so that others start without it. */
const tools = () => import("../pipeline/dictionary-tools/index.js");

export function dictCommand(): Command {
  return new Command("dict")
    .description("Look after dictionaries: lint them, ask why a text is read as it is, find what they lack")
    .addCommand(lintCommand())
    .addCommand(whyCommand())
    .addCommand(suggestCommand());
}

function lintCommand(): Command {
  return new Command("lint")
    .description("Find duplicates, conflicts, shadowed and unused rows, wrong codes, wrong order")
    .argument(
      "[folder]",
      "folder of own dictionaries (default: dictionaries where there is one, else the packaged ones)",
    )
    .option("--fix", "mend what needs no judgement: order, rows that stand twice, spaces, CRLF, byte-order marks")
    .option("--dataset <folder>", "a dataset whose text tells which rows are never used")
    .addHelpText(
      "after",
      "\nExample:\n  $ lilong dict lint dictionaries --fix --dataset dataset\n\nExit status: 0 no fault (notes may be told); 1 faults, each with file and line; 2 no such folder.",
    )
    .action(lint);
}

async function lint(folder: string | undefined, flags: { fix?: boolean; dataset?: string }): Promise<void> {
  const { fixDictionaries, lintDictionaries } = await tools();
  const place = folder ?? (existsSync("dictionaries") ? "dictionaries" : undefined);
  if (flags.fix === true) for (const file of fixDictionaries(place)) process.stdout.write(`mended ${file}\n`);
  const { dataset } = flags;
  const { faults, notes } = await lintDictionaries({ ...(place && { folder: place }), ...(dataset && { dataset }) });
  for (const fault of faults) process.stderr.write(`${formatFault(fault)}\n`);
  for (const note of notes) process.stdout.write(`note ${formatFault(note)}\n`);
  if (faults.length > 0) process.exitCode = 1;
  else process.stdout.write(`no fault, ${notes.length} notes\n`);
}

function whyCommand(): Command {
  return new Command("why")
    .description("Tell which rows, rules and divisions speak about a text, and which won")
    .argument("<text>", "a sentence")
    .addOption(pipelineOption())
    .addOption(dictionariesOption())
    .option("-j, --json", "print JSON")
    .addHelpText("after", "\nExample:\n  $ lilong dict why 梅陇镇城管中队牵头\n\nWhat won has a * in front.")
    .action(why);
}

async function why(text: string, flags: { pipeline: string; dictionaries?: string; json?: boolean }): Promise<void> {
  const { explainText, openPipeline } = await tools();
  const told = await explainText(text, openPipeline(flags));
  process.stdout.write(flags.json === true ? `${JSON.stringify(told, null, 2)}\n` : tellWhy(told));
}

function tellWhy({ mentions, rivals, metrics, rows, readings }: Why): string {
  const star = (won: boolean): string => (won ? "* " : "  ");
  const parts: [title: string, lines: string[]][] = [
    [
      "found",
      mentions.map(
        (one) =>
          `* ${one.text} ${one.type} ${one.confidence.toFixed(2)} by ${one.rule}${one.entry && ` ${one.entry}`}${one.entity && ` -> ${one.entity}`}${one.code && ` ${one.code}`}`,
      ),
    ],
    [
      "names that competed, and by how many nats each lost",
      rivals.map(
        (one) => `${star(one.won)}${one.text} ${one.type}, read as ${one.kind} ${(one.behind / 100).toFixed(2)}`,
      ),
    ],
    [
      "figures",
      metrics.map(
        (one) =>
          `* ${one.text} ${one.indicator}${one.indicatorId && ` (${one.indicatorId})`} by ${one.rule}${one.holder && ` -> ${one.holder}`}`,
      ),
    ],
    [
      "rows whose name stands in the text",
      rows.map((one) => `${star(one.won)}${one.text} ${one.where} (${one.match})`),
    ],
    [
      "the official list of divisions reads",
      readings.map(
        (one) =>
          `${star(one.won)}${one.text} (${one.form}) ${one.units.join("; ")}${one.total > one.units.length ? `; ${one.total} in all` : ""}`,
      ),
    ],
  ];
  return parts
    .map(([title, lines]) => `${title}\n${(lines.length > 0 ? lines : ["  nothing"]).join("\n")}\n`)
    .join("\n");
}

function suggestCommand(): Command {
  return new Command("suggest")
    .description(
      "List names without code or with low confidence and unknown indicators of a dataset, met most often first",
    )
    .argument("[dataset]", "folder of a dataset", "output")
    .option("-d, --dictionary <name>", "only what that dictionary would take, as rows of it ready to be completed")
    .option("--below <confidence>", "what counts as low confidence", share, 0.6)
    .option("--most <n>", "at most so many", whole)
    .addOption(dictionariesOption())
    .addHelpText(
      "after",
      "\nExamples:\n  $ lilong dict suggest dataset --most 20\n  $ lilong dict suggest dataset --dictionary hospitals > dictionaries/hospitals.csv",
    )
    .action(suggest);
}

interface SuggestFlags {
  readonly dictionary?: string;
  readonly below: number;
  readonly most?: number;
  readonly dictionaries?: string;
}

async function suggest(dataset: string, flags: SuggestFlags): Promise<void> {
  const { loadDictionaries, readDictionaryLayers, suggestionRows, suggestionTable, suggestRows } = await tools();
  const { base, own } = readDictionaryLayers(flags.dictionaries);
  const dictionaries = loadDictionaries(base, own);
  const wanted = flags.dictionary === undefined ? undefined : dictionaries.get(flags.dictionary);
  const all = await suggestRows(dataset, dictionaries, flags.below);
  const chosen = wanted === undefined ? all : all.filter((one) => one.dictionary === wanted.name);
  const most = chosen.slice(0, flags.most);
  process.stdout.write(wanted === undefined ? suggestionTable(most) : suggestionRows(most, wanted));
}

function share(value: string): number {
  const number = Number(value);
  if (!(number >= 0 && number <= 1)) throw new InvalidArgumentError("It takes a number from 0 to 1.");
  return number;
}

function whole(value: string): number {
  const number = Number(value);
  if (!Number.isInteger(number) || number < 1) throw new InvalidArgumentError("It takes a whole number from 1.");
  return number;
}

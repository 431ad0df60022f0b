import { Command } from "commander";
import { readDocument } from "./document.js";
import { dictionariesOption, pipelineOption, refuseUnknown } from "./options.js";

export function extractCommand(): Command {
  return new Command("extract")
    .description("Take one document through a pipeline and print its records as NDJSON")
    .argument("[file]", "a document, or - for standard input", "-")
    .addOption(pipelineOption())
    .option("-t, --table <tables...>", "only these tables")
    .addOption(dictionariesOption())
    .addHelpText("after", HELP)
    .action(extract);
}

const HELP = `
Examples:
  $ echo "梅陇镇居民满意度由69%上升至85%。" | lilong extract
  $ lilong extract page.txt --table metrics | jq .value

Each line is {"table": "...", ...record}. Exit status: 0 done; 1 the document failed; 2 wrong usage.`;

interface Flags {
  readonly pipeline: string;
  readonly table?: string[];
  readonly dictionaries?: string;
}

async function extract(file: string, flags: Flags): Promise<void> {
  const { hasFailed, openPipeline, writeOptions, writtenTables } = await import("../pipeline/one-document.js");
  const pipeline = openPipeline(flags);
  const tables = writtenTables(writeOptions(pipeline.definition)).map(({ name }) => name);
  refuseUnknown("--table", flags.table, tables);
  const result = await pipeline.process(await readDocument(file));
  for (const finding of result.findings) process.stderr.write(`${finding.code} ${finding.message}\n`);
  for (const table of tables) {
    if (flags.table !== undefined && !flags.table.includes(table)) continue;
    for (const record of result.layers.records?.[table] ?? []) {
      process.stdout.write(`${JSON.stringify({ table, ...record })}\n`);
    }
  }
  if (hasFailed(result)) process.exitCode = 1;
}

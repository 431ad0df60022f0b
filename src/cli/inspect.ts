import { Command } from "commander";
import { readDocument } from "./document.js";
import { dictionariesOption, pipelineOption, refuseUnknown } from "./options.js";
import { showLayer } from "./show-layer.js";

export function inspectCommand(): Command {
  return new Command("inspect")
    .description("Show a document after each stage: what was mended, found and linked, and why")
    .argument("<file>", "a document, or - for standard input")
    .addOption(pipelineOption())
    .option("-s, --stage <stages...>", "only after these stages")
    .addOption(dictionariesOption())
    .addHelpText("after", HELP)
    .action(inspect);
}

const HELP = `
Examples:
  $ lilong inspect seeds/baoshan-parking.txt
  $ lilong inspect page.txt --stage repair entities`;

interface Flags {
  readonly pipeline: string;
  readonly stage?: string[];
  readonly dictionaries?: string;
}

async function inspect(file: string, flags: Flags): Promise<void> {
  const { openPipeline, STAGES } = await import("../pipeline/one-document.js");
  const pipeline = openPipeline(flags);
  const stages = pipeline.definition.stages.map(({ name }) => name);
  refuseUnknown("--stage", flags.stage, stages);
  const result = await pipeline.process(await readDocument(file));
  for (const call of pipeline.definition.stages) {
    if (flags.stage !== undefined && !flags.stage.includes(call.name)) continue;
    const gives = STAGES.find((stage) => stage.name === call.name)?.gives ?? "";
    const lines = showLayer(gives, result.layers);
    if (lines.length > 0) process.stdout.write(`\n=== ${call.name}\n${lines.join("\n")}\n`);
  }
  for (const finding of result.findings) process.stdout.write(`${finding.code} ${finding.stage}: ${finding.message}\n`);
}

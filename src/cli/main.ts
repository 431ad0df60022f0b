#!/usr/bin/env node
import { Command } from "commander";
import { readVersion } from "../io/version.js";
import { checkCommand } from "./check.js";
import { diffCommand } from "./diff.js";
import { exitCodeOf, tellError } from "./errors.js";
import { evaluateCommand } from "./evaluate.js";
import { extractCommand } from "./extract.js";
import { initCommand } from "./init.js";
import { inspectCommand } from "./inspect.js";
import { runCommand } from "./run.js";
import { validateCommand } from "./validate.js";
import { watchCommand } from "./watch.js";

/** The program with all its commands. */
export function createProgram(): Command {
  const program = new Command("lilong")
    .description(
      "Turns Chinese local-government newsletters into validated datasets: who did what, where, by how much.",
    )
    .version(readVersion())
    .showHelpAfterError("(lilong --help tells the commands)")
    .exitOverride()
    .configureHelp({ showGlobalOptions: true });
  const commands = [
    runCommand,
    extractCommand,
    inspectCommand,
    validateCommand,
    diffCommand,
    checkCommand,
    evaluateCommand,
    watchCommand,
    initCommand,
  ];
  for (const create of commands) program.addCommand(create().exitOverride());
  return program;
}

try {
  await createProgram().parseAsync(process.argv);
} catch (error) {
  tellError(error);
  process.exitCode = exitCodeOf(error);
}

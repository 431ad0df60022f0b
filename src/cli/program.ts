import { Command } from "commander";
import { readVersion } from "../io/version.js";
import { checkCommand } from "./check.js";
import { dictCommand } from "./dict.js";
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
    .configureHelp({ showGlobalOptions: true });
  const commands = [
    runCommand,
    extractCommand,
    inspectCommand,
    validateCommand,
    diffCommand,
    checkCommand,
    evaluateCommand,
    dictCommand,
    watchCommand,
    initCommand,
  ];
  for (const create of commands) program.addCommand(create());
  tame(program);
  return program;
}

/** Errors of usage carry a code like all others and are thrown, so that one place decides how the program ends. */
function tame(command: Command): void {
  command.exitOverride();
  command.configureOutput({ outputError: (text, write) => write(text.replace(/^error: /, "error: C300 ")) });
  for (const one of command.commands) tame(one);
}

/** Runs the program on its arguments and sets the exit status: 0 done, 1 what was asked is not so, 2 wrong set-up. */
export async function runProgram(args: readonly string[]): Promise<void> {
  try {
    await createProgram().parseAsync(args, { from: "user" });
  } catch (error) {
    tellError(error);
    process.exitCode = exitCodeOf(error);
  }
}

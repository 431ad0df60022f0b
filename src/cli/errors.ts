import { CommanderError } from "commander";
import { formatFault, SetupError } from "../model/faults.js";

/** Ctrl-C: the run ends cleanly, and the dataset that was there stays. */
export class Interrupted extends Error {
  constructor() {
    super("interrupted; the dataset that was there before is as it was");
  }
}

/** 0 for help and version, 2 for wrong usage or set-up, 130 for Ctrl-C, 3 for a bug of the program. */
export function exitCodeOf(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (error instanceof SetupError) return 2;
  if (error instanceof Interrupted) return 130;
  return 3;
}

export function tellError(error: unknown): void {
  if (error instanceof CommanderError) return;
  if (error instanceof SetupError) {
    for (const fault of error.faults) process.stderr.write(`error: ${formatFault(fault)}\n`);
    return;
  }
  process.stderr.write(
    `error: ${error instanceof Error ? (process.env.LILONG_DEBUG ? error.stack : error.message) : String(error)}\n`,
  );
}

import { CommanderError } from "commander";
import { formatFault, SetupError } from "../model/faults.js";

/** Ctrl-C, or a polite kill: the run ends cleanly, and the dataset that was there stays. */
export class Interrupted extends Error {
  /** The shell's status for the signal. */
  readonly status: number;
  constructor(status: number) {
    super("interrupted; the dataset that was there before is as it was");
    this.status = status;
  }
}

const SIGNALS = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;

/** Aborts at the first signal that asks the program to end; a second one ends it at once. */
export function interruptSignal(): AbortSignal {
  const controller = new AbortController();
  for (const [name, status] of Object.entries(SIGNALS)) {
    process.once(name, () => controller.abort(new Interrupted(status)));
  }
  return controller.signal;
}

/** 0 for help and version, 2 for wrong usage or set-up, 130 for Ctrl-C (128 and its number for another signal), 3 for a bug of the program. */
export function exitCodeOf(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (error instanceof SetupError) return 2;
  if (error instanceof Interrupted) return error.status;
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

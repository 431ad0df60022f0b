/** One fault of a pipeline, dictionary or call, as a sentence with an address. */
export interface Fault {
  /** e.g. D104; documented in docs/errors.md. */
  readonly code: string;
  /** `file` or `file:line`; empty where there is none. */
  readonly where: string;
  /** What was found and what to do. */
  readonly message: string;
}

/** A wrong pipeline, dictionary or call: ends the run before any output, with all its faults listed at once. */
export class SetupError extends Error {
  readonly faults: readonly Fault[];
  constructor(faults: readonly Fault[]) {
    super(faults.map(formatFault).join("\n"));
    this.name = "SetupError";
    this.faults = faults;
  }
}

export function formatFault(fault: Fault): string {
  return [fault.code, fault.where, fault.message].filter((part) => part !== "").join(" ");
}

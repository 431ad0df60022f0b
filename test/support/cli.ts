import { vi } from "vitest";
import { runProgram } from "../../src/cli/program.js";

export interface Told {
  readonly out: string;
  readonly err: string;
  readonly status: number;
}

/** Runs the program in this process, in a folder, and gives what it wrote and its exit status. */
export async function lilong(args: readonly string[], folder?: string): Promise<Told> {
  const [out, err]: string[][] = [[], []] as unknown as [string[], string[]];
  const take = (into: string[] | undefined) => (text: string | Uint8Array) => {
    into?.push(String(text));
    return true;
  };
  const spies = [
    vi.spyOn(process.stdout, "write").mockImplementation(take(out) as typeof process.stdout.write),
    vi.spyOn(process.stderr, "write").mockImplementation(take(err) as typeof process.stderr.write),
    ...(folder === undefined ? [] : [vi.spyOn(process, "cwd").mockReturnValue(folder)]),
  ];
  const before = process.exitCode;
  process.exitCode = 0;
  try {
    await runProgram(args);
    return { out: (out ?? []).join(""), err: (err ?? []).join(""), status: Number(process.exitCode) };
  } finally {
    process.exitCode = before;
    for (const spy of spies) spy.mockRestore();
    for (const name of ["SIGINT", "SIGTERM", "SIGHUP"]) process.removeAllListeners(name);
  }
}

import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { SetupError } from "../model/faults.js";
import type { InputLayer } from "../model/layers.js";

/** One document from a file, or from standard input for "-". */
export async function readDocument(file: string): Promise<InputLayer> {
  if (file === "-") return { path: "stdin.txt", bytes: await readStandardInput() };
  try {
    return { path: basename(file), bytes: await readFile(file) };
  } catch (error) {
    const message = `cannot be read (${(error as Error).message}); name a file, or - for standard input`;
    throw new SetupError([{ code: "C303", where: file, message }]);
  }
}

async function readStandardInput(): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Uint8Array);
  return Buffer.concat(chunks);
}

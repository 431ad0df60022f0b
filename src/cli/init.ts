import { relative } from "node:path";
import { Command } from "commander";
import { layOutRepository } from "../io/scaffold.js";
import { readVersion } from "../io/version.js";

export function initCommand(): Command {
  return new Command("init")
    .description("Lay out a repository for pages, own dictionaries and a dataset that CI keeps up to date")
    .argument("[folder]", "folder to lay out; files that are there already are kept", ".")
    .addHelpText("after", "\nExample:\n  $ lilong init my-dataset && cd my-dataset && npm install && npm run dataset")
    .action(async (folder: string) => {
      const { written, kept } = await layOutRepository(folder, readVersion());
      for (const file of written) process.stdout.write(`wrote ${file}\n`);
      for (const file of kept) process.stdout.write(`kept  ${file}\n`);
      const there = relative(".", folder);
      process.stdout.write(`Next: ${there === "" ? "" : `cd ${shellWord(there)} && `}npm install && npm run dataset\n`);
    });
}

/** A path as a shell takes it for one word. */
function shellWord(path: string): string {
  return /^[\w./\\:\p{L}-]+$/u.test(path) ? path : `"${path}"`;
}

// Checks that no sentence of the texts in a folder has slipped into frames, negatives or grammars: no run of ten Han characters may be
// in both. `node scripts/tagger/check-frames.mjs FOLDER`; exit 1 and a list where there is one.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const RUN = 10;
const here = import.meta.dirname;
const folder = process.argv[2];
if (folder === undefined) {
  process.stderr.write("Name the folder with the texts.\n");
  process.exit(2);
}

/** Runs of Han characters; what stands between them (slots, marks, spaces inside a line) divides them. */
const hanRuns = (text) => text.match(/\p{Script=Han}+/gu) ?? [];

const held = new Set();
for (const name of readdirSync(folder)) {
  const text = readFileSync(join(folder, name), "utf8").replace(/\s+/gu, "");
  for (const run of hanRuns(text)) for (let at = 0; at + RUN <= run.length; at++) held.add(run.slice(at, at + RUN));
}

let found = 0;
for (const part of ["frames", "negatives", "grammars"]) {
  for (const name of readdirSync(join(here, part))) {
    readFileSync(join(here, part, name), "utf8").split("\n").forEach((line, at) => {
      for (const run of hanRuns(line)) {
        for (let from = 0; from + RUN <= run.length; from++) {
          if (!held.has(run.slice(from, from + RUN))) continue;
          process.stderr.write(`scripts/tagger/${part}/${name}:${at + 1} "${run.slice(from, from + RUN)}" stands in the texts\n`);
          found++;
          break;
        }
      }
    });
  }
}
process.stdout.write(`${held.size} runs looked for, ${found} found\n`);
process.exitCode = found > 0 ? 1 : 0;

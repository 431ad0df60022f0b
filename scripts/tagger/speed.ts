// How fast the tagger reads, in time of the processor: `npx tsx scripts/tagger/speed.ts MODEL FILE...`, places found beforehand as the entities stage does.
import { readFileSync } from "node:fs";
import { openTagger } from "../../src/stages/5-entities/tagger/index.js";
import { openResources } from "./resources.js";
import { findPlaces } from "./train.js";

const [path = "", ...files] = process.argv.slice(2);
const { dictionaries, gazetteer } = openResources();
const model = readFileSync(path);
const block = new ArrayBuffer(model.length);
new Uint8Array(block).set(model);
const opened = performance.now();
const tagger = openTagger(block, dictionaries);
const ready = performance.now();
const sentences = files
  .flatMap((file) =>
    readFileSync(file, "utf8")
      .replace(/\s+/g, "")
      .split(/(?<=[。！？])/),
  )
  .filter((text) => text !== "")
  .map((text) => ({ text, places: findPlaces(gazetteer, text) }));
const bytes = sentences.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0);
for (let round = 0; round < 6; round++) {
  const start = process.cpuUsage();
  let spans = 0;
  for (let again = 0; again < 5; again++)
    for (const { text, places } of sentences) spans += tagger.score(text, 0, text.length, places, 0).spans.length;
  const seconds = process.cpuUsage(start).user / 1e6;
  process.stdout.write(`${((5 * bytes) / 1e6 / seconds).toFixed(2)} MB/s, ${spans / 5} names\n`);
}
process.stdout.write(`opened in ${(ready - opened).toFixed(0)} ms\n`);

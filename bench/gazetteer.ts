// Prints what the gazetteer and the vocabulary cost: npx tsx bench/gazetteer.ts
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { listArtefacts } from "../src/dictionary/artefacts.js";
import { openGazetteer } from "../src/dictionary/gazetteer/open.js";
import { openLexicon } from "../src/dictionary/lexicon/open.js";
import { readArtefact, readBaseWords, readDivisions } from "../src/io/artefacts.js";
import { readDictionaryFiles } from "../src/io/dictionaries.js";
import { PACKAGE_ROOT } from "../src/io/package-root.js";

const SEEDS = join(PACKAGE_ROOT, "seeds");
const MEGABYTE = 1e6;
const ROUNDS = 8;

/** Processor time in milliseconds, so that other work on the machine does not count. */
function time<T>(work: () => T): [T, number] {
  const before = process.cpuUsage();
  const value = work();
  const { user, system } = process.cpuUsage(before);
  return [value, (user + system) / 1000];
}

function print(what: string, figure: number, unit: string): void {
  process.stdout.write(`${what.padEnd(44)} ${figure.toFixed(1).padStart(8)} ${unit}\n`);
}

/** Two million characters of newsletter text: the seeds that are plain UTF-8, over and over. */
function sampleText(): string {
  const papers = readdirSync(SEEDS)
    .filter((name) => /^[^.]+\.(?:txt|md)$/.test(name) && name !== "README.md")
    .map((name) => readFileSync(join(SEEDS, name), "utf8"));
  const parts: string[] = [];
  for (let length = 0, at = 0; length < 2e6; at++) {
    const part = papers[at % papers.length]!;
    parts.push(part);
    length += part.length;
  }
  // Through a buffer, so that the string is one piece in memory.
  return Buffer.from(parts.join("\n")).toString();
}

const sources = { files: readDictionaryFiles(), divisions: readDivisions(), words: readBaseWords() };
print("divisions.br", sources.divisions.length / MEGABYTE, "MB");
for (const artefact of listArtefacts(sources)) {
  const [bytes, build] = time(() => artefact.build());
  print(`${artefact.name} build`, build, "ms");
  print(`${artefact.name} size`, bytes.length / MEGABYTE, "MB");
  print(`${artefact.name} gzip`, gzipSync(bytes, { level: 9 }).length / MEGABYTE, "MB");
}
const [gazetteer, openTime] = time(() => openGazetteer(readArtefact("gazetteer.bin")));
print("gazetteer read and open", openTime, "ms");
const [lexicon, lexiconTime] = time(() => openLexicon(readArtefact("lexicon.bin")));
print("lexicon read and open", lexiconTime, "ms");

const text = sampleText();
const size = Buffer.byteLength(text) / MEGABYTE;
let best = Number.POSITIVE_INFINITY;
let bestWords = Number.POSITIVE_INFINITY;
let matches = 0;
for (let round = 0; round < ROUNDS; round++) {
  matches = 0;
  const [, scan] = time(() => {
    for (let at = 0; at < text.length; at++) matches += gazetteer.matchAt(text, at).length;
  });
  const [, words] = time(() => {
    for (let at = 0; at < text.length; at++) lexicon.matchAt(text, at, () => {});
  });
  best = Math.min(best, scan);
  bestWords = Math.min(bestWords, words);
}
print("gazetteer scan", size / (best / 1000), "MB/s");
print("gazetteer matches per 1000 characters", (matches / text.length) * 1000, "");
print("lexicon scan", size / (bestWords / 1000), "MB/s");

import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { argv } from "node:process";
import { fileURLToPath } from "node:url";
import { loadDictionaries } from "../src/dictionary/load.js";
import { rowsOf } from "../src/dictionary/rows.js";
import { readDictionaryFiles } from "../src/io/dictionaries.js";
import { decodeBytes } from "../src/text/decode-bytes.js";

/**
 * Makes a corpus of any size out of seeds/, to measure and test with: `npx tsx bench/make-corpus.ts 1000 /tmp/corpus`.
 * Each document is a draw of the seeds' paragraphs with other figures and other people; the n-th document is the same
 * on every machine and whatever the size of the corpus.
 */
export function makeCorpus(count: number, folder: string): void {
  const paragraphs = readParagraphs();
  const people = readPeople();
  for (let i = 0; i < count; i++) {
    const name = `${String(Math.floor(i / 100)).padStart(3, "0")}/${String(i).padStart(6, "0")}.txt`;
    mkdirSync(join(folder, name, ".."), { recursive: true });
    writeFileSync(join(folder, name), makeDocument(i, paragraphs, people));
  }
}

type Random = () => number;

/** Numbers from 0 to 1 that depend on the seed alone (mulberry32, Tommy Ettinger, public domain). */
function randomOf(seed: number): Random {
  let state = Math.imul(seed + 1, 0x9e3779b1);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let bits = Math.imul(state ^ (state >>> 15), 1 | state);
    bits = (bits + Math.imul(bits ^ (bits >>> 7), 61 | bits)) ^ bits;
    return ((bits ^ (bits >>> 14)) >>> 0) / 2 ** 32;
  };
}

const pick = <T>(random: Random, items: readonly T[]): T => items[Math.floor(random() * items.length)] as T;

const SEEDS = fileURLToPath(new URL("../seeds/", import.meta.url));

/** Headlines and paragraphs of the seeds that are plain text, by length. */
function readParagraphs(): { heads: string[]; bodies: string[] } {
  const names = readdirSync(SEEDS)
    .filter((name) => name.endsWith(".txt"))
    .sort();
  const all = names.flatMap((name) => {
    const text = decodeBytes(readFileSync(join(SEEDS, name)))?.text ?? "";
    return text.split(/\r?\n\s*\r?\n/).map((part) => part.trim());
  });
  const isHead = (part: string): boolean => part.length <= 24 && !part.includes("\n") && !/[。，]/.test(part);
  return {
    heads: all.filter((part) => part.length > 4 && isHead(part)),
    bodies: all.filter((part) => part.length > 40),
  };
}

interface People {
  readonly surnames: readonly string[];
  readonly given: readonly string[];
  /** A title with a name behind it. */
  readonly named: RegExp;
}

function readPeople(): People {
  const dictionaries = loadDictionaries(
    readDictionaryFiles().filter(({ path }) => /\/(surnames|given-chars)\./.test(path)),
  );
  const first = (name: string): string[] => {
    const dictionary = dictionaries.get(name);
    return rowsOf(dictionary, [dictionary.columns[0] as string]).map(
      (row) => row[dictionary.columns[0] as string] as string,
    );
  };
  const surnames = first("surnames")
    .filter((one) => one.length === 1)
    .slice(0, 200);
  const given = first("given-chars").slice(0, 400);
  const named = new RegExp(
    `(书记|主任|院长|镇长|队长|校长|医生|社工|居民|志愿者)[${surnames.join("")}][${given.join("")}]{1,2}(?=[，、说介表带])`,
    "gu",
  );
  return { surnames, given, named };
}

function makeDocument(i: number, { heads, bodies }: { heads: string[]; bodies: string[] }, people: People): string {
  const random = randomOf(i);
  const parts: string[] = [];
  for (let article = 1 + Math.floor(random() * 3); article > 0; article--) {
    parts.push(pick(random, heads));
    for (let left = 3 + Math.floor(random() * 4); left > 0; left--)
      parts.push(vary(pick(random, bodies), random, people));
  }
  return `${parts.join("\n\n")}\n`;
}

/** Other figures of the same length (years and dates stay), other people behind the same titles. */
function vary(text: string, random: Random, people: People): string {
  const digits = (written: string): string =>
    written.replace(/[0-9]/g, (digit) => (digit === "0" ? "0" : String(1 + Math.floor(random() * 9))));
  return text
    .replace(/[0-9]+(?![0-9]*[年月日号时:：])/g, digits)
    .replace(people.named, (_, title: string) => title + pick(random, people.surnames) + pick(random, people.given));
}

if (argv[1] === fileURLToPath(import.meta.url)) {
  const [count, folder] = argv.slice(2);
  if (folder === undefined || !(Number(count) > 0)) throw new Error("usage: npx tsx bench/make-corpus.ts COUNT FOLDER");
  makeCorpus(Number(count), folder);
}

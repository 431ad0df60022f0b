import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { loadDictionaries } from "../../src/dictionary/load.js";
import { readDictionaryFiles } from "../../src/io/dictionaries.js";
import { quantityWordsOf } from "../../src/stages/6-metrics/quantity-words.js";
import { createNumberFinder, createQuantityFinder } from "../../src/text/quantities/index.js";
import { type Case, judge } from "./judge.js";

/**
 * Compares the number and quantity readers with the test suites of other projects: `npx tsx scripts/peer-tests/check.ts
 * FOLDER`. Declined cases stand in declined.json, each with its reason; they must stay declined for a reason: a case that
 * passes, or more than 8 % of a suite, fails the check, and so does a suite below its bar.
 */
const BARS: Readonly<Record<string, number>> = {
  "cn2an number": 1,
  "duckling number": 1,
  "duckling dimension": 0.9,
  "duckling money": 0.9,
  "nemo-text-processing number": 1,
  "recognizers-text number": 0.98,
  "recognizers-text percent": 0.98,
  "recognizers-text numberrange": 0.9,
  "recognizers-text currency": 0.9,
  "recognizers-text dimension": 0.9,
  "recognizers-text age": 0.9,
  "jionlp money": 0.9,
};
const MOST_DECLINED = 0.08;

interface Declined {
  readonly suite: string;
  readonly kind: string;
  readonly text: string;
  readonly reason: string;
}

const folder = process.argv[2] ?? "";
if (!existsSync(folder)) {
  process.stderr.write(`no folder of peer tests at "${folder}"; give its path\n`);
  process.exit(2);
}
const words = quantityWordsOf(loadDictionaries(readDictionaryFiles()));
const finders = { quantities: createQuantityFinder(words), numbers: createNumberFinder(words) };
const declined = JSON.parse(readFileSync(new URL("declined.json", import.meta.url), "utf8")) as Declined[];
const reasonOf = new Map(declined.map((one) => [`${one.suite} ${one.kind} ${one.text}`, one.reason]));
const tables = new Map<string, { right: number; asked: number }>();
const suites = new Map<string, { cases: number; declined: number }>();
let failed = false;

for (const file of readdirSync(folder)
  .filter((name) => name.endsWith(".jsonl"))
  .sort()) {
  for (const line of readFileSync(join(folder, file), "utf8").split("\n")) {
    if (line.trim() !== "") take(JSON.parse(line) as Case);
  }
}

function take(one: Case): void {
  const table = `${one.suite} ${one.kind}`;
  const suite = suites.get(one.suite) ?? { cases: 0, declined: 0 };
  suites.set(one.suite, suite);
  suite.cases++;
  const fault = judge(finders, one);
  if (reasonOf.has(`${table} ${one.text}`)) {
    suite.declined++;
    if (fault === "") say(`${table}: "${one.text}" is declined but passes; take it off the list`);
    return;
  }
  const count = tables.get(table) ?? { right: 0, asked: 0 };
  tables.set(table, count);
  count.asked++;
  if (fault === "") count.right++;
  else process.stdout.write(`  ${table}: ${one.text} — ${fault}; wanted ${JSON.stringify(one.expect)}\n`);
}

function say(message: string): void {
  process.stdout.write(`${message}\n`);
  failed = true;
}

for (const [table, { right, asked }] of tables) {
  process.stdout.write(`${table}: ${right} of ${asked}\n`);
  if (right < asked * (BARS[table] ?? 1)) say(`${table} is below its bar of ${BARS[table] ?? 1}`);
}
for (const [suite, { cases, declined: count }] of suites) {
  process.stdout.write(`${suite}: ${count} of ${cases} declined\n`);
  if (count > cases * MOST_DECLINED) say(`${suite}: more than ${MOST_DECLINED * 100} % of the cases are declined`);
}
process.exitCode = failed ? 1 : 0;

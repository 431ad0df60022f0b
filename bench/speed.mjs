// Speed of one thing, in a process of its own so that nothing measured before it leaves garbage or compiled code behind:
// `node --expose-gc bench/speed.mjs WHAT PAGES` prints megabytes of UTF-8 a second of processor time, as JSON by name.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { argv, cpuUsage, stdout } from "node:process";

/** Rounds before anything is measured: the compiler is done with what is hot after some megabytes. */
const WARM = 6;
const MEASURED = 3;
/** The peer that is slowest reads but so many pages. */
const SAMPLE = 12;

const [what, folder] = argv.slice(2);
const pages = readdirSync(folder, { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".txt"))
  .sort()
  .map((path) => ({ path, bytes: readFileSync(join(folder, path)) }));
const texts = pages.map(({ bytes }) => bytes.toString("utf8"));
const megabytesOf = (some) => some.reduce((sum, { bytes }) => sum + bytes.length, 0) / 1e6;

/** Megabytes a second of processor time, of all threads of the process. */
async function speedOf(round, megabytes, warm = WARM) {
  for (let i = 0; i < warm; i++) await round();
  globalThis.gc?.();
  const before = cpuUsage();
  for (let i = 0; i < MEASURED; i++) await round();
  const { user, system } = cpuUsage(before);
  return (megabytes * MEASURED) / ((user + system) / 1e6);
}

const whole = megabytesOf(pages);
const MEASURES = {
  async jieba() {
    const { Jieba } = await import("@node-rs/jieba");
    const { dict } = await import("@node-rs/jieba/dict.js");
    const jieba = Jieba.withDict(dict);
    return {
      "@node-rs/jieba tag": await speedOf(() => texts.forEach((text) => void jieba.tag(text)), whole, 1),
      "@node-rs/jieba cut": await speedOf(() => texts.forEach((text) => void jieba.cut(text)), whole, 1),
    };
  },
  async nodejieba() {
    const nodejieba = (await import("nodejieba").catch(() => null))?.default;
    if (nodejieba == null) return {};
    return { "nodejieba tag": await speedOf(() => texts.forEach((text) => void nodejieba.tag(text)), whole, 1) };
  },
  async pipeline() {
    const { openPipeline } = await import("../dist/pipeline/open.js");
    const { processDocument } = await import("../dist/pipeline/document-output.js");
    const { process } = openPipeline({ pipeline: "governance" });
    const round = async () => {
      for (const page of pages) await processDocument(process, page);
    };
    return { "**whole pipeline**, bytes to rows": await speedOf(round, whole) };
  },
  /** One stage after the other over all pages, so that each is measured over seconds. */
  async stages() {
    const { openPipeline } = await import("../dist/pipeline/open.js");
    const { STAGES } = await import("../dist/pipeline/stages.js");
    const { setup, definition } = openPipeline({ pipeline: "governance" });
    const documents = pages.map((input) => ({ input, findings: [] }));
    const speeds = {};
    for (const { name, options } of definition.stages) {
      const stage = STAGES.find((one) => one.name === name);
      const run = stage.prepare(setup, options);
      const round = async () => {
        for (const layers of documents) layers[stage.gives] = (await run(layers)).value;
      };
      speeds[`stage ${name}`] = await speedOf(round, whole);
    }
    return speeds;
  },
  async quantities() {
    const { findQuantities } = await import("../dist/index.js");
    return { "`findQuantities`": await speedOf(() => texts.forEach((text) => void findQuantities(text)), whole) };
  },
  /** Numbers, percentages, money and dimensions; measured where the package is installed (`npm install --no-save`). */
  async recognizers() {
    const suite = await import("@microsoft/recognizers-text-suite").catch(() => null);
    if (suite === null) return {};
    const { recognizeNumber, recognizePercentage, recognizeCurrency, recognizeDimension } = suite.default ?? suite;
    const readers = [recognizeNumber, recognizePercentage, recognizeCurrency, recognizeDimension];
    const some = texts.slice(0, SAMPLE);
    const round = () => some.forEach((text) => void readers.forEach((read) => void read(text, "zh-cn")));
    return { "Recognizers-Text, the same": await speedOf(round, megabytesOf(pages.slice(0, SAMPLE)), 1) };
  },
};

stdout.write(JSON.stringify(await MEASURES[what]()));

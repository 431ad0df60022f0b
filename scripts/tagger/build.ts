// Makes dictionaries/tagger.bin: generates sentences, trains, quantises. `npx tsx scripts/tagger/build.ts [name=value ...]`;
// without arguments it makes the committed model, byte for byte, from the same frames and dictionaries.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { PACKAGE_ROOT } from "../../src/io/package-root.js";
import { ENTITY_TYPES } from "../../src/model/types.js";
import { createFeatureReader } from "../../src/stages/5-entities/tagger/features.js";
import { compileTaggerVocabulary } from "../../src/stages/5-entities/tagger/vocabulary.js";
import { packModel } from "../../src/text/crf/model.js";
import { sha256 } from "../../src/text/hash.js";
import { makeExamples } from "./examples.js";
import { createExpander } from "./expand.js";
import { readFrames, readGrammars, readTexts } from "./load.js";
import { quantise } from "./quantise.js";
import { createRandom, shuffle } from "./random.js";
import { openResources } from "./resources.js";
import { openSources } from "./sources.js";
import { train } from "./train.js";
import { createVariation } from "./vary.js";

/** All types but those that a list or a pattern finds for sure. */
const TYPES = ENTITY_TYPES.filter((type) => type !== "law" && type !== "date");

const SETTINGS = {
  seed: 20261,
  sentences: 60000,
  epochs: 6,
  rate: 0.1,
  vary: 0.25,
  hideGrams: 0.4,
  hideCues: 0.3,
  decay: 0,
  single: 3,
  pair: 4,
  triple: 6,
  bytes: 1_900_000,
  frames: 1,
  out: join(PACKAGE_ROOT, "dictionaries", "tagger.bin"),
};

const settings = readSettings(process.argv.slice(2));
const say = (line: string): void => void process.stdout.write(`${line}\n`);
const { dictionaries, gazetteer, lexicon, words } = openResources();
const random = createRandom(settings.seed);
const vary = createVariation(lexicon, words, dictionaries, random, settings.vary);
const expander = createExpander(readGrammars(), openSources(gazetteer, dictionaries, lexicon, words), random, vary);
const share = <T>(items: T[]): T[] => shuffle(items, random).slice(0, Math.ceil(items.length * settings.frames));
const frames = { positive: share(readFrames("frames")), negative: share(readFrames("negatives")) };
const examples = makeExamples(frames, expander, random, settings.sentences);
say(`${frames.positive.length} frames, ${frames.negative.length} negatives, ${examples.length} sentences`);
const reader = createFeatureReader(compileTaggerVocabulary(dictionaries));
const trained = train(
  examples,
  TYPES,
  reader,
  gazetteer,
  random,
  {
    epochs: settings.epochs,
    rate: settings.rate,
    cutoffs: [settings.single, settings.pair, settings.triple],
    hideGrams: settings.hideGrams,
    hideCues: settings.hideCues,
    decay: settings.decay,
  },
  say,
);
const bytes = packModel(
  quantise(trained, settings.bytes, {
    frames: frames.positive.length,
    negatives: frames.negative.length,
    sentences: settings.sentences,
    seed: settings.seed,
    // What the model was made from: a change of frames or dictionaries shows here.
    inputs: sha256([...readTexts(), ...dictionaries.all.filter((one) => one.name !== "tagger").map((one) => one.hash)]),
  }),
);
writeFileSync(settings.out, bytes);
say(`${settings.out} ${(bytes.length / 1e6).toFixed(2)} MB`);

function readSettings(given: readonly string[]): typeof SETTINGS {
  const read: Record<string, string | number> = { ...SETTINGS };
  for (const pair of given) {
    const [name, value] = pair.split("=");
    if (name === undefined || value === undefined || !(name in read))
      throw new Error(`${pair} is no setting; known: ${Object.keys(SETTINGS).join(", ")}`);
    read[name] = name === "out" ? value : Number(value);
  }
  return read as typeof SETTINGS;
}

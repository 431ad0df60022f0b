// Prints generated sentences with their names marked, to look at: `npx tsx scripts/tagger/show.ts [count] [seed]`.
import { makeExamples } from "./examples.js";
import { createExpander } from "./expand.js";
import { readFrames, readGrammars } from "./load.js";
import { createRandom } from "./random.js";
import { openResources } from "./resources.js";
import { openSources } from "./sources.js";
import { createVariation } from "./vary.js";

const [count = "40", seed = "1"] = process.argv.slice(2);
const { dictionaries, gazetteer, lexicon, words } = openResources();
const random = createRandom(Number(seed));
const vary = createVariation(lexicon, words, dictionaries, random, 0.12);
const expander = createExpander(readGrammars(), openSources(gazetteer, dictionaries, lexicon, words), random, vary);
const frames = { positive: readFrames("frames"), negative: readFrames("negatives") };
for (const example of makeExamples(frames, expander, random, Number(count))) {
  let shown = "";
  let at = 0;
  for (const span of example.spans) {
    shown += `${example.text.slice(at, span.start)}{${span.type} ${example.text.slice(span.start, span.end)}}`;
    at = span.end;
  }
  process.stdout.write(`${shown}${example.text.slice(at)}\n`);
}

import type { Example, Expander } from "./expand.js";
import type { Part } from "./grammar.js";
import type { Random } from "./random.js";

export interface Frames {
  readonly positive: readonly (readonly Part[])[];
  readonly negative: readonly (readonly Part[])[];
}

/** One in so many sentences comes from the frames that mostly hold no name; is joined to another; loses its final mark. */
const NEGATIVE = 0.22;
const JOINED = 0.2;
const BARE = 0.08;
const LONGEST = 220;

/** Makes sentences: every frame in turn, in an order that the generator draws anew each round. */
export function makeExamples(frames: Frames, expander: Expander, random: Random, count: number): Example[] {
  const positive = rounds(frames.positive, random);
  const negative = rounds(frames.negative, random);
  const draw = (): Example => expander.expand(random.chance(NEGATIVE) ? negative() : positive());
  const examples: Example[] = [];
  while (examples.length < count) {
    let example = draw();
    if (random.chance(JOINED)) example = join(example, draw(), random);
    if (random.chance(BARE)) example = withoutFinal(example);
    if (example.text.length <= LONGEST) examples.push(example);
  }
  return examples;
}

function rounds<T>(items: readonly T[], random: Random): () => T {
  let rest: T[] = [];
  return () => {
    if (rest.length === 0) rest = [...items];
    const at = random.below(rest.length);
    const item = rest[at]!;
    rest[at] = rest[rest.length - 1]!;
    rest.pop();
    return item;
  };
}

function join(left: Example, right: Example, random: Random): Example {
  const cut = withoutFinal(left);
  const glue = random.pick(["，", "。", "；", "，", "：", "，并", ""]);
  const shift = cut.text.length + glue.length;
  return {
    text: cut.text + glue + right.text,
    spans: [
      ...cut.spans,
      ...right.spans.map((span) => ({ ...span, start: span.start + shift, end: span.end + shift })),
    ],
  };
}

function withoutFinal(example: Example): Example {
  return /[。！？；]$/.test(example.text) ? { ...example, text: example.text.slice(0, -1) } : example;
}

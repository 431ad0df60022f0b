import type { Gazetteer, GazetteerMatch } from "../../src/model/gazetteer.js";
import { CUE_REACHES, CUES } from "../../src/stages/5-entities/tagger/cues.js";
import type { FeatureReader } from "../../src/stages/5-entities/tagger/features.js";
import { createLattice, type Lattice, resetLattice, stepTable, sumPaths } from "../../src/text/crf/chain.js";
import { gramKey } from "../../src/text/crf/grams.js";
import { beginOf, endOf, insideOf, labelCount, MARGIN, OUTSIDE, rowOf, STRIDE } from "../../src/text/crf/labels.js";
import type { Steps } from "../../src/text/crf/model.js";
import type { Example } from "./expand.js";
import { type Random, shuffle } from "./random.js";

export interface Options {
  readonly epochs: number;
  readonly rate: number;
  /** Sentences that a sequence of 1, 2, 3 characters must occur in to be a feature. */
  readonly cutoffs: readonly [number, number, number];
  /** Share of feature occurrences hidden while training, so that weights do not lean on single features. */
  readonly hideGrams: number;
  readonly hideCues: number;
  /** Pull of weights towards nothing at each of their changes. */
  readonly decay: number;
}

/** Weights as floats: for each entry a row of labels for each place that it speaks for. */
export interface Trained {
  readonly types: readonly string[];
  readonly keys: Uint32Array;
  /** Rows of entry `e`: `[rowStarts[e], rowStarts[e + 1])`, the first for `lows[e]` characters on. */
  readonly rowStarts: Uint32Array;
  readonly lows: Int8Array;
  readonly weights: Float32Array;
  readonly steps: Steps;
}

/** How far sequences of one, two, three characters speak, counted from their first character. */
const GRAM_REACHES = [
  [0, 0],
  [-2, 2],
  [-2, 3],
  [-1, 3],
] as const;
const STEP_NAMES = ["enter", "leave", "hand", "take", "beginInside", "beginEnd", "insideInside", "insideEnd"] as const;
type StepArrays = Record<(typeof STEP_NAMES)[number], Float64Array>;

interface Prepared {
  readonly length: number;
  readonly entries: Int32Array;
  readonly places: Int16Array;
  readonly labels: Uint8Array;
}

export function train(
  examples: readonly Example[],
  types: readonly string[],
  reader: FeatureReader,
  gazetteer: Gazetteer,
  random: Random,
  options: Options,
  report: (line: string) => void,
): Trained {
  const keys = countGrams(examples, reader, options.cutoffs);
  report(`${keys.keys.length} character sequences, ${CUES.length} cues`);
  const layout = layRows(keys);
  const prepared = prepareAll(examples, types, reader, gazetteer, keys.entryOf);
  return descend(prepared, types, layout, keys.keys, random, options, report);
}

export function findPlaces(gazetteer: Gazetteer, text: string): GazetteerMatch[] {
  const places: GazetteerMatch[] = [];
  for (let at = 0; at < text.length; at++) places.push(...gazetteer.matchAt(text, at));
  return places;
}

interface Keys {
  readonly keys: Uint32Array;
  readonly sizes: Uint8Array;
  readonly entryOf: ReadonlyMap<number, number>;
}

function countGrams(
  examples: readonly Example[],
  reader: FeatureReader,
  cutoffs: readonly [number, number, number],
): Keys {
  const counts = new Map<number, number>();
  const sizes = new Map<number, number>();
  const gram = (length: number, first: number, second: number, third: number): void => {
    const key = gramKey(length, first, second, third);
    counts.set(key, (counts.get(key) ?? 0) + 1);
    sizes.set(key, length);
  };
  for (const example of examples) reader.read(example.text, 0, example.text.length, [], 0, () => {}, gram);
  const kept = [...counts.keys()]
    .filter((key) => counts.get(key)! >= cutoffs[sizes.get(key)! - 1]!)
    .sort((a, b) => a - b);
  return {
    keys: Uint32Array.from(kept),
    sizes: Uint8Array.from(kept, (key) => sizes.get(key)!),
    entryOf: new Map(kept.map((key, i) => [key, CUES.length + i])),
  };
}

interface Layout {
  readonly rowStarts: Uint32Array;
  readonly lows: Int8Array;
}

function layRows(keys: Keys): Layout {
  const count = CUES.length + keys.keys.length;
  const rowStarts = new Uint32Array(count + 1);
  const lows = new Int8Array(count);
  for (let entry = 0; entry < count; entry++) {
    const [low, high] = entry < CUES.length ? CUE_REACHES[entry]! : GRAM_REACHES[keys.sizes[entry - CUES.length]!]!;
    lows[entry] = low;
    rowStarts[entry + 1] = rowStarts[entry]! + high - low + 1;
  }
  return { rowStarts, lows };
}

function prepareAll(
  examples: readonly Example[],
  types: readonly string[],
  reader: FeatureReader,
  gazetteer: Gazetteer,
  entryOf: ReadonlyMap<number, number>,
): Prepared[] {
  const entries: number[] = [];
  const places: number[] = [];
  const add = (entry: number, at: number): void => {
    entries.push(entry);
    places.push(at);
  };
  return examples.map((example) => {
    entries.length = 0;
    places.length = 0;
    const { text } = example;
    reader.read(text, 0, text.length, findPlaces(gazetteer, text), 0, add, (length, a, b, c, at) => {
      const entry = entryOf.get(gramKey(length, a, b, c));
      if (entry !== undefined) add(entry, at);
    });
    return {
      length: text.length,
      entries: Int32Array.from(entries),
      places: Int16Array.from(places),
      labels: labelsOf(example, types),
    };
  });
}

function labelsOf(example: Example, types: readonly string[]): Uint8Array {
  const labels = new Uint8Array(example.text.length);
  for (const span of example.spans) {
    const type = types.indexOf(span.type);
    if (type < 0 || span.end - span.start < 2) continue;
    labels.fill(insideOf(type), span.start, span.end);
    labels[span.start] = beginOf(type);
    labels[span.end - 1] = endOf(type);
  }
  return labels;
}

/** Stochastic gradient descent with AdaGrad steps (Duchi, Hazan, Singer 2011); the weights of all steps but the first epoch's are averaged. */
function descend(
  prepared: Prepared[],
  types: readonly string[],
  layout: Layout,
  keys: Uint32Array,
  random: Random,
  options: Options,
  report: (line: string) => void,
): Trained {
  const labels = labelCount(types.length);
  const size = layout.rowStarts.at(-1)! * labels;
  const state: State = {
    ...layout,
    labels,
    weights: new Float32Array(size),
    squares: new Float32Array(size).fill(0.1),
    drift: new Float32Array(size),
    steps: stepArrays(types.length),
    stepSquares: stepArrays(types.length, 0.1),
    lattice: createLattice(plainSteps(stepArrays(types.length)), 1, false),
    gradient: new Float64Array(0),
    touched: new Uint8Array(0),
    hidden: new Uint8Array(0),
    clock: 0,
  };
  for (let epoch = 0; epoch < options.epochs; epoch++) {
    const rate = options.rate * (1 - epoch / (options.epochs + 1));
    let loss = 0;
    for (const sentence of shuffle(prepared, random)) {
      loss += learn(state, sentence, rate, random, options);
      if (epoch > 0) state.clock++;
    }
    report(`epoch ${epoch + 1}: ${(loss / prepared.length).toFixed(4)} nats a sentence`);
  }
  if (state.clock > 0)
    for (let i = 0; i < size; i++) state.weights[i] = state.weights[i]! - state.drift[i]! / (state.clock + 1);
  return { types, keys, ...layout, weights: state.weights, steps: plainSteps(state.steps) };
}

interface State extends Layout {
  readonly labels: number;
  readonly weights: Float32Array;
  readonly squares: Float32Array;
  /** Sum over changes of the change times the time at which it was made. */
  readonly drift: Float32Array;
  readonly steps: StepArrays;
  readonly stepSquares: StepArrays;
  readonly lattice: Lattice;
  gradient: Float64Array;
  touched: Uint8Array;
  hidden: Uint8Array;
  clock: number;
}

function stepArrays(types: number, value = 0): StepArrays {
  return Object.fromEntries(STEP_NAMES.map((name) => [name, new Float64Array(types).fill(value)])) as StepArrays;
}

const plainSteps = (arrays: StepArrays): Steps =>
  Object.fromEntries(STEP_NAMES.map((name) => [name, [...arrays[name]]])) as unknown as Steps;

function learn(state: State, sentence: Prepared, rate: number, random: Random, options: Options): number {
  const { lattice } = state;
  hide(state, sentence, random, options);
  Object.assign(lattice.steps, stepTable(plainSteps(state.steps), 1));
  resetLattice(lattice, sentence.length, MARGIN);
  addScores(state, sentence);
  const gold = goldScore(state, sentence);
  sumPaths(lattice);
  const loss = totalLog(lattice) - gold;
  if (fillGradient(state, sentence)) {
    stepSteps(state, sentence, rate);
    stepWeights(state, sentence, rate, options.decay);
  }
  return loss;
}

function hide(state: State, sentence: Prepared, random: Random, options: Options): void {
  const count = sentence.entries.length;
  if (state.hidden.length < count) state.hidden = new Uint8Array(2 * count);
  for (let i = 0; i < count; i++) {
    const share = sentence.entries[i]! < CUES.length ? options.hideCues : options.hideGrams;
    state.hidden[i] = share > 0 && random.next() < share ? 1 : 0;
  }
}

function addScores(state: State, sentence: Prepared): void {
  const { rowStarts, lows, weights, labels, hidden, lattice } = state;
  const scores = lattice.scores;
  for (let i = 0; i < sentence.entries.length; i++) {
    if (hidden[i] === 1) continue;
    const entry = sentence.entries[i]!;
    let at = sentence.places[i]! + lows[entry]!;
    for (let row = rowStarts[entry]!; row < rowStarts[entry + 1]!; row++, at++) {
      if (at < 0 || at >= sentence.length) continue;
      const to = rowOf(at);
      const from = row * labels;
      for (let label = 0; label < labels; label++) scores[to + label] = scores[to + label]! + weights[from + label]!;
    }
  }
}

/** Score of the right labels. */
function goldScore(state: State, sentence: Prepared): number {
  const { steps, lattice } = state;
  let sum = 0;
  let last = OUTSIDE;
  for (let at = 0; at < sentence.length; at++) {
    const label = sentence.labels[at]!;
    sum += lattice.scores[rowOf(at) + label]! + stepBetween(steps, last, label);
    last = label;
  }
  return sum;
}

const partOf = (label: number): number => (label === OUTSIDE ? -1 : (label - 1) % 3);
const typeOf = (label: number): number => Math.floor((label - 1) / 3);

function stepBetween(steps: StepArrays, from: number, to: number): number {
  const left = partOf(from);
  const right = partOf(to);
  if (left === 2 && right === -1) return steps.leave[typeOf(from)]!;
  if (left === 2) return steps.hand[typeOf(from)]! + steps.take[typeOf(to)]!;
  if (left === -1) return right === 0 ? steps.enter[typeOf(to)]! : 0;
  if (left === 0) return right === 1 ? steps.beginInside[typeOf(to)]! : steps.beginEnd[typeOf(to)]!;
  return right === 1 ? steps.insideInside[typeOf(to)]! : steps.insideEnd[typeOf(to)]!;
}

function totalLog(lattice: Lattice): number {
  let log = 0;
  for (let at = 0; at < lattice.length; at++) {
    let high = Number.NEGATIVE_INFINITY;
    const row = rowOf(at);
    for (let label = 0; label < lattice.labels; label++) high = Math.max(high, lattice.scores[row + label]!);
    log += high + Math.log(lattice.sums[at]!);
  }
  return log;
}

const LEAST = 1e-3;

/** Probability minus truth for each label; says whether any differs. */
function fillGradient(state: State, sentence: Prepared): boolean {
  const { lattice, labels } = state;
  const size = lattice.scores.length;
  if (state.gradient.length < size) {
    state.gradient = new Float64Array(size);
    state.touched = new Uint8Array(size / STRIDE);
  }
  let any = false;
  for (let at = 0; at < sentence.length; at++) {
    const row = rowOf(at);
    const gold = sentence.labels[at]!;
    let touched = 0;
    for (let label = 0; label < labels; label++) {
      const slot = row + label;
      const wrong = lattice.forward[slot]! * lattice.backward[slot]! - (label === gold ? 1 : 0);
      state.gradient[slot] = Math.abs(wrong) > LEAST ? wrong : 0;
      if (state.gradient[slot] !== 0) touched = 1;
    }
    state.touched[at] = touched;
    if (touched === 1) any = true;
  }
  return any;
}

function stepWeights(state: State, sentence: Prepared, rate: number, decay: number): void {
  const { rowStarts, lows, labels, hidden, gradient, touched, weights, squares, drift, clock } = state;
  for (let i = 0; i < sentence.entries.length; i++) {
    if (hidden[i] === 1) continue;
    const entry = sentence.entries[i]!;
    let at = sentence.places[i]! + lows[entry]!;
    for (let row = rowStarts[entry]!; row < rowStarts[entry + 1]!; row++, at++) {
      if (at < 0 || at >= sentence.length || touched[at] === 0) continue;
      const from = rowOf(at);
      const to = row * labels;
      for (let label = 0; label < labels; label++) {
        const wrong = gradient[from + label]!;
        if (wrong === 0) continue;
        const slot = to + label;
        const pull = wrong + decay * weights[slot]!;
        squares[slot] = squares[slot]! + wrong * wrong;
        const change = (-rate * pull) / Math.sqrt(squares[slot]!);
        weights[slot] = weights[slot]! + change;
        drift[slot] = drift[slot]! + change * clock;
      }
    }
  }
}

/** Expected minus true steps between labels. */
function stepSteps(state: State, sentence: Prepared, rate: number): void {
  const gradient = stepArrays(state.lattice.types);
  let last = OUTSIDE;
  for (let at = 0; at < sentence.length; at++) {
    const label = sentence.labels[at]!;
    countStep(gradient, last, label, -1);
    if (state.touched[at] === 1 || (at > 0 && state.touched[at - 1] === 1)) expectSteps(state, at, gradient);
    else countStep(gradient, last, label, 1);
    last = label;
  }
  for (const name of STEP_NAMES) {
    for (let type = 0; type < state.lattice.types; type++) {
      const wrong = gradient[name][type]!;
      if (Math.abs(wrong) < LEAST) continue;
      const squares = state.stepSquares[name];
      squares[type] = squares[type]! + wrong * wrong;
      state.steps[name][type] = state.steps[name][type]! - (rate * wrong) / Math.sqrt(squares[type]!);
    }
  }
}

function countStep(gradient: StepArrays, from: number, to: number, weight: number): void {
  const add = (name: keyof StepArrays, type: number): void => {
    gradient[name][type] = gradient[name][type]! + weight;
  };
  const left = partOf(from);
  const right = partOf(to);
  if (left === 2 && right === -1) add("leave", typeOf(from));
  else if (left === 2) {
    add("hand", typeOf(from));
    add("take", typeOf(to));
  } else if (left === -1 && right === 0) add("enter", typeOf(to));
  else if (left === 0) add(right === 1 ? "beginInside" : "beginEnd", typeOf(to));
  else if (left === 1) add(right === 1 ? "insideInside" : "insideEnd", typeOf(to));
}

function expectSteps(state: State, at: number, gradient: StepArrays): void {
  const { lattice } = state;
  const { forward, backward, potential, sums, types, steps } = lattice;
  const row = rowOf(at);
  const from = row - STRIDE;
  const share = 1 / sums[at]!;
  const plain = at === 0 ? 1 : forward[from]!;
  let handed = 0;
  for (let type = 0; at > 0 && type < types; type++) handed += forward[from + endOf(type)]! * steps.hand[type]!;
  let taken = 0;
  const outside = backward[row]! * potential[row]! * share;
  for (let type = 0; type < types; type++) {
    const b = row + beginOf(type);
    const begin = backward[b]! * potential[b]! * share;
    gradient.enter[type] = gradient.enter[type]! + plain * steps.enter[type]! * begin;
    gradient.take[type] = gradient.take[type]! + handed * steps.take[type]! * begin;
    taken += steps.take[type]! * begin;
  }
  if (at === 0) return;
  for (let type = 0; type < types; type++) {
    const b = row + beginOf(type);
    const inside = backward[b + 1]! * potential[b + 1]! * share;
    const end = backward[b + 2]! * potential[b + 2]! * share;
    const begun = forward[from + beginOf(type)]!;
    const within = forward[from + insideOf(type)]!;
    const ended = forward[from + endOf(type)]!;
    gradient.leave[type] = gradient.leave[type]! + ended * steps.leave[type]! * outside;
    gradient.hand[type] = gradient.hand[type]! + ended * steps.hand[type]! * taken;
    gradient.beginInside[type] = gradient.beginInside[type]! + begun * steps.beginInside[type]! * inside;
    gradient.beginEnd[type] = gradient.beginEnd[type]! + begun * steps.beginEnd[type]! * end;
    gradient.insideInside[type] = gradient.insideInside[type]! + within * steps.insideInside[type]! * inside;
    gradient.insideEnd[type] = gradient.insideEnd[type]! + within * steps.insideEnd[type]! * end;
  }
}

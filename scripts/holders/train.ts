// Learns what each sign of a holder weighs, and says how well that does on documents it has not seen:
// `npx tsx scripts/holders/train.ts FOLDER... [--write] [--errors] [--documents] [--apart FOLDER...]`. A folder has `gold/` and
// `pages/`; the pages whose sources or gold stand in a folder behind --apart are only tested on. The weights are those of a
// conditional log-linear model over the candidates of each figure with a quadratic penalty; a figure may have several right
// candidates. What earlier figures were about is, in training, what a model that did not see the document chose, so that the
// weights get used to its mistakes. --write puts the weights into dictionaries/holder-weights.csv.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { FEATURES, type Feature } from "../../src/stages/7-link/holder-features.js";
import { addHistory, makeHistory, recordHolder } from "../../src/stages/7-link/holder-history.js";
import { foldersOf, stemOf } from "../learning/arguments.js";
import { minimise } from "../learning/lbfgs.js";
import { type Example, readExamples } from "./examples.js";

const FOLDS = 7;
const INNER_FOLDS = 4;
const PENALTY = 12;
/** A kind's own weight needs more evidence than the weight for all. */
const KIND_PENALTY = 72;
const LEAST = 0.02;

type Model = ReadonlyMap<string, number>;
/** The candidate that each figure was given, by figure. */
type Chosen = Map<Example, number>;

const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** Goes through the figures in order with the history that `choose` makes. */
function walk(examples: readonly Example[], choose: (example: Example, features: readonly string[][]) => number): void {
  let history = makeHistory();
  let at = "";
  for (const example of examples) {
    const here = `${example.doc}\0${example.article}`;
    if (here !== at) history = makeHistory();
    at = here;
    const { metric, paragraph, candidates } = example;
    const nearest = candidates.find((one) => one.features.includes("nearest-subject"));
    const [subject, fresh] = [nearest?.entity ?? -1, nearest?.features.includes("fresh") ?? false];
    const features = candidates.map(({ entity, kind, features }) => {
      const names: string[] = [...features];
      const add = (feature: Feature) => void names.push(FEATURES[feature] as string);
      addHistory(history, metric, paragraph, { entity, add }, subject, fresh);
      return names.flatMap((name) => (kind === "" ? [name] : [name, `${name},${kind}`]));
    });
    const choice = choose(example, features);
    recordHolder(history, metric, paragraph, candidates[choice]?.entity ?? -1);
  }
}

function choicesOf(examples: readonly Example[], model: Model): Chosen {
  const chosen: Chosen = new Map();
  walk(examples, (example, features) => {
    const scores = features.map((names) => names.reduce((sum, name) => sum + (model.get(name) ?? 0), 0));
    const best = scores.indexOf(Math.max(...scores));
    chosen.set(example, best);
    return best;
  });
  return chosen;
}

/** One model; `past` are the choices that the history is made of, gold where it has none. */
function fitted(examples: readonly Example[], past: Chosen): Model {
  const ids = new Map<string, number>();
  const idOf = (name: string): number => {
    const known = ids.get(name);
    if (known !== undefined) return known;
    ids.set(name, ids.size);
    return ids.size - 1;
  };
  const figures: { rows: Int32Array[]; right: readonly boolean[] }[] = [];
  walk(examples, (example, features) => {
    if (example.right.includes(true) && example.right.includes(false))
      figures.push({ rows: features.map((names) => Int32Array.from(names, idOf)), right: example.right });
    const right = example.right.indexOf(true);
    return (
      past.get(example) ?? (right >= 0 ? right : example.candidates.findIndex((one) => one.entity === example.rule))
    );
  });
  const penalty = new Float64Array(ids.size);
  for (const [name, id] of ids) penalty[id] = name.includes(",") ? KIND_PENALTY : PENALTY;
  const weights = minimise((at) => loss(figures, penalty, at), ids.size, 120);
  return new Map([...ids].map(([name, id]) => [name, weights[id] as number]));
}

function loss(
  figures: readonly { rows: Int32Array[]; right: readonly boolean[] }[],
  penalty: Float64Array,
  at: Float64Array,
) {
  const gradient = at.map((x, i) => x * (penalty[i] as number));
  let value = 0;
  at.forEach((x, i) => {
    value += 0.5 * (penalty[i] as number) * x * x;
  });
  for (const { rows, right } of figures) {
    const scores = rows.map((row) => row.reduce((sum, id) => sum + (at[id] as number), 0));
    const most = Math.max(...scores);
    const odds = scores.map((score) => Math.exp(score - most));
    const all = odds.reduce((a, b) => a + b, 0);
    const good = odds.reduce((sum, x, i) => sum + (right[i] ? x : 0), 0);
    value -= Math.log(good / all);
    rows.forEach((row, i) => {
      const odd = odds[i] as number;
      const push = odd / all - (right[i] ? odd / good : 0);
      for (const id of row) gradient[id] = (gradient[id] as number) + push;
    });
  }
  return { value, gradient };
}

/** What models that did not see its document choose for each figure. */
function crossValidate(
  examples: readonly Example[],
  folds: number,
  learn: (seen: readonly Example[]) => Model,
): Chosen {
  const docs = [...new Set(examples.map((one) => one.doc))].sort();
  const chosen: Chosen = new Map();
  for (let fold = 0; fold < folds; fold++) {
    const held = new Set(docs.filter((_, i) => i % folds === fold));
    const model = learn(examples.filter((one) => !held.has(one.doc)));
    const unseen = examples.filter((one) => held.has(one.doc));
    for (const [example, choice] of choicesOf(unseen, model)) chosen.set(example, choice);
  }
  return chosen;
}

function train(examples: readonly Example[]): Model {
  const past = crossValidate(examples, INNER_FOLDS, (seen) => fitted(seen, new Map()));
  return fitted(examples, past);
}

function listErrors(of: readonly Example[], chosen: Chosen): void {
  for (const one of of) {
    const choice = chosen.get(one) ?? -1;
    if (one.gold === null || one.right[choice]) continue;
    const hidden = one.right.includes(true) ? "" : " (no candidate)";
    say(
      `~ ${one.doc.slice(0, 12)} ${one.metric.text} ${one.metric.indicator}: ${one.names[choice]} for ${one.gold.join("|")}${hidden} in ${one.sentence.slice(0, 120)}`,
    );
  }
}

function report(label: string, examples: readonly Example[], chosen: Chosen): void {
  const judged = examples.filter((one) => one.gold !== null);
  const right = judged.filter((one) => one.right[chosen.get(one) ?? -1]).length;
  say(`${label.padEnd(28)} ${right} of ${judged.length}  ${(right / judged.length).toFixed(3)}`);
}

const { named, apart } = foldersOf(process.argv.slice(2));
const isAsked = (option: string): boolean => process.argv.includes(option);
const all = await readExamples(named);
const examples = all.filter((one) => !apart.has(stemOf(one.doc)));
const others = all.filter((one) => apart.has(stemOf(one.doc)));
const rule: Chosen = new Map(
  examples.map((one) => [one, one.candidates.findIndex((candidate) => candidate.entity === one.rule)]),
);
report("hand-set rules", examples, rule);
const best: Chosen = new Map(examples.map((one) => [one, one.right.indexOf(true)]));
report("right one among candidates", examples, best);
const unseen = crossValidate(examples, FOLDS, train);
report("cross-validated by document", examples, unseen);
const model = train(examples);
report("on its own training set", examples, choicesOf(examples, model));
if (others.length > 0) report("on documents set apart", others, choicesOf(others, model));
if (isAsked("--documents")) {
  for (const doc of new Set(examples.map((one) => one.doc)))
    report(
      `  ${doc}`,
      examples.filter((one) => one.doc === doc),
      unseen,
    );
}
if (isAsked("--errors")) {
  listErrors(examples, unseen);
  listErrors(others, choicesOf(others, model));
}
if (isAsked("--write")) {
  const rows = [...model]
    .filter(([, weight]) => Math.abs(weight) >= LEAST)
    .map(([name, weight]) => ({ cells: name.includes(",") ? name : `${name},`, weight: weight.toFixed(3) }))
    .filter(({ cells }) => !/^(?:type|unit-[a-z]+),$/.test(cells))
    .sort((a, b) => (a.cells < b.cells ? -1 : 1));
  const lines = ["feature,kind,weight", ...rows.map(({ cells, weight }) => `${cells},${weight}`)];
  writeFileSync(join(import.meta.dirname, "../../dictionaries/holder-weights.csv"), `${lines.join("\n")}\n`);
  say(`${rows.length} weights written`);
}

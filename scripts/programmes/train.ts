// Learns what each sign of a quoted programme weighs, and says how well that does on documents it has not seen:
// `npx tsx scripts/programmes/train.ts FOLDER... [--write] [--errors] [--apart FOLDER...]`. A folder has `pages/` and its gold;
// the pages whose gold stands in a folder behind --apart are only tested on. The weights are those of a logistic regression with
// a quadratic penalty. --write puts the weights into dictionaries/programme-weights.csv.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { LIKELY } from "../../src/stages/5-entities/quotes.js";
import { foldersOf, stemOf } from "../learning/arguments.js";
import { minimise } from "../learning/lbfgs.js";
import { type Example, readExamples } from "./examples.js";

const FOLDS = 10;
const PENALTY = 1;
/** How likely a programme is where nothing is known is not held back. */
const ALWAYS = "any";
const LEAST = 0.02;
const STEPS = 200;
/** Sentences dense in organisations, whose programmes nobody marked. */
const UNMARKED = "prose.txt";

type Model = ReadonlyMap<string, number>;
type Scores = ReadonlyMap<Example, number>;

const say = (line: string): void => void process.stdout.write(`${line}\n`);

function fitted(examples: readonly Example[]): Model {
  const judged = examples.filter((one) => one.programme !== null);
  const names = [...new Set(judged.flatMap((one) => one.signs.map(([sign]) => sign)))];
  const ids = new Map(names.map((name, i) => [name, i]));
  const rows = judged.map((one) => ({
    signs: one.signs.map(([sign, strength]) => [ids.get(sign)!, strength] as const),
    programme: one.programme === true ? 1 : 0,
  }));
  const weights = minimise(
    (at) => {
      const penalty = at.map((_, i) => (names[i] === ALWAYS ? 0 : PENALTY));
      const gradient = at.map((x, i) => x * penalty[i]!);
      let value = at.reduce((sum, x, i) => sum + 0.5 * penalty[i]! * x * x, 0);
      for (const { signs, programme } of rows) {
        const odds = signs.reduce((sum, [id, strength]) => sum + at[id]! * strength, 0);
        value += Math.log1p(Math.exp(-Math.abs(odds))) + Math.max(0, odds) - programme * odds;
        const push = 1 / (1 + Math.exp(-odds)) - programme;
        for (const [id, strength] of signs) gradient[id]! += push * strength;
      }
      return { value, gradient };
    },
    names.length,
    STEPS,
  );
  return new Map(names.map((name, i) => [name, weights[i]!]));
}

function scoresOf(examples: readonly Example[], model: Model): Scores {
  const score = ({ signs }: Example) =>
    signs.reduce((sum, [sign, strength]) => sum + (model.get(sign) ?? 0) * strength, 0);
  return new Map(examples.map((one) => [one, score(one)]));
}

/** What models that did not see its document say of each phrase. */
function crossValidate(examples: readonly Example[]): Scores {
  const docs = [...new Set(examples.map((one) => one.doc))].sort();
  return new Map(
    Array.from({ length: FOLDS }, (_, fold) => {
      const held = new Set(docs.filter((_, i) => i % FOLDS === fold));
      const model = fitted(examples.filter((one) => !held.has(one.doc)));
      const unseen = examples.filter((one) => held.has(one.doc));
      return [...scoresOf(unseen, model)];
    }).flat(),
  );
}

function report(label: string, scores: Scores): void {
  const judged = [...scores].filter(([one]) => one.programme !== null);
  const count = (programme: boolean, found: boolean) =>
    judged.filter(([one, score]) => one.programme === programme && score > LIKELY === found).length;
  const [right, wrong, missed] = [count(true, true), count(false, true), count(true, false)];
  const f1 = (2 * right) / (2 * right + wrong + missed || 1);
  say(`${label.padEnd(28)} F1 ${f1.toFixed(3)}: ${right} right, ${wrong} wrong, ${missed} missed`);
}

function listErrors(scores: Scores): void {
  for (const [one, score] of scores) {
    if (one.programme === null || score > LIKELY === one.programme) continue;
    const signs = one.signs.map(([sign, strength]) => (strength === 1 ? sign : `${sign} ${strength}`)).join(", ");
    say(`${one.programme ? "-" : "+"} ${score.toFixed(1)} ${one.doc} ${one.around.replace(/\s+/g, " ")}: ${signs}`);
  }
}

const words = process.argv.slice(2);
const { named, apart } = foldersOf(words);
const all = (await readExamples(named)).filter((one) => one.doc !== UNMARKED);
const examples = all.filter((one) => !apart.has(stemOf(one.doc)));
const others = all.filter((one) => apart.has(stemOf(one.doc)));
const unseen = crossValidate(examples);
const model = fitted(examples);
report("cross-validated by document", unseen);
report("on its own training set", scoresOf(examples, model));
if (others.length > 0) report("on documents set apart", scoresOf(others, model));
if (words.includes("--errors")) {
  listErrors(unseen);
  listErrors(scoresOf(others, model));
}
if (words.includes("--write")) {
  const rows = [...model]
    .filter(([, weight]) => Math.abs(weight) >= LEAST)
    .map(([sign, weight]) => `${sign},${weight.toFixed(3)}`)
    .sort();
  const file = join(import.meta.dirname, "../../dictionaries/programme-weights.csv");
  writeFileSync(file, `${["sign,weight", ...rows].join("\n")}\n`);
  say(`${rows.length} weights written`);
}

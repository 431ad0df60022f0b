// Measures the tagger alone on marked sentences: `npx tsx scripts/tagger/evaluate.ts MODEL FILE... [--errors]`. A file is a gold
// file (.json, see the annotation guide) or a list of sentences with {type name} marks (.txt). Outermost names only.
import { readFileSync } from "node:fs";
import type { GoldFile } from "../../src/model/gold.js";
import { openTagger } from "../../src/stages/5-entities/tagger/index.js";
import { openResources } from "./resources.js";
import { findPlaces } from "./train.js";

interface Name {
  readonly start: number;
  readonly end: number;
  readonly type: string;
  readonly optional: boolean;
}
interface Marked {
  readonly text: string;
  readonly names: readonly Name[];
}

const COARSE: Readonly<Record<string, string>> = {
  division: "place",
  community: "place",
  compound: "place",
  road: "place",
  address: "place",
  party_org: "organisation",
  government: "organisation",
  medical: "organisation",
  school: "organisation",
  company: "organisation",
  social_org: "organisation",
  person: "person",
};

const files = process.argv.slice(2).filter((one) => !one.startsWith("--"));
const showErrors = process.argv.includes("--errors");
const say = (line: string): void => void process.stdout.write(`${line}\n`);
const { dictionaries, gazetteer } = openResources();
const model = readFileSync(files[0]!);
const block = new ArrayBuffer(model.length);
new Uint8Array(block).set(model);
const tagger = openTagger(block, dictionaries);

function readMarked(path: string): Marked[] {
  const content = readFileSync(path, "utf8");
  if (path.endsWith(".json")) {
    return (JSON.parse(content) as GoldFile).articles.flatMap((article) => article.sentences.map(readGold));
  }
  return content
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#"))
    .map(readMarks);
}

function readGold(sentence: GoldFile["articles"][number]["sentences"][number]): Marked {
  const names: Name[] = [];
  let from = 0;
  for (const entity of sentence.entities ?? []) {
    let start = sentence.text.indexOf(entity.text, from);
    while (
      start >= 0 &&
      names.some((one) => one.start === start && one.end === start + entity.text.length && one.type === entity.type)
    ) {
      start = sentence.text.indexOf(entity.text, start + 1);
    }
    if (start < 0) continue;
    from = start;
    names.push({ start, end: start + entity.text.length, type: entity.type, optional: entity.optional === true });
  }
  return { text: sentence.text, names: outermost(names) };
}

function readMarks(line: string): Marked {
  const names: Name[] = [];
  const open: { start: number; type: string }[] = [];
  let text = "";
  for (let at = 0; at < line.length; at++) {
    const head = line[at] === "{" ? /^\{([a-z_]+\??) /.exec(line.slice(at)) : null;
    if (head !== null) {
      open.push({ start: text.length, type: head[1]! });
      at += head[0].length - 1;
    } else if (line[at] === "}" && open.length > 0) {
      const { start, type } = open.pop()!;
      names.push({ start, end: text.length, type: type.replace("?", ""), optional: type.endsWith("?") });
    } else text += line[at];
  }
  return { text, names: outermost(names) };
}

function outermost(names: readonly Name[]): Name[] {
  const around = (one: Name): Name[] =>
    names.filter(
      (other) =>
        other !== one &&
        other.start <= one.start &&
        other.end >= one.end &&
        other.end - other.start > one.end - one.start,
    );
  return names
    .filter((one) => around(one).every((other) => other.optional))
    .map((one) => (around(one).length > 0 ? { ...one, optional: true } : one));
}

interface Tally {
  right: number;
  proposed: number;
  wanted: number;
}
const tallies = new Map<string, Tally>();
const tally = (name: string): Tally => {
  const found = tallies.get(name) ?? { right: 0, proposed: 0, wanted: 0 };
  tallies.set(name, found);
  return found;
};
const bands = [0.3, 0.5, 0.7, 0.8, 0.9, 0.95, 1.01].map((limit) => ({ limit, right: 0, all: 0 }));
const edges = { left: 0, type: 0, all: 0 };

function measure(marked: Marked): void {
  const { text } = marked;
  const scores = tagger.score(text, 0, text.length, findPlaces(gazetteer, text), 0);
  const proposed = scores.spans.filter((span) => span.type in COARSE);
  const wanted = marked.names.filter((name) => name.type in COARSE);
  const same = (a: { start: number; end: number }, b: { start: number; end: number }): boolean =>
    a.start === b.start && a.end === b.end;
  const wrong: string[] = [];
  for (const span of proposed) {
    const near = marked.names.filter((name) => same(name, span));
    if (near.length > 0 && near.every((name) => name.optional)) continue;
    const fine = near.some((name) => name.type === span.type);
    const coarse = near.some((name) => COARSE[name.type] === COARSE[span.type]);
    for (const [name, hit] of [
      ["coarse", coarse],
      [COARSE[span.type]!, coarse],
      ["core", fine],
      [`  ${span.type}`, fine],
    ] as const) {
      tally(name).proposed++;
      if (hit) tally(name).right++;
    }
    const band = bands.find((one) => span.confidence < one.limit);
    if (band === undefined)
      throw new Error(`confidence ${span.confidence} of ${text.slice(span.start, span.end)} in ${text}`);
    band.all++;
    if (fine) band.right++;
    if (!fine) wrong.push(`+${text.slice(span.start, span.end)}:${span.type} ${span.confidence.toFixed(2)}`);
  }
  for (const name of wanted) {
    if (name.optional) continue;
    for (const one of ["coarse", COARSE[name.type]!, "core", `  ${name.type}`]) tally(one).wanted++;
    if (!proposed.some((span) => same(name, span) && span.type === name.type))
      wrong.push(
        `-${text.slice(name.start, name.end)}:${name.type} ${Math.exp(scores.whole(name.start, name.end, name.type as "person")).toFixed(2)}`,
      );
    if (COARSE[name.type] === "organisation") measureEdge(name, scores.whole);
  }
  if (showErrors && wrong.length > 0) say(`${text}\n    ${wrong.join("  ")}`);
}

/** Given the right end of an organisation: which start, and which type, is likeliest? */
function measureEdge(name: Name, whole: (from: number, to: number, type: "person") => number): void {
  let best = { value: Number.NEGATIVE_INFINITY, start: 0, type: "" };
  for (let start = name.end - 2; start >= Math.max(0, name.end - 40); start--) {
    for (const type of tagger.types) {
      const value = whole(start, name.end, type as "person");
      if (value > best.value) best = { value, start, type };
    }
  }
  edges.all++;
  if (best.start === name.start) edges.left++;
  if (best.type === name.type) edges.type++;
}

for (const path of files.slice(1)) for (const marked of readMarked(path)) measure(marked);
for (const [name, { right, proposed, wanted }] of tallies) {
  const precision = right / Math.max(1, proposed);
  const recall = right / Math.max(1, wanted);
  const f1 = (2 * right) / Math.max(1, proposed + wanted);
  say(`${name.padEnd(14)} F1 ${f1.toFixed(3)}  P ${precision.toFixed(3)}  R ${recall.toFixed(3)}  ${right}/${wanted}`);
}
say(`left edge ${edges.left}/${edges.all}, type ${edges.type}/${edges.all} given the right end of organisations`);
say(`confidence ${bands.map((one) => `<${one.limit}: ${one.right}/${one.all}`).join("  ")}`);

import { listOf, rowsOf } from "../../dictionary/rows.js";
import type { Dictionary } from "../../model/dictionary.js";
import { type Fault, SetupError } from "../../model/faults.js";
import type { Gazetteer } from "../../model/gazetteer.js";
import type { Lexicon } from "../../model/lexicon.js";
import type { Mend } from "./mend.js";

interface Row {
  readonly wrong: string;
  readonly right: string;
  readonly unless: readonly string[];
}

/** Which characters stand first and second in a row: two looks that rule out nearly all of a text. */
interface Marks {
  readonly first: Uint8Array;
  readonly second: Uint8Array;
}

/** Finds the words that a scan confused; compiled once a run. */
export type ConfusionFinder = (text: string) => Mend[];

/** Rarer words do not veto: the vocabulary holds oddities and misspellings. */
const RAREST = 100;
const LONGEST = 4;

/** @throws SetupError D121 for a row whose sides differ in length. */
export function compileConfusions(dictionary: Dictionary, lexicon: Lexicon, gazetteer: Gazetteer): ConfusionFinder {
  const faults: Fault[] = [];
  const byFirst = new Map<number, Row[]>();
  const marks: Marks = { first: new Uint8Array(0x10000), second: new Uint8Array(0x10000) };
  for (const { wrong, right, unless, line } of rowsOf(dictionary, ["wrong", "right", "unless"])) {
    if (wrong.length !== right.length || wrong === right) {
      const message = `"${wrong}" and "${right}" must differ and have the same length; mend the row`;
      faults.push({ code: "D121", where: `${dictionary.file}:${line}`, message });
      continue;
    }
    const code = wrong.charCodeAt(0);
    const rows = byFirst.get(code) ?? [];
    rows.push({ wrong, right, unless: listOf(unless) });
    byFirst.set(code, rows);
    marks.first[code] = 1;
    marks.second[wrong.charCodeAt(1)] = 1;
  }
  if (faults.length > 0) throw new SetupError(faults);
  for (const rows of byFirst.values()) rows.sort((a, b) => b.wrong.length - a.wrong.length);
  return (text) =>
    findConfusions(text, marks, byFirst).filter(
      ({ start, to }) =>
        !breaksWord(text, start, start + to.length, lexicon) && !isPlace(text, start, start + to.length, gazetteer),
    );
}

function findConfusions(text: string, { first, second }: Marks, byFirst: ReadonlyMap<number, readonly Row[]>): Mend[] {
  const mends: Mend[] = [];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (first[code] === 0 || second[text.charCodeAt(at + 1)] !== 1) continue;
    const row = byFirst.get(code)?.find(({ wrong }) => text.startsWith(wrong, at));
    if (row === undefined || isExcused(text, at, row)) continue;
    mends.push({ start: at, to: row.right, kind: "confusion", entry: `confusions:${row.wrong}` });
    at += row.wrong.length - 1;
  }
  return mends;
}

function isExcused(text: string, at: number, { wrong, unless }: Row): boolean {
  return unless.some((context) => {
    const start = at - context.indexOf(wrong);
    return start >= 0 && text.startsWith(context, start);
  });
}

/** Whether a word of the vocabulary runs across either end, so that the text is right as it stands: 研讨|程序. */
function breaksWord(text: string, start: number, end: number, lexicon: Lexicon): boolean {
  return runsAcross(text, start, lexicon) || runsAcross(text, end, lexicon);
}

/** Whether a place of the official list stands there: 往户村. */
function isPlace(text: string, start: number, end: number, gazetteer: Gazetteer): boolean {
  for (let from = Math.max(0, start - LONGEST); from <= start; from++) {
    const covers = gazetteer
      .matchAt(text, from)
      .some((match) => match.end >= end && (match.form === "full" || match.form === "variant"));
    if (covers) return true;
  }
  return false;
}

function runsAcross(text: string, edge: number, lexicon: Lexicon): boolean {
  let found = false;
  for (let from = Math.max(0, edge - LONGEST + 1); from < edge; from++) {
    lexicon.matchAt(text, from, (to, count) => {
      if (to > edge && to - from <= LONGEST && count >= RAREST) found = true;
    });
  }
  return found;
}

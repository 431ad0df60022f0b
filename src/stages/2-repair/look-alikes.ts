import { rowsOf } from "../../dictionary/rows.js";
import type { Dictionary } from "../../model/dictionary.js";
import type { Gazetteer, GazetteerMatch } from "../../model/gazetteer.js";
import { isHan, isLatin } from "../../text/characters.js";
import type { Mend } from "./mend.js";

export type LookAlikeFinder = (text: string) => Mend[];

/** Finds single characters that a scan took for another one, where a neighbour or the official list proves it. */
export function compileLookAlikes(dictionary: Dictionary, gazetteer: Gazetteer): LookAlikeFinder {
  const rows = rowsOf(dictionary, ["wrong", "right", "proof"]);
  const single = (proof: string) =>
    new Map(rows.filter((row) => row.proof === proof).map((row) => [row.wrong.charCodeAt(0), row.right]));
  const [han, digits] = [single("han"), single("digits")];
  const places = new Map<string, string[]>();
  for (const row of rows) {
    if (row.proof === "place") places.set(row.wrong, [...(places.get(row.wrong) ?? []), row.right]);
  }
  return (text) => [...findByNeighbours(text, han, digits), ...findByPlace(text, places, gazetteer)];
}

function findByNeighbours(text: string, han: Map<number, string>, digits: Map<number, string>): Mend[] {
  const mends: Mend[] = [];
  const mend = (start: number, to: string) => {
    mends.push({ start, to, kind: "confusion", entry: `look-alikes:${text[start]}` });
  };
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code >= 0x4e00 && code <= 0x9fff) continue;
    const [before, after] = [text.charCodeAt(at - 1), text.charCodeAt(at + 1)];
    const asHan = han.get(code);
    if (asHan !== undefined && isHan(before) && isHan(after)) mend(at, asHan);
    const asDigit = digits.get(code);
    if (asDigit !== undefined && isAsciiDigit(after) && isNumberBefore(text, at)) mend(at, asDigit);
  }
  return mends;
}

/** Digits stand before it and no letter before them: 2O25, but not H2O3. */
function isNumberBefore(text: string, at: number): boolean {
  let start = at;
  while (start > 0 && isAsciiDigit(text.charCodeAt(start - 1))) start--;
  return start < at && !isLatin(text.charCodeAt(start - 1));
}

function isAsciiDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

const SUFFIX = /街道|工业区|新区|[镇乡县区市]/g;
const LONGEST_STEM = 5;

/**
 * Divisions whose name stands in the text with one character confused. Sure only where the mended name is official and
 * lies in a county or district that the text names right; then the bare stem is mended as well.
 */
function findByPlace(text: string, places: Map<string, string[]>, gazetteer: Gazetteer): Mend[] {
  const suspects = findSuspects(text, places, gazetteer);
  if (suspects.length === 0) return [];
  const counties = namedCounties(text, gazetteer);
  const stems = new Map<string, string>();
  for (const { wrong, right, match } of suspects) {
    const proven = [...counties].some((county) => gazetteer.countUnder(match, county) > 0) || text.includes(right);
    if (proven) stems.set(stemOf(wrong), stemOf(right));
  }
  return mendStems(text, stems);
}

interface Suspect {
  readonly wrong: string;
  readonly right: string;
  readonly match: GazetteerMatch;
}

function findSuspects(text: string, places: Map<string, string[]>, gazetteer: Gazetteer): Suspect[] {
  const suspects: Suspect[] = [];
  const seen = new Set<string>();
  for (const found of text.matchAll(SUFFIX)) {
    const end = found.index + found[0].length;
    for (let length = 2; length <= LONGEST_STEM; length++) {
      const start = found.index - length;
      const name = text.slice(Math.max(0, start), end);
      if (start < 0 || seen.has(name)) continue;
      seen.add(name);
      const suspect = isKnown(text, start, gazetteer) ? null : mendName(name, places, gazetteer);
      if (suspect !== null) suspects.push(suspect);
    }
  }
  return suspects;
}

/** A name that the list knows as it stands is right. */
function isKnown(text: string, start: number, gazetteer: Gazetteer): boolean {
  return gazetteer.matchAt(text, start).length > 0;
}

function mendName(name: string, places: Map<string, string[]>, gazetteer: Gazetteer): Suspect | null {
  for (let at = 0; at < name.length - 1; at++) {
    for (const to of places.get(name[at] as string) ?? []) {
      const right = name.slice(0, at) + to + name.slice(at + 1);
      const match = gazetteer
        .matchAt(right, 0)
        .find((candidate) => candidate.form === "full" && candidate.level <= 4 && candidate.end === right.length);
      if (match !== undefined) return { wrong: name, right, match };
    }
  }
  return null;
}

function namedCounties(text: string, gazetteer: Gazetteer): Set<number> {
  const counties = new Set<number>();
  for (const found of text.matchAll(/新区|[区县市]/g)) {
    for (let length = 1; length <= 4; length++) {
      const start = found.index - length;
      if (start < 0) break;
      for (const match of gazetteer.matchAt(text, start)) {
        const whole = match.form === "full" && match.end === found.index + found[0].length;
        if (whole && match.level <= 3 && match.level >= 2) for (const unit of match.units) counties.add(unit);
      }
    }
  }
  return counties;
}

function stemOf(name: string): string {
  return name.replace(/(?:街道|工业区|新区|[镇乡县区市])$/, "");
}

function mendStems(text: string, stems: ReadonlyMap<string, string>): Mend[] {
  const mends: Mend[] = [];
  for (const [wrong, right] of stems) {
    if (wrong.length < 2) continue;
    for (let at = text.indexOf(wrong); at !== -1; at = text.indexOf(wrong, at + wrong.length)) {
      mends.push({ start: at, to: right, kind: "confusion", entry: `look-alikes:${wrong}` });
    }
  }
  return mends;
}

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
  const alike = new Map<string, string[]>();
  for (const row of rows) {
    if (row.proof === "place") alike.set(row.wrong, [...(alike.get(row.wrong) ?? []), row.right]);
  }
  const places: Places = { alike, gazetteer, known: new Map() };
  return (text) => [...findByNeighbours(text, han, digits), ...findByPlace(text, places)];
}

function findByNeighbours(text: string, han: Map<number, string>, digits: Map<number, string>): Mend[] {
  const mends: Mend[] = [];
  const mend = (start: number, to: string) => {
    mends.push({ start, to, kind: "confusion", entry: `look-alikes:${text[start]}` });
  };
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    // Chinese characters and the marks that stand most often are no look-alikes.
    if (code >= 0x3400 || (code >= 0x3000 && code < 0x3040) || code < 0x31) continue;
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

/** What the search for places needs, and what it has found out about names before. */
interface Places {
  readonly alike: ReadonlyMap<string, readonly string[]>;
  readonly gazetteer: Gazetteer;
  /** Names that were looked up: the mended one, or null where the name is right or no mending helps. */
  readonly known: Map<string, Suspect | null>;
}

interface Suspect {
  readonly wrong: string;
  readonly right: string;
  readonly match: GazetteerMatch;
}

const SUFFIX = /街道|工业区|新区|[镇乡县区市]/g;
const LONGEST_STEM = 5;
/** Names remembered between documents; what is remembered changes no result. */
const MOST_KNOWN = 100_000;

/**
 * Divisions whose name stands in the text with one character confused. Sure only where the mended name is official and
 * lies in a county or district that the text names right, or stands right elsewhere; then the bare stem is mended as well.
 */
function findByPlace(text: string, places: Places): Mend[] {
  const suspects = findSuspects(text, places);
  if (suspects.length === 0) return [];
  const { gazetteer } = places;
  const counties = namedCounties(text, gazetteer);
  const stems = new Map<string, string>();
  for (const { wrong, right, match } of suspects) {
    const proven = [...counties].some((county) => gazetteer.countUnder(match, county) > 0) || text.includes(right);
    if (proven) stems.set(stemOf(wrong), stemOf(right));
  }
  return mendStems(text, stems);
}

function findSuspects(text: string, places: Places): Suspect[] {
  const suspects = new Set<Suspect>();
  for (const found of text.matchAll(SUFFIX)) {
    const end = found.index + found[0].length;
    let alike = found.index > 0 && places.alike.has(text[found.index - 1] as string);
    for (let length = 2; length <= LONGEST_STEM; length++) {
      const start = found.index - length;
      if (start < 0 || !isHan(text.charCodeAt(start))) break;
      alike ||= places.alike.has(text[start] as string);
      const suspect = alike ? lookUp(text.slice(start, end), places) : null;
      if (suspect !== null) suspects.add(suspect);
    }
  }
  return [...suspects];
}

function lookUp(name: string, places: Places): Suspect | null {
  const before = places.known.get(name);
  if (before !== undefined) return before;
  // A name that the list knows as it stands is right.
  const suspect = places.gazetteer.matchAt(name, 0).length > 0 ? null : mendName(name, places);
  if (places.known.size < MOST_KNOWN) places.known.set(name, suspect);
  return suspect;
}

function mendName(name: string, { alike, gazetteer }: Places): Suspect | null {
  for (let at = 0; at < name.length - 1; at++) {
    for (const to of alike.get(name[at] as string) ?? []) {
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

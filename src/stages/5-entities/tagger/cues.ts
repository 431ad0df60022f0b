import type { GazetteerMatch } from "../../../model/gazetteer.js";
import { CLASS, CLASSES, FOLD } from "../../../text/crf/grams.js";
import { childOf } from "../../../text/trie/trie.js";
import { lookUp } from "../word-trie.js";
import { FLAG, KIND_BITS, KIND_CLASSES, type TaggerVocabulary } from "./vocabulary.js";

/** Receives a feature: its ordinal in CUES and where it stands, counted from the start of the sentence. */
export type Emit = (cue: number, at: number) => void;

const NAMES: string[] = [];
const REACHES: (readonly [number, number])[] = [];

/** Registers `count` features; they speak for the characters `at + low` to `at + high`. */
function cue(name: string, count: number, low: number, high: number): number {
  const first = NAMES.length;
  for (let i = 0; i < count; i++) {
    NAMES.push(count === 1 ? name : `${name}.${i}`);
    REACHES.push([low, high]);
  }
  return first;
}

/** Levels of a place (province or city, county, town, community) times forms (full, stem, other). */
const PLACES = 12;
const KINDS = KIND_CLASSES.length;
const FAR = 10;
const LENGTHS = 4;

const PLACE_BEGIN = cue("place.begin", PLACES, -1, 1);
const PLACE_INSIDE = cue("place.inside", PLACES, 0, 0);
const PLACE_END = cue("place.end", PLACES, -1, 2);
const KIND_BEGIN = cue("kind.begin", KINDS, -2, 0);
const KIND_INSIDE = cue("kind.inside", KINDS, 0, 0);
const KIND_END = cue("kind.end", KINDS, 0, 2);
const KIND_AHEAD = cue("kind.ahead", KINDS * FAR, 0, 0);
const NO_KIND_AHEAD = cue("kind.none", 1, 0, 0);
const FUNCTION_BEGIN = cue("function.begin", 1, -1, 0);
const FUNCTION_END = cue("function.end", 1, 0, 1);
const TITLE_BEFORE = cue("title.before", 1, -1, 4);
const TITLE_AFTER = cue("title.after", 1, -4, 1);
const TITLE_INSIDE = cue("title.inside", 1, 0, 0);
const MODIFIER_BEGIN = cue("modifier.begin", 1, -1, 0);
const MODIFIER_END = cue("modifier.end", 1, 0, 1);
const NOT_NAME = cue("not-name", 2, 0, 2);
const PERSON = cue("person", 5 * 3 * 3 * 3, -1, 3);
const STOP = cue("stop", 1, -1, 1);
const SHAPE = cue("shape", CLASSES * CLASSES * CLASSES, 0, 0);
const QUOTED = cue("quoted", LENGTHS, 0, 0);
const TITLED = cue("titled", 1, 0, 0);

const STRAIGHT = 0x22;
const OPEN = 0x201c;
const CLOSE = 0x201d;

/** The features that are no character sequences, by name, and how far each of them speaks. */
export const CUES: readonly string[] = NAMES;
export const CUE_REACHES: readonly (readonly [number, number])[] = REACHES;

const FAR_OF = Uint8Array.of(0, 1, 2, 3, 4, 5, 6, 6, 7, 7, 7, 8, 8, 8, 8, 8, 9);

/** Where the classes of words end in one sentence; scratch of `emitCues`. */
export interface CueScratch {
  /** Class + 1 of the longest kind word that ends behind a character. */
  kindEnd: Uint8Array;
  kindFrom: Int32Array;
  folded: Uint16Array;
}

export const createCueScratch = (): CueScratch => ({
  kindEnd: new Uint8Array(0),
  kindFrom: new Int32Array(0),
  folded: new Uint16Array(0),
});

/** Folds the sentence and gives all its features but the character sequences. `places` are matches of the gazetteer, by start. */
export function emitCues(
  vocabulary: TaggerVocabulary,
  scratch: CueScratch,
  text: string,
  start: number,
  end: number,
  places: readonly GazetteerMatch[],
  first: number,
  emit: Emit,
): void {
  const length = end - start;
  prepare(scratch, text, start, length);
  emitPlaces(places, first, start, end, emit);
  for (let at = 0; at < length; at++) {
    emitWords(vocabulary, scratch, text, start + at, end, at, emit);
    emitPerson(vocabulary, text, start + at, end, at, emit);
    if (vocabulary.stopCharacter[text.charCodeAt(start + at)] === 1) emit(STOP, at);
  }
  emitKinds(scratch, length, emit);
  emitShapes(scratch, length, emit);
  emitQuotes(scratch, length, emit);
}

function prepare(scratch: CueScratch, text: string, start: number, length: number): void {
  if (scratch.folded.length < length + 2) {
    scratch.kindEnd = new Uint8Array(2 * length + 2);
    scratch.kindFrom = new Int32Array(2 * length + 2);
    scratch.folded = new Uint16Array(2 * length + 2);
  }
  scratch.kindEnd.fill(0, 0, length + 1);
  let open = false;
  for (let at = 0; at < length; at++) {
    const code = text.charCodeAt(start + at);
    scratch.folded[at] = code === STRAIGHT && open ? CLOSE : FOLD[code]!;
    if (code === STRAIGHT) open = !open;
  }
}

/** The longest match at each place, if it does not lie inside an earlier one; bare names of communities say nothing. */
function emitPlaces(places: readonly GazetteerMatch[], first: number, start: number, end: number, emit: Emit): void {
  let reached = start;
  let last = -1;
  for (let i = first; i < places.length; i++) {
    const match = places[i]!;
    if (match.start >= end) break;
    if (match.start < start || match.start === last || match.end <= reached || match.end > end) continue;
    if (match.level === 5 && match.form === "stem") continue;
    last = match.start;
    reached = match.end;
    const kind = placeClass(match);
    emit(PLACE_BEGIN + kind, match.start - start);
    emit(PLACE_END + kind, match.end - 1 - start);
    for (let at = match.start + 1; at < match.end - 1; at++) emit(PLACE_INSIDE + kind, at - start);
  }
}

function placeClass(match: GazetteerMatch): number {
  const level = match.level <= 2 ? 0 : match.level - 2;
  const form = match.form === "full" ? 0 : match.form === "stem" ? 1 : 2;
  return 3 * level + form;
}

/** Walks the trie once and gives the longest word of each class that begins here. */
function emitWords(
  vocabulary: TaggerVocabulary,
  scratch: CueScratch,
  text: string,
  from: number,
  end: number,
  at: number,
  emit: Emit,
): void {
  const { trie, bits } = vocabulary;
  let node = trie.roots[text.charCodeAt(from)]!;
  let functionEnd = 0;
  let titleEnd = 0;
  let titleBits = 0;
  let modifierEnd = 0;
  for (let to = from + 1; node !== 0; to++) {
    const word = bits[node]!;
    if (word !== 0) {
      const size = to - from;
      if ((word & KIND_BITS) !== 0) noteKind(scratch, at, at + size, 31 - Math.clz32(word & KIND_BITS));
      if ((word & FLAG.function) !== 0) functionEnd = size;
      if ((word & (FLAG.titleBefore | FLAG.titleAfter)) !== 0) {
        titleEnd = size;
        titleBits = word;
      }
      if ((word & FLAG.modifier) !== 0) modifierEnd = size;
      if ((word & FLAG.neverName) !== 0) emit(NOT_NAME, at);
      if ((word & FLAG.seldomName) !== 0) emit(NOT_NAME + 1, at);
    }
    node = to < end ? childOf(trie, node, text.charCodeAt(to)) : 0;
  }
  if (functionEnd > 0) {
    emit(FUNCTION_BEGIN, at);
    emit(FUNCTION_END, at + functionEnd - 1);
  }
  if (modifierEnd > 0) {
    emit(MODIFIER_BEGIN, at);
    emit(MODIFIER_END, at + modifierEnd - 1);
  }
  if (titleEnd > 0) emitTitle(at, titleEnd, titleBits, emit);
}

function emitTitle(at: number, size: number, bits: number, emit: Emit): void {
  if ((bits & FLAG.titleBefore) !== 0) emit(TITLE_BEFORE, at + size - 1);
  if ((bits & FLAG.titleAfter) !== 0) emit(TITLE_AFTER, at);
  for (let i = at; i < at + size; i++) emit(TITLE_INSIDE, i);
}

/** Of the kind words that end at one place the longest counts. */
function noteKind(scratch: CueScratch, from: number, to: number, kind: number): void {
  if (scratch.kindEnd[to] !== 0 && scratch.kindFrom[to]! <= from) return;
  scratch.kindEnd[to] = kind + 1;
  scratch.kindFrom[to] = from;
}

/** Gives the kind words that lie in no longer one, and for every character how far the next one's end is. */
function emitKinds(scratch: CueScratch, length: number, emit: Emit): void {
  const { kindEnd, kindFrom, folded } = scratch;
  let coveredFrom = length + 1;
  let ahead = 0;
  let aheadAt = 0;
  for (let to = length; to > 0; to--) {
    const kind = kindEnd[to]!;
    if (kind !== 0 && kindFrom[to]! < coveredFrom) {
      coveredFrom = kindFrom[to]!;
      ahead = kind;
      aheadAt = to - 1;
      emit(KIND_BEGIN + kind - 1, coveredFrom);
      emit(KIND_END + kind - 1, to - 1);
      for (let at = coveredFrom + 1; at < to - 1; at++) emit(KIND_INSIDE + kind - 1, at);
    } else if (breaksClause(folded[to - 1]!)) ahead = 0;
    const distance = aheadAt - (to - 1);
    if (ahead === 0 || distance > 24) emit(NO_KIND_AHEAD, to - 1);
    else emit(KIND_AHEAD + (ahead - 1) * FAR + FAR_OF[Math.min(16, distance)]!, to - 1);
  }
}

function breaksClause(code: number): boolean {
  const kind = CLASS[code]!;
  return kind === 5 || kind === 6;
}

/** How much the characters from here on look like the name of a person. */
function emitPerson(
  vocabulary: TaggerVocabulary,
  text: string,
  from: number,
  end: number,
  at: number,
  emit: Emit,
): void {
  let rank = vocabulary.surname[text.charCodeAt(from)]!;
  let given = from + 1;
  if (from + 2 < end && lookUp(vocabulary.compoundSurnames, text, from, from + 2) >= 0) {
    rank = 5;
    given = from + 2;
  }
  if (rank === 0 || given >= end) return;
  const { givenFirst, givenLast } = vocabulary;
  const first = givenFirst[text.charCodeAt(given)]!;
  const only = givenLast[text.charCodeAt(given)]!;
  const second = given + 1 < end ? givenLast[text.charCodeAt(given + 1)]! : 0;
  emit(PERSON + (rank - 1) * 27 + first * 9 + only * 3 + second, at);
}

function emitShapes(scratch: CueScratch, length: number, emit: Emit): void {
  let left = 6;
  let here = length > 0 ? CLASS[scratch.folded[0]!]! : 6;
  for (let at = 0; at < length; at++) {
    const right = at + 1 < length ? CLASS[scratch.folded[at + 1]!]! : 6;
    emit(SHAPE + (left * CLASSES + here) * CLASSES + right, at);
    left = here;
    here = right;
  }
}

const BOOK_OPEN = 0x300a;
const BOOK_CLOSE = 0x300b;

/** What stands in quotes, by its length, and in title marks. */
function emitQuotes(scratch: CueScratch, length: number, emit: Emit): void {
  let open = -1;
  let book = -1;
  for (let at = 0; at < length; at++) {
    const code = scratch.folded[at]!;
    if (code === OPEN) open = at;
    else if (code === BOOK_OPEN) book = at;
    else if (code === CLOSE && open >= 0) {
      const size = at - open - 1;
      const bucket = size <= 4 ? 0 : size <= 8 ? 1 : size <= 14 ? 2 : 3;
      for (let i = open + 1; i < at; i++) emit(QUOTED + bucket, i);
      open = -1;
    } else if (code === BOOK_CLOSE && book >= 0) {
      for (let i = book + 1; i < at; i++) emit(TITLED, i);
      book = -1;
    }
  }
}

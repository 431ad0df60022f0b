import { rowsOf } from "../../dictionary/rows.js";
import type { Dictionaries, Dictionary } from "../../model/dictionary.js";
import type { Predicate } from "../../model/types.js";
import { type Domains, domainsOf } from "./holder-domains.js";

/** How an official name writes its place: 高行镇党委 (full), 高行派出所 (stem). */
export type PlaceUse = "full" | "stem" | "";

export interface OrgForm {
  readonly normal: string;
  readonly place: PlaceUse;
}

export interface Anaphoric {
  readonly type: string;
  readonly level: string;
}

export interface Cue {
  readonly cue: string;
  readonly predicate: Predicate;
  readonly where: "before" | "between";
}

/** What the dictionaries say, compiled once a run. */
export interface Rules {
  readonly orgForms: ReadonlyMap<string, OrgForm>;
  readonly longestForm: number;
  /** Suffixes of organisations' names, with what they need to their left. */
  readonly kinds: ReadonlyMap<string, { readonly type: string; readonly subtype: string; readonly needs: string }>;
  readonly longestKind: number;
  readonly functions: ReadonlySet<string>;
  readonly longestFunction: number;
  readonly anaphors: ReadonlyMap<string, Anaphoric>;
  readonly longestAnaphor: number;
  /** First characters of the anaphors and demonstratives, by UTF-16 code. */
  readonly opensNoun: Uint8Array;
  readonly demonstratives: readonly string[];
  /** Those that mean what was named last. */
  readonly pointing: readonly string[];
  /** Those that point in the middle of a clause too, and the words that they end. */
  readonly anywhere: ReadonlySet<string>;
  readonly joined: ReadonlySet<string>;
  /** Characters that make another word of a noun of one character before them. */
  readonly goesOn: ReadonlySet<string>;
  /** Characters behind a noun that leave what it means (所里). */
  readonly within: ReadonlySet<string>;
  /** Words behind which a name is no subject. */
  readonly oblique: ReadonlySet<string>;
  readonly domains: Domains;
  /** Verbs of speech: who says something of a figure does not hold it. */
  readonly speech: readonly string[];
  /** Their first characters, by UTF-16 code. */
  readonly opensSpeech: Uint8Array;
  /** Words before which a place noun is no subject (全市首个). */
  readonly comparing: readonly string[];
  /** Words that may stand before a subject. */
  readonly openers: ReadonlySet<string>;
  /** 镇 → town: words that name a level without saying which place. */
  readonly levels: ReadonlyMap<string, string>;
  /** Cues by the UTF-16 code of their last character, longest first. */
  readonly cues: ReadonlyMap<number, readonly Cue[]>;
  readonly titles: ReadonlySet<string>;
  /** The titles that are offices: 书记, 院长. */
  readonly posts: ReadonlySet<string>;
  readonly nicknames: ReadonlyMap<string, string>;
  readonly words: LinkingWords;
}

/** The lists of linking-words.yaml, longest word first. */
export interface LinkingWords {
  readonly introduces: readonly string[];
  readonly fullEnds: readonly string[];
  readonly nationalBegins: readonly string[];
  readonly nationalEnds: readonly string[];
  readonly knownEverywhere: readonly string[];
  readonly tellsApart: ReadonlySet<string>;
  readonly divisionEnds: readonly (readonly [string, number])[];
  /** Tails of official names of communities, longest first, and what readers say instead. */
  readonly communityTails: readonly (readonly [string, string])[];
  /** What a community's name has behind that of its estate. */
  readonly estateTails: readonly string[];
  /** Official wordings of the bodies that belong to an estate, not to the community of its name. */
  readonly ofEstates: ReadonlySet<string>;
  /** Units and the organs that they belong to, longest unit first. */
  readonly unitOf: readonly (readonly [string, string])[];
  /** Kinds and the word that papers leave out before them. */
  readonly leftOut: readonly (readonly [string, string])[];
  /** Words of the legal forms of firms. */
  readonly firmForms: readonly string[];
  readonly holds: ReadonlySet<string>;
  readonly holdsPost: ReadonlySet<string>;
  readonly afterDate: readonly string[];
}

/** @throws SetupError where a dictionary or a column is missing. */
export function compileRules(dictionaries: Dictionaries): Rules {
  const orgForms = new Map<string, OrgForm>();
  for (const row of rowsOf(dictionaries.get("org-aliases"), ["form", "normal", "place"]))
    orgForms.set(row.form, { normal: row.normal, place: row.place as PlaceUse });
  const kinds = new Map(
    rowsOf(dictionaries.get("kinds"), ["kind", "type", "subtype", "needs"]).map((row) => [row.kind, row]),
  );
  const nouns = new Map(rowsOf(dictionaries.get("anaphors"), ["form", "type", "level"]).map((row) => [row.form, row]));
  const functions = new Set(rowsOf(dictionaries.get("functions"), ["word"]).map((row) => row.word));
  const anaphors = dictionaries.get("anaphors");
  const titles = rowsOf(dictionaries.get("titles"), ["name", "subtype"]);
  return {
    orgForms,
    longestForm: longest(orgForms.keys()),
    kinds,
    longestKind: longest(kinds.keys()),
    functions,
    longestFunction: longest(functions),
    anaphors: nouns,
    longestAnaphor: longest(nouns.keys()),
    opensNoun: firstCharacters([...nouns.keys(), ...wordsOf(anaphors, "demonstratives")]),
    words: linkingWords(dictionaries.get("linking-words")),
    demonstratives: wordsOf(anaphors, "demonstratives"),
    pointing: wordsOf(anaphors, "pointing"),
    anywhere: new Set(wordsOf(anaphors, "anywhere")),
    joined: new Set(wordsOf(anaphors, "joined")),
    goesOn: new Set(wordsOf(anaphors, "goes_on")),
    within: new Set(wordsOf(anaphors, "within")),
    oblique: new Set(wordsOf(anaphors, "oblique")),
    domains: domainsOf(dictionaries),
    speech: wordsOf(anaphors, "speech"),
    opensSpeech: firstCharacters(wordsOf(anaphors, "speech")),
    comparing: wordsOf(anaphors, "comparing"),
    openers: new Set(wordsOf(anaphors, "openers")),
    levels: new Map(rowsOf(dictionaries.get("level-words"), ["word", "level"]).map((row) => [row.word, row.level])),
    cues: cuesByLastCharacter(
      rowsOf(dictionaries.get("relation-cues"), ["cue", "predicate", "where"]).map((row) => row as Cue),
    ),
    titles: new Set(titles.map((row) => row.name)),
    posts: new Set(titles.filter((row) => row.subtype === "post").map((row) => row.name)),
    nicknames: new Map(
      rowsOf(dictionaries.get("division-nicknames"), ["name", "code"]).map((row) => [row.name, row.code]),
    ),
  };
}

function linkingWords(dictionary: Dictionary): LinkingWords {
  return {
    introduces: wordsOf(dictionary, "introduces"),
    fullEnds: wordsOf(dictionary, "full_ends"),
    nationalBegins: wordsOf(dictionary, "national_begins"),
    nationalEnds: wordsOf(dictionary, "national_ends"),
    knownEverywhere: wordsOf(dictionary, "known_everywhere"),
    tellsApart: new Set(wordsOf(dictionary, "tells_apart")),
    divisionEnds: pairsOf(dictionary, "division_ends").map(([word, level]) => [word, Number(level)] as const),
    communityTails: pairsOf(dictionary, "community_tails"),
    estateTails: wordsOf(dictionary, "estate_tails"),
    ofEstates: new Set(wordsOf(dictionary, "of_estates")),
    unitOf: pairsOf(dictionary, "unit_of"),
    leftOut: pairsOf(dictionary, "left_out"),
    firmForms: wordsOf(dictionary, "firm_forms"),
    holds: new Set(wordsOf(dictionary, "holds")),
    holdsPost: new Set(wordsOf(dictionary, "holds_post")),
    afterDate: wordsOf(dictionary, "after_date"),
  };
}

/** A list of a dictionary's description, longest word first. */
function wordsOf(dictionary: Dictionary, key: string): string[] {
  const said = dictionary.about[key];
  const words = Array.isArray(said) ? said.map(String) : [];
  return words.sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
}

/** A table of a dictionary's description, longest word first. */
function pairsOf(dictionary: Dictionary, key: string): [string, string][] {
  const said = (dictionary.about[key] ?? {}) as Record<string, unknown>;
  return Object.entries(said)
    .map(([word, value]): [string, string] => [word, String(value)])
    .sort((a, b) => b[0].length - a[0].length || (a[0] < b[0] ? -1 : 1));
}

function cuesByLastCharacter(cues: readonly Cue[]): ReadonlyMap<number, readonly Cue[]> {
  const index = new Map<number, Cue[]>();
  for (const cue of [...cues].sort((a, b) => b.cue.length - a.cue.length || (a.cue < b.cue ? -1 : 1))) {
    const last = cue.cue.charCodeAt(cue.cue.length - 1);
    const list = index.get(last);
    if (list === undefined) index.set(last, [cue]);
    else list.push(cue);
  }
  return index;
}

function firstCharacters(words: readonly string[]): Uint8Array {
  const opens = new Uint8Array(0x10000);
  for (const word of words) opens[word.charCodeAt(0)] = 1;
  return opens;
}

function longest(words: Iterable<string>): number {
  let most = 0;
  for (const word of words) most = Math.max(most, word.length);
  return most;
}

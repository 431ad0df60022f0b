import { listOf, rowsOf } from "../../dictionary/rows.js";
import type { Dictionaries, Dictionary } from "../../model/dictionary.js";
import { ENTITY_TYPES, type EntityType } from "../../model/types.js";
import { COST, costOf } from "./costs.js";
import { buildBackwards, buildTrie, type WordTrie } from "./word-trie.js";

/** What must stand left of a kind: see dictionaries/kinds.yaml. */
export type Needs = "place" | "proper" | "division" | "field" | "home" | "quoted";

export interface Kind {
  readonly word: string;
  readonly type: EntityType;
  /** Ordinal of the type in ENTITY_TYPES. */
  readonly typeAt: number;
  readonly subtype: string;
  readonly needs: Needs;
  readonly unit: boolean;
  /** Surcharge for words that are mostly common nouns. */
  readonly extra: number;
  /** A form of incorporation: what stands before it is the firm's own name and trade. */
  readonly legal: boolean;
}

export interface PlaceKind {
  readonly word: string;
  readonly type: EntityType;
  /** Ordinal of the type in ENTITY_TYPES. */
  readonly typeAt: number;
  readonly subtype: string;
  readonly extra: number;
}

/** A listed name. */
export interface KnownName {
  readonly subtype: string;
  /** `table:name`. */
  readonly entry: string;
}

/** The listed names and their aliases, by ordinal. What is seldom asked for stays in the dictionaries until it is. */
export interface KnownNames {
  /** Ordinal of the type in ENTITY_TYPES. */
  readonly typeAt: Uint8Array;
  /** 1 where the name is a common word as well. */
  readonly ambiguous: Uint8Array;
  /** Names of the dictionaries; for each name the ordinal of its own, and its row there. */
  readonly tables: readonly string[];
  readonly table: Uint8Array;
  readonly row: Uint16Array;
}

/**
 * All words that are looked for at every position, in one trie: a sentence is walked once, and each word that is met says
 * in which tables it stands. Values are ordinals in the tables, -1 where it stands in none.
 */
export interface Lexemes {
  readonly trie: WordTrie;
  readonly kind: Int32Array;
  readonly placeKind: Int32Array;
  readonly known: Int32Array;
  readonly modifier: Uint8Array;
  /** Ordinal of the type that a word for the whole country gives, NO_TYPE for any; -1 where the word is none. */
  readonly nation: Int32Array;
}

/** The dictionaries that this stage reads, compiled for scanning: plain data, see `Keep`. */
export interface Vocabulary {
  readonly lexemes: Lexemes;
  readonly kinds: readonly Kind[];
  readonly placeKinds: readonly PlaceKind[];
  /** Bit mask over ENTITY_TYPES for each function word. */
  readonly functions: Uint32Array;
  readonly functionTrie: WordTrie;
  /** The same, spelled backwards. */
  readonly functionsBackwards: WordTrie;
  /** Bit mask over ENTITY_TYPES for each usual own name; the names spelled backwards. */
  readonly ownNames: Uint32Array;
  readonly ownNamesBackwards: WordTrie;
  /** Whole phrases that look like names of places; words that stand for the whole country. */
  readonly phraseTrie: WordTrie;
  /** 1 for characters that no name of a firm holds, whatever it likes. */
  readonly neverInFirm: Uint8Array;
  /** What a unit of the police begins with before its place (公安, 交警大队), spelled backwards. */
  readonly forcesBackwards: WordTrie;
  /** What a shop of a firm ends in behind its place (店). */
  readonly shopTrie: WordTrie;
  /** Words that a name does not cut in two at its right end. */
  readonly rightTrie: WordTrie;
  /** 1 for characters that no stem holds. */
  readonly stopCharacter: Uint8Array;
  /** 1 for those of them that the names of roads hold all the same (周家嘴路). */
  readonly roadCharacter: Uint8Array;
  /** 1 for characters that often stand before a name. */
  readonly leftCue: Uint8Array;
  /** 1 for last characters of sites that communities are named after (河, 桥). */
  readonly landmark: Uint8Array;
  /** 1 for characters before and behind a community that is called by its stem alone. */
  readonly bareBehind: Uint8Array;
  readonly bareBefore: Uint8Array;
  readonly levels: readonly string[];
  readonly levelTrie: WordTrie;
  /** 1 for words of a level that may stand for the place that the text is about (市教育局). */
  readonly levelNames: Uint8Array;
  /** 1 for characters behind which they do not (各市教育局). */
  readonly notHome: Uint8Array;
  readonly known: KnownNames;
  readonly surnameTrie: WordTrie;
  /** Words of which names of other peoples are made (娜仁, 其其格). */
  readonly elementTrie: WordTrie;
  readonly surnameCost: Int32Array;
  readonly givenFirst: Int32Array;
  readonly givenSecond: Int32Array;
  readonly notNameTrie: WordTrie;
  /** 1 where the word is a person with a cue beside it. */
  readonly notNameMostly: Uint8Array;
  /** Titles that stand after a name; those before it, spelled backwards. */
  readonly titleAfter: WordTrie;
  readonly titleBefore: WordTrie;
  /** 1 for last characters of words for what somebody is. */
  readonly titleEnd: Uint8Array;
  /** Words beside a name that are no titles, with their weights; those before it spelled backwards. */
  readonly cueAfter: WordTrie;
  readonly cueAfterWeight: Int32Array;
  readonly cueBefore: WordTrie;
  readonly cueBeforeWeight: Int32Array;
}

/** Stands for no type of its own. */
export const NO_TYPE = 99;

export function typeOrdinal(type: EntityType): number {
  return ENTITY_TYPES.indexOf(type);
}

export function compileVocabulary(dictionaries: Dictionaries): Vocabulary {
  const kinds = compileKinds(dictionaries);
  const { modifiers, nations, ...stops } = compileStops(dictionaries);
  const { words, ...known } = compileKnown(dictionaries);
  return {
    lexemes: compileLexemes(kinds.kinds, kinds.placeKinds, words, modifiers, nations),
    ...kinds,
    ...stops,
    ...known,
    ...compileFunctions(dictionaries),
    ...compileOwnNames(dictionaries),
    ...compilePersons(dictionaries),
  };
}

function compileLexemes(
  kinds: readonly Kind[],
  placeKinds: readonly PlaceKind[],
  known: readonly string[],
  modifiers: readonly string[],
  nations: readonly { readonly word: string; readonly typeAt: number }[],
): Lexemes {
  const ordinals = new Map<string, number>();
  const put = (words: readonly string[], give: (lexeme: number, ordinal: number) => void): void => {
    words.forEach((word, ordinal) => {
      if (!ordinals.has(word)) ordinals.set(word, ordinals.size);
      give(ordinals.get(word)!, ordinal);
    });
  };
  const size = kinds.length + placeKinds.length + known.length + modifiers.length + nations.length;
  const table = (): Int32Array => new Int32Array(size).fill(-1);
  const lexemes = {
    kind: table(),
    placeKind: table(),
    known: table(),
    modifier: new Uint8Array(size),
    nation: table(),
  };
  // Of words listed twice in one table the first row counts.
  const first =
    (column: Int32Array) =>
    (lexeme: number, ordinal: number): void => {
      if (column[lexeme] === -1) column[lexeme] = ordinal;
    };
  put(
    kinds.map(({ word }) => word),
    first(lexemes.kind),
  );
  put(
    placeKinds.map(({ word }) => word),
    first(lexemes.placeKind),
  );
  put(known, first(lexemes.known));
  put(modifiers, (lexeme) => {
    lexemes.modifier[lexeme] = 1;
  });
  put(
    nations.map(({ word }) => word),
    (lexeme, ordinal) => {
      lexemes.nation[lexeme] = nations[ordinal]!.typeAt;
    },
  );
  return { trie: buildTrie([...ordinals.keys()]), ...lexemes };
}

/** Tables of heads by type: the column that grades a head, the grade that is mostly a common noun. */
const HEADS: readonly (readonly [table: string, type: EntityType, subtype: string])[] = [
  ["company-suffixes", "company", "firm"],
  ["facility-heads", "facility", "site"],
];
const PLACE_HEADS: readonly (readonly [table: string, type: EntityType, subtype: string])[] = [
  ["compound-heads", "compound", "estate"],
  ["road-heads", "road", "road"],
];

function compileKinds(dictionaries: Dictionaries) {
  const legal = new Set(
    rowsOf(dictionaries.get("company-suffixes"), ["name", "form"])
      .filter((row) => row.form === "legal")
      .map((row) => row.name),
  );
  const kinds = rowsOf(dictionaries.get("kinds"), ["kind", "type", "subtype", "needs", "unit"]).map(
    (row): Kind => ({
      word: row.kind,
      type: row.type as EntityType,
      typeAt: typeOrdinal(row.type as EntityType),
      subtype: row.subtype,
      needs: row.needs as Needs,
      unit: row.unit === "yes",
      extra: 0,
      legal: row.type === "company" && legal.has(row.kind),
    }),
  );
  for (const [table, type, subtype] of HEADS) {
    for (const [word, extra] of headsOf(dictionaries, table)) {
      kinds.push({
        word,
        type,
        typeAt: typeOrdinal(type),
        subtype,
        needs: "proper",
        unit: type === "company",
        extra,
        legal: type === "company" && legal.has(word),
      });
    }
  }
  for (const row of rowsOf(dictionaries.get("event-kinds"), ["name", "role"])) {
    if (row.role !== "head") continue;
    kinds.push({
      word: row.name,
      type: "event",
      typeAt: typeOrdinal("event"),
      subtype: "event",
      needs: "proper",
      unit: false,
      extra: COST.eventHead,
      legal: false,
    });
  }
  const placeKinds = rowsOf(dictionaries.get("place-kinds"), ["kind", "type", "subtype"]).map(
    (row): PlaceKind => ({
      word: row.kind,
      type: row.type as EntityType,
      typeAt: typeOrdinal(row.type as EntityType),
      subtype: row.subtype,
      extra: 0,
    }),
  );
  for (const [table, type, subtype] of PLACE_HEADS) {
    for (const [word, extra] of headsOf(dictionaries, table))
      placeKinds.push({ word, type, typeAt: typeOrdinal(type), subtype, extra });
  }
  return { kinds, placeKinds };
}

function headsOf(dictionaries: Dictionaries, table: string): [string, number][] {
  const dictionary = dictionaries.get(table);
  const grade = dictionary.columns.includes("strength") ? "strength" : "form";
  return rowsOf(dictionary, ["name", grade])
    .filter((row) => row[grade] !== "shop")
    .map((row) => [row.name, row[grade] === "weak" ? COST.weakHead : 0]);
}

function compileFunctions(dictionaries: Dictionaries) {
  const masks = new Map<string, number>();
  const add = (word: string, type: EntityType): void => {
    masks.set(word, (masks.get(word) ?? 0) | (1 << typeOrdinal(type)));
  };
  for (const row of rowsOf(dictionaries.get("functions"), ["word", "types"])) {
    for (const type of listOf(row.types)) add(row.word, type as EntityType);
  }
  for (const row of rowsOf(dictionaries.get("trades"), ["name"])) add(row.name, "company");
  for (const row of rowsOf(dictionaries.get("event-kinds"), ["name", "role"])) {
    if (row.role === "modifier") add(row.name, "event");
  }
  return {
    functions: Uint32Array.from(masks.values()),
    functionTrie: buildTrie([...masks.keys()]),
    functionsBackwards: buildBackwards([...masks.keys()]),
  };
}

function compileOwnNames(dictionaries: Dictionaries) {
  const rows = rowsOf(dictionaries.get("own-names"), ["name", "types"]);
  const bit = (type: string): number => 1 << typeOrdinal(type as EntityType);
  return {
    ownNames: Uint32Array.from(rows, (row) => listOf(row.types).reduce((mask, type) => mask | bit(type), 0)),
    ownNamesBackwards: buildBackwards(rows.map((row) => row.name)),
  };
}

function compileStops(dictionaries: Dictionaries) {
  const stops = rowsOf(dictionaries.get("entity-stop"), ["word", "use", "type"]);
  const placeWords = dictionaries.get("place-kinds").about;
  const levels = rowsOf(dictionaries.get("level-words"), ["word", "level", "names"]);
  const characters = stops.filter((row) => row.use === "char").map((row) => row.word);
  return {
    stopCharacter: characterSet(characters),
    roadCharacter: characterSet(
      stops.filter((row) => row.use === "char" && row.type === "road").map((row) => row.word),
    ),
    neverInFirm: characterSet(dictionaries.get("kinds").about.never_in_firms as readonly string[]),
    forcesBackwards: buildBackwards(dictionaries.get("kinds").about.forces as readonly string[]),
    shopTrie: buildTrie(
      rowsOf(dictionaries.get("company-suffixes"), ["name", "form"])
        .filter((row) => row.form === "shop")
        .map((row) => row.name),
    ),
    rightTrie: buildTrie(stops.filter((row) => row.use === "right").map((row) => row.word)),
    phraseTrie: buildTrie(stops.filter((row) => row.use === "phrase").map((row) => row.word)),
    nations: stops
      .filter((row) => row.use === "nation")
      .map((row) => ({ word: row.word, typeAt: row.type === "" ? NO_TYPE : typeOrdinal(row.type as EntityType) })),
    modifiers: stops.filter((row) => row.use === "modifier").map((row) => row.word),
    leftCue: characterSet(rowsOf(dictionaries.get("left-cues"), ["character"]).map((row) => row.character)),
    landmark: characterSet(placeWords.landmarks as readonly string[]),
    bareBehind: characterSet(placeWords.bare_behind as readonly string[]),
    bareBefore: characterSet(placeWords.bare_before as readonly string[]),
    levels: levels.map((row) => row.level),
    levelTrie: buildTrie(levels.map((row) => row.word)),
    levelNames: Uint8Array.from(levels, (row) => (row.names === "yes" ? 1 : 0)),
    notHome: characterSet(dictionaries.get("level-words").about.never_behind as readonly string[]),
  };
}

function characterSet(characters: readonly string[]): Uint8Array {
  const set = new Uint8Array(65536);
  for (const character of characters) set[character.charCodeAt(0)] = 1;
  return set;
}

const KNOWN_COLUMNS = ["name", "aliases", "type", "ambiguous"] as const;

function compileKnown(dictionaries: Dictionaries): { words: readonly string[]; known: KnownNames } {
  const words: string[] = [];
  const tables: string[] = [];
  const [typeAt, ambiguities, table, rows]: [number[], number[], number[], number[]] = [[], [], [], []];
  for (const dictionary of dictionaries.matching("names")) {
    const own = String(dictionary.about.type ?? "");
    const [name, aliases, type, ambiguous] = columnsOf(dictionary, KNOWN_COLUMNS);
    dictionary.rows.forEach(({ cells }, row) => {
      const typed = typeOrdinal((cells[type!] || own) as EntityType);
      for (const word of [cells[name!] ?? "", ...listOf(cells[aliases!] ?? "")]) {
        words.push(word);
        typeAt.push(typed);
        ambiguities.push(cells[ambiguous!] === "yes" ? 1 : 0);
        table.push(tables.length);
        rows.push(row);
      }
    });
    tables.push(dictionary.name);
  }
  const known = {
    typeAt: Uint8Array.from(typeAt),
    ambiguous: Uint8Array.from(ambiguities),
    tables,
    table: Uint8Array.from(table),
    row: Uint16Array.from(rows),
  };
  return { words, known };
}

/** What its dictionary says of a listed name. */
export function readKnownName(dictionaries: Dictionaries, known: KnownNames, ordinal: number): KnownName {
  const dictionary = dictionaries.get(known.tables[known.table[ordinal]!]!);
  const [name, subtype] = columnsOf(dictionary, ["name", "subtype"]);
  const { cells } = dictionary.rows[known.row[ordinal]!]!;
  return { subtype: cells[subtype!] ?? "", entry: `${dictionary.name}:${cells[name!] ?? ""}` };
}

/** Where the columns stand; -1, which no row has, for those that a table does without. */
function columnsOf(dictionary: Dictionary, columns: readonly string[]): number[] {
  return columns.map((column) => dictionary.columns.indexOf(column));
}

function compilePersons(dictionaries: Dictionaries) {
  const surnames = rowsOf(dictionaries.get("surnames"), ["name", "frequency"]);
  const given = rowsOf(dictionaries.get("given-chars"), ["char", "first", "second"]);
  const notNames = rowsOf(dictionaries.get("not-names"), ["word", "strength"]);
  const titles = rowsOf(dictionaries.get("titles"), ["name", "side"]);
  const before = titles.filter((row) => row.side !== "after").map((row) => row.name);
  const cues = rowsOf(dictionaries.get("person-cues"), ["word", "side", "weight"]);
  const cuesAfter = cues.filter((cue) => cue.side === "after");
  const cuesBefore = cues.filter((cue) => cue.side === "before");
  return {
    cueAfter: buildTrie(cuesAfter.map((cue) => cue.word)),
    cueAfterWeight: Int32Array.from(cuesAfter, (cue) => Number(cue.weight)),
    cueBefore: buildBackwards(cuesBefore.map((cue) => cue.word)),
    cueBeforeWeight: Int32Array.from(cuesBefore, (cue) => Number(cue.weight)),
    elementTrie: buildTrie(rowsOf(dictionaries.get("transliterated-names"), ["element"]).map((row) => row.element)),
    surnameTrie: buildTrie(surnames.map((row) => row.name)),
    surnameCost: Int32Array.from(surnames, (row) => costOf(Math.max(0.5, Number(row.frequency)), 100000)),
    givenFirst: weightCosts(given.map((row) => [row.char, Number(row.first)])),
    givenSecond: weightCosts(given.map((row) => [row.char, Number(row.second)])),
    notNameTrie: buildTrie(notNames.map((row) => row.word)),
    notNameMostly: Uint8Array.from(notNames, (row) => (row.strength === "mostly" ? 1 : 0)),
    titleAfter: buildTrie(titles.filter((row) => row.side !== "before").map((row) => row.name)),
    titleBefore: buildBackwards(before),
    titleEnd: characterSet(dictionaries.get("titles").about.ends as readonly string[]),
  };
}

/** Costs by character code; a character without weight costs as much as an unknown one. */
function weightCosts(weights: readonly (readonly [string, number])[]): Int32Array {
  const total = weights.reduce((sum, [, weight]) => sum + weight, 0);
  const costs = new Int32Array(65536).fill(COST.unknownCharacter);
  for (const [character, weight] of weights) {
    if (weight > 0) costs[character.charCodeAt(0)] = costOf(weight, total);
  }
  return costs;
}

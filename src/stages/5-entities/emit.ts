import type { Dictionaries } from "../../model/dictionary.js";
import type { Gazetteer, GazetteerMatch } from "../../model/gazetteer.js";
import type { Anaphor, Mention } from "../../model/layers.js";
import { ENTITY_TYPES, type EntityType, HOME_ORGAN } from "../../model/types.js";
import { type PlaceContext, rankUnits } from "./context.js";
import { EDGE, type Lattice, margin } from "./lattice.js";
import type { LocalCommunities } from "./local-communities.js";
import { type NameReader, PART } from "./name-cells.js";
import { HOME_STATES, NAME_STATES, type NamePart, NOUN_STATES, partsOf } from "./name-reader.js";
import { HOME_NAME, LEXICON_NAME, SHOP, WHOLE } from "./organisations.js";
import { FORM } from "./places.js";
import { type Memory, RECALLED, type Recalled } from "./recall.js";
import type { Scan } from "./scan.js";
import { type KnownName, NO_TYPE, readKnownName, typeOrdinal, type Vocabulary } from "./vocabulary.js";
import { lookUp } from "./word-trie.js";

/** What is needed to turn the best path of one sentence into mentions. */
export interface Emitter {
  readonly dictionaries: Dictionaries;
  readonly gazetteer: Gazetteer;
  readonly vocabulary: Vocabulary;
  readonly lattice: Lattice;
  readonly scan: Scan;
  readonly reader: NameReader;
  readonly matches: readonly GazetteerMatch[];
  readonly context: PlaceContext;
  readonly communities: LocalCommunities;
  readonly memory: Memory | null;
  /** Collects the last units of longer names, by which the document may call them again. */
  readonly shortForms: Map<string, Recalled>;
  readonly names: SentenceNames;
  readonly sentence: number;
}

/** What one sentence gave; `outer` counts within it. */
export interface SentenceNames {
  readonly mentions: Mention[];
  readonly anaphors: Anaphor[];
}

const REACH = 42;
const DIVISION = typeOrdinal("division");
/** Subtype of a unit whose name does not say what kind of body it is; `settle` looks around it. */
export const OPEN_UNIT = "open-unit";
/** A margin of this much makes an even chance of one in two; measured on text of other provinces. */
const HALF = 220;
/** Below this confidence sites, estates and roads are left out. */
const DOUBTFUL = 0.2;
const GUESSED: ReadonlySet<EntityType> = new Set(["facility", "compound", "road", "event"] as const);
/** Kinds of government whose type follows what stands around them (中心, 工作站, 宣传科). */
const OPEN_KINDS: ReadonlySet<string> = new Set(["service", "section"]);
const FIELDS = ["medical"] as const;
const GOVERNMENT = 1 << typeOrdinal("government");
/** A community named within an honour has to be one that the document speaks of. */
const SPOKEN_OF = 700;
const RULES: Readonly<Record<number, string>> = {
  [EDGE.place]: "place",
  [EDGE.organisation]: "organisation",
  [EDGE.person]: "person",
  [EDGE.known]: "known-name",
  [EDGE.address]: "address",
  [EDGE.date]: "date",
  [EDGE.law]: "law",
  [EDGE.programme]: "quoted-programme",
  [EDGE.award]: "honour",
  [EDGE.event]: "event",
};
const PLACE_RULES = ["gazetteer", "gazetteer-stem", "gazetteer-variant", "place-shape", "gazetteer-stem"];

export function emitPath(emitter: Emitter, path: readonly number[]): void {
  for (const edge of path) {
    const kind = emitter.lattice.kind[edge]!;
    if (kind === EDGE.word) continue;
    if (kind === EDGE.anaphor) emitAnaphor(emitter, edge);
    else emitMention(emitter, edge, kind);
  }
}

function emitMention(emitter: Emitter, edge: number, kind: number): void {
  const { lattice, scan } = emitter;
  const confidence = confidenceOf(margin(lattice, edge, REACH));
  const start = lattice.start[edge]!;
  const end = lattice.end[edge]!;
  const ref = lattice.ref[edge]!;
  const type = ENTITY_TYPES[lattice.type[edge]!]!;
  if (confidence < DOUBTFUL && GUESSED.has(type)) return;
  if (kind === EDGE.place) {
    emitPlace(emitter, edge, -1, confidence);
    return;
  }
  const outer = emitter.names.mentions.length;
  if (kind === EDGE.organisation && ref >= 0) {
    const parts = partsOf(emitter.reader, ref, start, lattice.form[edge] === HOME_NAME ? HOME_STATES : NAME_STATES);
    const named = typeOf(emitter, parts, ref);
    if (named.type === "facility" && closesQuote(scan, start, end)) return;
    const rule = lattice.form[edge] === HOME_NAME ? HOME_ORGAN : RULES[kind]!;
    push(emitter, start, end, named, rule, confidence, scan.base + scan.kinds[ref]!);
    emitNested(emitter, parts, outer, confidence);
    noteShortForm(emitter, parts, named);
    noteBrand(emitter, parts, ref, named);
    return;
  }
  if (kind === EDGE.known && lattice.form[edge] === RECALLED) {
    const name = emitter.memory!.names[ref]!;
    push(emitter, start, end, name, "recalled", confidence, -1, name.entry, "", -1, name.candidates);
  } else {
    const listed = kind === EDGE.known ? listedName(emitter, edge) : undefined;
    push(emitter, start, end, type, RULES[kind]!, confidence, -1, listed?.entry, listed?.subtype);
  }
  if (kind === EDGE.address) {
    emitInside(emitter, start, lattice.start[ref]!, outer, confidence, true);
    emitPlace(emitter, ref, outer, confidence);
  }
  if (type === "award" || type === "event" || isOrganisation(type)) emitInside(emitter, start, end, outer, confidence);
}

/** “滑皮金桔数字果园”: a site that only ends a quoted phrase is a part of what that names. */
function closesQuote({ base, text }: Scan, start: number, end: number): boolean {
  return (
    text[base + end] === "”" &&
    /“\p{Script=Han}+$/u.test(text.slice(Math.max(base, base + start - LONGEST_LEAD), base + start))
  );
}

const LONGEST_LEAD = 10;

/** The row of a listed name; one that the general vocabulary knows may stand in a list as well. */
function listedName({ dictionaries, lattice, vocabulary, scan }: Emitter, edge: number): KnownName | undefined {
  if (lattice.form[edge] === WHOLE || lattice.form[edge] === SHOP) return undefined;
  const { known } = vocabulary;
  if (lattice.form[edge] !== LEXICON_NAME) return readKnownName(dictionaries, known, lattice.ref[edge]!);
  const { base, text } = scan;
  const { trie, known: names } = vocabulary.lexemes;
  const lexeme = lookUp(trie, text, base + lattice.start[edge]!, base + lattice.end[edge]!);
  const name = lexeme < 0 ? -1 : names[lexeme]!;
  return name >= 0 && known.typeAt[name] === lattice.type[edge] ? readKnownName(dictionaries, known, name) : undefined;
}

function isOrganisation(type: EntityType): boolean {
  return ["party_org", "government", "medical", "school", "company", "social_org"].includes(type);
}

function confidenceOf(margin: number): number {
  const chance = margin <= 0 ? 0.05 : margin / (margin + HALF);
  return Math.round(100 * Math.min(0.99, chance)) / 100;
}

function push(
  emitter: Emitter,
  start: number,
  end: number,
  type: { type: EntityType; subtype: string } | EntityType,
  rule: string,
  confidence: number,
  kindStart: number,
  entry = "",
  subtype = "",
  outer = -1,
  candidates: readonly number[] = [],
): void {
  const { base, text } = emitter.scan;
  const named = typeof type === "string" ? { type, subtype } : type;
  emitter.names.mentions.push({
    start: base + start,
    end: base + end,
    sentence: emitter.sentence,
    type: named.type,
    subtype: named.subtype,
    text: text.slice(base + start, base + end).replace(/\s+/g, ""),
    outer,
    candidates,
    entry,
    kindStart,
    rule,
    confidence,
  });
}

/** The kind gives the type; an open kind (中心, 工作站) takes it from its functions or its parent organisation. */
function typeOf(
  emitter: Emitter,
  parts: readonly NamePart[],
  occurrence: number,
): { type: EntityType; subtype: string } {
  const { vocabulary, scan } = emitter;
  const kind = vocabulary.kinds[scan.kinds[occurrence + 2]!]!;
  const nation = parts.find(({ part, ref }) => part === PART.place && isNation(emitter, ref));
  if (nation !== undefined && emitter.lattice.ref[nation.ref] !== NO_TYPE) {
    return { type: ENTITY_TYPES[emitter.lattice.ref[nation.ref]!]!, subtype: kind.subtype };
  }
  if (kind.type !== "government" || !OPEN_KINDS.has(kind.subtype)) return kind;
  let open = true;
  for (let i = parts.length - 1; i >= 0; i--) {
    const { part, ref } = parts[i]!;
    if (part === PART.kind) {
      const parent = vocabulary.kinds[scan.kinds[ref + 2]!]!;
      return { type: parent.type === "party_org" ? kind.type : parent.type, subtype: "unit" };
    }
    if (part === PART.function) {
      const types = vocabulary.functions[ref]!;
      const other = FIELDS.find((type) => (types & (1 << typeOrdinal(type))) !== 0);
      if (other !== undefined && (types & GOVERNMENT) === 0) return { type: other, subtype: kind.subtype };
      if ((types & GOVERNMENT) !== 0) open = false;
    }
    if (part === PART.place && emitter.lattice.form[ref] === FORM.full) open = false;
  }
  return open ? { type: kind.type, subtype: OPEN_UNIT } : kind;
}

function isNation(emitter: Emitter, edge: number): boolean {
  return emitter.lattice.kind[edge] === EDGE.innerPlace && emitter.lattice.form[edge] === FORM.pattern;
}

/** 川沙社区卫生服务中心六团分中心 may be called 六团分中心 further on. */
function noteShortForm(emitter: Emitter, parts: readonly NamePart[], named: Recalled): void {
  const { scan, shortForms } = emitter;
  const from = parts.findIndex(({ part }, i) => i > 0 && parts[i - 1]!.part === PART.kind && part !== PART.kind);
  if (from < 1) return;
  const unit = parts.slice(from);
  if (!unit.some(({ part }) => part === PART.proper || part === PART.place || part === PART.quote)) return;
  const text = scan.text.slice(scan.base + unit[0]!.start, scan.base + unit[unit.length - 1]!.end);
  if (text.length >= 4) shortForms.set(text, { type: named.type, subtype: named.subtype });
}

const SHORTEST_BRAND = 3;
/** A word that is that common is no brand by itself. */
const EVERYDAY = 1000;

/** 江苏宏泽纺织有限公司 may be called 宏泽纺织 further on, 武汉谷满仓餐饮管理有限公司 谷满仓. */
function noteBrand(emitter: Emitter, parts: readonly NamePart[], occurrence: number, named: Recalled): void {
  const { scan, shortForms, vocabulary, lattice } = emitter;
  if (!vocabulary.kinds[scan.kinds[occurrence + 2]!]!.legal) return;
  const own = parts.findIndex(({ part, ref }) => part !== PART.place || lattice.type[ref] !== DIVISION);
  const start = parts[own]!.start;
  for (const { part, end } of parts.slice(own)) {
    if (part === PART.kind || part === PART.bracket || part === PART.start) return;
    if (end - start < SHORTEST_BRAND || isEveryday(lattice, start, end)) continue;
    const brand = scan.text.slice(scan.base + start, scan.base + end);
    shortForms.set(brand, { type: named.type, subtype: named.subtype });
    shortForms.set(`${brand}${FIRM}`, { type: named.type, subtype: named.subtype });
    noteInnerBrands(emitter, start, end, named);
  }
}

const FIRM = "公司";
const SHORTEST_TAIL = 4;

/** 百家鲜|超市连锁 may be called 百家鲜 and 罕山|牧歌肉业 牧歌肉业: what stands before or behind a word that begins in it. */
function noteInnerBrands({ scan, shortForms, lattice }: Emitter, start: number, end: number, named: Recalled): void {
  const note = (from: number, to: number): void => {
    if (isEveryday(lattice, from, to) || beginsWithPlace(lattice, from, to)) return;
    const brand = scan.text.slice(scan.base + from, scan.base + to);
    for (const name of [brand, `${brand}${FIRM}`])
      if (!shortForms.has(name)) shortForms.set(name, { type: named.type, subtype: named.subtype });
  };
  for (let at = start + 2; at < end; at++) {
    if (!beginsWord(lattice, at, end)) continue;
    if (at - start >= SHORTEST_BRAND) note(start, at);
    if (end - at >= SHORTEST_TAIL) note(at, end);
  }
}

/** 南丰|蜜桔: what grows there is no brand. */
function beginsWithPlace(lattice: Lattice, start: number, limit: number): boolean {
  for (let edge = lattice.headByStart[start]!; edge >= 0; edge = lattice.nextByStart[edge]!)
    if (lattice.kind[edge] === EDGE.place && lattice.type[edge] === DIVISION && lattice.end[edge]! <= limit)
      return true;
  return false;
}

function beginsWord(lattice: Lattice, start: number, limit: number): boolean {
  for (let edge = lattice.headByStart[start]!; edge >= 0; edge = lattice.nextByStart[edge]!) {
    const end = lattice.end[edge]!;
    if (lattice.kind[edge] === EDGE.word && end - start >= 2 && end <= limit) return true;
  }
  return false;
}

/** Whether common words of two characters or more make up the whole of a stretch (绿色|农业). */
function isEveryday(lattice: Lattice, start: number, end: number): boolean {
  if (start === end) return true;
  for (let edge = lattice.headByStart[start]!; edge >= 0; edge = lattice.nextByStart[edge]!) {
    const to = lattice.end[edge]!;
    if (to > end || to - start < 2 || lattice.kind[edge] !== EDGE.word || lattice.cost[edge]! >= EVERYDAY) continue;
    if (isEveryday(lattice, to, end)) return true;
  }
  return false;
}

function emitNested(emitter: Emitter, parts: readonly NamePart[], outer: number, confidence: number): void {
  for (const { part, ref } of parts) {
    if (part === PART.place) emitPlace(emitter, ref, outer, confidence);
  }
}

/** Nested places without their suffix are left out: they are not worth the doubt. */
function emitPlace(emitter: Emitter, edge: number, outer: number, confidence: number, stems = false): void {
  const { lattice } = emitter;
  const form = lattice.form[edge]!;
  if (outer >= 0 && !stems && (form === FORM.stem || form === FORM.local || lattice.kind[edge] === EDGE.innerPlace))
    return;
  const candidates = candidatesOf(emitter, edge);
  const type = ENTITY_TYPES[lattice.type[edge]!]!;
  push(
    emitter,
    lattice.start[edge]!,
    lattice.end[edge]!,
    type,
    PLACE_RULES[form]!,
    confidence,
    -1,
    "",
    "",
    outer,
    candidates,
  );
}

/** The units that a place edge may mean, likeliest first. */
function candidatesOf(emitter: Emitter, edge: number): readonly number[] {
  const { lattice, gazetteer, context, matches, scan } = emitter;
  const form = lattice.form[edge]!;
  if (form === FORM.pattern) return [];
  if (form === FORM.local) {
    const stem = scan.text.slice(scan.base + lattice.start[edge]!, scan.base + lattice.end[edge]!);
    return emitter.communities.get(stem) ?? [];
  }
  return rankUnits(gazetteer, context, matches[lattice.ref[edge]!]!, scan.text);
}

/** Divisions with their suffix inside an honour or an event. */
function emitInside(
  emitter: Emitter,
  start: number,
  end: number,
  outer: number,
  confidence: number,
  stems = false,
): void {
  const { lattice } = emitter;
  let at = start;
  while (at < end) {
    let best = -1;
    for (let edge = lattice.headByStart[at]!; edge >= 0; edge = lattice.nextByStart[edge]!) {
      const form = lattice.form[edge]!;
      if (lattice.kind[edge] !== EDGE.place || form >= FORM.pattern || lattice.end[edge]! > end) continue;
      if (lattice.type[edge] !== DIVISION && lattice.cost[edge]! > SPOKEN_OF) continue;
      if (lattice.type[edge] === DIVISION && form === FORM.variant && levelOf(emitter, edge) > COUNTY) continue;
      // 示|范村镇 is no place in it.
      if (emitter.scan.cutAt[at] === 1) continue;
      if (best < 0 || lattice.end[edge]! > lattice.end[best]!) best = edge;
    }
    if (best >= 0) emitPlace(emitter, best, outer, confidence, stems);
    at = best >= 0 ? lattice.end[best]! : at + 1;
  }
}

const COUNTY = 3;

const levelOf = ({ matches, lattice }: Emitter, edge: number): number => matches[lattice.ref[edge]!]!.level;

function emitAnaphor(emitter: Emitter, edge: number): void {
  const { lattice, scan, vocabulary, reader } = emitter;
  const start = lattice.start[edge]!;
  const end = lattice.end[edge]!;
  const parts = partsOf(reader, lattice.ref[edge]!, start, NOUN_STATES);
  const level = parts.find(({ part }) => part === PART.level);
  emitter.names.anaphors.push({
    start: scan.base + start,
    end: scan.base + end,
    sentence: emitter.sentence,
    type: ENTITY_TYPES[lattice.type[edge]!]!,
    text: scan.text.slice(scan.base + start, scan.base + end),
    level: (level === undefined ? "" : vocabulary.levels[level.ref]!) as Anaphor["level"],
  });
}

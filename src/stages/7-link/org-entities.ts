import type { Mention } from "../../model/layers.js";
import type { EntityType } from "../../model/types.js";
import { isSubsequence } from "../../text/short-name.js";
import type { Cluster, Named } from "./cluster.js";
import { nameDepartments } from "./departments.js";
import { type Brands, brandsOf, clusterOrgs } from "./org-clusters.js";
import { type NameReader, type OrgName, type Piece, readOrgName } from "./org-names.js";
import { bare } from "./org-words.js";
import { type Draft, entityFor, placeAtLevel, type Table } from "./table.js";
import { nameUnits } from "./unit-names.js";
import { ORGANISATIONS } from "./view.js";

/** Makes the entities of organisations; gives the entity of each organisation mention and the name as taken apart. */
export function orgEntities(reader: NameReader, of: Int32Array): Map<number, OrgName> {
  const { view, table } = reader;
  const names: OrgName[] = [];
  view.mentions.forEach((mention, i) => {
    if (ORGANISATIONS.has(mention.type)) names.push(readOrgName(reader, i));
  });
  const kindless = (wording: string) => withoutKind(reader, wording);
  const brands: Brands = {
    endsInKind: (text) => kindless(text) !== "" || reader.rules.kinds.has(text),
    of: (name) => (name.wording.plain ? [] : brandsOf(bodiesOf(reader, name), kindless)),
    normal: (words) => reader.wordings(words).normal,
    hasKind: ({ wording }) => kindless(wording.normal) !== "" || reader.rules.kinds.has(wording.normal),
  };
  const organisations: Named[] = [];
  for (const cluster of clusterOrgs(view, table, names, brands, reader.rules.words)) {
    const ordinal = clusterEntity(reader, cluster);
    organisations.push({ cluster, ordinal });
    const draft = table.drafts[ordinal] as Draft;
    for (const name of cluster.names) {
      of[name.mention] = ordinal;
      draft.mentions += 1;
      draft.aliases.add((view.mentions[name.mention] as Mention).text);
    }
  }
  nameUnits(table, reader.rules, organisations);
  nameDepartments(table, organisations);
  return new Map(names.map((name) => [name.mention, name]));
}

/** The wording, and the wording without a province, city or district in front (河南|华鑫智造科技有限公司). */
function bodiesOf(reader: NameReader, name: OrgName): string[] {
  const { normal } = name.wording;
  const head = reader.gazetteer.matchAt(normal, 0).find((match) => match.level <= 3 && match.form !== "changed");
  return head === undefined ? [normal] : [normal, normal.slice(head.end)];
}

/** The wording without the longest kind that it ends in; empty where it ends in none. */
function withoutKind(reader: NameReader, wording: string): string {
  const { kinds, longestKind } = reader.rules;
  for (let size = Math.min(longestKind, wording.length - 2); size >= 2; size--)
    if (kinds.has(wording.slice(-size))) return wording.slice(0, -size);
  return "";
}

function clusterEntity(reader: NameReader, cluster: Cluster): number {
  const { table, view } = reader;
  const first = leadMention(reader, cluster);
  const ground = reader.places.ground[view.article[(cluster.names[0] as OrgName).mention] as number] ?? -1;
  const best = bestName(reader, cluster);
  const local = cluster.place < 0 && isLocal(reader, first, cluster.normal);
  const place = cluster.place >= 0 ? cluster.place : local ? ground : -1;
  const name = fullName(reader, best, place);
  const entry = cluster.names.map((n) => (view.mentions[n.mention] as Mention).entry).find((e) => e !== "");
  const key =
    entry !== undefined && cluster.place < 0
      ? `${first.type}|${entry}`
      : `${first.type}|${scopeCode(reader, cluster, first, ground)}|${cluster.normal}`;
  const around = place >= 0 ? place : surroundings(table, first, ground);
  return entityFor(table, key, () => ({
    type: first.type,
    subtype: first.subtype,
    name,
    parent: around,
    place: around,
    source: entry ?? first.rule,
  }));
}

/** The first mention of the type that most names of the cluster have. */
function leadMention(reader: NameReader, cluster: Cluster): Mention {
  const mentions = cluster.names.map((name) => reader.view.mentions[name.mention] as Mention);
  const counts = new Map<string, number>();
  for (const { type } of mentions) counts.set(type, (counts.get(type) ?? 0) + 1);
  const most = Math.max(...counts.values());
  return mentions.find(({ type }) => counts.get(type) === most) as Mention;
}

/** Key of an organ: its type, its place and its official wording. */
export function organKey(table: Table, type: EntityType, place: number, normal: string): string {
  const draft = table.drafts[place] as Draft;
  return `${type}|${draft.code || draft.key}|${normal}`;
}

/** The entity of an organ that a document knows by its place and wording alone. */
export function organEntity(
  reader: NameReader,
  type: EntityType,
  place: number,
  words: string,
  normal: string,
): number {
  const { table } = reader;
  const draft = table.drafts[place] as Draft;
  return entityFor(table, organKey(table, type, place, normal), () => ({
    type,
    name: clean(stated(table, draft.parent, draft.name) + draft.name + words),
    parent: place,
    place,
    source: "anaphor",
  }));
}

/** What an organisation belongs to whose name says no place: a firm or university to none, a hospital to its province. */
function surroundings(table: Table, mention: Mention, ground: number): number {
  if (mention.type === "company" || mention.type === "school") return -1;
  return mention.type === "medical" ? placeAtLevel(table, ground, 1) : ground;
}

/** Where a name without a place belongs: it is told apart within a county, a hospital within a province, a university or company nowhere. */
function scopeCode(reader: NameReader, cluster: Cluster, first: Mention, ground: number): string {
  const { table } = reader;
  if (cluster.place >= 0) {
    const draft = table.drafts[cluster.place] as Draft;
    return draft.code || draft.key;
  }
  if (!isLocal(reader, first, cluster.normal) && first.type !== "medical") return "";
  const level = first.type === "medical" ? 1 : 3;
  for (let wanted = level; wanted >= 1; wanted--) {
    const around = placeAtLevel(table, ground, wanted);
    if (around >= 0) return (table.drafts[around] as Draft).code;
  }
  return `document:${reader.view.layers.source.sha256.slice(0, 16)}`;
}

/** Subtype of what is part of an organisation that its name does not say: 曹王分中心. */
const UNIT = "unit";

/** Whether a name without a place is one of the article's own ground: a workshop, a club, an office; not a university or a firm. */
function isLocal(reader: NameReader, mention: Mention, normal: string): boolean {
  const { knownEverywhere, nationalBegins, nationalEnds } = reader.rules.words;
  if (mention.type === "company" || (mention.type === "medical" && mention.subtype !== UNIT)) return false;
  if (mention.type === "school") return !knownEverywhere.some((word) => normal.includes(word));
  return !nationalBegins.some((word) => normal.startsWith(word)) && !nationalEnds.some((word) => normal.endsWith(word));
}

/** The name to build on: official wording before short forms, then the one that says most. */
function bestName(reader: NameReader, cluster: Cluster): OrgName {
  const rank = (name: OrgName): number => {
    const words = bare(name.core);
    const official = words === name.wording.normal ? 1 : 0;
    const places = name.pieces.filter((piece) => piece.place >= 0).length;
    return (
      (name.wording.normal === cluster.normal ? 1000 : 0) +
      official * 500 +
      places * 50 +
      bare((reader.view.mentions[name.mention] as Mention).text).length
    );
  };
  let best = cluster.names[0] as OrgName;
  for (const name of cluster.names) if (rank(name) > rank(best)) best = name;
  return best;
}

/** The name with the district, town and community in front that the document states. */
function fullName(reader: NameReader, name: OrgName, place: number): string {
  const { table } = reader;
  const mention = reader.view.mentions[name.mention] as Mention;
  const head = name.pieces.find((piece) => piece.place >= 0);
  const starts = head !== undefined && name.pieces[0] === head;
  const body = name.byLevel ? name.core : name.pieces.map((piece) => pieceText(reader, piece, name)).join("");
  if (isNationwide(mention)) return clean(body);
  if (head !== undefined) return starts ? clean(stated(table, aroundOf(table, head.place), body) + body) : clean(body);
  if (place < 0 || mention.type === "school") return clean(body);
  return clean(stated(table, name.byLevel ? place : frontOf(reader, place, body), body) + body);
}

const isNationwide = (mention: Mention): boolean => mention.type === "company";

const clean = (name: string): string => name.replace(/\s+/gu, "");

/** The town of a place, or its county where the name begins with another town of it: 新江湾城|社区基金会 in a paper of 控江路街道. */
function frontOf({ table, gazetteer }: NameReader, place: number, body: string): number {
  const town = townOf(table, place);
  const county = placeAtLevel(table, place, 3);
  const around = table.drafts[county]?.unit ?? -1;
  if (around < 0) return town;
  const isOther = (unit: number): boolean => unit !== table.drafts[town]?.unit && gazetteer.contains(around, unit);
  const begins = gazetteer.matchAt(body, 0).some((match) => match.level === 4 && match.units.some(isOther));
  return begins ? county : town;
}

/** The place, but not below its town: guide and papers put district and town in front of a name that says no place. */
function townOf(table: Table, place: number): number {
  const town = placeAtLevel(table, place, 4);
  return town >= 0 ? town : place;
}

const ZONE = /(?:开发|示范|园)区$/;

/** What a place at the head of a name lies in, none for a zone that is the city's; of an estate its town, since nobody writes its community before it. */
function aroundOf(table: Table, place: number): number {
  const around = table.drafts[place]?.parent ?? -1;
  if (ZONE.test(table.drafts[place]?.name ?? "")) return -1;
  return table.drafts[place]?.type === "compound" ? townOf(table, around) : around;
}

/** District, town and community that the text names, from the outermost to `place`; what `body` begins with is not said twice. */
function stated(table: Table, place: number, body: string): string {
  let said = "";
  for (let at = place; at >= 0; at = table.drafts[at]?.parent ?? -1) {
    const draft = table.drafts[at] as Draft;
    if (draft.level < 3 || draft.mentions === 0 || [...draft.aliases].some((alias) => body.startsWith(alias))) continue;
    said = draft.name + said;
  }
  return said;
}

/** A place in a name as it is written; a community as the document knows it, and a misread place mended. */
function pieceText({ table, rules }: NameReader, piece: Piece, { wording }: OrgName): string {
  const draft = table.drafts[piece.place];
  if (draft === undefined || draft.unit < 0) return piece.text;
  if (draft.type !== "community") {
    const isShort = mayBeStem(piece.text, draft.name) && !isShortened(piece.text, draft.name, rules.words.fullEnds);
    return isShort ? piece.text : draft.name;
  }
  return draft.mentions > 0 && !rules.words.ofEstates.has(wording.normal) ? draft.name : piece.text;
}

/** 铜陵经开区 of 铜陵经济技术开发区: short, but with the word of its level, which the full names of its organs have in full. */
const isShortened = (text: string, official: string, ends: readonly string[]): boolean =>
  text !== official && text.at(-1) === official.at(-1) && ends.some((end) => official.endsWith(end));

/** 高行 of 高行镇, 互助县 of 互助土族自治县; 茎庄镇 of 莘庄镇 is no short form but a scan error. */
function mayBeStem(text: string, official: string): boolean {
  if (official.startsWith(text) || text.length > official.length) return true;
  return text[0] === official[0] && text.at(-1) === official.at(-1) && isSubsequence(text, official);
}

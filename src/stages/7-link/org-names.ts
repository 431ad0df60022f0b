import type { Gazetteer } from "../../model/gazetteer.js";
import type { Mention } from "../../model/layers.js";
import { HOME_ORGAN } from "../../model/types.js";
import { leftNeighbour } from "./chains.js";
import type { Memory } from "./memory.js";
import type { makeBeginnings } from "./mend-places.js";
import { bare, type Wording } from "./org-words.js";
import { type PlaceEntities, unitEntity } from "./place-entities.js";
import type { Resolved } from "./resolve-places.js";
import type { Rules } from "./rules.js";
import { liesIn, placeAtLevel, placeCalled, type Table } from "./table.js";
import type { View } from "./view.js";

/** A part of an organisation's name as written: a place, or words. */
export interface Piece {
  readonly text: string;
  /** Entity of the place, or -1 for words. */
  readonly place: number;
}

/** An organisation's name taken apart. */
export interface OrgName {
  readonly mention: number;
  readonly pieces: readonly Piece[];
  /** Most specific place that the name itself says, or -1. */
  readonly place: number;
  /** The words beside the places, as written. */
  readonly core: string;
  readonly wording: Wording;
  /** Where the name says only a level (镇社工办): the place of that level here. */
  readonly byLevel: boolean;
}

/** 贤苑社区的|“红棉”志愿者队: a club that names no place is that of the community of which it is said to be. */
function withOwner({ view, places, table }: NameReader, i: number, pieces: readonly Piece[]): readonly Piece[] {
  if (view.mentions[i]?.type !== "social_org" || pieces.some(({ place }) => place >= 0)) return pieces;
  const left = leftNeighbour(view, i);
  const place = left < 0 ? -1 : (places.of[left] as number);
  const draft = table.drafts[place];
  if (draft?.type !== "community") return pieces;
  return [{ text: view.mentions[left]?.text ?? "", place }, ...pieces];
}

const LEVELS: Readonly<Record<string, number>> = { province: 1, city: 2, county: 3, town: 4, community: 5 };

const LEAGUE = "团";
const LEAGUE_NAME = "共青团";

export interface NameReader {
  readonly view: View;
  readonly gazetteer: Gazetteer;
  readonly memory: Memory;
  readonly resolved: Resolved;
  readonly places: PlaceEntities;
  readonly table: Table;
  readonly rules: Rules;
  readonly wordings: (text: string) => Wording;
  /** The only unit around whose name begins with a text, or -1. */
  readonly begin: ReturnType<typeof makeBeginnings>;
  /** Word of a level → what it means in most articles, or -1; as far as it was asked for. */
  readonly homes: Map<string, number>;
}

/** Takes the name of an organisation apart: places that lie one in the other, and what is left. */
export function readOrgName(reader: NameReader, i: number): OrgName {
  const mention = reader.view.mentions[i] as Mention;
  const home = mention.rule === HOME_ORGAN ? readHome(reader, i) : null;
  if (home !== null) return home;
  const pieces = withOwner(reader, i, mergeAway(reader.table, cutAtPlaces(reader, i)));
  let place = -1;
  for (const piece of pieces) if (piece.place >= 0) place = piece.place;
  let core = pieces.map((piece) => (piece.place >= 0 ? "" : piece.text)).join("");
  let byLevel = false;
  if (place < 0) {
    const leveled = readLevel(reader, i, core);
    if (leveled !== null) {
      place = leveled.place;
      core = leveled.core;
      byLevel = true;
    }
  }
  if (place >= 0 && !byLevel) core = onceWritten(reader, mention, place, withoutLevel(reader, core));
  if (bare(core) === "") core = mention.text;
  return { mention: i, pieces, place, core, wording: reader.wordings(core), byLevel };
}

/** 市教育局 as 文昌市|教育局, 团市委 as 共青团|文昌市|委: the place of the article that the level means takes its seat. */
function readHome(reader: NameReader, i: number): OrgName | null {
  const { text } = reader.view.mentions[i] as Mention;
  const league = text.startsWith(LEAGUE) ? LEAGUE.length : 0;
  for (let size = 2; size >= 1; size--) {
    const word = text.slice(league, league + size);
    const level = reader.rules.levels.get(word);
    if (level === undefined) continue;
    const place = homeCalled(reader, i, word, LEVELS[level] ?? 0);
    if (place < 0) return null;
    const rest = text.slice(league + size);
    const head = league > 0 ? [{ text: LEAGUE_NAME, place: -1 }] : [];
    const pieces = [...head, { text: reader.table.drafts[place]?.name ?? "", place }, { text: rest, place: -1 }];
    const core = (league > 0 ? LEAGUE_NAME : "") + rest;
    return { mention: i, pieces, place, core, wording: reader.wordings(core), byLevel: false };
  }
  return null;
}

/** What a level means in most articles of the document, whose paper calls its own organs so; else what it means here. */
function homeCalled(reader: NameReader, i: number, word: string, level: number): number {
  const { homes, places, view } = reader;
  let home = homes.get(word);
  if (home === undefined) {
    home = mostCalled(reader, word, level);
    homes.set(word, home);
  }
  return home >= 0 ? home : homeOf(reader, places.ground[view.article[i] ?? 0] ?? -1, word, level);
}

/** The place that a level means in more than half of the articles, or -1. */
function mostCalled(reader: NameReader, word: string, level: number): number {
  const { ground } = reader.places;
  const counts = new Map<number, number>();
  for (const at of ground) {
    const place = homeOf(reader, at, word, level);
    counts.set(place, (counts.get(place) ?? 0) + 1);
  }
  for (const [place, count] of counts) if (place >= 0 && 2 * count > ground.length) return place;
  return -1;
}

const COUNTY = 3;

/** The place around an article's ground that is so called (市 of 高平市, a county by level), else that of the level. */
function homeOf({ table }: NameReader, ground: number, word: string, level: number): number {
  const called = placeCalled(table, ground, word, COUNTY);
  return called >= 0 ? called : placeAtLevel(table, ground, level);
}

function cutAtPlaces(reader: NameReader, i: number): Piece[] {
  const { view, places } = reader;
  const mention = view.mentions[i] as Mention;
  const pieces: Piece[] = [];
  let at = mention.start;
  const words = (end: number) => {
    if (end > at) pieces.push({ text: view.text.slice(at, end), place: -1 });
  };
  const nested = (view.inner[i] ?? []).filter((k) => (places.of[k] as number) >= 0);
  const look = (end: number) => {
    const hidden = at < end ? hiddenAt(reader, i, at, end) : null;
    if (hidden === null) return;
    pieces.push({
      text: view.text.slice(at, hidden.end),
      place: unitEntity(reader.memory, reader.table, hidden.unit),
    });
    at = hidden.end;
  };
  const head = () => pieces.every((piece) => piece.place >= 0);
  for (const k of nested) {
    const inner = view.mentions[k] as Mention;
    if (head()) look(inner.start);
    if (inner.start < at) continue;
    words(inner.start);
    pieces.push({ text: inner.text, place: places.of[k] as number });
    at = inner.end;
  }
  if (head()) look(mention.end);
  words(mention.end);
  return pieces;
}

/** A hidden place; a community only where no town of the county begins so: 凌云|社区卫生服务中心 is that of 凌云路街道. */
function hiddenAt(reader: NameReader, i: number, from: number, limit: number): { unit: number; end: number } | null {
  const place = hiddenPlace(reader, i, from, limit);
  if (place !== null && reader.memory.level(place.unit) < COMMUNITY) return place;
  return hiddenTown(reader, i, from, limit) ?? place;
}

const COMMUNITY = 5;

/**
 * A place at the head of a name, or behind the places there, that was not marked (a nested place without its suffix is
 * optional: 浦东新区|高行|社区卫生服务中心). It counts where the article speaks for it and a wording is left behind it.
 */
function hiddenPlace(reader: NameReader, i: number, from: number, limit: number): { unit: number; end: number } | null {
  const mention = reader.view.mentions[i] as Mention;
  const { text } = reader.view;
  let best: { unit: number; end: number } | null = null;
  let longest = 0;
  for (const match of reader.gazetteer.matchAt(text, from)) {
    const { end } = match;
    if (end > limit || end >= mention.end || match.form === "changed") continue;
    const rest = text.slice(end, mention.end);
    // 高行|社区卫生服务中心, not 高行社区|卫生服务中心: the cut that leaves the longest known wording is right.
    const known = knownStart(reader.rules, rest);
    if (known <= longest && best !== null) continue;
    if (known === 0 && match.form !== "full" && !reader.wordings(rest).plain) continue;
    const unit = bestSupported(reader, i, match.units);
    if (unit < 0) continue;
    best = { unit: countyCalled(reader, unit, text.slice(from, end)), end };
    longest = known;
  }
  return best;
}

/** 北林|疾控: of a district and a town in it that bear one name the bare name is the district's. */
function countyCalled({ memory }: NameReader, unit: number, text: string): number {
  const county = memory.path(unit).find((outer) => memory.level(outer) === COUNTY) ?? unit;
  return memory.unit(county).name.startsWith(text) ? county : unit;
}

/** 临夏路|社区卫生服务中心: a town of the article's county whose name begins so, where a whole known wording is left. */
function hiddenTown(reader: NameReader, i: number, from: number, limit: number): { unit: number; end: number } | null {
  const mention = reader.view.mentions[i] as Mention;
  const { text } = reader.view;
  const ground = reader.places.ground[reader.view.article[i] as number] ?? -1;
  const around = reader.table.drafts[ground]?.unit ?? -1;
  for (let end = from + 2; around >= 0 && end <= Math.min(limit, from + 5, mention.end - 2); end++) {
    const rest = text.slice(end, mention.end);
    if (!reader.rules.orgForms.has(rest) && !reader.rules.kinds.has(rest)) continue;
    const unit = reader.begin(around, { type: "division", text: text.slice(from, end) });
    if (unit >= 0) return { unit, end };
  }
  return null;
}

/** Length of the longest form or kind that a text begins with, 0 for none. */
function knownStart(rules: Rules, text: string): number {
  for (let size = Math.min(text.length, Math.max(rules.longestForm, rules.longestKind)); size >= 2; size--) {
    const start = text.slice(0, size);
    if (rules.orgForms.has(start) || rules.kinds.has(start)) return size;
  }
  return 0;
}

/** The unit that the names of the article, or of the document, speak for most below the level of prefectures; -1 where none do. */
function bestSupported(reader: NameReader, i: number, units: readonly number[]): number {
  const { resolved, view, memory } = reader;
  const votes = resolved.votes[view.article[i] as number];
  let best = -1;
  let most = 0;
  for (const unit of units) {
    let said = 0;
    for (const outer of memory.path(unit)) {
      if (memory.level(outer) < 3 && outer !== unit) continue;
      said += (votes?.weightOf(outer) ?? 0) + 0.3 * resolved.documentVotes.weightOf(outer);
    }
    if (said > most) {
      most = said;
      best = unit;
    }
  }
  return best;
}

/** A place that does not lie in the one before it is part of the wording: 川沙社区卫生服务中心|六团|分中心. */
function mergeAway(table: Table, pieces: readonly Piece[]): Piece[] {
  const out: Piece[] = [];
  let around = -1;
  let seenWords = false;
  for (const piece of pieces) {
    const draft = table.drafts[piece.place];
    const inside = draft !== undefined && (around < 0 || liesIn(table, piece.place, around));
    const open = draft !== undefined && draft.unit < 0 && (seenWords || draft.type === "division");
    if (draft !== undefined && (!inside || open)) {
      out.push({ text: piece.text, place: -1 });
      seenWords = true;
      continue;
    }
    if (piece.place >= 0) around = piece.place;
    else seenWords = true;
    out.push(piece);
  }
  return out;
}

/** 柳池村|委会 for 柳池村|村委会: what the place ends in and its committee begins with, written once. */
function onceWritten({ table, rules }: NameReader, mention: Mention, place: number, core: string): string {
  const whole = `${table.drafts[place]?.name.slice(-1)}${core}`;
  const isCommunity = table.drafts[place]?.type === "community";
  return isCommunity && mention.type === "social_org" && rules.orgForms.has(whole) ? whole : core;
}

/** 聊城|市妇联 for 聊城市|妇联: a level behind a place says nothing more. */
function withoutLevel(reader: NameReader, core: string): string {
  const known = knownStart(reader.rules, core);
  for (let size = 2; size >= 1; size--) {
    const rest = core.slice(size);
    if (known > size) return core;
    if (reader.rules.levels.has(core.slice(0, size)) && rest !== "" && reader.wordings(rest).plain) {
      if (!reader.rules.orgForms.has(core) && !reader.rules.kinds.has(core)) return rest;
    }
  }
  return core;
}

/** 镇社工办, 街道禁毒办, 新区禁毒办: a level in place of a name. */
function readLevel(reader: NameReader, i: number, core: string): { place: number; core: string } | null {
  const ground = reader.places.scene[reader.view.article[i] ?? 0] ?? -1;
  if (ground < 0 || reader.rules.orgForms.has(core) || reader.rules.kinds.has(core)) return null;
  for (let size = 3; size >= 1; size--) {
    const level = reader.rules.levels.get(core.slice(0, size));
    const rest = core.slice(size);
    if (level === undefined || rest.length < 2 || !reader.wordings(rest).plain) continue;
    const place = placeAtLevel(reader.table, ground, LEVELS[level] ?? 0);
    if (place >= 0) return { place, core: rest };
  }
  return null;
}

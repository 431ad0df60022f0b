import type { Gazetteer, GazetteerMatch } from "../../model/gazetteer.js";
import type { Mention } from "../../model/layers.js";
import { narrowByNeighbours, type Options } from "./chains.js";
import type { Memory } from "./memory.js";
import { makeReader } from "./place-reader.js";
import type { Reading } from "./readings.js";
import { PLACES, type View, weightOf } from "./view.js";
import { LEVEL_WORTH, speakFor, type Vote, Votes } from "./votes.js";

/** The unit that each mention stands for (-1: none, or nothing decides) and how sure that is (0 to 1). */
export interface Resolved {
  readonly unit: Int32Array;
  readonly confidence: Float32Array;
  /** How many units the mention might have meant. */
  readonly choices: Int32Array;
  /** Votes of each article, and of the whole document. */
  readonly votes: readonly Votes[];
  readonly documentVotes: Votes;
}

/** A place name in one article: all mentions that read alike are decided together. */
interface Name {
  readonly article: number;
  readonly mentions: number[];
  readonly options: Options;
  readonly cut: readonly GazetteerMatch[];
  weight: number;
  /** What the article says for each unit, and the share of the name's own vote that it has. */
  votes: readonly Vote[];
  shares: number[];
}

const ROUNDS = 2;
/** Fit of a name with the suffix of another status. */
const CHANGED = 0.2;
/** What the other articles of a document say counts less than the article itself. */
const ELSEWHERE = 0.3;
/** A unit wins when it has this much more than the next. */
const MARGIN = 1.15;
/** A unit that has less of a name's vote is not spoken for. */
const LEAST_SHARE = 0.01;

/**
 * Chooses the unit of each division and community mention. Each distinct name of an article votes for its possible
 * units and for all they lie in, an ambiguous one with a part of its vote for each (collective entity linking after
 * Han, Sun and Zhao 2011, by levels of a tree in place of a graph walk); the unit whose line has most of the others' votes wins.
 */
export function resolvePlaces(view: View, gazetteer: Gazetteer, memory: Memory, home: readonly number[]): Resolved {
  const count = view.mentions.length;
  const read = makeReader(memory);
  const readings: (Reading | null)[] = view.mentions.map((m) => (PLACES.has(m.type) ? read(m) : null));
  const options = narrowByNeighbours(view, gazetteer, readings);
  const document = new Votes(memory);
  const articles = Math.max(1, view.layers.articles.articles.length);
  const votes = Array.from({ length: articles }, () => new Votes(memory, document));
  const names = gatherNames(view, options, readings, votes);
  const tally: Tally = { gazetteer, memory, votes, document, firm: new Map(), leading: [] };
  countVotes(tally, names, home);
  const open = names.filter((name) => name.options.units.length > 1 || name.cut.length > 0);
  for (let round = 0; round < ROUNDS; round++) shareAnew(tally, open, round);
  const resolved: Resolved = {
    unit: new Int32Array(count).fill(-1),
    confidence: new Float32Array(count),
    choices: Int32Array.from(options, (o) => o.units.length),
    votes: tally.votes,
    documentVotes: tally.document,
  };
  for (const name of names) settle(tally, name, resolved);
  inheritByNearness(view, options, resolved);
  return resolved;
}

function gatherNames(
  view: View,
  options: readonly Options[],
  readings: readonly (Reading | null)[],
  votes: readonly Votes[],
): Name[] {
  const all: Name[] = [];
  let names = new Map<string, Name>();
  view.mentions.forEach((mention, i) => {
    if (i > 0 && view.article[i] !== view.article[i - 1]) names = new Map();
    const own = options[i] as Options;
    if (own.units.length === 0) return;
    const article = view.article[i] as number;
    const alike = mention.type === "community" ? `社${mention.text}` : mention.text;
    const key = own.chained ? `${alike}\0${own.units.join()}` : alike;
    const weight = weightOf(view, mention);
    const name = names.get(key);
    if (name === undefined) {
      const cut = own.chained ? [] : (readings[i]?.cut ?? []);
      const meant = own.chained ? own : withoutChanged(own);
      const said = votesOf(votes[article] as Votes, meant);
      const fresh = { article, mentions: [i], options: { ...meant }, cut, weight, votes: said, shares: prior(meant) };
      names.set(key, fresh);
      all.push(fresh);
    } else {
      name.mentions.push(i);
      // Repetition says a little more, not as much as another name.
      name.weight = Math.max(name.weight, weight) + 0.1;
    }
  });
  return all;
}

/** Where a unit bears the name as written, one that bore it before its status changed (海城区 for 海城市) is not meant. */
function withoutChanged({ units, fit, chained }: Options): Options {
  if (!fit.includes(1)) return { units, fit, chained };
  const keep = units.map((_, k) => k).filter((k) => (fit[k] as number) > CHANGED);
  return { units: keep.map((k) => units[k] as number), fit: keep.map((k) => fit[k] as number), chained };
}

const votesOf = (votes: Votes, { units }: Options): Vote[] => units.map((unit) => votes.voteOf(unit));

function prior(options: Options): number[] {
  const sum = options.fit.reduce((a, b) => a + b, 0);
  return options.fit.map((fit) => fit / sum);
}

interface Tally {
  readonly gazetteer: Gazetteer;
  readonly memory: Memory;
  readonly votes: readonly Votes[];
  readonly document: Votes;
  /** Votes of the names that need no context, for provinces. */
  readonly firm: Map<number, number>;
  /** For each article the units with the most votes, by level, once asked for. */
  leading: (readonly number[])[];
}

function countVotes(tally: Tally, names: readonly Name[], home: readonly number[]): void {
  for (const name of names) {
    if (isFirm(tally, name)) addFirm(tally, name.options.units[0] as number, name.weight);
    castVotes(name, 1, false);
  }
  for (const votes of tally.votes) votes.addUp();
  for (const unit of home) {
    speakFor(tally.document.voteOf(unit), 1, false);
    addFirm(tally, unit, 1);
  }
}

function addFirm({ firm, memory }: Tally, unit: number, weight: number): void {
  const province = provinceOf(memory, unit);
  firm.set(province, (firm.get(province) ?? 0) + weight);
}

const provinceOf = (memory: Memory, unit: number): number => memory.path(unit)[0] as number;

function castVotes({ votes, shares, weight }: Name, sign: 1 | -1, throughout: boolean): void {
  for (let k = 0; k < votes.length; k++) {
    const share = shares[k] as number;
    if (share > LEAST_SHARE) speakFor(votes[k] as Vote, sign * share * weight, throughout);
  }
}

/** Shares out the votes of open names anew by what all the names said before; then counts the new in place of the old. */
function shareAnew(tally: Tally, open: readonly Name[], round: number): void {
  for (const name of open) {
    if (name.cut.length === 0 || round > 0) continue;
    castVotes(name, -1, true);
    widen(tally, name);
    castVotes(name, 1, true);
  }
  const fresh = open.map((name) => newShares(name));
  open.forEach((name, i) => {
    castVotes(name, -1, true);
    name.shares = fresh[i] as number[];
    castVotes(name, 1, true);
  });
  tally.leading = [];
}

/** Sharpened, so that a clear winner takes nearly all. */
function newShares(name: Name): number[] {
  const { scores } = score(name);
  const best = Math.max(...scores);
  if (best <= 0) return name.shares;
  const powers = scores.map((s, k) => (s / best) ** 4 * (name.options.fit[k] as number));
  const sum = powers.reduce((a, b) => a + b, 0);
  return powers.map((p) => p / sum);
}

/** A name of more units than a match lists: adds those that lie where the other names are. */
function widen(tally: Tally, name: Name): void {
  const units = new Map(name.options.units.map((unit, k) => [unit, name.options.fit[k] as number]));
  for (const outer of leadingUnits(tally, name.article)) {
    for (const match of name.cut) {
      if (tally.gazetteer.countUnder(match, outer) > 16) continue;
      for (const unit of tally.gazetteer.unitsUnder(match, outer))
        if (!units.has(unit)) units.set(unit, match.form === "full" ? 1 : 0.7);
    }
  }
  name.options.units = [...units.keys()];
  name.options.fit = [...units.values()];
  name.votes = votesOf(tally.votes[name.article] as Votes, name.options);
  name.shares = prior(name.options);
}

function leadingUnits(tally: Tally, article: number): readonly number[] {
  const votes = tally.votes[article] as Votes;
  tally.leading[article] ??= [4, 3, 2].flatMap((level) => votes.leaders(level, 3));
  return tally.leading[article] as readonly number[];
}

/** For each unit of a name what the other names say for its line: in all, and below the level of provinces. */
function score(name: Name): { scores: number[]; near: number[] } {
  const { votes, shares, weight } = name;
  for (const { line } of votes) for (const vote of line) vote.own = 0;
  votes.forEach(({ line }, k) => {
    const share = shares[k] as number;
    if (share > LEAST_SHARE) for (const vote of line) vote.own += share * weight;
  });
  const near: number[] = [];
  const scores = votes.map(({ line }) => {
    let all = 0;
    let close = 0;
    for (const vote of line) {
      const here = Math.max(0, vote.weight - vote.own);
      const there = Math.max(0, (vote.all?.weight ?? 0) - vote.weight);
      const said = here + ELSEWHERE * there;
      if (said < 1e-6) continue;
      all += (LEVEL_WORTH[vote.level] as number) * Math.min(said, 6);
      if (vote.level > 1) close += said;
    }
    near.push(close);
    return all;
  });
  return { scores, near };
}

function settle(tally: Tally, name: Name, resolved: Resolved): void {
  const { units, fit, chained } = name.options;
  if (isFirm(tally, name)) {
    for (const i of name.mentions) {
      resolved.unit[i] = units[0] as number;
      resolved.confidence[i] = 0.98;
    }
    return;
  }
  const { scores, near } = score(name);
  const value = scores.map((s, k) => (s + 0.05) * (fit[k] as number));
  let best = 0;
  for (let k = 1; k < value.length; k++) if ((value[k] as number) > (value[best] as number)) best = k;
  // 城中 may be the district or a town in it: both are on one line, and the bare name is the outer one's.
  value.forEach((v, k) => {
    if (v >= 0.6 * (value[best] as number) && tally.gazetteer.contains(units[k] as number, units[best] as number))
      best = k;
  });
  let second = 0;
  value.forEach((v, k) => {
    if (k !== best && !tally.gazetteer.contains(units[best] as number, units[k] as number))
      second = Math.max(second, v);
  });
  const top = value[best] as number;
  const unit = units[best] as number;
  const alone = units.length === 1 && name.cut.length === 0;
  if (!alone && top < second * MARGIN) return;
  if (!alone && (scores[best] as number) <= 0 && (fit[best] as number) < 1) return;
  if (!chained && isStray(tally, unit, near[best] as number, fit[best] as number)) return;
  const confidence = alone ? (chained || (scores[best] as number) > 0 ? 0.98 : 0.8) : 0.5 + 0.5 * (1 - second / top);
  for (const i of name.mentions) {
    resolved.unit[i] = unit;
    resolved.confidence[i] = confidence;
  }
}

/**
 * A community, or a place without its suffix, that nothing near speaks for while the text is about elsewhere: the
 * official list lacks the one that is meant, and the one of that name elsewhere is not it. Only names that need no
 * context speak here, lest strays vouch for each other.
 */
function isStray(tally: Tally, unit: number, near: number, fit: number): boolean {
  const province = provinceOf(tally.memory, unit);
  if (near > 0.5 && (tally.firm.get(province) ?? 0) > 0) return false;
  const level = tally.memory.level(unit);
  if (level <= 3 && fit >= 0.6) return false;
  if (level === 4 && fit === 1) return false;
  let elsewhere = 0;
  for (const [other, weight] of tally.firm) if (other !== province) elsewhere = Math.max(elsewhere, weight);
  return elsewhere > 0.5 && (tally.firm.get(province) ?? 0) < 0.5;
}

/** Whether a name says its unit without help: told by its neighbours, or the whole name of but one division. */
function isFirm(tally: Tally, name: Name): boolean {
  const [unit] = name.options.units;
  if (unit === undefined || name.options.units.length > 1 || name.cut.length > 0) return false;
  return name.options.chained || (name.options.fit[0] === 1 && tally.memory.level(unit) <= 4);
}

/**
 * What neighbours settled somewhere in an article holds for the rest of it: a name alone means the unit of its own that was
 * so written last, or, before the first (a title), the one that is so written next.
 */
function inheritByNearness(view: View, options: readonly Options[], resolved: Resolved): void {
  if (!options.some((one) => !one.chained && one.units.length > 1)) return;
  const settled = (i: number) => options[i]?.chained === true && (resolved.unit[i] as number) >= 0;
  const from = new Int32Array(options.length).fill(-1);
  let seen = new Map<string, number>();
  for (let i = 0; i < options.length; i++) {
    if (i > 0 && view.article[i] !== view.article[i - 1]) seen = new Map();
    if (settled(i)) remember(view, resolved, seen, i);
    else if (options[i]?.units.length) from[i] = nearest(view, options, seen, i, true);
  }
  seen = new Map();
  for (let i = options.length - 1; i >= 0; i--) {
    if (i < options.length - 1 && view.article[i] !== view.article[i + 1]) seen = new Map();
    if (settled(i)) remember(view, resolved, seen, i);
    else if (options[i]?.units.length && from[i] === -1) from[i] = nearest(view, options, seen, i, false);
  }
  from.forEach((source, i) => {
    if (source >= 0) inherit(resolved, i, source);
  });
}

function remember(view: View, resolved: Resolved, seen: Map<string, number>, i: number): void {
  const mention = view.mentions[i] as Mention;
  seen.set(`${mention.type}\0${mention.text}`, i);
  seen.set(String(resolved.unit[i]), i);
}

function nearest(
  view: View,
  options: readonly Options[],
  seen: ReadonlyMap<string, number>,
  i: number,
  last: boolean,
): number {
  const mention = view.mentions[i] as Mention;
  const alike = seen.get(`${mention.type}\0${mention.text}`);
  if (alike !== undefined) return alike;
  let found = -1;
  for (const unit of options[i]?.units ?? []) {
    const at = seen.get(String(unit));
    if (at !== undefined && (found < 0 || (last ? at > found : at < found))) found = at;
  }
  return found;
}

function inherit(resolved: Resolved, to: number, from: number): void {
  resolved.unit[to] = resolved.unit[from] as number;
  resolved.confidence[to] = (resolved.confidence[from] as number) * 0.95;
}

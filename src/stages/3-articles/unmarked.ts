import { endsSentence } from "../../text/characters.js";
import type { Cues } from "./cues.js";
import { type ArticleRole, type Block, isBody, isDashLed, isNumbered, JUMP_HERE } from "./roles.js";

/** What speaks for and against a heading being the title of an article. Points; `threshold` make a title. */
export const POINTS = {
  threshold: 3,
  /** The first heading of the file, with no text above it. */
  first: 10,
  /** A credit, a jump line or a running head stands between it and the text above. */
  boundary: 4,
  /** A jump line (上接 1 版) stands right above it. */
  jumpAbove: 3,
  runningHead: 4,
  /** A subtitle follows: led by a dash, or naming who acts. */
  dashSubtitle: 5,
  unitSubtitle: 3,
  /** The paragraph above looks ahead or sums up; or breaks off. */
  closing: 3,
  brokenOff: 1,
  /** The paragraph below begins as a report does. */
  lead: 1.5,
  /** It begins with the day. */
  dated: 1,
  /** The heading says what has happened. */
  event: 1.5,
  /** The heading speaks of us: 我镇, 我院. */
  self: 1.5,
  /** It asks or calls. */
  call: 1,
  /** Most headings of the file stand above a report's begin: a bulletin of short news. */
  bulletin: 3,
  /** The heading names a place. */
  place: 2.5,
  /** Heading and lead name places: new ones only; known ones only; both; or none at all. */
  newPlace: 3,
  samePlace: -1.5,
  mixedPlaces: 1,
  noPlace: -1,
  /** The head of a numbered part. */
  numbered: -20,
  /** A label before a colon that names no place: 新春序曲：… */
  label: -1.5,
  /** Short, or of the length of a headline. */
  short: -0.5,
  long: 0.5,
  /** Three clauses or more that name nobody: a slogan over a part. */
  slogan: -1,
  /** Built like the section head before it. */
  parallel: -1.5,
  /** The article above would have hardly any text. */
  early: -2,
  /** No text below it. */
  bare: -1.5,
  /** Several paragraphs stand below it before the next head: an article rather than a section. */
  ample: 1,
  /** The only head inside a long article, where section heads would come in series. */
  lone: 2.5,
};

const LEAD = 120;
const AMPLE_PARAGRAPHS = 3;
const AMPLE_CHARACTERS = 280;
const HARDLY_ANY = 40;

/** What is true of the whole file. */
interface File {
  readonly cues: Cues;
  readonly bulletin: boolean;
  /** Heads that are the only one of their article. */
  readonly lone: ReadonlySet<number>;
}

/** The article that is being read. */
interface Current {
  started: boolean;
  readonly places: Set<string>;
  characters: number;
  lastBody: string;
  lastSection: string;
  boundary: boolean;
  /** The last block was a jump line. */
  jump: boolean;
}

/** Roles of the paragraphs of a file without mark-up; a second reading looks again at heads that stand alone. */
export function rolesByScore(blocks: readonly Block[], cues: Cues): ArticleRole[] {
  const bulletin = isBulletin(blocks, cues);
  const first = readRoles(blocks, { cues, bulletin, lone: new Set() });
  const lone = loneHeads(blocks, first);
  return lone.size === 0 ? first : readRoles(blocks, { cues, bulletin, lone });
}

function isBulletin(blocks: readonly Block[], cues: Cues): boolean {
  let [heads, leads] = [0, 0];
  blocks.forEach((block, i) => {
    const below = blocks[i + 1];
    if (block.role !== "heading" || isNumbered(block.text) || below === undefined || !isBody(below.role)) return;
    heads++;
    if (cues.leads(below.text)) leads++;
  });
  return heads >= 3 && leads * 5 >= heads * 3;
}

const LONG_PART = 200;

/** Heads that are the only one of their article, with a good deal of text above and below. */
function loneHeads(blocks: readonly Block[], roles: readonly ArticleRole[]): Set<number> {
  const lone = new Set<number>();
  let heads: number[] = [];
  let [above, below] = [0, 0];
  const close = () => {
    if (heads.length === 1 && above >= LONG_PART && below >= LONG_PART) lone.add(heads[0] as number);
    heads = [];
    above = 0;
    below = 0;
  };
  blocks.forEach((block, i) => {
    const role = roles[i] as ArticleRole;
    if (role === "title") close();
    else if (role === "heading") heads.push(i);
    else if (isBody(role) && heads.length === 0) above += block.text.length;
    else if (isBody(role)) below += block.text.length;
  });
  close();
  return lone;
}

/** One reading from left to right. */
function readRoles(blocks: readonly Block[], file: File): ArticleRole[] {
  const { cues } = file;
  const roles: ArticleRole[] = blocks.map((block) => block.role);
  let current = newArticle();
  for (let at = 0; at < blocks.length; at++) {
    const block = blocks[at] as Block;
    if (block.role !== "heading") {
      readBlock(current, block, cues);
      continue;
    }
    const group = headingGroup(blocks, at, current, cues);
    for (const head of group.runningHeads) roles[head] = "furniture";
    if (scoreTitle(group, current, file) >= POINTS.threshold) {
      current = newArticle();
      current.started = true;
      markTitle(group, roles, cues);
    } else current.lastSection = group.headings.at(-1)?.text ?? "";
    current.boundary = false;
    current.jump = false;
    for (const heading of group.headings) for (const place of cues.places(heading.text)) current.places.add(place);
    at = group.last;
  }
  return roles;
}

function newArticle(): Current {
  return {
    started: false,
    places: new Set(),
    characters: 0,
    lastBody: "",
    lastSection: "",
    boundary: false,
    jump: false,
  };
}

function readBlock(current: Current, block: Block, cues: Cues): void {
  current.jump = block.role === "furniture" && JUMP_HERE.test(block.text);
  if (isBody(block.role)) {
    for (const place of cues.places(block.text)) current.places.add(place);
    current.characters += block.text.length;
    current.lastBody = block.text;
    current.boundary = block.moved;
  } else if (block.role !== "caption") current.boundary = current.characters > 0 || current.boundary;
}

/** Headings that follow one another, page furniture between them left out, and the text below them. */
interface Group {
  readonly headings: readonly Block[];
  readonly runningHeads: readonly number[];
  /** A jump line stands among them. */
  readonly jump: boolean;
  readonly below: string;
  /** Paragraphs and characters of text up to the next head. */
  readonly paragraphs: number;
  readonly characters: number;
  readonly last: number;
}

function headingGroup(blocks: readonly Block[], from: number, current: Current, cues: Cues): Group {
  const headings: Block[] = [];
  let jump = false;
  let last = from;
  for (let at = from; at < blocks.length; at++) {
    const block = blocks[at] as Block;
    if (block.role === "heading") headings.push(block);
    else if (block.role === "furniture") jump = true;
    else break;
    last = at;
  }
  while (blocks[last]?.role === "furniture") last--;
  const runningHeads = findRunningHeads(headings, current, jump, cues);
  const next = blocks.slice(last + 1, last + 4).find((block) => isBody(block.role) || block.role === "heading");
  const below = next !== undefined && isBody(next.role) ? next.text : "";
  return {
    headings: headings.slice(runningHeads.length),
    runningHeads,
    jump: jump || runningHeads.length > 0,
    below,
    ...measureBelow(blocks, last + 1),
    last,
  };
}

/** Far enough ahead to tell an article from a section. */
const AHEAD = 8;

function measureBelow(blocks: readonly Block[], from: number): { paragraphs: number; characters: number } {
  let [paragraphs, characters] = [0, 0];
  for (const block of blocks.slice(from, from + AHEAD)) {
    if (block.role === "heading") break;
    if (!isBody(block.role)) continue;
    paragraphs++;
    characters += block.text.length;
  }
  return { paragraphs, characters };
}

const LONGEST_RUNNING_HEAD = 5;
const MOST_RUNNING_HEADS = 3;
const LONGEST_MASTHEAD = 12;

/** A very short line above a headline, where an article may begin, is the name of a column. */
function findRunningHeads(headings: readonly Block[], current: Current, jump: boolean, cues: Cues): number[] {
  const open = current.characters === 0 || current.boundary || !endsSentence(current.lastBody);
  const found: number[] = [];
  const atTop = !current.started && current.characters === 0;
  if (atTop && headings.length === 1 && cues.isMasthead(headings[0]?.text ?? "")) return [headings[0]?.ordinal ?? 0];
  for (const heading of headings.slice(0, Math.min(headings.length - 1, MOST_RUNNING_HEADS))) {
    const text = heading.text.replace(/\s/g, "");
    // The name of the paper stands first, with the number and date of the issue below it.
    const nameplate = atTop && (jump || found.length > 0 || text.length <= LONGEST_MASTHEAD) && cues.isMasthead(text);
    const byShape = open && text.length <= LONGEST_RUNNING_HEAD && !/[，,！!？?：:]/.test(text);
    if (!byShape && !nameplate && !cues.isColumn(text)) break;
    found.push(heading.ordinal);
  }
  return found;
}

function scoreTitle(group: Group, current: Current, file: File): number {
  const { cues } = file;
  const [heading, second] = group.headings;
  if (heading === undefined) return 0;
  const { text } = heading;
  let points = file.lone.has(heading.ordinal) ? POINTS.lone : 0;
  if (file.bulletin && cues.leads(group.below)) points += POINTS.bulletin;
  if (cues.tellsEvent(text)) points += POINTS.event;
  if (/我[省市区县旗州镇乡村院校局委馆站所街社单公]/.test(text)) points += POINTS.self;
  if (/[？?！!]$/.test(text)) points += POINTS.call;
  if (!current.started && current.characters === 0) points += POINTS.first;
  if (current.boundary) points += POINTS.boundary;
  if (current.jump) points += POINTS.jumpAbove;
  if (group.jump) points += POINTS.runningHead;
  if (second !== undefined && isDashLed(second.text)) points += POINTS.dashSubtitle;
  else if (second !== undefined && cues.namesUnit(second.text)) points += POINTS.unitSubtitle;
  if (current.lastBody !== "" && cues.closes(current.lastBody)) points += POINTS.closing;
  if (current.lastBody !== "" && !endsSentence(current.lastBody)) points += POINTS.brokenOff;
  if (cues.leads(group.below)) points += POINTS.lead;
  if (cues.isDated(group.below)) points += POINTS.dated;
  points += scorePlaces(group, current, cues);
  if (isNumbered(text)) points += POINTS.numbered;
  const label = /^([^：:“”"]{2,8})[：:]/.exec(text)?.[1];
  if (label !== undefined && !cues.namesUnit(label)) points += POINTS.label;
  if (text.length <= 12) points += POINTS.short;
  if (text.length >= 16) points += POINTS.long;
  if (text.trim().split(/\s+/).length >= 3 && !cues.namesUnit(text)) points += POINTS.slogan;
  if (isParallel(text, current.lastSection)) points += POINTS.parallel;
  if (current.started && current.characters < HARDLY_ANY && !file.bulletin) points += POINTS.early;
  if (group.below === "") points += POINTS.bare;
  if (group.paragraphs >= AMPLE_PARAGRAPHS && group.characters >= AMPLE_CHARACTERS) points += POINTS.ample;
  return points;
}

function scorePlaces(group: Group, current: Current, cues: Cues): number {
  const inHeading = cues.places(group.headings[0]?.text ?? "");
  const inLead = cues.places(group.headings.map((heading) => heading.text).join("，") + group.below.slice(0, LEAD));
  const named = inHeading.length > 0 ? POINTS.place : 0;
  if (inLead.length === 0) return group.below === "" ? 0 : POINTS.noPlace;
  const known = inLead.filter((place) => current.places.has(place)).length;
  if (known === 0) return named + POINTS.newPlace;
  return named + (known < inLead.length ? POINTS.mixedPlaces : POINTS.samePlace);
}

/** Section heads of one article are built alike: 深化调研 精准对接 / 普法宣传 提升素养. */
function isParallel(text: string, before: string): boolean {
  if (before === "" || Math.abs(text.length - before.length) > 2) return false;
  const shape = (heading: string) => heading.replace(/[^，,：: “”"]/g, "").replace(/[“”"]/g, "");
  return shape(text) !== "" && shape(text) === shape(before);
}

/** The first heading is the title; a second one is its subtitle if it is led by a dash or says who acts. */
function markTitle(group: Group, roles: ArticleRole[], cues: Cues): void {
  const [title, second] = group.headings;
  if (title === undefined) return;
  roles[title.ordinal] = "title";
  if (second !== undefined && !isNumbered(second.text) && (isDashLed(second.text) || cues.namesUnit(second.text))) {
    roles[second.ordinal] = "subtitle";
  }
}

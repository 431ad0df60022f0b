import { endsSentence } from "../../text/characters.js";
import type { Cues } from "./cues.js";
import { isAlike, isCaptionLike, isNewsPage, isTwin, oddHeads } from "./heads.js";
import { POINTS } from "./points.js";
import { type ArticleRole, type Block, isBody, isDashLed, isNumbered, JUMP_HERE } from "./roles.js";

const LEAD = 120;
const AMPLE_PARAGRAPHS = 3;
const AMPLE_CHARACTERS = 280;
const HARDLY_ANY = 40;
/** So many titles, and half as many again as section heads, make a page of short articles. */
const MANY_TITLES = 3;

/** What is true of the whole file. */
interface File {
  readonly cues: Cues;
  /** Most heads stand above a report's begin. */
  readonly bulletin: boolean;
  /** Most heads begin with who or what. */
  readonly news: boolean;
  /** Heads that belong to no series. */
  readonly odd: ReadonlySet<number>;
  /** At the first reading most heads were titles. */
  readonly mostlyTitles: boolean;
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

/** Roles of the paragraphs of a file without mark-up; a second reading looks again at heads that belong to no series. */
export function rolesByScore(blocks: readonly Block[], cues: Cues): ArticleRole[] {
  const [bulletin, news] = [isBulletin(blocks, cues), isNewsPage(blocks, cues)];
  const file = { cues, bulletin, news, odd: new Set<number>(), mostlyTitles: false };
  const first = readRoles(blocks, file);
  const odd = oddHeads(blocks, first);
  const mostlyTitles = areMostlyTitles(first);
  return odd.size === 0 && !mostlyTitles ? first : readRoles(blocks, { ...file, odd, mostlyTitles });
}

function areMostlyTitles(roles: readonly ArticleRole[]): boolean {
  const titles = roles.filter((role) => role === "title").length;
  const sections = roles.filter((role) => role === "heading").length;
  return titles >= MANY_TITLES && 2 * titles >= 3 * sections;
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
    for (const head of group.captions) roles[head] = "caption";
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
  readonly captions: readonly number[];
  /** A jump line stands among them. */
  readonly jump: boolean;
  readonly below: string;
  /** A dateline or a byline stands between them and the text. */
  readonly byline: boolean;
  /** Paragraphs and characters of text up to the next head. */
  readonly paragraphs: number;
  readonly characters: number;
  /** The head after that, empty where there is none near. */
  readonly nextHead: string;
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
  const next = blocks.slice(last + 1, last + 4).find((block) => isBody(block.role) || block.role === "heading");
  const below = next !== undefined && isBody(next.role) ? next.text : "";
  const captions = leadingCaptions(headings, current, below);
  const runningHeads = findRunningHeads(headings.slice(captions.length), current, jump, cues);
  return {
    headings: headings.slice(captions.length + runningHeads.length),
    runningHeads,
    captions,
    jump: jump || runningHeads.length > 0,
    below,
    byline: blocks[last + 1]?.role === "byline" && below !== "",
    ...measureBelow(blocks, last + 1),
    last,
  };
}

/** Captions without a mark stand between the text that they speak of and the next head. */
function leadingCaptions(headings: readonly Block[], current: Current, below: string): number[] {
  const captions: number[] = [];
  for (const heading of headings) {
    if (!isCaptionLike(heading.text, current.lastBody, below)) break;
    captions.push(heading.ordinal);
  }
  return captions;
}

/** Far enough ahead to tell an article from a section. */
const AHEAD = 8;

function measureBelow(blocks: readonly Block[], from: number): Pick<Group, "paragraphs" | "characters" | "nextHead"> {
  let [paragraphs, characters, nextHead] = [0, 0, ""];
  for (const block of blocks.slice(from, from + AHEAD)) {
    if (block.role === "heading") {
      nextHead = block.text;
      break;
    }
    if (!isBody(block.role)) continue;
    paragraphs++;
    characters += block.text.length;
  }
  return { paragraphs, characters, nextHead };
}

const NOTICE = /[0-9][:：][0-9]{2}|[0-9]{3,4}[-—][0-9]{4}|电话/;
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
  let points = scoreSubject(group, current, file);
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
  if (group.byline) points += POINTS.byline;
  points += scorePlaces(group, current, file);
  if (isNumbered(text)) points += POINTS.numbered;
  if (NOTICE.test(text)) points += POINTS.notice;
  const label = /^([^：:“”"]{2,8})[：:]/.exec(text)?.[1];
  if (label !== undefined && !cues.namesUnit(label)) points += POINTS.label;
  if (text.length <= 12) points += POINTS.short;
  if (text.length >= 16) points += POINTS.long;
  if (text.trim().split(/\s+/).length >= 3 && !cues.namesUnit(text)) points += POINTS.slogan;
  if (isAlike(text, current.lastSection) && /[，,：: ]/.test(text)) points += POINTS.parallel;
  if (current.started && current.characters < HARDLY_ANY && !file.bulletin) points += POINTS.early;
  if (group.below === "") points += POINTS.bare;
  if (group.paragraphs >= AMPLE_PARAGRAPHS && group.characters >= AMPLE_CHARACTERS) points += POINTS.ample;
  return points;
}

function scorePlaces(group: Group, current: Current, { cues, news }: File): number {
  const inHeading = cues.places(group.headings[0]?.text ?? "");
  const inLead = cues.places(group.headings.map((heading) => heading.text).join("，") + group.below.slice(0, LEAD));
  const named = inHeading.length > 0 ? POINTS.place : 0;
  if (inLead.length === 0) return group.below === "" || news ? 0 : POINTS.noPlace;
  const known = inLead.filter((place) => current.places.has(place)).length;
  if (known === 0) return named + POINTS.newPlace;
  if (known < inLead.length) return named + POINTS.mixedPlaces;
  return news ? named : named + POINTS.samePlace;
}

/** Who or what a head begins with, whether the text takes it up, and whether it belongs to a series. */
function scoreSubject(
  { headings, below, nextHead }: Group,
  current: Current,
  { cues, news, odd, mostlyTitles }: File,
): number {
  const [heading] = headings as [Block];
  const first = cues.firstWord(heading.text);
  let points = first === "noun" ? POINTS.subject : first === "verb" ? POINTS.action : 0;
  if (cues.namesActor(heading.text)) points += POINTS.actor;
  if (echoes(heading.text, below)) points += POINTS.echo;
  if (first === "noun" && echoes(heading.text.slice(0, SUBJECT), below)) points += POINTS.subjectEcho;
  if (odd.has(heading.ordinal) && first !== "verb") points += POINTS.odd;
  const series = isAlike(heading.text, current.lastSection) || isTwin(heading.text, nextHead);
  if (news && first === "noun" && !series) points += POINTS.news;
  if (mostlyTitles && !series) points += POINTS.mostlyTitles;
  return points;
}

const TAKEN_UP = 60;
const SUBJECT = 6;

/** Whether three characters of a head stand together in the begin of the text below. */
function echoes(heading: string, below: string): boolean {
  const begin = below.slice(0, TAKEN_UP);
  for (let at = 0; at + 3 <= heading.length; at++) {
    const part = heading.slice(at, at + 3);
    if (/^[\u4e00-\u9fff]{3}$/.test(part) && begin.includes(part)) return true;
  }
  return false;
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

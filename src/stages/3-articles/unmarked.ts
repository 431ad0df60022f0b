import { endsSentence, isItem } from "../../text/characters.js";
import type { Cues } from "./cues.js";
import { isAlike, isCaptionLike, isNewsPage, isTwin, oddHeads } from "./heads.js";
import { POINTS, type Point, THRESHOLD } from "./points.js";
import { type ArticleRole, type Block, isBody, isDashLed, isNumbered, JUMP_HERE } from "./roles.js";

const LEAD = 120;
const AMPLE_PARAGRAPHS = 2;
const AMPLE_CHARACTERS = 200;
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
  readonly isTitle: IsTitle;
  /** Names of the paper as its first page gives them, Chinese characters alone. */
  readonly nameplates: Set<string>;
  /** How the heads of articles are numbered, where they are. */
  readonly numbered: Set<string>;
}

/** Decides whether a head is a title by what speaks for it. */
export type IsTitle = (signs: readonly Point[], head: Block) => boolean;

const byPoints: IsTitle = (signs) => signs.reduce((sum, sign) => sum + POINTS[sign], 0) >= THRESHOLD;

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
export function rolesByScore(blocks: readonly Block[], cues: Cues, isTitle = byPoints): ArticleRole[] {
  const [bulletin, news] = [isBulletin(blocks, cues), isNewsPage(blocks, cues)];
  const file = {
    cues,
    bulletin,
    news,
    odd: new Set<number>(),
    mostlyTitles: false,
    isTitle,
    nameplates: new Set<string>(),
    numbered: new Set<string>(),
  };
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
    const group = headingGroup(blocks, at, current, file);
    for (const head of group.runningHeads) roles[head] = "furniture";
    for (const head of group.captions) roles[head] = "caption";
    if (group.headings.length > 0 && file.isTitle(signsOf(group, current, file), group.headings[0] as Block)) {
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

function headingGroup(blocks: readonly Block[], from: number, current: Current, file: File): Group {
  const headings: Block[] = [];
  let jump = false;
  let above = 0;
  let last = from;
  for (let at = from; at < blocks.length; at++) {
    const block = blocks[at] as Block;
    if (block.role === "heading") headings.push(block);
    else if (block.role === "furniture") {
      jump = true;
      above = headings.length;
    } else break;
    last = at;
  }
  while (blocks[last]?.role === "furniture") last--;
  const next = blocks.slice(last + 1, last + 4).find((block) => isBody(block.role) || block.role === "heading");
  const below = next !== undefined && isBody(next.role) ? next.text : "";
  const captions = leadingCaptions(headings, current, below);
  const runningHeads = findRunningHeads(headings.slice(captions.length), current, jump, above, file);
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

const NOTICE = /[0-9][:：][0-9]{2}|[0-9]{3,4}[-—][0-9]{4}|电话[:：0-9]/;
const LONGEST_RUNNING_HEAD = 5;
const MOST_RUNNING_HEADS = 3;
const LONGEST_MASTHEAD = 12;
const LONGEST_NAMEPLATE = 14;

/** The lines above a headline that are none of it: the name of the paper and of a column, and again the name of the paper on further pages. */
function findRunningHeads(
  headings: readonly Block[],
  current: Current,
  jump: boolean,
  above: number,
  { cues, nameplates }: File,
): number[] {
  const open = current.characters === 0 || current.boundary || !endsSentence(current.lastBody);
  const atTop = !current.started && current.characters === 0;
  const found: number[] = [];
  for (let i = 0; i < headings.length; i++) {
    const text = headings[i]?.text ?? "";
    const name = nameOf(text);
    const more = i + 1 < headings.length;
    // The name of the paper stands first, with the number and date of the issue below it.
    const short = name.length <= LONGEST_NAMEPLATE;
    const underIt = more && atTop && i < above && short && !isNumbered(headings[i + 1]?.text ?? "");
    const named = cues.isMasthead(text) && (!more || jump || found.length > 0 || name.length <= LONGEST_MASTHEAD);
    const nameplate = underIt || (atTop && (named || isSpaced(text)));
    const column = more && i < MOST_RUNNING_HEADS && (isColumnLike(text, open) || cues.isColumn(name));
    if (!nameplate && !column && !isPageHead(text, nameplates)) break;
    if (nameplate) nameplates.add(name);
    found.push(headings[i]?.ordinal ?? 0);
  }
  return found;
}

/** A very short line, where an article may begin, is the name of a column. */
function isColumnLike(line: string, open: boolean): boolean {
  const text = line.replace(/\s/g, "");
  return open && text.length <= LONGEST_RUNNING_HEAD && !/[，,！!？?：:]/.test(text);
}

const nameOf = (line: string): string => line.replace(/[^\u4e00-\u9fff]/g, "");

/** 隆德周刊 3, ◇监管与服务◇ 2: the name of the paper and the number of the page. */
const isPageHead = (line: string, nameplates: ReadonlySet<string>): boolean =>
  nameplates.has(nameOf(line).replace(/第?[一二三四五六七八九十]*[版页]$/, "")) && /^[^，。！？]{4,24}$/.test(line);

const LEAST_SPACED = 4;

/** 涧 西 监 管 与 服 务: a name spread over the width of the page. */
function isSpaced(line: string): boolean {
  const parts = line.trim().split(/\s+/);
  return parts.length >= LEAST_SPACED && parts.every((part) => part.length === 1);
}

/** What speaks for and against the head being a title. */
function signsOf(group: Group, current: Current, file: File): Point[] {
  const { cues } = file;
  const [heading, second] = group.headings;
  if (heading === undefined) return [];
  const { text } = heading;
  const said = (is: boolean, sign: Point): Point[] => (is ? [sign] : []);
  const label = /^([^：:“”"]{2,8})[：:]/.exec(text)?.[1];
  return [
    ...subjectSigns(group, current, file),
    ...placeSigns(group, current, file),
    ...said(file.bulletin && cues.leads(group.below), "bulletin"),
    ...said(cues.tellsEvent(text), "event"),
    ...said(/我[省市区县旗州镇乡村院校局委馆站所街社单公]/.test(text), "self"),
    ...said(/[？?！!]$/.test(text), "call"),
    ...said(!current.started && current.characters === 0, "first"),
    ...said(current.boundary, "boundary"),
    ...said(current.jump, "jumpAbove"),
    ...said(group.jump, "runningHead"),
    ...said(second !== undefined && isDashLed(second.text), "dashSubtitle"),
    ...said(second !== undefined && !isDashLed(second.text) && cues.namesUnit(second.text), "unitSubtitle"),
    ...said(current.lastBody !== "" && cues.closes(current.lastBody), "closing"),
    ...said(current.lastBody !== "" && !endsSentence(current.lastBody), "brokenOff"),
    ...said(cues.leads(group.below), "lead"),
    ...said(cues.isDated(group.below), "dated"),
    ...said(group.byline, "byline"),
    ...said(isNumbered(text), isNumberedArticle(text, current, file) ? "numberedArticle" : "numbered"),
    ...said(ORNAMENT.test(text) && isNumberedArticle(text, current, file), "numberedArticle"),
    ...said(isItem(group.below) || (cues.isBriefs(text) && isNumbered(group.below)), "items"),
    ...said(cues.tells(text), "telling"),
    ...said(NOTICE.test(text), "notice"),
    ...said(label !== undefined && !cues.namesUnit(label), "label"),
    ...said(text.length <= 12, "short"),
    ...said(text.length >= 16, "long"),
    ...said(text.trim().split(/\s+/).length >= 3 && !cues.namesUnit(text), "slogan"),
    ...said(isAlike(text, current.lastSection) && /[，,：: ]/.test(text), "parallel"),
    ...said(current.started && current.characters < HARDLY_ANY && !file.bulletin, "early"),
    ...said(group.below === "", "bare"),
    ...said(group.paragraphs >= AMPLE_PARAGRAPHS && group.characters >= AMPLE_CHARACTERS, "ample"),
  ];
}

/** What heads of articles are marked with: 【…】, ◆…, ▌…. */
const ORNAMENT = /^[【◆◇★☆■□▌▍●○▲△※►▶◎]/;

/** Where the file begins with a numbered or ornamented head, all that are numbered like it are heads of articles. */
function isNumberedArticle(text: string, current: Current, { numbered }: File): boolean {
  const style = ORNAMENT.test(text)
    ? text.slice(0, 1)
    : text.replace(/[一二三四五六七八九十0-9]+/, "#").slice(0, STYLE);
  if (!current.started && current.characters === 0) numbered.add(style);
  return numbered.has(style);
}

const STYLE = 2;

function placeSigns(group: Group, current: Current, { cues, news, nameplates }: File): Point[] {
  const inHeading = cues.places(group.headings[0]?.text ?? "");
  const inLead = cues.places(group.headings.map((heading) => heading.text).join("，") + group.below.slice(0, LEAD));
  if (inLead.length === 0) return group.below === "" || news ? [] : ["noPlace"];
  const signs: Point[] = inHeading.length > 0 ? ["place"] : [];
  const known = inLead.filter((place) => current.places.has(place)).length;
  if (known === 0) signs.push("newPlace");
  else if (known < inLead.length) signs.push("mixedPlaces");
  else if (!news && nameplates.size === 0) signs.push("samePlace");
  return signs;
}

/** Who or what a head begins with, whether the text takes it up, and whether it belongs to a series. */
function subjectSigns(
  { headings, below, nextHead }: Group,
  current: Current,
  { cues, news, odd, mostlyTitles, nameplates }: File,
): Point[] {
  const [heading] = headings as [Block];
  const first = cues.firstWord(heading.text);
  const paper = nameplates.size > 0;
  const signs: Point[] = first === "noun" ? ["subject"] : first === "verb" ? ["action"] : [];
  if (cues.namesActor(heading.text)) signs.push("actor");
  if (echoes(heading.text, below)) signs.push("echo");
  if (first === "noun" && echoes(heading.text.slice(0, SUBJECT), below)) signs.push("subjectEcho");
  if (odd.has(heading.ordinal) && first !== "verb") signs.push("odd");
  const series = isAlike(heading.text, current.lastSection) || isTwin(heading.text, nextHead);
  if (news && first === "noun" && !series) signs.push("news");
  if (paper && !series && first !== "verb" && !isNumbered(heading.text)) signs.push("paper");
  if (mostlyTitles && !series) signs.push("mostlyTitles");
  return signs;
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
  const [first, ...more] = group.headings;
  // ——县医院改革一线见闻 over 挂号不再排长队: what a dash leads is no headline.
  const kicker = first !== undefined && more.length > 0 && isDashLed(first.text);
  if (kicker) roles[first.ordinal] = "subtitle";
  const [title, second] = kicker ? more : group.headings;
  if (title === undefined) return;
  roles[title.ordinal] = "title";
  if (second !== undefined && !isNumbered(second.text) && (isDashLed(second.text) || cues.namesUnit(second.text))) {
    roles[second.ordinal] = "subtitle";
  }
}

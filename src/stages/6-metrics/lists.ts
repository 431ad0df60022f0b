import type { Span } from "../../model/span.js";
import type { Figure } from "./figures.js";
import { phraseBefore } from "./noun-phrase.js";
import type { Predicate } from "./predicate.js";
import type { Reader, Reading } from "./reader.js";
import type { Word } from "./words.js";

/** A member of a list that is no longer than this is only the begin of the last one's name. */
const BEGIN = 2;
const JOINED = /^(?:[、和与及，,]|以及)$/;

/**
 * Figures that are joined share the predicate of the first (下降30%、38%); where it says 分别, the members of the list
 * before it take the figures in turn (满意率、办结率分别达到95%和98%).
 */
export function readLists(
  reader: Reader,
  figures: readonly Figure[],
  readings: readonly Reading[],
): (Reading | null)[] {
  const shared: (Reading | null)[] = readings.map(() => null);
  for (let first = 0; first < figures.length; ) {
    let last = first + 1;
    const isSpread = readings[first]!.predicate.spread;
    while (last < figures.length && isJoined(reader, figures[last - 1]!, figures[last]!, readings[last]!, isSpread))
      last++;
    if (last > first + 1) share({ reader, figures, readings, shared, first, last });
    first = last;
  }
  return shared;
}

/** Behind 分别 each figure may have a unit of its own: 起数、人数分别减少5起和17人. */
function isJoined(reader: Reader, here: Figure, next: Figure, reading: Reading, isSpread: boolean): boolean {
  const between = reader.text.slice(here.end, next.start);
  const isRepeated =
    between.length <= 6 && /^[、和与及]/.test(between) && reading.direction !== null && reading.indicator === null;
  return (JOINED.test(between) || isRepeated) && (isSpread || here.quantity.family === next.quantity.family);
}

/** A list of a sentence: the figures from `first` up to `last`, and what the sentence's lists have shared out so far. */
interface FigureList {
  readonly reader: Reader;
  readonly figures: readonly Figure[];
  readonly readings: readonly Reading[];
  readonly shared: (Reading | null)[];
  readonly first: number;
  readonly last: number;
}

function share(list: FigureList): void {
  const { readings, shared, first, last } = list;
  const head = readings[first]!;
  if (head.direction === null && !head.predicate.spread) return;
  const members = membersInTurn(list);
  const inTurn = members.length > 0;
  for (let i = first; i < last; i++) {
    const own = readings[i]!;
    shared[i] = {
      measure: head.measure,
      direction: own.direction ?? head.direction,
      comparison: own.comparison ?? head.comparison,
      indicator: (inTurn ? members[i - first] : head.indicator) ?? own.indicator,
      words: own.words,
      predicate: comparedAs(own.predicate, head.predicate.compared),
      rule: inTurn ? "respectively" : head.rule,
      confidence: inTurn ? 0.93 : 0.9,
    };
  }
}

const comparedAs = ({ rest, change, toLevel, comparison, spread, level }: Predicate, compared: boolean): Predicate => ({
  rest,
  change,
  toLevel,
  comparison,
  compared,
  spread,
  level,
});

/**
 * What the figures of a list measure in turn: the members of the list before 分别, else as many figures before it (三项数据分别增长…),
 * or without 分别 those of a list that went in turn itself (占比分别为41%和7%，提高4.5个和3.1个百分点). Empty where they do not.
 */
function membersInTurn(list: FigureList): Span[] {
  const { reader, readings, shared, first, last } = list;
  const head = readings[first]!;
  const { spread } = head.predicate;
  const named = spread ? membersOf(reader, head) : [];
  if (named.length > 1) return named.length === last - first ? named : [];
  const goesOn = head.indicator === null && shared[first - 1]?.rule === "respectively";
  return spread || goesOn ? earlierFigures(list) : [];
}

/** 收入达到5万元，…达到2万元，分别增长4%和6%: the figures before take those of the list in turn. */
function earlierFigures({ figures, readings, shared, first, last }: FigureList): Span[] {
  const count = last - first;
  if (count > first) return [];
  const members: Span[] = [];
  for (let i = first - count; i < first; i++) {
    const reading = shared[i] ?? readings[i]!;
    const { indicator, direction, rule } = reading;
    if (indicator === null || direction !== null || figures[i]!.end > figures[first]!.start) return [];
    // 城镇、农村居民收入: the first is only the begin of a name.
    if (rule === "respectively" && indicator.end - indicator.start <= BEGIN) return [];
    members.push(indicator);
  }
  return members;
}

/** The members of the list before 分别. */
function membersOf(reader: Reader, head: Reading): Span[] {
  const { words, predicate } = head;
  const phrase = phraseBefore(words, predicate.rest, reader.vocabulary, true);
  if (phrase === null) return [];
  const members: Span[] = [];
  let start = phrase.first;
  for (let i = phrase.first; i <= phrase.last; i++) {
    const word: Word | undefined = words[i];
    if (i < phrase.last && word?.class !== "and") continue;
    if (i > start) members.push({ start: words[start]!.start, end: words[i - 1]!.end });
    start = i + 1;
  }
  return members;
}

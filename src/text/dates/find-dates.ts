import type { Span } from "../../model/span.js";
import { isDigit } from "../characters.js";
import { type CalendarPoint, isoInterval, isoOf, type Reference, referenceOf, resolve } from "./calendar.js";
import * as p from "./patterns.js";
import { mayStart } from "./starts.js";

export interface FoundDate extends Span {
  readonly text: string;
  /**
   * ISO 8601 date (2025, 2025-10, 2025-10-12) or interval (2025-04/2025-05). A year that neither the text nor the
   * reference gives is XXXX, a decade 199X (ISO 8601-2, unspecified digits). Empty for weekdays, times and lunar days.
   */
  readonly iso: string;
  /** A careful reader might leave it out: 去年, weekdays, times of day, lunar days, decades, a season alone. */
  readonly optional: boolean;
}

export interface DateOptions {
  /** ISO date of the text (2025, 2025-06, 2025-06-30): fills in 今年, 上月 and years that are left out. */
  readonly reference?: string;
}

/**
 * Calendar dates, months, years and spans of them, with or without time of day, in reading order and without overlap.
 *
 *   findDates("4月至5月开展")                              // [{ text: "4月至5月", iso: "XXXX-04/XXXX-05", ... }]
 *   findDates("今年6月启动", { reference: "2025" })         // [{ text: "今年6月", iso: "2025-06", ... }]
 *
 * What counts: annotation guide, rule 7. 近年来, 近日, ordinals (第14个), durations (3年) and the words 以来, 期间, 起 do not.
 * Never throws on any text; a reference that is no ISO date is ignored. Time is linear in the length of the text.
 */
export function findDates(text: string, options: DateOptions = {}): FoundDate[] {
  const reference = referenceOf(options.reference);
  const found: FoundDate[] = [];
  let at = 0;
  let year: number | null = null;
  while (at < text.length) {
    const date: Reading | null = mayStart(text, at) ? dateAt(text, at, reference, year) : null;
    if (date === null) {
      at = isDigit(text.charCodeAt(at)) ? skipDigits(text, at) : at + 1;
      continue;
    }
    at = collect(text, date, reference, found);
    year = date.last.year ?? year;
  }
  return found;
}

interface Reading {
  readonly start: number;
  readonly end: number;
  readonly iso: string;
  readonly optional: boolean;
  readonly last: CalendarPoint;
}

/** 3月5日、6日: the members of a list take what they leave out from the date before them. */
function collect(text: string, first: Reading, reference: Reference, found: FoundDate[]): number {
  let date = first;
  for (;;) {
    found.push({
      start: date.start,
      end: date.end,
      text: text.slice(date.start, date.end),
      iso: date.iso,
      optional: date.optional,
    });
    const mark = p.match(p.LIST_MARK, text, date.end);
    if (mark === null || date.last.day === null || date.last.part !== null) return date.end;
    const next = p.match(p.DAY, text, date.end + mark[0].length);
    if (next === null) return date.end;
    const point = { ...date.last, day: p.calendarNumber(next.groups!.day!) };
    if (point.day < 1 || point.day > 31) return date.end;
    const start = next.index;
    date = { start, end: start + next[0].length, iso: isoOf(resolve(point, reference)), optional: false, last: point };
  }
}

function skipDigits(text: string, from: number): number {
  let at = from;
  while (at < text.length && isDigit(text.charCodeAt(at))) at++;
  return at;
}

function dateAt(text: string, at: number, reference: Reference, year: number | null): Reading | null {
  const before = at === 0 ? "" : text[at - 1]!;
  if (/[0-9０-９.．]/.test(before) && isDigit(text.charCodeAt(at))) return null;
  return (
    numericDate(text, at) ??
    decade(text, at) ??
    writtenDate(text, at, before, reference, year) ??
    other(text, at, before)
  );
}

function numericDate(text: string, at: number): Reading | null {
  const hit = p.match(p.NUMERIC, text, at);
  if (hit === null) return null;
  const { year, month, day } = hit.groups!;
  const last: CalendarPoint = { year: Number(year), month: Number(month), day: Number(day), part: null };
  return { start: at, end: timeAfter(text, at + hit[0].length), iso: isoOf(last), optional: false, last };
}

function decade(text: string, at: number): Reading | null {
  const hit = p.match(p.DECADE, text, at);
  if (hit === null) return null;
  const { century, decade: tens } = hit.groups!;
  const hundreds = century === undefined ? 19 : p.calendarNumber(century) - 1;
  const iso = `${hundreds}${String(Math.floor(p.calendarNumber(tens!) / 10))}X`;
  return {
    start: at,
    end: at + hit[0].length,
    iso,
    optional: true,
    last: { year: null, month: null, day: null, part: null },
  };
}

/** A date in words, with a second end if a connector follows: 2025年4月至5月, 3月15日—20日, 1至6月, 2023—2025年. */
function writtenDate(
  text: string,
  at: number,
  before: string,
  reference: Reference,
  year: number | null,
): Reading | null {
  const first = pointAt(text, at, before, reference, null);
  if (first === null) return null;
  const connector = p.match(p.CONNECTOR, text, first.end);
  const second =
    connector === null ? null : pointAt(text, first.end + connector[0].length, connector[0], reference, first.point);
  if (second === null) {
    if (first.open) return null;
    const end = first.point.day === null ? first.end : timeAfter(text, first.end);
    return { start: at, end, iso: isoOf(resolve(first.point, reference)), optional: first.vague, last: first.point };
  }
  const from = inherit(first.point, second.point);
  const iso = isoInterval(resolve(from, reference), resolve(second.point, reference));
  const end = second.point.day === null ? second.end : timeAfter(text, second.end);
  return { start: at, end, iso, optional: false, last: { ...second.point, year: second.point.year ?? year } };
}

/** 2023—2025年: the first end takes the unit of the second; 4月至5月 with a year only behind: takes the year. */
function inherit(first: CalendarPoint, second: CalendarPoint): CalendarPoint {
  return {
    ...first,
    year: first.year ?? second.year,
    month: first.month ?? (first.day === null ? null : second.month),
  };
}

interface PointReading {
  readonly end: number;
  readonly point: CalendarPoint;
  /** 去年, 年底 alone: no calendar date by itself. */
  readonly vague: boolean;
  /** The unit is still missing: it must come from the second end of a span. */
  readonly open: boolean;
}

const DURATION_BEFORE = /[每第近满共逾超约过余达前后续时期经]/;

function pointAt(
  text: string,
  at: number,
  before: string,
  reference: Reference,
  context: CalendarPoint | null,
): PointReading | null {
  const cursor = new Cursor(text, at);
  const yearHit = cursor.take(p.YEAR) ?? (context === null ? cursor.take(p.BARE_YEAR) : null);
  const relative = yearHit === null ? cursor.take(p.RELATIVE_YEAR) : null;
  let year = yearHit === null ? null : p.calendarNumber(yearHit.year!);
  if (relative !== null) year = reference.yearOf(relative.word!);
  const hasYear = yearHit !== null || relative !== null;
  if (yearHit !== null && cursor.end === at + 4)
    return { end: cursor.end, point: point(year), vague: false, open: true };
  if (yearHit?.kind !== undefined) return { end: cursor.end, point: point(year), vague: false, open: false };
  if (!hasYear && DURATION_BEFORE.test(before)) return null;
  const monthEnd = monthAndDay(cursor, context, hasYear, reference);
  if (monthEnd !== null) {
    return {
      end: cursor.end,
      point: { ...monthEnd, year: year ?? monthEnd.year ?? context?.year ?? null },
      vague: false,
      open: monthEnd.open,
    };
  }
  if (hasYear) {
    const part = cursor.take(p.PART_OF_YEAR);
    const vague = relative !== null && part === null;
    return { end: cursor.end, point: { ...point(year), part: part?.part ?? null }, vague, open: false };
  }
  return null;
}

function monthAndDay(
  cursor: Cursor,
  context: CalendarPoint | null,
  hasYear: boolean,
  reference: Reference,
): (CalendarPoint & { open: boolean }) | null {
  const start = cursor.end;
  const relative = hasYear ? null : cursor.take(p.RELATIVE_MONTH);
  const written = relative === null ? cursor.take(p.MONTH) : null;
  const bare = relative === null && written === null ? cursor.take(p.BARE_MONTH) : null;
  const hit = written ?? bare;
  const month =
    hit === null ? (relative === null ? null : reference.monthOf(relative.word!)) : p.calendarNumber(hit.month!);
  if (hit !== null && (month! < 1 || month! > 12)) return cursor.back(start);
  if (hit === null && relative === null) return bareDay(cursor, context, start);
  const year = relative === null ? null : reference.yearOfMonth(relative.word!);
  if (bare !== null) return { year, month, day: null, part: null, open: true };
  if (hit !== null && !hasYear && /^[一二三四五六七八九十]/.test(hit.month!) && /[一两内]/.test(cursor.peek()))
    return cursor.back(start);
  const bareDayHit = cursor.take(p.BARE_DAY);
  const day = bareDayHit ?? cursor.take(p.DAY);
  if (day === null) {
    if (relative !== null) return cursor.back(start);
    return { year, month, day: null, part: cursor.take(p.PART_OF_MONTH)?.part ?? null, open: false };
  }
  const value = p.calendarNumber(day.day!);
  if (value < 1 || value > 31) return cursor.back(start);
  return { year, month, day: value, part: null, open: bareDayHit !== null };
}

/** 26日上午: a day alone is read in Arabic numerals only, and not where it may be a duration (3日内). */
function bareDay(
  cursor: Cursor,
  context: CalendarPoint | null,
  start: number,
): (CalendarPoint & { open: boolean }) | null {
  const digit = /[0-9０-９]/.test(cursor.peek());
  const hit = digit || context !== null ? cursor.take(p.DAY) : null;
  if (hit === null) return null;
  const day = p.calendarNumber(hit.day!);
  const isNumber = cursor.last() === "号" && context === null;
  if (day < 1 || day > 31 || isNumber || /[内游均历常间之照]/.test(cursor.peek())) return cursor.back(start);
  return { year: null, month: context?.month ?? null, day, part: null, open: false };
}

const point = (year: number | null): CalendarPoint => ({ year, month: null, day: null, part: null });

/** At most three spaces, as a scan puts them between a number and its unit. */
function afterSpaces(text: string, from: number): number {
  let at = from;
  while (at < from + 3 && (text[at] === " " || text[at] === "\u3000")) at++;
  return at;
}

class Cursor {
  end: number;
  constructor(
    readonly text: string,
    readonly start: number,
  ) {
    this.end = start;
  }
  take(pattern: RegExp): Record<string, string | undefined> | null {
    const from = this.end > this.start ? afterSpaces(this.text, this.end) : this.end;
    const hit = p.match(pattern, this.text, from);
    if (hit === null) return null;
    this.end = from + hit[0].length;
    return hit.groups ?? {};
  }
  back(to: number): null {
    this.end = to;
    return null;
  }
  peek(): string {
    return this.text[this.end] ?? "";
  }
  last(): string {
    return this.text[this.end - 1] ?? "";
  }
}

/** 下午, 9:30, 13:00-16:00 behind a date. */
function timeAfter(text: string, from: number): number {
  let end = from;
  const part = p.match(p.PART_OF_DAY, text, end);
  if (part !== null) end += part[0].length;
  const clock = p.match(p.CLOCK, text, end);
  if (clock === null) return end;
  end += clock[0].length;
  const connector = p.match(p.CONNECTOR, text, end);
  if (connector === null) return end;
  let next = end + connector[0].length;
  next += p.match(p.PART_OF_DAY, text, next)?.[0].length ?? 0;
  const until = p.match(p.CLOCK, text, next);
  return until === null ? end : next + until[0].length;
}

const NOTHING: CalendarPoint = { year: null, month: null, day: null, part: null };

/** What a careful reader might leave out: 周四, 除夕至初七, 上午9:30, 上半年. */
function other(text: string, at: number, before: string): Reading | null {
  const end = weekdays(text, at, before) ?? lunar(text, at) ?? clockOnly(text, at) ?? partOnly(text, at, before);
  return end === null ? null : { start: at, end, iso: "", optional: true, last: NOTHING };
}

function weekdays(text: string, at: number, before: string): number | null {
  let hit = p.match(p.WEEKDAY, text, at);
  if (hit === null || /[一两三每本上下]/.test(before)) return null;
  let end = at + hit[0].length;
  for (;;) {
    const mark = p.match(p.LIST_MARK, text, end) ?? p.match(p.CONNECTOR, text, end);
    hit = mark === null ? null : p.match(p.WEEKDAY, text, end + mark[0].length);
    if (hit === null) return timeAfter(text, end);
    end = hit.index + hit[0].length;
  }
}

function lunar(text: string, at: number): number | null {
  const hit = p.match(p.LUNAR, text, at);
  if (hit === null) return null;
  const end = at + hit[0].length;
  const connector = p.match(p.CONNECTOR, text, end);
  const until = connector === null ? null : p.match(p.LUNAR, text, end + connector[0].length);
  return timeAfter(text, until === null ? end : until.index + until[0].length);
}

function clockOnly(text: string, at: number): number | null {
  if (isDigit(text.charCodeAt(at)) && !/^[0-2]?[0-9][ ]?[:：][0-5][0-9]/.test(text.slice(at, at + 6))) return null;
  const end = timeAfter(text, at);
  return /[0-9]/.test(text.slice(at, end)) ? end : null;
}

function partOnly(text: string, at: number, before: string): number | null {
  const code = text[at];
  if (
    code !== "上" &&
    code !== "前" &&
    code !== "一" &&
    code !== "二" &&
    code !== "三" &&
    code !== "四" &&
    code !== "下"
  )
    return null;
  const hit = p.match(p.PART_OF_YEAR, text, at);
  return hit === null || /[年第每]/.test(before) ? null : at + hit[0].length;
}

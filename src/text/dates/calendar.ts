import { parseNumber } from "../numerals/index.js";

/** A point of the calendar as far as it is known. `part` is a part of the year or month as written: 上半年, 中旬. */
export interface CalendarPoint {
  readonly year: number | null;
  readonly month: number | null;
  readonly day: number | null;
  readonly part: string | null;
}

/** Reads relative words against the date of the text; everything is null where there is no reference. */
export interface Reference {
  readonly year: number | null;
  readonly month: number | null;
  yearOf(word: string): number | null;
  monthOf(word: string): number | null;
  yearOfMonth(word: string): number | null;
}

const YEAR_STEP: Readonly<Record<string, number>> = { 去年: -1, 上年: -1, 前年: -2, 明年: 1, 后年: 2 };
const MONTH_STEP: Readonly<Record<string, number>> = { 上月: -1, 上个月: -1, 下月: 1, 下个月: 1 };

export function referenceOf(iso: string | undefined): Reference {
  const hit = /^([0-9]{4})(?:-([0-9]{2}))?/.exec(iso ?? "");
  const year = hit === null ? null : Number(hit[1]);
  const month = hit?.[2] === undefined ? null : Number(hit[2]);
  const shifted = (word: string): number | null => (month === null ? null : month + (MONTH_STEP[word] ?? 0));
  return {
    year,
    month,
    yearOf: (word) => (year === null || word === "当年" ? null : year + (YEAR_STEP[word] ?? 0)),
    monthOf: (word) => {
      const value = word === "当月" ? null : shifted(word);
      return value === null ? null : ((value + 11) % 12) + 1;
    },
    yearOfMonth: (word) => {
      const value = shifted(word);
      return year === null || value === null ? null : value < 1 ? year - 1 : value > 12 ? year + 1 : year;
    },
  };
}

/** Fills the year from the reference: reports speak of the year they are written in. */
export function resolve(point: CalendarPoint, reference: Reference): CalendarPoint {
  return point.year === null ? { ...point, year: reference.year } : point;
}

const two = (value: number): string => String(value).padStart(2, "0");

export function isoOf(point: CalendarPoint): string {
  if (point.year === null && point.month === null && point.day === null) return "";
  const [from, to] = ends(point);
  return from === to ? from : `${from}/${to}`;
}

export function isoInterval(first: CalendarPoint, second: CalendarPoint): string {
  const from = ends(first)[0];
  const to = ends(second)[1];
  return from === "" || to === "" ? from || to : `${from}/${to}`;
}

function ends(point: CalendarPoint): [string, string] {
  const year = point.year === null ? "XXXX" : String(point.year);
  if (point.day !== null) {
    const day = `${year}-${point.month === null ? "XX" : two(point.month)}-${two(point.day)}`;
    return [day, day];
  }
  if (point.month !== null) return monthEnds(`${year}-${two(point.month)}`, point);
  const months = monthsOf(point.part);
  return months === null ? [year, year] : [`${year}-${two(months[0])}`, `${year}-${two(months[1])}`];
}

function monthEnds(month: string, point: CalendarPoint): [string, string] {
  if (point.part === "上旬") return [`${month}-01`, `${month}-10`];
  if (point.part === "中旬") return [`${month}-11`, `${month}-20`];
  if (point.part === "下旬") return [`${month}-21`, `${month}-${two(lastDay(point))}`];
  return [month, month];
}

function lastDay(point: CalendarPoint): number {
  return new Date(Date.UTC(point.year ?? 2001, point.month ?? 1, 0)).getUTCDate();
}

/** First and last month of a part of the year; null where the part has no sharp months (春季). */
function monthsOf(part: string | null): [number, number] | null {
  if (part === null) return null;
  if (part === "上半年") return [1, 6];
  if (part === "下半年") return [7, 12];
  if (part.endsWith("初")) return [1, 1];
  if (part === "年中") return [6, 6];
  if (part.endsWith("底") || part.endsWith("末")) return [12, 12];
  if (part.endsWith("个月")) return [1, Number(parseNumber(part.slice(1, -2)))];
  const quarter = "一二三四".indexOf(part.replace(/^前?第?/, "")[0] ?? "") % 4;
  const digit = quarter >= 0 ? quarter : "1234".indexOf(part.replace(/^前?第?/, "")[0] ?? "");
  if (!part.endsWith("季度") || digit < 0) return null;
  return part.startsWith("前") ? [1, digit * 3 + 3] : [digit * 3 + 1, digit * 3 + 3];
}

import type { Span } from "./span.js";

/** 1 province, 2 prefecture, 3 county or district, 4 town or subdistrict, 5 community or village. */
export type Level = 1 | 2 | 3 | 4 | 5;

export interface Unit {
  /** 6 digits for levels 1-3, 9 for towns, 12 for communities. */
  readonly code: string;
  /** Official name: 上海市, 浦东新区, 高行镇, 东力新村居委会. */
  readonly name: string;
  readonly level: Level;
  /** Ordinal of the parent unit, -1 for provinces. */
  readonly parent: number;
}

/**
 * How the written form relates to the official name: `full` the official name or its standard spelling, `stem` with the
 * suffix left off, `variant` another way of writing it by rule, `changed` with the suffix of another status
 * (和平乡 for 和平镇, 宁乡县 for 宁乡市): the last counts only where no other form fits.
 */
export type Form = "full" | "stem" | "variant" | "changed";

export interface GazetteerMatch extends Span {
  readonly level: Level;
  /** `full` 高行镇, `stem` 高行 (suffix left off), `variant` 东力居民区, 华高二居 (by rule). */
  readonly form: Form;
  /** Units that the form may mean, by code. At most 64 are listed; `total` counts them all. */
  readonly units: readonly number[];
  readonly total: number;
}

/** All of China's statistical divisions, province to residential and village committee. */
export interface Gazetteer {
  readonly size: number;
  /** SHA-256 of the artefact. */
  readonly hash: string;
  unit(ordinal: number): Unit;
  level(ordinal: number): Level;
  /** Ordinal of the unit with that code (6, 9 or 12 digits), or -1. */
  byCode(code: string): number;
  /** Whether `outer` is `inner` or one of its ancestors. */
  contains(outer: number, inner: number): boolean;
  /** Ancestor of a unit at a level, or -1. */
  ancestor(ordinal: number, level: Level): number;
  /** Every form that starts at `at` in `text`, longest first. */
  matchAt(text: string, at: number): readonly GazetteerMatch[];
  /** Every unit that the match may mean and that is `ancestor` or lies inside it, by code. */
  unitsUnder(match: GazetteerMatch, ancestor: number): readonly number[];
  /** How many units `unitsUnder` would list, without listing them. */
  countUnder(match: GazetteerMatch, ancestor: number): number;
  /** The units one level or more below a unit that have it as their parent, by code. */
  children(ordinal: number): readonly number[];
  /** The same gazetteer, whose `matchAt` sees the given provinces only (codes of 2 or 6 digits). */
  within(provinces: readonly string[]): Gazetteer;
  /** How many units of that level the whole list has: for priors. */
  count(level: Level): number;
}

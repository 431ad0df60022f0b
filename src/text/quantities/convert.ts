import type { UnitWord } from "./words.js";

export type UnitConverter = (value: number, from: string, to: string) => number | null;

/**
 * Makes a converter between written units of one family, from the dictionary of units. Null where a unit is not known,
 * the families differ, or no fixed rate joins them (currencies).
 *
 *   convert(2, "公顷", "亩")   // 30
 *   convert(1, "公斤", "斤")   // 2
 *   convert(1, "美元", "元")   // null
 */
export function createUnitConverter(units: readonly UnitWord[]): UnitConverter {
  const byForm = new Map(units.map((unit) => [unit.form, unit]));
  return (value, from, to) => {
    const source = byForm.get(from);
    const target = byForm.get(to);
    if (source === undefined || target === undefined || source.family !== target.family) return null;
    if (source.family === "count" && source.unit !== target.unit) return null;
    const rate = source.unit === target.unit ? 1 : source.base / target.base;
    return Number.isNaN(rate) ? null : Number(((value * source.factor * rate) / target.factor).toPrecision(9));
  };
}

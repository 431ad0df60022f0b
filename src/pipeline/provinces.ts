import { SetupError } from "../model/faults.js";
import type { Gazetteer } from "../model/gazetteer.js";
import type { WrittenProvince } from "./definition.js";

/**
 * The gazetteer of the provinces that a pipeline chooses; names of other places are then no divisions. All of it where
 * the pipeline chooses none.
 *
 * @throws SetupError P208 for each that is no province.
 */
export function chooseProvinces(gazetteer: Gazetteer, provinces: readonly WrittenProvince[]): Gazetteer {
  if (provinces.length === 0) return gazetteer;
  const codes = codesByName(gazetteer);
  const faults = provinces
    .filter(({ written }) => !codes.has(written))
    .map(({ written, where }) => ({
      code: "P208",
      where,
      message: `"${written}" is no province; write its official name (江苏省, 上海市) or its code (320000, 32)`,
    }));
  if (faults.length > 0) throw new SetupError(faults);
  return gazetteer.within(provinces.map(({ written }) => codes.get(written) as string));
}

/** Codes of the provinces by all that a pipeline may call them: name, six digits, two digits. */
function codesByName(gazetteer: Gazetteer): ReadonlyMap<string, string> {
  const codes = new Map<string, string>();
  for (let prefix = 10; prefix < 100; prefix++) {
    const code = `${prefix}0000`;
    const ordinal = gazetteer.byCode(code);
    if (ordinal < 0 || gazetteer.unit(ordinal).level !== 1) continue;
    for (const name of [code, String(prefix), gazetteer.unit(ordinal).name]) codes.set(name, code);
  }
  return codes;
}

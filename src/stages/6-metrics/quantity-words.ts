import { listOf, rowsOf } from "../../dictionary/rows.js";
import type { Dictionaries } from "../../model/dictionary.js";
import type { Bound } from "../../model/types.js";
import type { BoundWord, NotQuantity, QuantityWords, UnitWord } from "../../text/quantities/index.js";

/** Reads the dictionaries that a quantity finder is made from: units, bound-words, not-quantities. */
export function quantityWordsOf(dictionaries: Dictionaries): QuantityWords {
  return { units: unitsOf(dictionaries), bounds: boundsOf(dictionaries), notQuantities: notQuantitiesOf(dictionaries) };
}

function unitsOf(dictionaries: Dictionaries): UnitWord[] {
  const columns = ["form", "unit", "factor", "family", "base", "han", "counter"] as const;
  return rowsOf(dictionaries.get("units"), columns).map((row) => ({
    form: row.form,
    unit: row.unit,
    factor: Number(row.factor),
    family: row.family,
    base: row.base === "" ? Number.NaN : Number(row.base),
    literal: row.han === "literal",
    counter: row.counter === "yes",
  }));
}

function boundsOf(dictionaries: Dictionaries): BoundWord[] {
  return rowsOf(dictionaries.get("bound-words"), ["word", "side", "bound", "inside", "only", "unless"]).map((row) => ({
    word: row.word,
    side: row.side as BoundWord["side"],
    bound: row.bound as Bound,
    inside: row.inside === "yes",
    only: listOf(row.only),
    unless: listOf(row.unless),
  }));
}

function notQuantitiesOf(dictionaries: Dictionaries): NotQuantity[] {
  return rowsOf(dictionaries.get("not-quantities"), ["phrase", "kind", "script"]).map((row) => ({
    phrase: row.phrase,
    kind: row.kind as NotQuantity["kind"],
    script: row.script as NotQuantity["script"],
  }));
}

export { createUnitConverter, type UnitConverter } from "./convert.js";
export { createNumberFinder, type FoundNumber, type NumberFinder } from "./find-numbers.js";
export { createQuantityFinder } from "./find-quantities.js";
export type { Quantity, QuantityFinder, QuantityOptions } from "./quantity.js";
export { changedQuantity } from "./quantity.js";
export type { BoundWord, NotQuantity, QuantityWords, UnitWord } from "./words.js";

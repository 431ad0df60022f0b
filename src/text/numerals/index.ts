export { parseNumber } from "./parse-number.js";
export { type NumberExpression, readExpression } from "./read-expression.js";
export { type Numeral, readNumeral, type Vagueness } from "./read-numeral.js";

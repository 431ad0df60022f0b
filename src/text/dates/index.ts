export { datesOf } from "./dates-of.js";
export { type DateOptions, type FoundDate, findDates } from "./find-dates.js";

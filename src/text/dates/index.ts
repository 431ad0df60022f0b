export { type DateOptions, type FoundDate, findDates } from "./find-dates.js";

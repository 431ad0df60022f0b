import { type FoundDate, findDates } from "./find-dates.js";

let lastText = "";
let lastDates: readonly FoundDate[] = [];

/** The dates of a text as `findDates` gives them without a reference; those of the last text are kept, since two stages in a row ask for them. */
export function datesOf(text: string): readonly FoundDate[] {
  if (text !== lastText) {
    lastDates = findDates(text);
    lastText = text;
  }
  return lastDates;
}

import type { FoundDate } from "../../text/dates/index.js";

/** The dates of a document, with the year that each article has named last. */
export class Periods {
  private cursor = 0;
  private year = "";
  private article = -1;
  private sentence = -1;
  private reached = 0;
  private next = 0;
  private iso = "";
  private yearHere = "";

  constructor(
    private readonly text: string,
    private readonly dates: readonly FoundDate[],
  ) {}

  /** Walks on to a sentence; sentences come in reading order. Returns the ordinal of the first date in it. */
  enter(article: number, start: number): void {
    if (article !== this.article) this.year = "";
    this.article = article;
    while (this.cursor < this.dates.length && this.dates[this.cursor]!.start < start)
      this.learn(this.dates[this.cursor++]!);
  }

  private learn(date: FoundDate): void {
    if (/^[0-9]{4}/.test(date.iso)) this.year = date.iso.slice(0, 4);
  }

  /** ISO date or interval of the last date before `at` in the sentence that is no term of comparison (较2023年), or "". */
  before(start: number, at: number): string {
    if (start !== this.sentence || at < this.reached) this.restart(start);
    this.reached = at;
    for (; this.next < this.dates.length && this.dates[this.next]!.end <= at; this.next++) {
      const date = this.dates[this.next]!;
      if (date.start < start || date.iso === "" || this.isCompared(date)) continue;
      if (/^[0-9]{4}/.test(date.iso)) this.yearHere = date.iso.slice(0, 4);
      this.iso = date.iso.replaceAll("XXXX", this.yearHere === "" ? "XXXX" : this.yearHere);
    }
    return this.iso.includes("X") ? "" : this.iso;
  }

  /** Figures of a sentence come in order, so that its dates are read once however many they are. */
  private restart(start: number): void {
    this.sentence = start;
    this.next = this.cursor;
    this.iso = "";
    this.yearHere = this.year;
  }

  private isCompared(date: FoundDate): boolean {
    return "比较与同从由".includes(this.text[date.start - 1] ?? "\0");
  }
}

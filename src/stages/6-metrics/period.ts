import type { FoundDate } from "../../text/dates/index.js";

/** The dates of a document, with the year that each article has named last. */
export class Periods {
  private cursor = 0;
  private year = "";
  private article = -1;

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
    let iso = "";
    let year = this.year;
    for (let i = this.cursor; i < this.dates.length && this.dates[i]!.end <= at; i++) {
      const date = this.dates[i]!;
      if (date.start < start || date.iso === "" || this.isCompared(date)) continue;
      if (/^[0-9]{4}/.test(date.iso)) year = date.iso.slice(0, 4);
      iso = date.iso.replaceAll("XXXX", year === "" ? "XXXX" : year);
    }
    return iso.includes("X") ? "" : iso;
  }

  private isCompared(date: FoundDate): boolean {
    return "比较与同从由".includes(this.text[date.start - 1] ?? "\0");
  }
}

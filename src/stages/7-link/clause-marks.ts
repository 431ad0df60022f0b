const MARKS: ReadonlyMap<number, "clause" | "statement"> = new Map(
  [...",，:：;；。"].map((mark) => [mark.charCodeAt(0), ";；。".includes(mark) ? "statement" : "clause"]),
);

/** The marks between the clauses of a sentence, read once however many figures ask: they come in reading order. */
export class ClauseMarks {
  private sentence = -1;
  private reached = 0;
  private at: number[] = [];
  private statement = -1;

  /** Reads on in a sentence that begins at `start`, as far as `end`. */
  read(text: string, sentence: number, start: number, end: number): void {
    if (sentence !== this.sentence) {
      this.sentence = sentence;
      this.reached = start;
      this.at = [];
      this.statement = -1;
    }
    for (; this.reached < end; this.reached++) {
      const mark = MARKS.get(text.charCodeAt(this.reached));
      if (mark === undefined) continue;
      this.at.push(this.reached);
      if (mark === "statement") this.statement = this.reached;
    }
  }

  /** How many marks stand from `from` on, counted up to `most`. */
  countFrom(from: number, most: number): number {
    let count = 0;
    while (count < most && (this.at[this.at.length - 1 - count] ?? -1) >= from) count++;
    return count;
  }

  /** Whether a mark that ends a statement stands from `from` on. */
  endsStatement(from: number): boolean {
    return this.statement >= from;
  }
}

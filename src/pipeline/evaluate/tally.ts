/** Precision, recall and F1 with the counts behind them. */
export interface Prf {
  readonly p: number;
  readonly r: number;
  readonly f1: number;
  readonly gold: number;
  readonly found: number;
}

export interface Share {
  readonly right: number;
  readonly of: number;
  readonly share: number;
}

export type Figures = Readonly<Record<string, Prf | Share>>;

const OPEN_TYPES = new Set(["program", "award", "event", "facility"]);

/** Counts of one or more documents; they add up, so that documents can be drawn again for a bootstrap. */
export class Score {
  readonly #tallies = new Map<string, { right: number; wrong: number; missed: number }>();
  readonly #shares = new Map<string, { right: number; of: number }>();
  /** What was missed (-), wrong (+) or differs (~), a line each. */
  readonly errors: string[] = [];

  tally(key: string, outcome: "right" | "wrong" | "missed", count = 1): void {
    const row = this.#tallies.get(key) ?? { right: 0, wrong: 0, missed: 0 };
    row[outcome] += count;
    this.#tallies.set(key, row);
  }

  /** A pair that was found but is not right counts as missed and as wrong. */
  judge(key: string, right: boolean): void {
    this.tally(key, right ? "right" : "missed");
    if (!right) this.tally(key, "wrong");
  }

  share(key: string, right: boolean): void {
    const row = this.#shares.get(key) ?? { right: 0, of: 0 };
    this.#shares.set(key, { right: row.right + (right ? 1 : 0), of: row.of + 1 });
  }

  say(sign: string, doc: string, kind: string, text: string): void {
    this.errors.push(`${sign} ${doc.slice(0, 12)} ${kind.padEnd(10)} ${text}`);
  }

  add(other: Score): void {
    this.addCounts(other);
    this.errors.push(...other.errors);
  }

  /** What `add` adds, without the errors. */
  addCounts(other: Score): void {
    for (const [key, row] of other.#tallies) {
      for (const outcome of ["right", "wrong", "missed"] as const) this.tally(key, outcome, row[outcome]);
    }
    for (const [key, row] of other.#shares) {
      const mine = this.#shares.get(key) ?? { right: 0, of: 0 };
      this.#shares.set(key, { right: mine.right + row.right, of: mine.of + row.of });
    }
  }

  figures(): Figures {
    const isOpen = (key: string): boolean => OPEN_TYPES.has(key.replace(/^[a-z]+_/, ""));
    const strict = (key: string): boolean => key.startsWith("strict_");
    const lenient = (key: string): boolean => key.startsWith("lenient_");
    const figures: Record<string, Prf | Share> = {
      entities_strict_core: this.#sum((key) => strict(key) && !isOpen(key)),
      entities_strict_open: this.#sum((key) => strict(key) && isOpen(key)),
      entities_strict_all: this.#sum(strict),
      entities_lenient_core: this.#sum((key) => lenient(key) && !isOpen(key)),
      entities_lenient_all: this.#sum(lenient),
    };
    for (const key of [...this.#tallies.keys()].filter(strict).sort()) figures[key] = this.#sum((one) => one === key);
    for (const key of ["metrics_found", "metrics_core", "metrics_record"])
      figures[key] = this.#sum((one) => one === key);
    for (const [key, row] of this.#shares) {
      if (key.startsWith("metric_")) figures[key] = shareOf(row);
    }
    for (const key of ["links", "canonical_names"])
      figures[key] = shareOf(this.#shares.get(key) ?? { right: 0, of: 0 });
    figures.titles = this.#sum((key) => key === "titles");
    return figures;
  }

  #sum(keep: (key: string) => boolean): Prf {
    let [right, wrong, missed] = [0, 0, 0];
    for (const [key, row] of this.#tallies) {
      if (!keep(key)) continue;
      right += row.right;
      wrong += row.wrong;
      missed += row.missed;
    }
    const p = right + wrong > 0 ? right / (right + wrong) : 0;
    const r = right + missed > 0 ? right / (right + missed) : 0;
    const f1 = p + r > 0 ? (2 * p * r) / (p + r) : 0;
    return { p: round(p), r: round(r), f1: round(f1), gold: right + missed, found: right + wrong };
  }
}

function shareOf({ right, of }: { right: number; of: number }): Share {
  return { right, of, share: of === 0 ? 0 : round(right / of) };
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}

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

const OUTCOMES = ["right", "wrong", "missed"] as const;

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
    for (const [table, key, counts] of other.counts()) this.#addRow(table, key, counts);
  }

  /** Every row of counts with its table and key. */
  *counts(): Generator<CountRow> {
    for (const [key, row] of this.#tallies) yield ["tally", key, OUTCOMES.map((outcome) => row[outcome])];
    for (const [key, row] of this.#shares) yield ["share", key, [row.right, row.of]];
  }

  #addRow(table: CountRow[0], key: string, counts: readonly number[]): void {
    if (table === "tally") {
      OUTCOMES.forEach((outcome, i) => {
        this.tally(key, outcome, counts[i]);
      });
      return;
    }
    const mine = this.#shares.get(key) ?? { right: 0, of: 0 };
    this.#shares.set(key, { right: mine.right + (counts[0] ?? 0), of: mine.of + (counts[1] ?? 0) });
  }

  static of(rows: Iterable<CountRow>): Score {
    const score = new Score();
    for (const [table, key, counts] of rows) score.#addRow(table, key, counts);
    return score;
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

type CountRow = readonly [table: "tally" | "share", key: string, counts: readonly number[]];

/** Scores of documents as one table of numbers, so that thousands of draws of them add up in no time. */
export class ScoreTable {
  /** Rows of counts that any document has, each with its first column. */
  readonly #rows: (readonly [...CountRow, at: number])[] = [];
  readonly #width: number;
  readonly #numbers: Float64Array;

  constructor(scores: readonly Score[]) {
    const total = new Score();
    for (const score of scores) total.addCounts(score);
    let width = 0;
    for (const row of total.counts()) {
      this.#rows.push([...row, width]);
      width += row[2].length;
    }
    const places = new Map(this.#rows.map(([table, key, , at]) => [`${table} ${key}`, at]));
    this.#width = width;
    this.#numbers = new Float64Array(scores.length * width);
    scores.forEach((score, i) => {
      for (const [table, key, counts] of score.counts()) {
        this.#numbers.set(counts, i * width + (places.get(`${table} ${key}`) as number));
      }
    });
  }

  /** The score of all documents together, each counted as often as it was drawn. */
  total(times: ArrayLike<number>): Score {
    const sums = new Float64Array(this.#width);
    for (let i = 0; i < times.length; i++) {
      const factor = times[i] as number;
      if (factor === 0) continue;
      const from = i * this.#width;
      for (let j = 0; j < sums.length; j++)
        sums[j] = (sums[j] as number) + factor * (this.#numbers[from + j] as number);
    }
    return Score.of(
      this.#rows.map(([table, key, counts, at]) => [table, key, [...sums.subarray(at, at + counts.length)]] as const),
    );
  }
}

function shareOf({ right, of }: { right: number; of: number }): Share {
  return { right, of, share: of === 0 ? 0 : round(right / of) };
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}

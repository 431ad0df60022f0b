/** A mention as marked in a line: `{government {division 武侯区}综合执法局}`, `{person? 陈阿姨}` where it is optional. */
export interface Marked {
  readonly type: string;
  readonly optional: boolean;
  readonly start: number;
  end: number;
}

export interface MarkedLine {
  readonly text: string;
  readonly marks: readonly Marked[];
}

interface Found {
  readonly type: string;
  readonly start: number;
  readonly end: number;
}

export function parseMarked(line: string): MarkedLine {
  let text = "";
  const marks: Marked[] = [];
  const open: Marked[] = [];
  for (let at = 0; at < line.length; ) {
    const head = /^\{([a-z_]+)(\??) /.exec(line.slice(at, at + 24));
    if (head !== null) {
      const mark = { type: head[1]!, optional: head[2] === "?", start: text.length, end: 0 };
      marks.push(mark);
      open.push(mark);
      at += head[0].length;
    } else {
      if (line[at] === "}") open.pop()!.end = text.length;
      else text += line[at];
      at++;
    }
  }
  return { text, marks };
}

/** Right, wrong and missed. */
export type Counts = [right: number, wrong: number, missed: number];
export interface Score {
  readonly core: Counts;
  readonly open: Counts;
}

const OPEN = new Set(["program", "award", "event", "facility"]);

export function scoreOf([right, wrong, missed]: Counts): number {
  return (2 * right) / (2 * right + wrong + missed || 1);
}

/** Exact spans and types; optional marks count neither way. */
export function scoreLines(lines: readonly MarkedLine[], find: (text: string) => readonly Found[]): Score {
  const score: Score = { core: [0, 0, 0], open: [0, 0, 0] };
  const count = (type: string, at: 0 | 1 | 2): void => {
    (OPEN.has(type) ? score.open : score.core)[at]++;
  };
  for (const { text, marks } of lines) {
    const left = [...find(text)];
    for (const mark of [...marks].sort((a, b) => Number(a.optional) - Number(b.optional))) {
      const at = left.findIndex((one) => one.type === mark.type && one.start === mark.start && one.end === mark.end);
      if (at >= 0) left.splice(at, 1);
      if (!mark.optional) count(mark.type, at >= 0 ? 0 : 2);
    }
    for (const one of left) count(one.type, 1);
  }
  return score;
}

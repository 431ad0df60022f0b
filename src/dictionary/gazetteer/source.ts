/** All units in code order: a unit's descendants follow it. */
export interface UnitSource {
  readonly names: readonly string[];
  readonly levels: Uint8Array;
  /** Ordinal of the parent + 1, 0 for provinces. */
  readonly parents: Uint32Array;
  /** First nine digits of the code; shorter codes end in zeros. */
  readonly codes: Uint32Array;
  /** Last three digits of a community's code, else 0. */
  readonly locals: Uint16Array;
}

const MARKS: Readonly<Record<string, number>> = { "#": 1, "=": 2, "-": 3, "+": 4 };
const STEPS = [0, 10_000_000, 100_000, 1000, 1, 1];
const LINE = /^([#=+-]?)(?:(\d+) )?(.+)$/;

/**
 * Reads the text inside dictionaries/divisions.br: a line a unit, with a mark of its level (none for communities), its
 * number below its parent unless that is one more than the one before, and its name.
 *
 * @throws Error where a line is not of that form.
 */
export function readUnits(text: string): UnitSource {
  const lines = text.split("\n");
  const names: string[] = [];
  const levels = new Uint8Array(lines.length);
  const parents = new Uint32Array(lines.length);
  const codes = new Uint32Array(lines.length);
  const locals = new Uint16Array(lines.length);
  const open = new Int32Array(6).fill(-1);
  const last = new Int32Array(6);
  lines.forEach((line, unit) => {
    const match = LINE.exec(line);
    if (match === null) throw new Error(`divisions.br line ${unit + 1} is not a division; run npm run gazetteer.`);
    const level = MARKS[match[1]!] ?? 5;
    const number = match[2] === undefined ? last[level]! + 1 : Number(match[2]);
    // A county's number has two digits below a prefecture, four below a province that governs it directly.
    if (level === 3 && number > 99) open[2] = -1;
    const parent = parentAbove(open, level);
    last[level] = number;
    last.fill(0, level + 1);
    open[level] = unit;
    open.fill(-1, level + 1);
    const base = parent < 0 ? 0 : codes[parent]!;
    names.push(match[3]!);
    levels[unit] = level;
    parents[unit] = parent + 1;
    codes[unit] = level === 5 ? base : base + number * STEPS[level]!;
    locals[unit] = level === 5 ? number : 0;
  });
  return { names, levels, parents, codes, locals };
}

function parentAbove(open: Int32Array, level: number): number {
  let above = level - 1;
  while (above > 0 && open[above]! < 0) above--;
  return above === 0 ? -1 : open[above]!;
}

import { longestFirst } from "../../text/trie/order.js";
import { CHANGED, type Family, FULL, MAX_FAMILIES, NONE, STEM, type Suffix, VARIANT, WHOLE } from "./forms.js";
import { startsOrdinal } from "./ordinal.js";

/** The form of a unit by its family, where the text shows a certain tail; NONE where the tail does not fit. */
export type FormTable = Uint8Array;

export interface Tail {
  readonly text: string;
  readonly plain: FormTable;
  readonly numbered: FormTable;
}

export interface Tails {
  /** 0 for units that begin no tail, 255 for those that begin an ordinal, else an index into `lists` + 1. */
  readonly starts: Uint8Array;
  readonly lists: readonly (readonly Tail[])[];
}

export const ORDINAL_START = 255;

/** Sorts the written suffixes by their first character, so that most texts are refused by one look into a table. */
export function compileTails(families: readonly Family[], written: readonly Suffix[]): Tails {
  const byText = new Map<string, Tail>();
  for (const suffix of written) {
    const tail = byText.get(suffix.text) ?? newTail(suffix.text);
    byText.set(suffix.text, tail);
    if (!suffix.ordinalRequired) setForm(tail.plain, suffix);
    if (families[suffix.family]!.ordinal) setForm(tail.numbered, suffix);
  }
  const starts = new Uint8Array(65536);
  const lists: Tail[][] = [];
  for (const tail of longestFirst([...byText.values()], ({ text }) => text)) {
    const unit = tail.text.charCodeAt(0);
    if (starts[unit] === 0) starts[unit] = lists.push([]);
    lists[starts[unit]! - 1]!.push(tail);
  }
  for (let unit = 0; unit < 65536; unit++) if (startsOrdinal(unit)) starts[unit] = ORDINAL_START;
  return { starts, lists };
}

const newTail = (text: string): Tail => ({
  text,
  plain: new Uint8Array(MAX_FAMILIES),
  numbered: new Uint8Array(MAX_FAMILIES),
});

/** A suffix may be both official and changed for one family (区 of a district): the better form, the lower code, stays. */
function setForm(table: FormTable, { family, form }: Suffix): void {
  const before = table[family]!;
  if (before === NONE || form < before) table[family] = form;
}

/** Forms of stems that stand alone, by their length; the last row serves all longer ones. */
export interface BareForms {
  readonly own: readonly FormTable[];
  readonly reduced: readonly FormTable[];
}

const LONGEST_BARE = 8;

export function compileBare(families: readonly Family[]): BareForms {
  const table = (least: (family: Family) => number, whole: number) =>
    Array.from({ length: LONGEST_BARE + 1 }, (_, length) => {
      const forms = new Uint8Array(MAX_FAMILIES);
      families.forEach((family, index) => {
        const fewest = least(family);
        if (fewest > 0 && length >= fewest) forms[index] = index === WHOLE ? whole : STEM;
      });
      return forms;
    });
  return { own: table((family) => family.bare, FULL), reduced: table((family) => family.droppedBare, VARIANT) };
}

export const bareRow = (rows: readonly FormTable[], length: number): FormTable => rows[Math.min(length, LONGEST_BARE)]!;

/** What a form becomes for a unit that is reached by a shortened stem. */
export const reducedForm = (form: number): number => (form === FULL ? VARIANT : form === CHANGED ? NONE : form);

/** What a node of the trie can be, so that most nodes are passed without a look at their groups. */
export const CAN_STAND_ALONE = 1;
export const CAN_HAVE_TAIL = 2;

/** The flags of a node at that depth, from the families of its groups and whether their stems are shortened. */
export function nodeFlag(bare: BareForms, depth: number, family: number, reduced: boolean): number {
  const alone = bareRow(reduced ? bare.reduced : bare.own, depth)[family] !== NONE;
  return (alone ? CAN_STAND_ALONE : 0) | (family === WHOLE ? 0 : CAN_HAVE_TAIL);
}

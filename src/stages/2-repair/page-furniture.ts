import { Type } from "@sinclair/typebox";
import { Value } from "@sinclair/typebox/value";
import type { Dictionary } from "../../model/dictionary.js";
import { type Fault, SetupError } from "../../model/faults.js";
import { compileImprint } from "./imprint.js";

export type FurnitureRole = "furniture" | "byline" | "caption";
type Place = "line" | "begin" | "end";

const Entry = Type.Object(
  {
    role: Type.Union([Type.Literal("furniture"), Type.Literal("byline"), Type.Literal("caption")]),
    place: Type.Union([Type.Literal("line"), Type.Literal("begin"), Type.Literal("end")]),
    about: Type.String({ minLength: 1 }),
    pattern: Type.String({ minLength: 1 }),
    unless: Type.Optional(Type.String({ minLength: 1 })),
  },
  { additionalProperties: false },
);

interface Rule {
  readonly role: FurnitureRole;
  readonly pattern: RegExp;
  readonly unless: RegExp | null;
}

/** What page furniture looks like; texts are handed in without white space, digits and Latin letters half-width. */
export interface PageFurniture {
  /** Role of a whole line, or null where it is text. */
  line(text: string): FurnitureRole | null;
  /** How much of the begin of a paragraph is a jump line or a dateline: its length and role, or null. */
  begin(text: string): { length: number; role: FurnitureRole } | null;
  /** How much of the end of a paragraph is a credit or a jump line, or null. */
  end(text: string): { length: number; role: FurnitureRole } | null;
}

/** No line longer than this is furniture: it keeps every pattern to a bounded text. */
const LONGEST = 100;

/** @throws SetupError D120 for each entry that is no rule or no regular expression. */
export function compileFurniture(dictionary: Dictionary): PageFurniture {
  const faults: Fault[] = [];
  const places: Record<Place, Rule[]> = { line: [], begin: [], end: [] };
  const entries = (dictionary.about.patterns ?? []) as readonly unknown[];
  entries.forEach((entry, i) => {
    try {
      const { role, place, pattern, unless } = Value.Decode(Entry, entry);
      const whole = { line: `^(?:${pattern})$`, begin: `^(?:${pattern})`, end: `^(?:${pattern})$` }[place];
      places[place].push({
        role,
        pattern: new RegExp(whole),
        unless: unless === undefined ? null : new RegExp(unless),
      });
    } catch (error) {
      const message = `pattern ${i + 1} is no rule (${(error as Error).message}); mend it`;
      faults.push({ code: "D120", where: dictionary.file, message });
    }
  });
  if (faults.length > 0) throw new SetupError(faults);
  const isImprint = compileImprint(dictionary);
  return {
    line: (text) =>
      text.length > LONGEST ? null : (find(places.line, text)?.role ?? (isImprint(text) ? "furniture" : null)),
    begin: (text) => find(places.begin, text.slice(0, LONGEST)),
    end: (text) => findAtEnd(places.end, text),
  };
}

/** What stands at the end stands in brackets: only the last pair of them is looked at. */
function findAtEnd(rules: readonly Rule[], text: string): { length: number; role: FurnitureRole } | null {
  if (!/[）)】〕\]]$/.test(text.slice(-1))) return null;
  const tail = text.slice(-LONGEST, -1);
  const open = Math.max(...["（", "(", "【", "〔", "["].map((mark) => tail.lastIndexOf(mark)));
  return open === -1 ? null : find(rules, text.slice(text.length - 1 - (tail.length - open)));
}

function find(rules: readonly Rule[], text: string): { length: number; role: FurnitureRole } | null {
  for (const rule of rules) {
    const found = rule.pattern.exec(text)?.[0];
    if (found === undefined || found === "" || rule.unless?.test(found) === true) continue;
    return { length: found.length, role: rule.role };
  }
  return null;
}

import type { Gazetteer, Level, Unit } from "../../model/gazetteer.js";
import { keepAnswers } from "../../text/keep-answers.js";
import { ownText } from "../../text/own-text.js";
import { readWording, type Wording } from "./org-words.js";
import { type Reading, readPlace } from "./readings.js";
import type { Rules } from "./rules.js";

/**
 * What is looked up again and again, kept from document to document. Only answers that hang on nothing but their question are
 * kept, so that a result never depends on what was read before.
 */
export interface Memory {
  /** The units from a unit's province down to itself. */
  readonly path: (unit: number) => readonly number[];
  readonly level: (unit: number) => Level;
  readonly unit: (unit: number) => Unit;
  /** What a written place may mean, as a community or as a division. */
  readonly community: (text: string) => Reading;
  readonly division: (text: string) => Reading;
  readonly wording: (text: string) => Wording;
  /** Names of the units that have a unit as their parent. */
  readonly children: (unit: number) => readonly { readonly unit: number; readonly name: string }[];
}

/** A reading may list many units. */
const READINGS = 5_000;
const LEVELS: readonly Level[] = [1, 2, 3, 4, 5];

export function makeMemory(gazetteer: Gazetteer, rules: Rules): Memory {
  return {
    path: keepAnswers((unit: number) => pathOf(gazetteer, unit)),
    level: (unit: number) => gazetteer.level(unit),
    unit: keepAnswers((unit: number) => gazetteer.unit(unit)),
    community: keepAnswers((text: string) => readPlace(gazetteer, rules, text, true), ownText, READINGS),
    division: keepAnswers((text: string) => readPlace(gazetteer, rules, text, false), ownText, READINGS),
    wording: keepAnswers((text: string) => readWording(rules, text), ownText),
    children: keepAnswers((unit: number) =>
      gazetteer.children(unit).map((child) => ({ unit: child, name: gazetteer.unit(child).name })),
    ),
  };
}

function pathOf(gazetteer: Gazetteer, unit: number): number[] {
  const path: number[] = [];
  for (const level of LEVELS) {
    const outer = gazetteer.ancestor(unit, level);
    if (outer >= 0 && outer !== unit) path.push(outer);
  }
  path.push(unit);
  return path;
}

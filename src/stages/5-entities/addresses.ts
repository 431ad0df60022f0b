import type { Dictionaries } from "../../model/dictionary.js";
import { isDigit } from "../../text/characters.js";
import { COST } from "./costs.js";
import { addEdge, EDGE, type Lattice } from "./lattice.js";
import { oneOf, patternsOf } from "./naming-patterns.js";
import { FORM } from "./places.js";
import type { Scan } from "./scan.js";
import { typeOrdinal } from "./vocabulary.js";

const ADDRESS = typeOrdinal("address");
const ROAD = typeOrdinal("road");
const COMPOUND = typeOrdinal("compound");
const DIVISION = typeOrdinal("division");
/** What numbers behind a road or an estate say for it. */
const NUMBERED = -200;
/** Characters with which a number begins that is not in digits: 东段…, 甲2号. */
const OPENERS = new Set([..."一二三四五东南西北中甲乙"].map((character) => character.charCodeAt(0)));
const LONGEST_NUMBER = 40;

/** What numbers of houses look like. */
export function compileHouseNumbers(dictionaries: Dictionaries): RegExp {
  return oneOf(patternsOf(dictionaries.get("naming-patterns"), "house_numbers").map((pattern) => `^(?:${pattern})`));
}

/** Adds addresses: a road or an estate and numbers behind it, with the divisions before it. `ref` is the edge of the place. */
export function addAddresses(lattice: Lattice, numbers: RegExp, scan: Scan): void {
  const places = lattice.count;
  for (let edge = 0; edge < places; edge++) {
    if (lattice.kind[edge] !== EDGE.place) continue;
    const type = lattice.type[edge]!;
    if (type !== ROAD && type !== COMPOUND) continue;
    const end = lattice.end[edge]!;
    if (end === scan.length) continue;
    const code = scan.text.charCodeAt(scan.base + end);
    if (!isDigit(code) && !OPENERS.has(code)) continue;
    const number = numbers.exec(
      scan.text.slice(scan.base + end, scan.base + Math.min(scan.length, end + LONGEST_NUMBER)),
    );
    if (number === null) continue;
    const cost = lattice.cost[edge]! + COST.placeEntry + NUMBERED;
    addEdge(lattice, lattice.start[edge]!, end + number[0].length, cost, EDGE.address, ADDRESS, 0, edge);
    if (type === ROAD) addTown(lattice, lattice.start[edge]!, end + number[0].length, cost, edge, 0);
  }
}

/** How many divisions may stand before a road. */
const DEEPEST = 3;

/** 城桥镇|八一路241号: the divisions directly before a road belong to its address. */
function addTown(lattice: Lattice, start: number, end: number, cost: number, road: number, depth: number): void {
  for (let edge = lattice.headByEnd[start]!; edge >= 0; edge = lattice.nextByEnd[edge]!) {
    if (lattice.kind[edge] !== EDGE.place || lattice.type[edge] !== DIVISION) continue;
    if (lattice.form[edge] !== FORM.full && lattice.form[edge] !== FORM.stem) continue;
    const from = lattice.start[edge]!;
    const whole = cost + lattice.cost[edge]! - COST.placeEntry / 4;
    addEdge(lattice, from, end, whole, EDGE.address, ADDRESS, 0, road);
    if (depth < DEEPEST) addTown(lattice, from, end, whole, road, depth + 1);
  }
}

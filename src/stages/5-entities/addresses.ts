import { isDigit } from "../../text/characters.js";
import { COST } from "./costs.js";
import { addEdge, EDGE, type Lattice } from "./lattice.js";
import type { Scan } from "./scan.js";
import { typeOrdinal } from "./vocabulary.js";

const ADDRESS = typeOrdinal("address");
const ROAD = typeOrdinal("road");
const COMPOUND = typeOrdinal("compound");
const NUMBER =
  /^(?:[一二三四五六七八九十东南西北中]{1,2}段)?(?:甲|乙)?[0-9０-９]{1,5}(?:[、\-—~至和及][0-9０-９]{1,5})*(?:号甲|号乙|号附[0-9]{1,3}号|号楼|号院|号|弄|支弄|巷|幢|栋|室|单元|座|楼)(?:[0-9０-９]{1,5}(?:[、\-—~至和及][0-9０-９]{1,5})*(?:号楼|号|弄|幢|栋|室|单元|座|楼))*/;

/** Adds addresses: a road or an estate and numbers behind it. `ref` is the edge of the place. */
export function addAddresses(lattice: Lattice, scan: Scan): void {
  const places = lattice.count;
  for (let edge = 0; edge < places; edge++) {
    if (lattice.kind[edge] !== EDGE.place) continue;
    const type = lattice.type[edge]!;
    if (type !== ROAD && type !== COMPOUND) continue;
    const end = lattice.end[edge]!;
    const code = scan.text.charCodeAt(scan.base + end);
    if (end === scan.length || !(isDigit(code) || "一二三四五东南西北中".includes(scan.text.charAt(scan.base + end))))
      continue;
    const rest = scan.text.slice(scan.base + end, scan.base + Math.min(scan.length, end + 40));
    const number = NUMBER.exec(rest);
    if (number === null) continue;
    const cost = lattice.cost[edge]! + COST.placeEntry - 200;
    addEdge(lattice, lattice.start[edge]!, end + number[0].length, cost, EDGE.address, ADDRESS, 0, edge);
  }
}

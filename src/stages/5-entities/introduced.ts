import type { Mention } from "../../model/layers.js";
import { type EntityType, ORGANISATION_TYPES } from "../../model/types.js";
import { shortNameBehind } from "../../text/short-name.js";
import type { Recalled } from "./recall.js";

const ORGANISATIONS: ReadonlySet<EntityType> = new Set<EntityType>(ORGANISATION_TYPES);
const SHORTEST_TAIL = 4;

/**
 * The short names that a text introduces behind full ones. What is left of one without the character that stands for its place
 * (经开区管委会 of 哈经开区管委会) is a name too.
 */
export function introducedNames(text: string, mentions: readonly Mention[], introduces: RegExp): Map<string, Recalled> {
  const found = new Map<string, Recalled>();
  for (const { type, subtype, end, outer, text: name } of mentions) {
    if (outer >= 0 || !ORGANISATIONS.has(type)) continue;
    const alias = shortNameBehind(text, end, name, introduces);
    if (alias === undefined) continue;
    found.set(alias, { type, subtype });
    const tail = alias.slice(1);
    if (alias[0] === name[0] && tail.length >= SHORTEST_TAIL) found.set(tail, { type, subtype });
  }
  return found;
}

import type { Mention } from "../../model/layers.js";
import type { Memory } from "./memory.js";
import { isWanted, NOTHING, type Reading, withCandidates } from "./readings.js";

/** Reads the place names of a document; those of one text are read as the first of them is. */
export function makeReader(memory: Memory): (mention: Mention) => Reading {
  const communities = new Map<string, Reading>();
  const divisions = new Map<string, Reading>();
  return (mention) => {
    if (mention.type === "compound") return NOTHING;
    const known = mention.type === "community" ? communities : divisions;
    let reading = known.get(mention.text);
    if (reading === undefined) {
      reading = readMention(memory, mention);
      known.set(mention.text, reading);
    }
    return reading;
  };
}

function readMention(memory: Memory, { type, text, candidates }: Mention): Reading {
  const isCommunity = type === "community";
  const reading = isCommunity ? memory.community(text) : memory.division(text);
  const isNew = (unit: number) => isWanted(memory.level(unit), isCommunity) && !reading.units.includes(unit);
  return candidates.some(isNew) ? withCandidates(reading, candidates.filter(isNew)) : reading;
}

import type { Gazetteer } from "../../model/gazetteer.js";
import type { Mention } from "../../model/layers.js";
import { leftNeighbour } from "./chains.js";
import type { Memory } from "./memory.js";
import type { Resolved } from "./resolve-places.js";
import { PLACES, type View } from "./view.js";

/**
 * Finds a unit for names that the gazetteer does not know: the only unit around whose official name begins with the
 * written one (川沙 for 川沙新镇), or a name of the document that differs in one misread character (茎庄镇 for 莘庄镇). Says
 * whether it found any.
 */
export function mendPlaces(
  view: View,
  gazetteer: Gazetteer,
  memory: Memory,
  resolved: Resolved,
  ground: readonly number[],
  tellsApart: ReadonlySet<string>,
): boolean {
  const open: number[] = [];
  view.mentions.forEach((mention, i) => {
    if ((resolved.unit[i] as number) < 0 && resolved.choices[i] === 0 && PLACES.has(mention.type)) open.push(i);
  });
  if (open.length === 0) return false;
  let mended = false;
  const begin = makeBeginnings(gazetteer, memory);
  const twins = indexTwins(view, resolved);
  for (const i of open) {
    const mention = view.mentions[i] as Mention;
    if (mention.type === "compound") continue;
    const left = leftNeighbour(view, i);
    const around = left >= 0 && (resolved.unit[left] as number) >= 0 ? (resolved.unit[left] as number) : -1;
    let unit = around >= 0 ? begin(around, mention) : -1;
    if (unit < 0) unit = begin(ground[view.article[i] as number] ?? -1, mention);
    if (unit < 0) unit = twinOf(twins, mention, tellsApart);
    if (unit < 0) continue;
    resolved.unit[i] = unit;
    resolved.confidence[i] = 0.7;
    mended = true;
  }
  return mended;
}

/** Looks for the only unit of the county (or of the town, for a community) whose name begins with a text. */
export function makeBeginnings(
  gazetteer: Gazetteer,
  memory: Memory,
): (around: number, mention: Pick<Mention, "type" | "text">) => number {
  const known = new Map<string, number>();
  return (around, mention) => {
    if (around < 0 || mention.text.length < 2) return -1;
    const level = mention.type === "community" ? 5 : 4;
    const outer = gazetteer.ancestor(around, level === 5 ? 4 : 3);
    if (outer < 0 || (level === 5 && mention.text.length < 3)) return -1;
    const key = `${outer}\0${level}\0${mention.text}`;
    const seen = known.get(key);
    if (seen !== undefined) return seen;
    const hits = memory.children(outer).filter(({ name }) => name.startsWith(mention.text));
    const found = hits.length === 1 ? (hits[0]?.unit ?? -1) : -1;
    known.set(key, found);
    return found;
  };
}

/** Resolved names with each of their characters masked in turn; -1 where two units would answer. */
function indexTwins(view: View, resolved: Resolved): Map<string, { unit: number; text: string }> {
  const index = new Map<string, { unit: number; text: string }>();
  const seen = new Set<string>();
  view.mentions.forEach((mention, i) => {
    const unit = resolved.unit[i] as number;
    if (unit < 0 || mention.type !== "division" || mention.text.length < 2 || seen.has(`${unit}\0${mention.text}`))
      return;
    seen.add(`${unit}\0${mention.text}`);
    for (const key of masks(mention.text)) {
      const known = index.get(key);
      index.set(
        key,
        known === undefined || known.unit === unit ? { unit, text: mention.text } : { unit: -1, text: "" },
      );
    }
  });
  return index;
}

function masks(text: string): string[] {
  return [...text].map((_, k, all) => `${all.slice(0, k).join("")}\0${all.slice(k + 1).join("")}`);
}

/** A bare two-character name is a twin only of one that is misread the same way in full, which the caller finds by its unit. */
function twinOf(
  twins: ReadonlyMap<string, { unit: number; text: string }>,
  mention: Mention,
  tellsApart: ReadonlySet<string>,
): number {
  if (mention.type !== "division") return -1;
  for (const key of masks(mention.text)) {
    const twin = twins.get(key);
    if (twin === undefined || twin.unit < 0 || twin.text === mention.text) continue;
    const at = key.indexOf("\0");
    const differ = [mention.text[at] ?? "", twin.text[at] ?? ""];
    if (!differ.some((char) => tellsApart.has(char) || /\d/u.test(char)) && (mention.text.length > 2 || at === 0))
      return twin.unit;
  }
  return -1;
}

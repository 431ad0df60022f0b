import type { Memory } from "./memory.js";
import type { Resolved } from "./resolve-places.js";
import type { Draft, Table } from "./table.js";
import { ORGANISATIONS, PLACES, type View } from "./view.js";

const SHORTEST_NAME = 4;
const TOWN = 4;

/** Lines that belong to no article: furniture, and headings above the first title. */
export function imprintOf({ layers }: View): string {
  const { paragraphs, text } = layers.repaired;
  const { roles } = layers.articles;
  const first = roles.findIndex((role) => role === "title" || role === "body" || role === "list");
  const lines = paragraphs.filter((_, i) => roles[i] === "furniture" || (roles[i] === "heading" && i < first));
  return lines.map(({ start, end }) => text.slice(start, end).replace(/\s+/gu, "")).join("\n");
}

/** The most specific division, province to town, that an imprint names and the articles speak of; -1 where there is none. */
export function paperUnit(view: View, memory: Memory, resolved: Resolved, imprint: string): number {
  if (imprint === "") return -1;
  const asked = new Set<number>();
  let best = -1;
  let deepest = 0;
  view.mentions.forEach(({ type }, i) => {
    const unit = resolved.unit[i] as number;
    if (unit < 0 || !PLACES.has(type) || asked.has(unit)) return;
    asked.add(unit);
    const { level, name } = memory.unit(unit);
    if (level <= deepest || level > TOWN || !imprint.includes(name)) return;
    best = unit;
    deepest = level;
  });
  return best;
}

/** The organisations that an imprint names, under any name that the articles have for them; longest name first. */
export function publishersOf(table: Table, imprint: string): number[] {
  const organisations: number[] = [];
  if (imprint !== "")
    table.drafts.forEach((draft, i) => {
      if (draft.mentions > 0 && ORGANISATIONS.has(draft.type) && isNamedIn(imprint, draft)) organisations.push(i);
    });
  const length = (entity: number) => table.drafts[entity]?.name.length ?? 0;
  return organisations.sort((a, b) => length(b) - length(a) || a - b);
}

function isNamedIn(imprint: string, { name, aliases }: Draft): boolean {
  for (const form of [name, ...aliases]) if (form.length >= SHORTEST_NAME && imprint.includes(form)) return true;
  return false;
}

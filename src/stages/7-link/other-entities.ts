import type { Mention } from "../../model/layers.js";
import type { EntityType } from "../../model/types.js";
import type { NameReader } from "./org-names.js";
import { bare } from "./org-words.js";
import { type Draft, entityFor, placeAtLevel } from "./table.js";

/** Types that are told apart by the county they are met in; a law, a programme, an honour is one thing everywhere. */
const LOCAL: ReadonlySet<EntityType> = new Set<EntityType>(["person", "road", "address", "facility"]);

/** Makes the entities of all mentions that are neither places nor organisations. */
export function otherEntities(reader: NameReader, of: Int32Array): void {
  const { view, table, places } = reader;
  const people = new Map<string, number>();
  view.mentions.forEach((mention, i) => {
    if (of[i] !== -1) return;
    const article = view.article[i] as number;
    const ground = places.ground[article] ?? -1;
    const short = mention.type === "person" ? people.get(`${article}\0${mention.text[0]}`) : undefined;
    const surname = short !== undefined && isSurnameWithTitle(reader, mention.text);
    const ordinal = surname ? short : otherEntity(reader, mention, ground);
    if (mention.type === "person" && !surname) people.set(`${article}\0${mention.text[0]}`, ordinal);
    of[i] = ordinal;
    const draft = table.drafts[ordinal] as Draft;
    draft.mentions += 1;
    draft.aliases.add(mention.text);
    const name = nameOf(mention);
    if (name.length > draft.name.length && !surname) draft.name = name;
  });
}

/** 徐医生 after 徐锦花 is the same person. */
function isSurnameWithTitle(reader: NameReader, text: string): boolean {
  return text.length > 2 && reader.rules.titles.has(text.slice(1));
}

function otherEntity(reader: NameReader, mention: Mention, ground: number): number {
  const { table } = reader;
  const county = LOCAL.has(mention.type) ? countyCode(reader, ground) : "";
  return entityFor(table, `${mention.type}|${county}|${keyName(mention)}`, () => ({
    type: mention.type,
    subtype: mention.subtype,
    name: nameOf(mention),
    parent: LOCAL.has(mention.type) && mention.type !== "person" ? ground : -1,
    place: LOCAL.has(mention.type) ? ground : -1,
    source: mention.entry || mention.rule,
  }));
}

function countyCode(reader: NameReader, ground: number): string {
  for (let level = 3; level >= 1; level--) {
    const around = placeAtLevel(reader.table, ground, level);
    if (around >= 0) return (reader.table.drafts[around] as Draft).code;
  }
  return `document:${reader.view.layers.source.sha256.slice(0, 16)}`;
}

function keyName(mention: Mention): string {
  const name = bare(mention.text);
  return mention.type === "law" ? name.replace(/^中华人民共和国/u, "") : name || mention.text;
}

/** Without the quotes around the whole name. */
function nameOf(mention: Mention): string {
  if (bare(mention.text) === mention.text) return mention.text;
  return mention.text.replace(/\s*\n\s*/gu, "").replace(/^[“"‘'「](.*)[”"’'」]$/u, "$1");
}

import type { Relation } from "../../model/layers.js";
import type { EntityType } from "../../model/types.js";
import type { NameReader } from "./org-names.js";
import type { Item } from "./relation-items.js";
import { ORGANISATIONS } from "./view.js";

const EMPLOYERS: ReadonlySet<EntityType> = new Set<EntityType>([...ORGANISATIONS, "division", "community", "facility"]);
const LONGEST_TITLE = 16;

/** 高行社区卫生服务中心|副主任|张瑜, and 张瑜，中心副主任: a person, a title, and whose title it is. */
export function jobRelations(reader: NameReader, items: readonly (readonly Item[])[]): Relation[] {
  const found: Relation[] = [];
  items.forEach((list, sentence) => {
    list.forEach((person, k) => {
      if (person.type !== "person") return;
      const job = jobBefore(reader, list, k) ?? jobBehind(reader, list, k);
      if (job === null) return;
      const { employer, label } = job;
      found.push({
        start: Math.min(employer.start, person.start),
        end: Math.max(employer.end + label.length, person.end),
        subject: person.entity,
        predicate: "works_for",
        object: employer.entity,
        label,
        sentence,
        rule: "title",
      });
    });
  });
  return found;
}

interface Job {
  readonly employer: Item;
  readonly label: string;
}

function jobBefore(reader: NameReader, items: readonly Item[], k: number): Job | null {
  const person = items[k] as Item;
  const { text } = reader.view;
  for (let j = k - 1; j >= 0; j--) {
    const item = items[j] as Item;
    if (person.start - item.end > LONGEST_TITLE) return null;
    if (item.end > person.start) continue;
    const between = text.slice(item.end, person.start);
    if (item.type === "person" && /^[、和]$/u.test(between)) return jobBefore(reader, items, j);
    const label = titleIn(reader, between);
    if (label !== "" && EMPLOYERS.has(item.type)) return { employer: item, label };
  }
  return null;
}

/** 张瑜，高行社区卫生服务中心副主任 */
function jobBehind(reader: NameReader, items: readonly Item[], k: number): Job | null {
  const person = items[k] as Item;
  const next = items[k + 1];
  const { text } = reader.view;
  if (next === undefined || !EMPLOYERS.has(next.type)) return null;
  const between = text.slice(person.end, next.start);
  const words = between.replace(/^[，,（(]/u, "");
  if (between === "" || (words !== "" && !reader.rules.words.holdsPost.has(words))) return null;
  for (let size = LONGEST_TITLE; size >= 2; size--) {
    const label = titleIn(reader, text.slice(next.end, next.end + size));
    if (label.length === size) return { employer: next, label };
  }
  return null;
}

/** The text where it is one title, or several one behind the other (党委书记、主任); else empty. */
function titleIn(reader: NameReader, text: string): string {
  const said = text.replace(/^的/u, "").trim();
  if (said === "") return "";
  const ways = new Array<boolean>(said.length + 1).fill(false);
  ways[0] = true;
  for (let at = 0; at < said.length; at++) {
    if (!ways[at]) continue;
    if (at > 0 && /[、兼和]/u.test(said[at] as string)) ways[at + 1] = true;
    for (let end = at + 1; end <= said.length; end++)
      if (reader.rules.titles.has(said.slice(at, end))) ways[end] = true;
  }
  return ways[said.length] ? said : "";
}

import type { Mention, Relation } from "../../model/layers.js";
import type { Predicate } from "../../model/types.js";
import { leftNeighbour } from "./chains.js";
import type { NameReader, OrgName } from "./org-names.js";
import { ORGANISATIONS } from "./view.js";

/** Relations that names themselves state: the place in an organisation's name, the unit behind its organisation, one place behind another. */
export function nameRelations(reader: NameReader, names: ReadonlyMap<number, OrgName>, of: Int32Array): Relation[] {
  const { view } = reader;
  const wholes = indexWholes(names, of);
  const found: Relation[] = [];
  const say = (i: number, predicate: Predicate, object: number, rule: string, start = -1) => {
    const mention = view.mentions[i] as Mention;
    const { sentence, end } = mention;
    const subject = of[i] as number;
    found.push({
      start: start < 0 ? mention.start : start,
      end,
      subject,
      predicate,
      object,
      label: "",
      sentence,
      rule,
    });
  };
  view.mentions.forEach((mention, i) => {
    const name = names.get(i);
    if (name !== undefined) {
      if (name.place >= 0) say(i, "located_in", name.place, "name");
      const whole = wholeOf(name, wholes);
      if (whole >= 0) say(i, "part_of", whole, "name");
      const host = hostBefore(reader, i);
      if (host >= 0) say(i, "part_of", of[host] as number, "behind", view.mentions[host]?.start);
    } else if (mention.type === "community" || mention.type === "compound" || mention.type === "facility") {
      const left = leftNeighbour(view, i);
      if (left >= 0 && of[left] !== of[i])
        say(i, "located_in", of[left] as number, "behind", view.mentions[left]?.start);
    }
  });
  return found;
}

/** Organisations by place and official wording. */
function indexWholes(names: ReadonlyMap<number, OrgName>, of: Int32Array): Map<string, number> {
  const index = new Map<string, number>();
  for (const [mention, name] of names) {
    const key = `${name.place}|${name.wording.normal}`;
    if (!index.has(key)) index.set(key, of[mention] as number);
  }
  return index;
}

/** 体育局 of 体育局党组: the longest beginning of the wording that is an organisation of the same place. */
function wholeOf(name: OrgName, wholes: ReadonlyMap<string, number>): number {
  if (name.place < 0) return -1;
  const { normal } = name.wording;
  for (let size = normal.length - 2; size >= 3; size--) {
    const whole = wholes.get(`${name.place}|${normal.slice(0, size)}`);
    if (whole !== undefined) return whole;
  }
  return -1;
}

/** 高行社区卫生服务中心“心灵港湾工作站”: an organisation directly behind another, quotes alone between. */
function hostBefore(reader: NameReader, i: number): number {
  const { view } = reader;
  const mention = view.mentions[i] as Mention;
  for (let k = i - 1; k >= Math.max(0, i - 6); k--) {
    const before = view.mentions[k] as Mention;
    if (before.sentence !== mention.sentence) return -1;
    if (before.end > mention.start || !ORGANISATIONS.has(before.type)) continue;
    return /^[“"‘'「]$/u.test(view.text.slice(before.end, mention.start)) ? k : -1;
  }
  return -1;
}

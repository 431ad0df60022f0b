import type { Entity, LinksLayer, Mention } from "../../src/model/layers.js";
import type { MarkedPaper } from "./marked.js";

/** Says what is wrong with each claim of a paper that does not hold; an empty list where all hold. */
export function brokenClaims(paper: MarkedPaper, links: LinksLayer): string[] {
  return paper.claims.flatMap((claim) => {
    const [verb = "", ...rest] = claim.split(" ");
    const check = CHECKS[verb];
    if (check === undefined) return [`${claim}: no such claim`];
    const wrong = check(paper, links, rest.join(" "));
    return wrong === "" ? [] : [`${claim}: ${wrong}`];
  });
}

type Check = (paper: MarkedPaper, links: LinksLayer, rest: string) => string;

const CHECKS: Readonly<Record<string, Check>> = {
  /** `code 鼓楼区@2 320106`; `-` for none. */
  code: (paper, links, rest) => {
    const [name = "", code = ""] = rest.split(" ");
    const found = entityOf(paper, links, name)?.code;
    return found === (code === "-" ? "" : code) ? "" : `has ${found === "" ? "none" : found}`;
  },
  /** `name 粤海党工委 = 南山区粤海街道党工委` */
  name: (paper, links, rest) => {
    const [alias = "", name = ""] = rest.split(" = ");
    const found = entityOf(paper, links, alias)?.name;
    return found === name ? "" : `is ${found}`;
  },
  same: (paper, links, rest) => {
    const keys = rest.split(" ").map((name) => entityOf(paper, links, name)?.key);
    return new Set(keys).size === 1 && keys[0] !== undefined ? "" : `are ${[...new Set(keys)].join(" and ")}`;
  },
  differ: (paper, links, rest) => {
    const keys = rest.split(" ").map((name) => entityOf(paper, links, name)?.key);
    return new Set(keys).size === keys.length ? "" : `are all ${keys[0]}`;
  },
  /** `holder 36件 = 北山街道综合行政执法队` */
  holder: (paper, links, rest) => {
    const [figure = "", name = ""] = rest.split(" = ");
    const at = paper.layers.metrics.metrics.findIndex((metric) => metric.text === figure);
    const found = links.entities[links.metricHolder[at] ?? -1]?.name;
    return found === name ? "" : `is ${found}`;
  },
  /** `relation 鲍静 works_for 慈城社区卫生服务中心 : 副主任` */
  relation: (_, links, rest) => {
    const said = links.relations.map((one) => sayRelation(links.entities, one));
    return said.includes(rest) ? "" : `is not among ${said.join("; ")}`;
  },
  "no-relation": (_, links, rest) => {
    const said = links.relations.map((one) => sayRelation(links.entities, one));
    return said.includes(rest) ? "is said" : "";
  },
  /** `article = 330106002`, of the first article. */
  article: (_, links, rest) => {
    const found = links.entities[links.articleDivision[0] ?? -1]?.code;
    return found === rest.replace("= ", "") ? "" : `is ${found}`;
  },
};

function sayRelation(entities: readonly Entity[], one: LinksLayer["relations"][number]): string {
  const label = one.label === "" ? "" : ` : ${one.label}`;
  return `${entities[one.subject]?.name} ${one.predicate} ${entities[one.object]?.name}${label}`;
}

/** The entity of a mention by its text, `@2` for the second of that text. */
function entityOf(paper: MarkedPaper, links: LinksLayer, name: string): Entity | undefined {
  const [text = "", nth = "1"] = name.split("@");
  const hits = paper.layers.mentions.mentions
    .map((mention: Mention, i) => ({ mention, i }))
    .filter(({ mention }) => mention.text === text);
  const at = hits[Number(nth) - 1]?.i ?? -1;
  return links.entities[links.mentionEntity[at] ?? -1];
}

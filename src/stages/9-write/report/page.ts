import type { EntityRecord, TableName } from "../../../model/tables.js";
import { ORGANISATION_TYPES } from "../../../model/types.js";
import { type Format, fileOf } from "../formats.js";
import { type Bar, barChart } from "./chart.js";
import type { ReportDocument, ReportTotals } from "./collect.js";
import { escapeHtml } from "./escape.js";
import { type Concepts, figureTable } from "./figures.js";
import { grouped } from "./number.js";
import { FILTER, STYLE } from "./style.js";

const TYPE_NAMES: Readonly<Record<string, string>> = {
  division: "行政区划",
  community: "社区村居",
  compound: "小区",
  road: "道路",
  address: "地址",
  facility: "场所",
  party_org: "党组织",
  government: "政府机构",
  medical: "医疗机构",
  school: "学校",
  company: "企业",
  social_org: "社会组织",
  person: "人物",
  law: "法规文件",
  program: "项目品牌",
  award: "荣誉",
  event: "活动",
  date: "日期",
};

const ORGANISATIONS: ReadonlySet<string> = new Set(ORGANISATION_TYPES);
const MAX_BARS = 14;
const MAX_ORGANISATIONS = 40;

export interface ReportHead {
  readonly title: string;
  readonly version: string;
  readonly counts: Readonly<Partial<Record<TableName, number>>>;
  readonly formats: readonly Format[];
  readonly concepts: Concepts;
  /** Documents that could not be read, with the reason. */
  readonly failed: readonly (readonly [path: string, why: string])[];
}

/** The dataset as one self-contained page in Chinese: what was found, who changed what by how much, and where it stands. */
export function reportPage(head: ReportHead, collected: ReportTotals, entities: readonly EntityRecord[]): string {
  const sections = [
    ...failedSection(head.failed),
    section("overview", "概览", "", overview(head, collected, entities)),
    figureSection(head, collected),
    organisationSection(head, entities),
    documentSection(head, collected),
  ];
  const links = sections.map(({ id, title }) => `<a href="#${id}">${title}</a>`).join("");
  return `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>${escapeHtml(head.title)} · 里弄数据集</title><style>${STYLE}</style></head>
<body><header><h1>${escapeHtml(head.title)}</h1><p>里弄 lilong ${escapeHtml(head.version)} 生成的数据集报告</p><nav>${links}</nav></header>
<main>${cards(head)}${sections.map((one) => one.html).join("\n")}</main>
<footer>字段说明见 datapackage.json，来源与版本见 run.json。</footer><script>${FILTER}</script></body></html>
`;
}

interface Section {
  readonly id: string;
  readonly title: string;
  readonly html: string;
}

function section(id: string, title: string, about: string, content: string): Section {
  const told = about === "" ? "" : `<p class="about">${about}</p>`;
  return { id, title, html: `<section id="${id}"><h2>${title}</h2>${told}${content}</section>` };
}

function cards({ counts }: ReportHead): string {
  const items = [
    ["文档", counts.documents],
    ["文章", counts.articles],
    ["实体", counts.entities],
    ["提及", counts.mentions],
    ["指标", counts.metrics],
    ["关系", counts.relations],
  ] as const;
  const shown = items.flatMap(([name, count]) => (count === undefined ? [] : [[name, grouped(count)]]));
  return `<div class="cards">${shown.map(([name, count]) => `<div><b>${count}</b><span>${name}</span></div>`).join("")}</div>`;
}

/** What is listed in part says so, and where the rest is. */
function cutNote(shown: number, of: number, how: string, table: TableName, { formats }: ReportHead): string {
  const where = `<code>${fileOf(table, formats)}</code>`;
  return shown < of
    ? `共 ${grouped(of)} 条，这里${how} ${grouped(shown)} 条；全部见 ${where}。`
    : `共 ${grouped(of)} 条；全部字段见 ${where}。`;
}

function failedSection(failed: ReportHead["failed"]): Section[] {
  if (failed.length === 0) return [];
  const rows = failed.slice(0, 100).map(([path, why]) => `<li><b>${escapeHtml(path)}</b> ${escapeHtml(why)}</li>`);
  const about = `共 ${grouped(failed.length)} 份没有读成，内容没有进入数据表${failed.length > 100 ? "，这里列出前 100 份，全部见 run.json" : ""}。`;
  return [section("failed", "没有读成的文档", about, `<ul class="failed">${rows.join("")}</ul>`)];
}

function overview(head: ReportHead, collected: ReportTotals, entities: readonly EntityRecord[]): string {
  const charts: [title: string, about: string, bars: Bar[]][] = [
    ["指标落在哪里", "按文章所述地区统计指标数", topDivisions(collected)],
    ["指标是什么", "按指标词典统计", topConcepts(collected, head.concepts)],
    ["找到了谁", "按类型统计实体数", typeCounts(entities)],
  ];
  const shown = charts.map(([title, about, bars]) => {
    const cut = bars.length > MAX_BARS ? `，共 ${grouped(bars.length)} 项，列出前 ${MAX_BARS} 项` : "";
    return `<div><h3>${title}</h3><p class="about">${about}${cut}。</p>${barChart(bars.slice(0, MAX_BARS))}</div>`;
  });
  return `<div class="charts">${shown.join("")}</div>`;
}

function topDivisions(collected: ReportTotals): Bar[] {
  const rows = [...collected.byDivision].sort(([a, x], [b, y]) => y.count - x.count || (a < b ? -1 : 1));
  return rows.map(([code, { name, count }]) => ({ label: name, count, ...(/^\d/.test(code) ? { note: code } : {}) }));
}

function topConcepts({ byConcept }: ReportTotals, concepts: Concepts): Bar[] {
  const rows = [...byConcept].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  return rows.map(([id, count]) => ({ label: concepts.get(id)?.name ?? id, count }));
}

function typeCounts(entities: readonly EntityRecord[]): Bar[] {
  const counts = new Map<string, number>();
  for (const { type } of entities) counts.set(type, (counts.get(type) ?? 0) + 1);
  const rows = [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  return rows.map(([type, count]) => ({ label: TYPE_NAMES[type] ?? type, count }));
}

function figureSection(head: ReportHead, collected: ReportTotals): Section {
  const figures = collected.figures();
  const note = cutNote(figures.length, collected.of.figures, "按文档轮流挑出", "metrics", head);
  const about = `比率与变化类指标，每个数字都标在原句里。${note}<br><span class="key good">绿色是好转</span><span class="key bad">红色是变差</span>（按指标词典的方向），竖线是起点。`;
  return section("figures", "谁改变了什么，改变多少", about, figureTable(figures, head.concepts));
}

function organisationSection(head: ReportHead, entities: readonly EntityRecord[]): Section {
  const all = entities
    .filter((one) => ORGANISATIONS.has(one.type))
    .sort((a, b) => b.mentions - a.mentions || (a.entity_id < b.entity_id ? -1 : 1));
  const top = all.slice(0, MAX_ORGANISATIONS);
  const note = cutNote(top.length, all.length, "列出提及最多的", "entities", head);
  return section("organisations", "提及最多的机构", `规范名称与文中出现过的其他写法。${note}`, organisationTable(top));
}

function organisationTable(top: readonly EntityRecord[]): string {
  if (top.length === 0) return '<p class="none">没有找到机构。</p>';
  const rows = top.map((one) => {
    const aliases = one.aliases.split("|").filter((alias) => alias !== one.name);
    return `<tr><td class="holder">${escapeHtml(one.name)}</td><td>${TYPE_NAMES[one.type]}</td><td class="soft">${escapeHtml(aliases.join("、"))}</td><td class="number" data-label="提及">${grouped(one.mentions)}</td><td class="number" data-label="所在区划">${one.division_code}</td></tr>`;
  });
  return `<table><thead><tr><th>机构</th><th>类型</th><th>文中写法</th><th class="number">提及</th><th class="number">所在区划</th></tr></thead><tbody>${rows.join("\n")}</tbody></table>`;
}

function documentSection(head: ReportHead, collected: ReportTotals): Section {
  const documents = collected.documents();
  const note = cutNote(documents.length, collected.of.documents, "按路径列出前", "documents", head);
  return section("documents", "文档", `每份文档的文章、指标数与提示。${note}`, documentTable(documents));
}

function documentTable(documents: readonly ReportDocument[]): string {
  const rows = documents.map((one) => {
    const warnings =
      one.warnings.length === 0
        ? ""
        : `<details><summary>${one.warnings.length} 条提示</summary>${one.warnings.map((text) => `<p>${escapeHtml(text)}</p>`).join("")}</details>`;
    return `<tr><td class="holder">${escapeHtml(one.path)}${warnings}</td><td>${one.articles.map(escapeHtml).join("<br>")}</td><td class="number" data-label="指标">${grouped(one.metrics)}</td></tr>`;
  });
  return `<table><thead><tr><th>文档</th><th>文章</th><th class="number">指标</th></tr></thead><tbody>${rows.join("\n")}</tbody></table>`;
}

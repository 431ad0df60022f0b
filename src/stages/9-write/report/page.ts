import type { EntityRecord } from "../../../model/tables.js";
import { ORGANISATION_TYPES } from "../../../model/types.js";
import { barChart } from "./chart.js";
import type { ReportFigure, ReportPart, ReportTotals } from "./collect.js";
import { escapeHtml } from "./escape.js";
import { STYLE } from "./style.js";

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

const BOUND_WORDS: Readonly<Record<string, string>> = {
  exact: "",
  about: "约",
  nearly: "近",
  over: "超",
  under: "不足",
};
const ORGANISATIONS: ReadonlySet<string> = new Set(ORGANISATION_TYPES);

export interface ReportHead {
  readonly title: string;
  readonly version: string;
  readonly counts: Readonly<Record<string, number>>;
}

/** The dataset as one self-contained page in Chinese: what was found, who changed what by how much, and where it stands. */
export function reportPage(head: ReportHead, collected: ReportTotals, entities: readonly EntityRecord[]): string {
  const body = [
    cards(head),
    section(
      "谁改变了什么，改变多少",
      "比率与变化类指标，每个数字都标在原句里；全部记录见 metrics.csv。",
      figureTable(collected.figures),
    ),
    section("指标落在哪里", "按文章所述地区统计。", barChart(topDivisions(collected))),
    section(
      "指标是什么",
      "按标准指标统计；other 是词典里还没有的指标。",
      barChart(topCounts(collected.byIndicator, 16)),
    ),
    section("找到了谁", "按类型统计的实体数。", barChart(typeCounts(entities))),
    section("提及最多的机构", "规范名称与文中出现过的其他写法。", organisationTable(entities)),
    section("文档", "每份文档的文章、指标数与提示。", documentTable(collected.documents)),
  ];
  return `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>${escapeHtml(head.title)} · 里弄数据集</title><style>${STYLE}</style></head>
<body><header><h1>${escapeHtml(head.title)}</h1><p>里弄 lilong ${escapeHtml(head.version)} 生成的数据集报告</p></header>
<main>${body.join("\n")}</main>
<footer>数据表与字段说明见 datapackage.json，来源与版本见 run.json。</footer></body></html>
`;
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
  const shown = items.filter(([, count]) => count !== undefined);
  return `<div class="cards">${shown.map(([name, count]) => `<div><b>${count}</b><span>${name}</span></div>`).join("")}</div>`;
}

function section(title: string, about: string, content: string): string {
  return `<section><h2>${title}</h2><p class="about">${about}</p>${content}</section>`;
}

function figureTable(figures: readonly ReportFigure[]): string {
  if (figures.length === 0) return '<p class="none">没有比率或变化类指标。</p>';
  const rows = figures.map(({ metric, path, sentence }) => {
    const arrow = metric.direction === "up" ? "↑" : metric.direction === "down" ? "↓" : "";
    const compared = metric.comparison === "yoy" ? "同比" : metric.comparison === "mom" ? "环比" : "";
    const from = metric.from_value === null ? "" : `<span class="from">${shownNumber(metric.from_value)} → </span>`;
    const value = `${from}${BOUND_WORDS[metric.bound] ?? ""}<b>${shownNumber(metric.value)}</b> ${escapeHtml(metric.unit)}`;
    return `<tr><td>${escapeHtml(metric.holder) || "—"}</td><td>${escapeHtml(metric.indicator)}</td>
<td class="value ${metric.direction}">${arrow} ${value}<small>${compared}</small></td>
<td class="quote">${quote(sentence, metric.text)}<small>${escapeHtml(path)}</small></td></tr>`;
  });
  return `<table><thead><tr><th>主体</th><th>指标</th><th>数值</th><th>原句</th></tr></thead><tbody>${rows.join("\n")}</tbody></table>`;
}

/** Thousands apart, no more than two decimals. */
function shownNumber(value: number): string {
  const [whole = "", decimals] = String(Math.round(value * 100) / 100).split(".");
  const grouped = whole.replace(/\B(?=(?:[0-9]{3})+$)/g, ",");
  return decimals === undefined ? grouped : `${grouped}.${decimals}`;
}

/** The sentence around the figure, cut to what a cell can hold, the figure marked. */
function quote(sentence: string, figure: string): string {
  const at = sentence.indexOf(figure);
  if (at < 0) return escapeHtml(sentence.slice(0, 120));
  const start = Math.max(0, at - 45);
  const end = Math.min(sentence.length, at + figure.length + 25);
  const lead = start > 0 ? "…" : "";
  const tail = end < sentence.length ? "…" : "";
  return `${lead}${escapeHtml(sentence.slice(start, at))}<mark>${escapeHtml(figure)}</mark>${escapeHtml(sentence.slice(at + figure.length, end))}${tail}`;
}

function topDivisions(collected: ReportTotals): [string, number][] {
  const rows = [...collected.byDivision].sort(([a, x], [b, y]) => y.count - x.count || (a < b ? -1 : 1));
  return rows.slice(0, 16).map(([code, { name, count }]) => [/^\d/.test(code) ? `${name} ${code}` : name, count]);
}

function topCounts(counts: ReadonlyMap<string, number>, most: number): [string, number][] {
  return [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).slice(0, most);
}

function typeCounts(entities: readonly EntityRecord[]): [string, number][] {
  const counts = new Map<string, number>();
  for (const { type } of entities)
    counts.set(TYPE_NAMES[type] ?? type, (counts.get(TYPE_NAMES[type] ?? type) ?? 0) + 1);
  return topCounts(counts, 20);
}

function organisationTable(entities: readonly EntityRecord[]): string {
  const top = entities
    .filter((one) => ORGANISATIONS.has(one.type))
    .sort((a, b) => b.mentions - a.mentions || (a.entity_id < b.entity_id ? -1 : 1))
    .slice(0, 40);
  if (top.length === 0) return '<p class="none">没有找到机构。</p>';
  const rows = top.map((one) => {
    const aliases = one.aliases.split("|").filter((alias) => alias !== one.name);
    return `<tr><td>${escapeHtml(one.name)}</td><td>${TYPE_NAMES[one.type]}</td><td>${escapeHtml(aliases.join("、"))}</td><td class="number">${one.mentions}</td><td>${one.division_code}</td></tr>`;
  });
  return `<table><thead><tr><th>机构</th><th>类型</th><th>文中写法</th><th>提及</th><th>所在区划</th></tr></thead><tbody>${rows.join("\n")}</tbody></table>`;
}

function documentTable(documents: readonly ReportPart[]): string {
  const rows = documents.map((one) => {
    const warnings =
      one.warnings.length === 0
        ? ""
        : `<details><summary>${one.warnings.length} 条提示</summary>${one.warnings.map((text) => `<p>${escapeHtml(text)}</p>`).join("")}</details>`;
    return `<tr><td>${escapeHtml(one.path)}${warnings}</td><td>${one.articles.map(escapeHtml).join("<br>")}</td><td class="number">${one.metrics}</td></tr>`;
  });
  return `<table><thead><tr><th>文档</th><th>文章</th><th>指标</th></tr></thead><tbody>${rows.join("\n")}</tbody></table>`;
}

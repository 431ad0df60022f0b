// Puts the excerpts of output/ into README.md, between its excerpt marks. Run after `npm start`; a test holds the two together.
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const read = (table) => JSON.parse(readFileSync(`output/${table}.json`, "utf8"));

function markdown(columns, rows) {
  const cell = (value) => String(value ?? "").replaceAll("|", "、");
  const lines = rows.map((row) => `| ${columns.map((column) => cell(row[column])).join(" | ")} |`);
  return [`| ${columns.join(" | ")} |`, `|${columns.map(() => "---").join("|")}|`, ...lines].join("\n");
}

function metricsExcerpt() {
  const page = read("documents").find((one) => one.path === "minhang-enforcement.txt");
  const rows = read("metrics").filter((one) => one.metric_id.startsWith(page.document_id) && one.direction !== "");
  const columns = ["holder", "indicator", "value", "unit", "bound", "direction", "from_value", "comparison", "text"];
  return markdown(columns, rows.slice(0, 7));
}

function entitiesExcerpt() {
  const types = new Set(["community", "party_org", "government", "medical"]);
  const rows = read("entities")
    .filter((one) => types.has(one.type) && one.aliases.split("|").length >= 2)
    .sort((a, b) => b.mentions - a.mentions || (a.entity_id < b.entity_id ? -1 : 1));
  return markdown(["type", "name", "code", "division_code", "aliases", "mentions"], rows.slice(0, 7));
}

/** The README with fresh excerpts. */
export function withExcerpts(text) {
  const put = (name, content) => (whole) =>
    whole.replace(new RegExp(`(<!-- excerpt:${name} -->\n)[^]*?(<!-- /excerpt -->)`), (_, open, close) => `${open}${content}\n${close}`);
  return put("entities", entitiesExcerpt())(put("metrics", metricsExcerpt())(text));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync("README.md", withExcerpts(readFileSync("README.md", "utf8")));

import type { Difference } from "./difference.js";

const SIGNS: Readonly<Record<Difference["kind"], string>> = {
  added: "+",
  gone: "-",
  changed: "~",
  renamed: "~",
  relinked: "~",
  merged: ">",
  split: "<",
};

/** A line a difference: `~ metrics 梅陇镇 · 满意度 value 85 → 86 (page.txt)`. */
export function tellText(differences: readonly Difference[]): string {
  return differences
    .map(
      (one) =>
        `${SIGNS[one.kind]} ${one.table} ${one.kind} ${one.subject}${tellFields(one)}${one.path === "" || one.path === one.subject ? "" : ` (${one.path})`}\n`,
    )
    .join("");
}

function tellFields(one: Difference): string {
  return Object.entries(one.fields)
    .map(([name, [before, after]]) => ` ${name} ${show(before)} → ${show(after)}`)
    .join(",");
}

function show(value: unknown): string {
  return value === null || value === "" || value === undefined ? "∅" : String(value);
}

/** Rows that a comment can hold without being cut. */
const MAX_ROWS = 200;

/** For a comment on a pull request: a count a kind, then a table a table. */
export function tellMarkdown(differences: readonly Difference[]): string {
  if (differences.length === 0) return "The dataset does not change.\n";
  const parts = ["documents", "articles", "metrics", "entities"].map((table) => {
    const rows = differences.filter((one) => one.table === table);
    return rows.length === 0 ? "" : markdownTable(table, rows);
  });
  return `### The dataset changes: ${differences.length} differences\n\n${parts.filter((part) => part !== "").join("\n")}`;
}

function markdownTable(table: string, rows: readonly Difference[]): string {
  const lines = rows
    .slice(0, MAX_ROWS)
    .map((one) => `| ${one.kind} | ${cell(one.subject)} | ${cell(tellFields(one).trim())} | ${cell(one.path)} |`);
  const rest = rows.length > MAX_ROWS ? `\n… and ${rows.length - MAX_ROWS} more.\n` : "";
  return `<details${rows.length <= 20 ? " open" : ""}><summary>${table}: ${rows.length}</summary>\n\n| what | subject | change | document |\n|---|---|---|---|\n${lines.join("\n")}\n${rest}\n</details>\n`;
}

function cell(text: string): string {
  return text.replaceAll("|", "\\|").replaceAll("\n", " ");
}

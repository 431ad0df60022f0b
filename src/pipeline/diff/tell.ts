import { COMPARED, type Difference } from "./difference.js";

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

/** Characters that a comment on GitHub may have, with room for what stands around. */
const MAX_COMMENT = 60_000;

/** For a comment on a pull request: a count a table, then its rows, as many as a comment holds. */
export function tellMarkdown(differences: readonly Difference[]): string {
  if (differences.length === 0) return "The dataset does not change.\n";
  const tables = COMPARED.map((table) => ({ table, rows: differences.filter((one) => one.table === table) }));
  const shown = tables.filter(({ rows }) => rows.length > 0);
  const room = MAX_COMMENT / shown.length;
  const parts = shown.map(({ table, rows }) => markdownTable(table, rows, room));
  return `### The dataset changes: ${differences.length} differences\n\n${parts.join("\n")}`;
}

function markdownTable(table: string, rows: readonly Difference[], room: number): string {
  const lines: string[] = [];
  for (let left = room; lines.length < rows.length; ) {
    const one = rows[lines.length] as Difference;
    const line = `| ${one.kind} | ${cell(one.subject)} | ${cell(tellFields(one).trim())} | ${cell(one.path)} |`;
    left -= line.length + 1;
    if (left < 0) break;
    lines.push(line);
  }
  const rest =
    rows.length > lines.length ? `\n… and ${rows.length - lines.length} more: \`lilong diff\` tells all.\n` : "";
  return `<details${rows.length <= 20 ? " open" : ""}><summary>${table}: ${rows.length}</summary>\n\n| what | subject | change | document |\n|---|---|---|---|\n${lines.join("\n")}\n${rest}\n</details>\n`;
}

/** Text of a page says nothing to GitHub: no mark-up, no mention of a user, no column of its own. */
function cell(text: string): string {
  return text.replace(/[&<>@\\`*_[\]|~#]/g, (char) => `&#${char.charCodeAt(0)};`).replace(/\s+/g, " ");
}

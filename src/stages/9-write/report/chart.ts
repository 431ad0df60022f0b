import { escapeHtml } from "./escape.js";

const ROW = 26;
const LABEL = 230;
const WIDTH = 760;

/** Horizontal bars as an SVG that needs no script: `[label, count]` in the order given. */
export function barChart(rows: readonly (readonly [string, number])[]): string {
  if (rows.length === 0) return '<p class="none">没有数据。</p>';
  const most = Math.max(...rows.map(([, count]) => count));
  const room = WIDTH - LABEL - 60;
  const bars = rows.map(([label, count], i) => {
    const width = Math.max(2, Math.round((room * count) / most));
    const y = i * ROW;
    return `<text class="label" x="${LABEL - 10}" y="${y + 17}">${escapeHtml(shorten(label))}</text><rect x="${LABEL}" y="${y + 4}" width="${width}" height="${ROW - 8}" rx="2"/><text x="${LABEL + width + 6}" y="${y + 17}">${count}</text>`;
  });
  const height = rows.length * ROW;
  return `<svg viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img">${bars.join("")}</svg>`;
}

function shorten(label: string): string {
  return label.length > 26 ? `${label.slice(0, 25)}…` : label;
}

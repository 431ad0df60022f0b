import { escapeHtml } from "./escape.js";
import { grouped } from "./number.js";

/** A bar of a chart. */
export interface Bar {
  readonly label: string;
  /** What tells labels of one name apart, shown small. */
  readonly note?: string;
  readonly count: number;
}

/** Horizontal bars in the order given, in HTML alone: they bend to the width of the page and need no script. */
export function barChart(bars: readonly Bar[]): string {
  if (bars.length === 0) return '<p class="none">没有数据。</p>';
  const most = Math.max(...bars.map(({ count }) => count));
  const rows = bars.map(({ label, note, count }) => {
    const width = Math.max(1, Math.round((100 * count) / most));
    const small = note === undefined ? "" : `<small>${escapeHtml(note)}</small>`;
    return `<li><span title="${escapeHtml(label)}">${escapeHtml(label)}${small}</span><i><u style="width:${width}%"></u></i><b>${grouped(count)}</b></li>`;
  });
  return `<ol class="bars">${rows.join("")}</ol>`;
}

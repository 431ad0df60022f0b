/** What a spreadsheet may run: a cell that begins so, full-width forms included. */
const DANGEROUS = /^'*[=+\-@\t\r＝＋－＠]/;
const GUARDED = /^'+[=+\-@\t\r＝＋－＠]/;

/** Makes a text cell inert for spreadsheets by an apostrophe in front (OWASP, CSV injection). `readCell` undoes it. */
export function guardCell(text: string): string {
  return DANGEROUS.test(text) ? `'${text}` : text;
}

/** The text that `guardCell` was given. */
export function readCell(cell: string): string {
  return GUARDED.test(cell) ? cell.slice(1) : cell;
}

import { readSourceBytes } from "../../io/sources.js";
import type { Fault } from "../../model/faults.js";
import type { RepairedLayer, SourceLayer } from "../../model/layers.js";
import type { TableName } from "../../model/tables.js";
import { readSource } from "../../stages/1-read/index.js";
import { repairStage } from "../../stages/2-repair/index.js";
import { CodePoints } from "../../text/code-points.js";
import { sha256 } from "../../text/hash.js";
import { spanHome } from "../../text/mapped-text.js";
import { openSetup } from "../open.js";
import { documentOf, placedTables } from "./spans.js";
import type { CheckedRow, CheckedTable, Fields } from "./tables.js";

/** Tables whose rows carry their text. */
const WITH_TEXT = new Set<TableName>(["sentences", "tokens", "mentions", "metrics"]);

export interface SourceRequest {
  /** Folder of the source documents. */
  readonly sources: string;
  /** Own dictionaries that the run had. */
  readonly dictionaries?: string;
}

/**
 * Checks every row against the source: the slice at its span, mended, is its text. Most slices are their text once white
 * space is dropped; for the others stage 2 mends the document anew, and the text has to stand there, at that very place.
 */
export async function checkSources(
  tables: ReadonlyMap<TableName, CheckedTable>,
  request: SourceRequest,
  faults: Fault[],
): Promise<void> {
  const documents = tables.get("documents");
  if (documents === undefined) return;
  const rows = groupByDocument(placedTables(tables).filter(({ table }) => WITH_TEXT.has(table.name)));
  const repair = repairer(request);
  for (const document of documents.rows) {
    const where = `${documents.file}:${document.line}`;
    const bytes = await readSourceBytes(request.sources, String(document.record.path));
    const fault = bytes === null ? `is not in ${request.sources}` : bytesFault(document.record, bytes);
    if (fault !== "") {
      const message = `${String(document.record.path)} ${fault}; name the folder that the dataset was made from`;
      faults.push({ code: "V413", where, message });
      continue;
    }
    const source = (await readSource(String(document.record.path), bytes as Uint8Array)).value;
    faults.push(...sliceFaults(source, rows.get(String(document.record.document_id)) ?? [], repair));
  }
}

function bytesFault(record: Fields, bytes: Uint8Array): string {
  return sha256([bytes]) === record.sha256 ? "" : "holds other bytes than the dataset was made from";
}

type LocatedRow = CheckedRow & { readonly file: string };

function groupByDocument(tables: readonly CheckedTable[]): Map<string, LocatedRow[]> {
  const groups = new Map<string, LocatedRow[]>();
  for (const { file, rows } of tables) {
    for (const row of rows) {
      const id = documentOf(row.record);
      const group = groups.get(id);
      if (group === undefined) groups.set(id, [{ ...row, file }]);
      else group.push({ ...row, file });
    }
  }
  return groups;
}

/** Stage 2, made ready at the first document that needs it. */
function repairer(request: SourceRequest): (source: SourceLayer) => RepairedLayer {
  let run: ReturnType<typeof repairStage.prepare> | undefined;
  return (source) => {
    run ??= repairStage.prepare(openSetup(request), {});
    return (run({ source }) as { value: RepairedLayer }).value;
  };
}

function sliceFaults(
  source: SourceLayer,
  rows: readonly LocatedRow[],
  repair: (source: SourceLayer) => RepairedLayer,
): Fault[] {
  const points = Array.from(source.text);
  let mended: MendedText | undefined;
  return rows.flatMap(({ file, line, record }) => {
    const [start, end, text] = [Number(record.start), Number(record.end), String(record.text)];
    const slice = points.slice(start, end).join("");
    if (squeeze(slice) === squeeze(text)) return [];
    mended ??= new MendedText(source, repair(source));
    if (mended.hasAt(text, start, end)) return [];
    const message = `has the text "${shorten(text)}", but the source holds "${shorten(slice)}" there; regenerate the dataset`;
    return [{ code: "V408", where: `${file}:${line}`, message }];
  });
}

/** The mended text of a document without white space, with the way home. */
class MendedText {
  readonly #tight: string;
  readonly #at: readonly number[];
  readonly #repaired: RepairedLayer;
  readonly #points: CodePoints;

  constructor(source: SourceLayer, repaired: RepairedLayer) {
    const at: number[] = [];
    for (let i = 0; i < repaired.text.length; i++) if (!isSpace(repaired.text[i] as string)) at.push(i);
    this.#at = at;
    this.#tight = at.map((i) => repaired.text[i]).join("");
    this.#repaired = repaired;
    this.#points = new CodePoints(source.text);
  }

  /** Whether the text stands somewhere whose home is that span (code points of the source). */
  hasAt(text: string, start: number, end: number): boolean {
    const wanted = squeeze(text);
    for (let at = this.#tight.indexOf(wanted); at >= 0; at = this.#tight.indexOf(wanted, at + 1)) {
      const first = this.#at[at] as number;
      const last = this.#at[at + wanted.length - 1] as number;
      const home = spanHome(this.#repaired, { start: first, end: last + 1 });
      if (this.#points.at(home.start) === start && this.#points.at(home.end) === end) return true;
    }
    return false;
  }
}

function isSpace(char: string): boolean {
  return /\s/u.test(char);
}

function squeeze(text: string): string {
  return text.replace(/\s+/gu, "");
}

function shorten(text: string): string {
  const flat = text.replace(/\s+/gu, " ");
  return flat.length > 40 ? `${flat.slice(0, 39)}…` : flat;
}

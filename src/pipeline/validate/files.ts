import { isDatasetFile } from "../../io/dataset-place.js";
import { fileHashes } from "../../io/file-hashes.js";
import { readDatasetFile } from "../../io/read-dataset.js";
import type { Fault } from "../../model/faults.js";
import { SCHEMA_VERSION, type TableName } from "../../model/tables.js";
import { schemaFile } from "../run-record.js";
import { countBy } from "./references.js";
import type { CheckedTable } from "./tables.js";

/** Checks the files of a dataset against what run.json says of them: hashes, counts, version. */
export async function checkFiles(
  folder: string,
  run: Readonly<Record<string, unknown>>,
  tables: ReadonlyMap<TableName, CheckedTable>,
  faults: Fault[],
): Promise<void> {
  await checkHashes(folder, run, faults);
  await checkInputs(folder, run, tables, faults);
  await checkVersion(folder, run, tables, faults);
  const line = await lineIn(folder, '"counts"');
  const counts = (run.counts ?? {}) as Record<string, unknown>;
  for (const [name, { rows }] of tables) {
    if (counts[name] === rows.length) continue;
    const message = `counts ${String(counts[name])} ${name}, but the table has ${rows.length}; regenerate the dataset`;
    faults.push({ code: "V411", where: `run.json:${line}`, message });
  }
  checkTypes(counts, tables, line, faults);
}

function checkTypes(
  counts: Readonly<Record<string, unknown>>,
  tables: ReadonlyMap<TableName, CheckedTable>,
  line: number,
  faults: Fault[],
): void {
  const entities = tables.get("entities");
  if (entities === undefined) return;
  const found = Object.fromEntries([...countBy(entities.rows, (record) => String(record.type))].sort());
  const said = Object.fromEntries(Object.entries((counts.entity_types ?? {}) as object).sort());
  if (JSON.stringify(found) === JSON.stringify(said)) return;
  const message = "counts other entity types than the table has; regenerate the dataset";
  faults.push({ code: "V411", where: `run.json:${line}`, message });
}

async function checkHashes(folder: string, run: Readonly<Record<string, unknown>>, faults: Fault[]): Promise<void> {
  const said = (run.files ?? {}) as Record<string, string>;
  const found = await fileHashes(folder);
  for (const [name, hash] of Object.entries(said)) {
    if (found[name] === hash) continue;
    const what = found[name] === undefined ? "is missing" : "has other bytes than the run wrote";
    const message = `${what} (run.json:${await lineIn(folder, `"${name}":`)}); regenerate the dataset rather than edit it`;
    faults.push({ code: "V409", where: name, message });
  }
  for (const name of Object.keys(found).sort()) {
    if (name === "run.json" || name in said || !isDatasetFile(name.split("/")[0] as string)) continue;
    const message = "is not among the files that run.json says the run wrote; regenerate the dataset";
    faults.push({ code: "V409", where: name, message });
  }
}

/** The documents of the dataset are the inputs of the run, to the byte; one that failed has no row. */
async function checkInputs(
  folder: string,
  run: Readonly<Record<string, unknown>>,
  tables: ReadonlyMap<TableName, CheckedTable>,
  faults: Fault[],
): Promise<void> {
  const documents = tables.get("documents");
  if (documents === undefined) return;
  const inputs = Array.isArray(run.inputs) ? (run.inputs as { path?: string; sha256?: string }[]) : [];
  const said = new Map(inputs.map(({ path, sha256 }) => [path, sha256]));
  for (const { line, record } of documents.rows) {
    const path = String(record.path);
    if (said.get(path) === record.sha256) continue;
    const what = said.has(path) ? "has another sha256 than" : "is not among";
    const message = `${path} ${what} the inputs of run.json:${await lineIn(folder, '"inputs"')}; regenerate the dataset`;
    faults.push({ code: "V414", where: `${documents.file}:${line}`, message });
  }
}

/** Line of run.json on which a text stands first; 1 where it does not. */
async function lineIn(folder: string, text: string): Promise<number> {
  const before = (await readDatasetFile(folder, "run.json"))?.split(text)[0] ?? "";
  return before.split("\n").length;
}

async function checkVersion(
  folder: string,
  run: Readonly<Record<string, unknown>>,
  tables: ReadonlyMap<TableName, CheckedTable>,
  faults: Fault[],
): Promise<void> {
  const [major] = SCHEMA_VERSION.split(".");
  const version = String(run.schema_version);
  if (version.split(".")[0] !== major) {
    const where = `run.json:${await lineIn(folder, '"schema_version"')}`;
    const message = `has schema version ${version}, this program knows ${SCHEMA_VERSION}; use a lilong that fits`;
    faults.push({ code: "V412", where, message });
  }
  for (const { table } of tables.values()) {
    const name = `schemas/${table.name}.schema.json`;
    if ((await readDatasetFile(folder, name)) === schemaFile(table)) continue;
    const message = "is not the schema of this version; regenerate the dataset";
    faults.push({ code: "V412", where: name, message });
  }
}

import type { Dictionaries, Dictionary, Row } from "../model/dictionary.js";
import { type Fault, SetupError } from "../model/faults.js";
import { parseCsv } from "../text/csv.js";
import { sha256 } from "../text/hash.js";
import { checkRows, mergeRows } from "./check-rows.js";
import type { CompiledDictionaries } from "./compiled.js";
import { descriptionFaults } from "./description.js";
import type { Description } from "./description-schema.js";
import { parseYaml } from "./yaml-place.js";

/** A file of the dictionaries folder, as io read it. */
export interface DictionaryFile {
  /** As shown in messages: dictionaries/units.csv. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

/**
 * Reads all dictionaries of a folder: each `<name>.yaml` describes itself and, where it has columns, the `<name>.csv`
 * beside it. Found by listing; there is no index. A user's own folder may be put on top: a `<name>.csv` there adds rows to
 * the dictionary of that name and replaces those with the same key, a `<name>.yaml` there stands for the whole dictionary.
 *
 * @throws SetupError with every fault of every file.
 */
export function loadDictionaries(
  files: readonly DictionaryFile[],
  own: readonly DictionaryFile[] = [],
  compiled: CompiledDictionaries = () => null,
): Dictionaries {
  const faults: Fault[] = [];
  const base = new Map(files.map((file) => [nameOf(file), file]));
  const added = new Map(own.map((file) => [nameOf(file), file]));
  const all: Dictionary[] = [];
  for (const name of [...new Set([...base.keys(), ...added.keys()])].sort()) {
    const csv = name.replace(/\.yaml$/, ".csv");
    const yaml = name.replace(/\.csv$/, ".yaml");
    const described = base.has(yaml) || added.has(yaml);
    if (name.endsWith(".csv") && !described) {
      const where = (added.get(name) ?? base.get(name))?.path ?? name;
      faults.push({ code: "D101", where, message: `no ${yaml} describes it; write one (see CONTRIBUTING.md)` });
    }
    if (!name.endsWith(".yaml")) continue;
    const ownYaml = added.get(name);
    const description = ownYaml ?? (base.get(name) as DictionaryFile);
    const rows = ownYaml === undefined ? base.get(csv) : added.get(csv);
    const extra = ownYaml === undefined ? added.get(csv) : undefined;
    const dictionary = findCompiled(description, rows, extra, compiled) ?? loadOne(description, rows, extra, faults);
    if (dictionary !== null) all.push(dictionary);
  }
  if (faults.length > 0) throw new SetupError(faults);
  return indexDictionaries(all);
}

/** Rows of a user's own are merged and checked; without them the build's work serves. */
function findCompiled(
  description: DictionaryFile,
  rows: DictionaryFile | undefined,
  extra: DictionaryFile | undefined,
  compiled: CompiledDictionaries,
): Dictionary | null {
  if (extra !== undefined) return null;
  const hash = sha256([description.bytes, ...(rows === undefined ? [] : [rows.bytes])]);
  return compiled(hash, nameOf(description).replace(/\.yaml$/, ""), (rows ?? description).path);
}

function nameOf(file: DictionaryFile): string {
  return file.path.replace(/^.*\//, "");
}

function loadOne(
  file: DictionaryFile,
  csv: DictionaryFile | undefined,
  extra: DictionaryFile | undefined,
  faults: Fault[],
): Dictionary | null {
  const description = readDescription(file, faults);
  if (description === null) return null;
  const name = file.path.replace(/^.*\//, "").replace(/\.yaml$/, "");
  const base = { name, match: description.match, about: description as Readonly<Record<string, unknown>> };
  if (description.columns === undefined) {
    return { ...base, file: file.path, columns: [], rows: [], hash: sha256([file.bytes]) };
  }
  if (csv === undefined) {
    const path = file.path.replace(/\.yaml$/, ".csv");
    faults.push({ code: "D102", where: path, message: `is missing, though ${file.path} lists columns; add it` });
    return null;
  }
  const columns = Object.keys(description.columns);
  const rows = readRows(csv, columns, description, faults);
  if (extra === undefined) return { ...base, file: csv.path, columns, rows, hash: sha256([file.bytes, csv.bytes]) };
  const ownRows = readRows(extra, columns, description, faults).map((row) => ({ ...row, file: extra.path }));
  const merged = mergeRows(rows, ownRows, description);
  return { ...base, file: csv.path, columns, rows: merged, hash: sha256([file.bytes, csv.bytes, extra.bytes]) };
}

function readDescription(file: DictionaryFile, faults: Fault[]): Description | null {
  const yaml = parseYaml(decode(file, faults));
  for (const { line, message } of yaml.errors) {
    faults.push({ code: "D100", where: `${file.path}:${line}`, message: `not YAML: ${message}; mend the line` });
  }
  if (yaml.errors.length > 0) return null;
  const wrong = descriptionFaults(yaml.value);
  for (const { pointer, message } of wrong) {
    const where = `${file.path}:${yaml.lineOf(pointer)}`;
    faults.push({ code: "D103", where, message: `${message}; see CONTRIBUTING.md` });
  }
  return wrong.length > 0 ? null : (yaml.value as Description);
}

function readRows(csv: DictionaryFile, columns: string[], description: Description, faults: Fault[]): Row[] {
  const parsed = parseCsv(decode(csv, faults));
  for (const fault of parsed.faults)
    faults.push({ code: "D105", where: `${csv.path}:${fault.line}`, message: fault.message });
  const [header, ...records] = parsed.records;
  if (header === undefined || header.cells.join(",") !== columns.join(",")) {
    const found = header === undefined ? "is empty" : `has the header ${header.cells.join(",")}`;
    const message = `${found}; its description wants ${columns.join(",")}`;
    faults.push({ code: "D106", where: `${csv.path}:1`, message });
    return [];
  }
  checkRows(csv.path, records, description, faults);
  return records;
}

function decode(file: DictionaryFile, faults: Fault[]): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(file.bytes);
  } catch {
    faults.push({ code: "D107", where: file.path, message: "is not UTF-8; save it as UTF-8" });
    return "";
  }
}

function indexDictionaries(all: readonly Dictionary[]): Dictionaries {
  const byName = new Map(all.map((dictionary) => [dictionary.name, dictionary]));
  return {
    all,
    has: (name) => byName.has(name),
    matching: (match) => all.filter((dictionary) => dictionary.match === match),
    get(name) {
      const found = byName.get(name);
      if (found !== undefined) return found;
      const where = `dictionaries/${name}.yaml`;
      throw new SetupError([{ code: "D111", where, message: "is missing, and a stage reads it; put it back" }]);
    },
  };
}

import { loadDictionaries } from "../../dictionary/load.js";
import { namesOf, type RowName, typeOf } from "../../dictionary/names.js";
import { readDictionaryBytes, readDictionaryFiles } from "../../io/dictionaries.js";
import type { Dictionaries, Dictionary } from "../../model/dictionary.js";
import { type Fault, SetupError } from "../../model/faults.js";
import type { Gazetteer } from "../../model/gazetteer.js";
import { openSetup } from "../open.js";
import { readColumns } from "../read-dataset.js";
import { byteFaults } from "./bytes.js";

export interface LintRequest {
  /** Folder of own dictionaries; the packaged ones where it is not said. */
  readonly folder?: string;
  /** A dataset whose text tells which rows are used. */
  readonly dataset?: string;
}

export interface Lint {
  readonly faults: readonly Fault[];
  /** What may be meant so: shadowed and unused rows. */
  readonly notes: readonly Fault[];
}

/**
 * Looks for what is wrong or odd in dictionaries: all that loading refuses, bytes that a spreadsheet left, names that two
 * dictionaries give two types, codes that the official list does not know; shadowed and, given a dataset, unused rows.
 */
export async function lintDictionaries({ folder, dataset }: LintRequest): Promise<Lint> {
  const files = readDictionaryBytes(folder);
  const faults = files.flatMap(byteFaults);
  const loaded = load(folder, faults);
  if (loaded === null) return { faults, notes: [] };
  const { dictionaries, gazetteer } = loaded;
  const paths = new Set(files.map((file) => file.path));
  const isOwn = ({ dictionary, row }: RowName): boolean => paths.has(row.file ?? dictionary.file);
  const names = dictionaries.all.filter((one) => one.match === "names").flatMap(namesOf);
  faults.push(...conflicts(names, isOwn));
  for (const dictionary of dictionaries.all) faults.push(...codeFaults(dictionary, paths, gazetteer));
  const notes = shadowed(names, isOwn);
  if (dataset !== undefined) notes.push(...(await unused(names.filter(isOwn), dataset)));
  if (folder !== undefined)
    notes.push(
      ...repeatsPackaged(
        files.map((file) => file.path),
        dictionaries,
      ),
    );
  return { faults, notes };
}

function load(
  folder: string | undefined,
  faults: Fault[],
): { dictionaries: Dictionaries; gazetteer: Gazetteer } | null {
  try {
    return openSetup(folder === undefined ? {} : { dictionaries: folder });
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    faults.push(...error.faults);
    return null;
  }
}

/** Where a name stands: the file that its row came from, and its line there. */
export function placeOf({ dictionary, row }: Pick<RowName, "dictionary" | "row">): string {
  return `${row.file ?? dictionary.file}:${row.line}`;
}

function byText(names: readonly RowName[]): Map<string, RowName[]> {
  const groups = new Map<string, RowName[]>();
  for (const name of names) {
    const group = groups.get(name.text);
    if (group === undefined) groups.set(name.text, [name]);
    else group.push(name);
  }
  return groups;
}

/** Rows that say `ambiguous` know that their name has other meanings. */
function isAmbiguous({ dictionary, row }: RowName): boolean {
  return row.cells[dictionary.columns.indexOf("ambiguous")] === "yes";
}

function conflicts(names: readonly RowName[], isOwn: (name: RowName) => boolean): Fault[] {
  const faults: Fault[] = [];
  for (const group of byText(names).values()) {
    const [first, ...others] = group as [RowName, ...RowName[]];
    for (const other of others) {
      const [a, b] = [typeOf(first.dictionary, first.row), typeOf(other.dictionary, other.row)];
      if (a === b || isAmbiguous(first) || isAmbiguous(other) || !(isOwn(first) || isOwn(other))) continue;
      const [here, there] = isOwn(other) ? [other, first] : [first, other];
      const message = `"${first.text}" is ${here === other ? b : a} here and ${here === other ? a : b} in ${placeOf(there)}; drop one of the two`;
      faults.push({ code: "D115", where: placeOf(here), message });
    }
  }
  return faults;
}

/** An alias that is another row's name never speaks for its own row. */
function shadowed(names: readonly RowName[], isOwn: (name: RowName) => boolean): Fault[] {
  const notes: Fault[] = [];
  for (const group of byText(names).values()) {
    const main = group.find((one) => !one.isAlias) ?? (group[0] as RowName);
    for (const other of group) {
      const isSame = other === main || (other.row === main.row && other.dictionary === main.dictionary);
      const otherType = typeOf(other.dictionary, other.row) !== typeOf(main.dictionary, main.row);
      if (isSame || otherType || !isOwn(other)) continue;
      const message = `"${other.text}" is given by ${placeOf(main)} too, which stands before it; drop one of the two`;
      notes.push({ code: "D116", where: placeOf(other), message });
    }
  }
  return notes;
}

/** Own rows that say nothing that the packaged row of that name does not say. */
function repeatsPackaged(paths: readonly string[], dictionaries: Dictionaries): Fault[] {
  const packaged = loadDictionaries(readDictionaryFiles());
  return dictionaries.all.flatMap((dictionary) => {
    if (!packaged.has(dictionary.name)) return [];
    const known = new Set(packaged.get(dictionary.name).rows.map((row) => row.cells.join("\0")));
    return dictionary.rows.flatMap((row) => {
      if (row.file === undefined || !paths.includes(row.file) || !known.has(row.cells.join("\0"))) return [];
      const message = "is the packaged row to the letter; drop it";
      return [{ code: "D116", where: placeOf({ dictionary, row }), message }];
    });
  });
}

const CODE = /^([0-9]{6}|[0-9]{9}|[0-9]{12})$/;

function codeFaults(dictionary: Dictionary, paths: ReadonlySet<string>, gazetteer: Gazetteer): Fault[] {
  const at = dictionary.columns.indexOf("code");
  if (at < 0) return [];
  return dictionary.rows.flatMap((row) => {
    const code = row.cells[at] ?? "";
    if (code === "" || !paths.has(row.file ?? dictionary.file)) return [];
    if (CODE.test(code) && gazetteer.byCode(code) >= 0) return [];
    const message = `code "${code}" is not in the official list of divisions; mend it or leave it empty`;
    return [{ code: "D117", where: placeOf({ dictionary, row }), message }];
  });
}

/** Rows none of whose names stands in the text of the dataset. */
async function unused(names: readonly RowName[], dataset: string): Promise<Fault[]> {
  const text = (await readColumns(dataset, "sentences", ["text"])).map((one) => one.text).join("\n");
  const used = new Set(names.filter((name) => text.includes(name.text)).map((name) => name.row));
  return names
    .filter((name) => !name.isAlias && !used.has(name.row))
    .map((name) => {
      const message = `"${name.text}" stands nowhere in ${dataset}; drop it if it never will`;
      return { code: "D118", where: placeOf(name), message };
    });
}

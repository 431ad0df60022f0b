import { brotliDecompressSync } from "node:zlib";
import type { Dictionaries } from "../model/dictionary.js";
import { sha256 } from "../text/hash.js";
import { openSections } from "../text/trie/sections.js";
import { compileGazetteer } from "./gazetteer/compile.js";
import { type FormDictionaries, readFormRules } from "./gazetteer/forms.js";
import { openGazetteer } from "./gazetteer/open.js";
import { compileLexicon } from "./lexicon/compile.js";
import { type DictionaryFile, loadDictionaries } from "./load.js";
import { compileStems } from "./stem-model.js";

/** Raised whenever the layout of a compiled dictionary changes, so that old ones are built anew. */
const LAYOUT = "8";

export interface ArtefactSources {
  /** Files of the dictionaries folder; only the rules for division names are read. */
  readonly files: readonly DictionaryFile[];
  /** dictionaries/divisions.br */
  readonly divisions: Uint8Array;
  /** The segmenter's base vocabulary. */
  readonly words: Uint8Array;
}

export interface Artefact {
  readonly name: string;
  /** Hash of everything it is made from. */
  readonly inputs: string;
  build(): Uint8Array;
}

const RULE_FILE = /\/division-forms[^/]*$/;

/** The dictionaries with the rules for division names. */
const readRuleDictionaries = (dictionaries: Dictionaries): FormDictionaries => ({
  forms: dictionaries.get("division-forms"),
  families: dictionaries.get("division-forms-families"),
  nationalities: dictionaries.get("division-forms-nationalities"),
  aliases: dictionaries.get("division-forms-aliases"),
});

/** The compiled dictionaries that a run opens, each with the hash that tells whether it is up to date. */
export function listArtefacts({ files, divisions, words }: ArtefactSources): readonly Artefact[] {
  const dictionaries: Dictionaries = loadDictionaries(files.filter(({ path }) => RULE_FILE.test(path)));
  const rules = readRuleDictionaries(dictionaries);
  const divisionInputs = sha256([LAYOUT, divisions, ...Object.values(rules).map(({ hash }) => hash)]);
  const wordInputs = sha256([LAYOUT, words]);
  return [
    {
      name: "gazetteer.bin",
      inputs: divisionInputs,
      build() {
        const text = new TextDecoder().decode(brotliDecompressSync(divisions));
        return compileGazetteer(text, readFormRules(rules), divisionInputs);
      },
    },
    {
      name: "stems.bin",
      inputs: divisionInputs,
      build() {
        const text = new TextDecoder().decode(brotliDecompressSync(divisions));
        const gazetteer = compileGazetteer(text, readFormRules(rules), divisionInputs);
        return compileStems(openGazetteer(new Uint8Array(gazetteer).buffer), divisionInputs);
      },
    },
    {
      name: "lexicon.bin",
      inputs: wordInputs,
      build: () => compileLexicon(new TextDecoder().decode(words), wordInputs),
    },
  ];
}

/** Whether a compiled dictionary was made from these inputs. */
export function isUpToDate(artefact: Artefact, bytes: ArrayBufferLike | null): boolean {
  if (bytes === null) return false;
  try {
    return openSections(bytes).meta.inputs === artefact.inputs;
  } catch {
    return false;
  }
}

import { brotliDecompressSync } from "node:zlib";
import type { Dictionaries } from "../model/dictionary.js";
import { sha256 } from "../text/hash.js";
import { openSections } from "../text/trie/sections.js";
import { compileGazetteer } from "./gazetteer/compile.js";
import { readFormRules } from "./gazetteer/forms.js";
import { compileLexicon } from "./lexicon/compile.js";
import { type DictionaryFile, loadDictionaries } from "./load.js";

/** Raised whenever the layout of a compiled dictionary changes, so that old ones are built anew. */
const LAYOUT = "3";

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
const RULES = ["division-forms", "division-forms-families", "division-forms-nationalities"] as const;

/** The compiled dictionaries that a run opens, each with the hash that tells whether it is up to date. */
export function listArtefacts({ files, divisions, words }: ArtefactSources): readonly Artefact[] {
  const dictionaries: Dictionaries = loadDictionaries(files.filter(({ path }) => RULE_FILE.test(path)));
  const [forms, families, nationalities] = RULES.map((name) => dictionaries.get(name));
  const divisionInputs = sha256([LAYOUT, divisions, forms!.hash, families!.hash, nationalities!.hash]);
  const wordInputs = sha256([LAYOUT, words]);
  return [
    {
      name: "gazetteer.bin",
      inputs: divisionInputs,
      build() {
        const text = new TextDecoder().decode(brotliDecompressSync(divisions));
        return compileGazetteer(text, readFormRules(forms!, families!, nationalities!), divisionInputs);
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

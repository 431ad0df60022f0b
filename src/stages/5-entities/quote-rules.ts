import { listOf, rowsOf } from "../../dictionary/rows.js";
import type { Dictionaries } from "../../model/dictionary.js";
import type { Keep } from "../../model/stage.js";
import { type Form, formsOf, oneOf, patternsOf } from "./naming-patterns.js";
import type { Scan } from "./scan.js";
import { buildBackwards, buildTrie, ROOT, step, type WordTrie } from "./word-trie.js";

/** What decides whether a quoted phrase names something that exists. */
export interface QuoteRules extends QuoteWords {
  /** What the form of the phrase says: 1+3+N, 多格合一. */
  readonly forms: readonly Form[];
  /** Phrases that name a day or a week. */
  readonly occasionForms: RegExp;
  /** What stands behind the closing quote of an occasion: …活动在某地举行. */
  readonly held: RegExp;
  /** What each sign of a programme weighs, in log odds. */
  readonly weights: ReadonlyMap<string, number>;
  /** What stands behind it where it is counted: 12处. */
  readonly counted: RegExp;
}

/** The words among them: plain data, see `Keep`. Tries of words before a place are spelled backwards. */
interface QuoteWords {
  readonly slogans: WordTrie;
  /** Names that count in quotes only. */
  readonly listed: WordTrie;
  /** Heads at the end of the phrase, heads behind the closing quote, verbs before the opening one. */
  readonly inside: WordTrie;
  readonly weightsInside: readonly number[];
  readonly after: WordTrie;
  readonly verbs: WordTrie;
  readonly cuesBefore: WordTrie;
  readonly weightsBefore: readonly number[];
  /** Words that may stand between a cue and the opening quote. */
  readonly fillers: WordTrie;
  readonly fillerLengths: readonly number[];
  readonly cuesAfter: WordTrie;
  readonly weightsAfter: readonly number[];
  readonly occasions: WordTrie;
  readonly laws: WordTrie;
}

export function compileQuoteRules(dictionaries: Dictionaries, keep: Keep): QuoteRules {
  const patterns = dictionaries.get("naming-patterns");
  const weights = rowsOf(dictionaries.get("programme-weights"), ["sign", "weight"]);
  return {
    ...keep("quotes", () => compileQuoteWords(dictionaries)),
    forms: formsOf(patterns),
    weights: new Map(weights.map((row) => [row.sign, Number(row.weight)])),
    counted: oneOf(patternsOf(patterns, "counted")),
    occasionForms: oneOf(patternsOf(patterns, "occasions")),
    held: oneOf(patternsOf(patterns, "held")),
  };
}

function compileQuoteWords(dictionaries: Dictionaries): QuoteWords {
  const heads = rowsOf(dictionaries.get("program-kinds"), ["name", "position", "weight"]);
  const inside = heads.filter((row) => row.position !== "after");
  const cues = rowsOf(dictionaries.get("quote-cues"), ["word", "side", "sense", "weight"]);
  const before = cues.filter((cue) => cue.side === "before" && cue.sense === "programme");
  const after = cues.filter((cue) => cue.side === "after" && cue.sense === "programme");
  const fillers = cues.filter((cue) => cue.sense === "filler").map((cue) => cue.word);
  const quoted = rowsOf(dictionaries.get("quoted-programmes"), ["name", "aliases"]);
  return {
    listed: buildTrie(quoted.flatMap((row) => [row.name, ...listOf(row.aliases)])),
    slogans: buildTrie(rowsOf(dictionaries.get("slogans"), ["phrase"]).map((row) => row.phrase)),
    inside: buildBackwards(inside.map((row) => row.name)),
    weightsInside: inside.map((row) => Number(row.weight)),
    after: buildTrie(heads.filter((row) => row.position !== "inside").map((row) => row.name)),
    verbs: buildBackwards(rowsOf(dictionaries.get("program-verbs"), ["name"]).map((row) => row.name)),
    cuesBefore: buildBackwards(before.map((cue) => cue.word)),
    weightsBefore: before.map((cue) => Number(cue.weight)),
    fillers: buildBackwards(fillers),
    fillerLengths: fillers.map((word) => word.length),
    cuesAfter: buildTrie(after.map((cue) => cue.word)),
    weightsAfter: after.map((cue) => Number(cue.weight)),
    occasions: buildTrie(cues.filter((cue) => cue.sense === "occasion").map((cue) => cue.word)),
    laws: buildBackwards(rowsOf(dictionaries.get("law-kinds"), ["kind"]).map((row) => row.kind)),
  };
}

/** Whether a word of the trie of reversed words ends at `end`, not before `start`. */
export function endsWith(trie: WordTrie, scan: Scan, end: number, start: number): boolean {
  return wordBefore(trie, scan, end, start) >= 0;
}

/** Ordinal of the longest word of the trie of reversed words that ends at `end`, not before `start`, or -1. */
export function wordBefore(trie: WordTrie, scan: Scan, end: number, start: number): number {
  let node: number = ROOT;
  let found = -1;
  for (let i = end - 1; i >= start; i--) {
    node = step(trie, node, scan.text.charCodeAt(scan.base + i));
    if (node < 0) break;
    if (trie.value[node]! >= 0) found = trie.value[node]!;
  }
  return found;
}

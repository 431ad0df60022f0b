import { Type } from "@sinclair/typebox";
import { learnStems } from "../../dictionary/stem-model.js";
import type { GazetteerMatch } from "../../model/gazetteer.js";
import type { Layers } from "../../model/layers.js";
import { defineStage, makeNow, type Outcome, type Setup } from "../../model/stage.js";
import { datesOf } from "../../text/dates/index.js";
import { firstFrom } from "../../text/first-from.js";
import { introduction } from "../../text/short-name.js";
import { addAddresses, compileHouseNumbers } from "./addresses.js";
import { addAwards, compileHonourRules } from "./awards.js";
import { gatherContext } from "./context.js";
import { emitPath, type SentenceNames } from "./emit.js";
import { addEvents, compileEventHeads } from "./events.js";
import { introducedNames } from "./introduced.js";
import { addKnownNames } from "./known-names.js";
import { addEdge, bestPath, createLattice, EDGE, fillBackward, resetLattice } from "./lattice.js";
import { addLocalCommunities, localCommunities } from "./local-communities.js";
import { createNameReader } from "./name-cells.js";
import { addOrganisations } from "./organisations.js";
import { addPersons } from "./persons.js";
import { addListedPlaces, addNations, addPatternPlaces } from "./places.js";
import { compileQuoteRules } from "./quote-rules.js";
import { addQuoted, type Watch } from "./quotes.js";
import { addRecalled, type Memory, type Recalled, remember, sentencesToReread } from "./recall.js";
import { type Observe, type Rival, rivalsOf } from "./rivals.js";
import { createScan, noteVerbs, scanSentence, sumWords } from "./scan.js";
import { type Rescore, secondOpinion } from "./second-opinion.js";
import { settle } from "./settle.js";
import { openTagger } from "./tagger/index.js";
import { compileVocabulary, typeOrdinal } from "./vocabulary.js";
import { lookUp } from "./word-trie.js";
import { wordFinder, wordTest } from "./words.js";

type Input = Pick<Layers, "repaired" | "sentences">;

const DATE = typeOrdinal("date");
const DATE_COST = 50;
const QUOTED = /[“‘"「]([^”’"」“‘「\n]{2,24})[”’"」]/g;

/**
 * Finds the names of a document: one best path through each sentence, on which the words of the general vocabulary compete
 * with names from the gazetteer, from the dictionaries and by shape.
 */
export const entitiesStage = defineStage({
  name: "entities",
  needs: ["repaired", "sentences"],
  gives: "mentions",
  options: Type.Object({}, { additionalProperties: false }),
  prepare,
});

function prepare(setup: Setup): (input: Input) => Outcome<Layers["mentions"]> {
  return prepareFinder(setup, rescorer(setup));
}

function rescorer({ tagger, dictionaries, keep }: Setup): Rescore | null {
  return tagger === undefined ? null : secondOpinion(openTagger(tagger, dictionaries, keep));
}

/** The names that competed in each sentence of a document, by the ordinal of the sentence. */
export function findRivals(setup: Setup, input: Input): ReadonlyMap<number, readonly Rival[]> {
  const rivals = new Map<number, readonly Rival[]>();
  const find = prepareFinder(setup, rescorer(setup), (sentence, lattice, path) => {
    rivals.set(sentence, rivalsOf(lattice, path));
  });
  find(input);
  return rivals;
}

/** The stage with a second opinion on its candidates. */
export function prepareFinder(
  setup: Setup,
  rescore: Rescore | null,
  observe?: Observe,
  watch?: Watch,
): (input: Input) => Outcome<Layers["mentions"]> {
  const { gazetteer, lexicon, dictionaries, keep = makeNow } = setup;
  const vocabulary = keep("vocabulary", () => compileVocabulary(dictionaries));
  const quoteRules = compileQuoteRules(dictionaries, keep);
  const houseNumbers = compileHouseNumbers(dictionaries);
  const eventHeads = compileEventHeads(dictionaries);
  const honourRules = compileHonourRules(dictionaries, eventHeads);
  const model = setup.stems ?? learnStems(gazetteer);
  const communitiesIn = localCommunities(gazetteer);
  const lattice = createLattice(observe !== undefined);
  const scan = createScan();
  const reader = createNameReader(lattice, scan, vocabulary, model);
  const addWords = wordFinder(lexicon);
  const path: number[] = [];
  const introduces = introduction(dictionaries.get("linking-words").about.introduces as readonly string[]);
  const isWord = wordTest(lexicon, vocabulary);

  return ({ repaired, sentences }) => {
    const { text } = repaired;
    const list = sentences.sentences;
    const matches: GazetteerMatch[] = [];
    const bounds = [0];
    for (const { start, end } of list) {
      for (let at = start; at < end; at++) for (const match of gazetteer.matchAt(text, at)) matches.push(match);
      bounds.push(matches.length);
    }
    const isPhrase = ({ start, end }: GazetteerMatch): boolean => lookUp(vocabulary.phraseTrie, text, start, end) >= 0;
    const context = gatherContext(gazetteer, matches, isPhrase);
    const communities = communitiesIn(context);
    reader.placed = context.seen[2]!.size > 0 || context.seen[3]!.size > 0;
    const places = { gazetteer, vocabulary, context, scan, matches };
    const dates = datesOf(text);
    const firstDate = list.map(({ start }) => firstFrom(dates, start));
    const repeats = countQuotes(text);
    const shortForms = new Map<string, Recalled>();

    const read = (ordinal: number, memory: Memory | null): SentenceNames => {
      const { start, end } = list[ordinal]!;
      resetLattice(lattice, end - start);
      scanSentence(scan, vocabulary, text, start, end);
      addWords(lattice, text, start, end);
      noteVerbs(scan, lattice);
      sumWords(scan, lattice);
      addListedPlaces(lattice, places, bounds[ordinal]!, bounds[ordinal + 1]!);
      addLocalCommunities(lattice, vocabulary, scan, communities);
      addNations(lattice, scan);
      addPatternPlaces(lattice, vocabulary, model, scan);
      addKnownNames(lattice, vocabulary, scan);
      addOrganisations(reader);
      addPersons(lattice, vocabulary, scan);
      addAddresses(lattice, houseNumbers, scan);
      addQuoted(lattice, quoteRules, vocabulary, scan, repeats, watch);
      addAwards(lattice, honourRules, scan);
      addEvents(lattice, eventHeads, scan);
      for (let i = firstDate[ordinal]!; i < dates.length && dates[i]!.end <= end; i++) {
        if (dates[i]!.optional) continue;
        addEdge(lattice, dates[i]!.start - start, dates[i]!.end - start, DATE_COST, EDGE.date, DATE, 0, 0);
      }
      if (memory !== null) addRecalled(lattice, memory, scan);
      bestPath(lattice, path);
      const first = bounds[ordinal]!;
      if (rescore?.(lattice, path, scan, { matches, first })) bestPath(lattice, path);
      observe?.(ordinal, lattice, path);
      if (path.some((edge) => lattice.kind[edge] !== EDGE.word)) fillBackward(lattice);
      const names: SentenceNames = { mentions: [], anaphors: [] };
      emitPath(
        {
          dictionaries,
          gazetteer,
          vocabulary,
          lattice,
          scan,
          reader,
          matches,
          context,
          communities,
          memory,
          shortForms,
          names,
          sentence: ordinal,
        },
        path,
      );
      return names;
    };

    const found = list.map((_, ordinal) => read(ordinal, null));
    const all = found.flatMap(({ mentions }) => mentions);
    const said = introducedNames(text, all, introduces);
    const memory = remember(all, shortForms, isWord, said);
    for (const ordinal of sentencesToReread(memory, text, list, found)) found[ordinal] = read(ordinal, memory);
    return { value: settle(found, list), findings: [] };
  };
}

/** How often each quoted phrase occurs: what recurs is more likely a name. */
function countQuotes(text: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const [, phrase] of text.matchAll(QUOTED)) counts.set(phrase!, (counts.get(phrase!) ?? 0) + 1);
  return counts;
}

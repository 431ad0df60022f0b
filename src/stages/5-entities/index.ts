import { Type } from "@sinclair/typebox";
import type { GazetteerMatch } from "../../model/gazetteer.js";
import type { Anaphor, Layers, Mention } from "../../model/layers.js";
import { defineStage, type Outcome, type Setup } from "../../model/stage.js";
import { findDates } from "../../text/dates/index.js";
import { addAddresses } from "./addresses.js";
import { addAwards, compileHonourRules } from "./awards.js";
import { gatherContext } from "./context.js";
import { type Emitter, emitPath } from "./emit.js";
import { addEvents, compileEventHeads } from "./events.js";
import { addKnownNames } from "./known-names.js";
import { addEdge, bestPath, createLattice, EDGE, resetLattice } from "./lattice.js";
import { addOrganisations, createNameReader } from "./organisations.js";
import { addPersons } from "./persons.js";
import { addListedPlaces, addPatternPlaces } from "./places.js";
import { addQuoted, compileQuoteRules } from "./quotes.js";
import { createScan, scanSentence } from "./scan.js";
import { learnStems } from "./stem-model.js";
import { compileVocabulary, typeOrdinal } from "./vocabulary.js";
import { wordFinder } from "./words.js";

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
  const { gazetteer, lexicon, dictionaries } = setup;
  const vocabulary = compileVocabulary(dictionaries);
  const quoteRules = compileQuoteRules(dictionaries);
  const honourRules = compileHonourRules(dictionaries);
  const eventHeads = compileEventHeads(dictionaries);
  const model = learnStems(gazetteer);
  const lattice = createLattice();
  const scan = createScan();
  const reader = createNameReader(lattice, scan, vocabulary, model);
  const addWords = wordFinder(lexicon);
  const path: number[] = [];

  return ({ repaired, sentences }) => {
    const text = repaired.text;
    const matches: GazetteerMatch[] = [];
    const bounds = [0];
    for (const { start, end } of sentences.sentences) {
      for (let at = start; at < end; at++) for (const match of gazetteer.matchAt(text, at)) matches.push(match);
      bounds.push(matches.length);
    }
    const context = gatherContext(gazetteer, matches);
    const places = { gazetteer, vocabulary, context, scan, matches };
    const dates = findDates(text);
    const repeats = countQuotes(text);
    const mentions: Mention[] = [];
    const anaphors: Anaphor[] = [];
    const emitter: Emitter = {
      gazetteer,
      vocabulary,
      lattice,
      scan,
      reader,
      matches,
      context,
      mentions,
      anaphors,
      sentence: 0,
      first: 0,
      last: 0,
    };
    let date = 0;
    sentences.sentences.forEach(({ start, end }, ordinal) => {
      resetLattice(lattice, end - start);
      scanSentence(scan, vocabulary, text, start, end);
      addWords(lattice, text, start, end);
      addListedPlaces(lattice, places, bounds[ordinal]!, bounds[ordinal + 1]!);
      addPatternPlaces(lattice, vocabulary, model, scan);
      addKnownNames(lattice, vocabulary, scan);
      addOrganisations(reader);
      addPersons(lattice, vocabulary, scan);
      addAddresses(lattice, scan);
      addQuoted(lattice, quoteRules, vocabulary, scan, repeats);
      addAwards(lattice, honourRules, scan);
      addEvents(lattice, eventHeads, scan);
      while (date > 0 && dates[date - 1]!.end > start) date--;
      while (date < dates.length && dates[date]!.start < start) date++;
      for (; date < dates.length && dates[date]!.end <= end; date++) {
        addEdge(lattice, dates[date]!.start - start, dates[date]!.end - start, DATE_COST, EDGE.date, DATE, 0, 0);
      }
      bestPath(lattice, path);
      emitter.sentence = ordinal;
      emitter.first = bounds[ordinal]!;
      emitter.last = bounds[ordinal + 1]!;
      emitPath(emitter, path);
    });
    return { value: { mentions, anaphors }, findings: [] };
  };
}

/** How often each quoted phrase occurs: what recurs is more likely a name. */
function countQuotes(text: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const [, phrase] of text.matchAll(QUOTED)) counts.set(phrase!, (counts.get(phrase!) ?? 0) + 1);
  return counts;
}

import { namesOf, type RowName } from "../../dictionary/names.js";
import type { Gazetteer } from "../../model/gazetteer.js";
import type { Layers, Mention } from "../../model/layers.js";
import type { Setup } from "../../model/stage.js";
import { findRivals } from "../../stages/5-entities/index.js";
import type { OpenPipeline } from "../open.js";
import { placeOf } from "./lint.js";

/** What was made of a text, and everything that had a say in it. */
export interface Why {
  readonly mentions: readonly {
    readonly text: string;
    readonly type: string;
    readonly rule: string;
    readonly entry: string;
    readonly confidence: number;
    readonly entity: string;
    readonly code: string;
  }[];
  /** Names that competed, in reading order; `behind`: hundredths of a nat by which the best reading with it lost. */
  readonly rivals: readonly {
    readonly text: string;
    readonly type: string;
    readonly kind: string;
    readonly behind: number;
    readonly won: boolean;
  }[];
  readonly metrics: readonly {
    readonly text: string;
    readonly indicator: string;
    readonly indicatorId: string;
    readonly rule: string;
    readonly holder: string;
  }[];
  /** Rows whose name stands in the text, longest first; `won`: a mention is that name to the letter. */
  readonly rows: readonly {
    readonly text: string;
    readonly where: string;
    readonly match: string;
    readonly won: boolean;
  }[];
  /** What the official list of divisions reads where, longest first; `won`: a mention is linked to the unit. */
  readonly readings: readonly {
    readonly text: string;
    readonly form: string;
    readonly total: number;
    readonly units: readonly string[];
    readonly won: boolean;
  }[];
}

/** Rows of one character (surnames, digits of forms) speak about every text and say nothing. */
const SHORTEST = 2;
/** Units of a reading that are named. */
const UNITS = 3;

/** Takes a text through the pipeline and tells which rows, rules and divisions speak about it, and which won. */
export async function explainText(text: string, { process, setup }: OpenPipeline): Promise<Why> {
  const { layers } = await process({ path: "text.txt", bytes: new TextEncoder().encode(text) });
  const mended = layers.repaired?.text ?? text;
  const all = layers as Layers;
  const mentions = layers.mentions?.mentions ?? [];
  return {
    mentions: mentions.map((mention, i) => tellMention(mention, all, i)),
    rivals: rivalsIn(layers, setup),
    metrics: (layers.metrics?.metrics ?? []).map((metric, i) => ({
      text: metric.text,
      indicator: metric.indicator,
      indicatorId: metric.indicatorId,
      rule: metric.rule,
      holder: all.links?.entities[all.links.metricHolder[i] ?? -1]?.name ?? "",
    })),
    rows: rowsAbout(mended, setup.dictionaries.all.flatMap(namesOf), winnersOf(all)),
    readings: readingsOf(mended, setup.gazetteer, new Set(all.links?.entities.map((entity) => entity.code))),
  };
}

/** Rivals that a person would weigh; those far behind say nothing. */
const RIVALS = 40;

function rivalsIn({ repaired, sentences }: Partial<Layers>, setup: Setup): Why["rivals"] {
  if (repaired === undefined || sentences === undefined) return [];
  const found = findRivals(setup, { repaired, sentences });
  const told = [...found].flatMap(([sentence, rivals]) => {
    const { start: from = 0 } = sentences.sentences[sentence] ?? {};
    return rivals.map(({ start, end, ...rest }) => ({ text: repaired.text.slice(from + start, from + end), ...rest }));
  });
  return told.length <= RIVALS ? told : told.filter(({ won, behind }) => won || behind < 400).slice(0, RIVALS);
}

function tellMention(mention: Mention, { links }: Layers, i: number): Why["mentions"][number] {
  const entity = links?.entities[links.mentionEntity[i] ?? -1];
  const { text, type, rule, entry, confidence } = mention;
  return { text, type, rule, entry, confidence, entity: entity?.name ?? "", code: entity?.code ?? "" };
}

/** What can make a row win: entries and texts of mentions, and the indicators of figures. */
function winnersOf({ mentions, metrics }: Layers): ReadonlySet<string> {
  const named = mentions?.mentions ?? [];
  return new Set([
    ...named.flatMap((mention) => [mention.entry, mention.text]),
    ...(metrics?.metrics ?? []).map((metric) => `indicators:${metric.indicatorId}`),
  ]);
}

function rowsAbout(text: string, names: readonly RowName[], winners: ReadonlySet<string>): Why["rows"] {
  return names
    .filter((name) => name.text.length >= SHORTEST && text.includes(name.text))
    .map((name) => ({
      text: name.text,
      where: placeOf(name),
      match: name.dictionary.match,
      won: hasWon(name, winners),
    }))
    .sort((a, b) => b.text.length - a.text.length || (`${a.text}${a.where}` < `${b.text}${b.where}` ? -1 : 1));
}

function hasWon({ dictionary, row, text }: RowName, winners: ReadonlySet<string>): boolean {
  const cell = (column: string): string => row.cells[dictionary.columns.indexOf(column)] ?? "";
  if (dictionary.match === "names") return winners.has(`${dictionary.name}:${cell("name")}`) || winners.has(text);
  return winners.has(`${dictionary.name}:${cell("id")}`);
}

function readingsOf(text: string, gazetteer: Gazetteer, codes: ReadonlySet<string>): Why["readings"] {
  const readings = new Map<string, Why["readings"][number]>();
  for (let at = 0; at < text.length; at++) {
    for (const match of gazetteer.matchAt(text, at)) {
      const written = text.slice(match.start, match.end);
      if (written.length < SHORTEST || readings.has(`${written} ${match.level} ${match.form}`)) continue;
      readings.set(`${written} ${match.level} ${match.form}`, {
        text: written,
        form: match.form,
        total: match.total,
        units: match.units.slice(0, UNITS).map((unit) => tellUnit(gazetteer, unit)),
        won: match.units.some((unit) => codes.has(gazetteer.unit(unit).code)),
      });
    }
  }
  return [...readings.values()].sort((a, b) => b.text.length - a.text.length || (a.text < b.text ? -1 : 1));
}

/** A unit with those that it lies in: 上海市浦东新区高行镇 310115124. */
function tellUnit(gazetteer: Gazetteer, ordinal: number): string {
  const { code } = gazetteer.unit(ordinal);
  let path = "";
  for (let at = ordinal; at >= 0; at = gazetteer.unit(at).parent) path = gazetteer.unit(at).name + path;
  return `${path} ${code}`;
}

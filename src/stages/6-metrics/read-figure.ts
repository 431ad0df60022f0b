import type { Measure } from "../../model/types.js";
import type { Figure } from "./figures.js";
import { indicatorOf } from "./indicator.js";
import { isFrequency, measureOf } from "./measure.js";
import { phraseBefore } from "./noun-phrase.js";
import { type Predicate, predicateOf } from "./predicate.js";
import type { Change, Reader, Reading } from "./reader.js";
import type { Vocabulary } from "./vocabulary.js";
import { type Word, wordsIn } from "./words.js";

const LEFT = 60;

export function readFigure(reader: Reader, figure: Figure): Reading {
  const { text, vocabulary } = reader;
  const words = wordsIn(reader, Math.max(figure.floor, figure.start - LEFT), figure.start);
  const predicate =
    figure.from === null ? predicateOf(words, text, vocabulary) : pairPredicate(words, text, vocabulary);
  const change = changeOf(reader, figure, words, predicate);
  const measure = kindOf(figure, change !== null && !change.toLevel && figure.from === null, text);
  const found = indicatorOf(reader, figure, words, predicate, change);
  return {
    measure,
    direction: change?.direction ?? null,
    comparison: predicate.comparison,
    indicator: found.span,
    words,
    predicate,
    rule: ruleOf(figure, change, found.rule),
    confidence: found.span === null ? 0.5 : figure.from !== null ? 0.97 : change !== null ? 0.95 : found.confidence,
  };
}

/** What stands before 由 or 从, and before what they say of the start value (由去年的69%). */
function pairPredicate(words: readonly Word[], text: string, vocabulary: Vocabulary): Predicate {
  let end = words.length;
  for (let i = words.length - 1; i >= 0 && i >= words.length - 6; i--) {
    if (words[i]!.text === "由" || words[i]!.text === "从") end = i;
  }
  return predicateOf(words.slice(0, end), text, vocabulary);
}

function kindOf(figure: Figure, isChange: boolean, text: string): Measure {
  if (isChange) return "change";
  const { quantity } = figure;
  const before = text.slice(Math.max(figure.clauseStart, figure.start - 12), figure.start);
  const around = before + text.slice(figure.end, Math.min(figure.clauseEnd, figure.end + 6));
  return measureOf(quantity.family, isFrequency(before, quantity.unit), quantity.value, around);
}

const ruleOf = (figure: Figure, change: Change | null, found: string): string =>
  figure.from !== null ? "from-to" : change === null ? found : change.toLevel ? "change-to" : `change-${change.where}`;

/** The word of change that governs the figure, wherever it stands. */
function changeOf(reader: Reader, figure: Figure, words: readonly Word[], predicate: Predicate): Change | null {
  if (figure.from !== null) {
    return { direction: figure.pairDirection, toLevel: true, where: "before" };
  }
  if (predicate.change !== null) {
    const { kind, direction } = predicate.change;
    return { direction, toLevel: predicate.toLevel, where: kind === "noun" ? "noun" : "before" };
  }
  return changeBehind(reader, figure) ?? changeBeforeObject(reader, words, predicate);
}

/** 近三成的增长, 30%的降幅. */
function changeBehind(reader: Reader, figure: Figure): Change | null {
  const { text, vocabulary } = reader;
  if (figure.quantity.family !== "share" && figure.quantity.family !== "multiple") return null;
  const at = text[figure.end] === "的" ? figure.end + 1 : figure.end;
  if (at === figure.end) return null;
  for (let size = 4; size >= 2; size--) {
    const change = vocabulary.roles.get(text.slice(at, at + size))?.change;
    if (change != null && at + size <= figure.clauseEnd)
      return { direction: change.direction, toLevel: false, where: "behind" };
  }
  return null;
}

/** 新增限｜上｜商贸企业37家, 添｜了｜充电桩16根: words of one character between a word of change and its noun. */
function attributed(reader: Reader, words: readonly Word[], first: number): number {
  let at = first;
  while (at > 1 && first - at < 2 && isBetween(reader, words[at - 1]!)) at--;
  return at;
}

const isBetween = ({ vocabulary }: Reader, { text, class: kind }: Word): boolean =>
  text.length === 1 && DESCRIBES.has(kind) && vocabulary.roles.get(text)?.change == null;

const DESCRIBES: ReadonlySet<string> = new Set(["verb", "other", "attribute"]);

/** 减少投诉20件, 提升满意度至95%: the noun stands between the word of change and the figure. */
function changeBeforeObject(reader: Reader, words: readonly Word[], predicate: Predicate): Change | null {
  const phrase = phraseBefore(words, predicate.rest, reader.vocabulary, false);
  if (phrase === null || phrase.first === 0 || predicate.rest === 0) return null;
  const word = words[attributed(reader, words, phrase.first) - 1]!;
  const role = reader.vocabulary.roles.get(word.text)?.change;
  if (role == null || role.kind === "noun" || role.kind === "more") return null;
  const isLevel = predicate.rest < words.length && /[至到为]$/.test(words[predicate.rest]!.text);
  return { direction: role.direction, toLevel: isLevel, where: "object" };
}

import type { Mention, Metric } from "../../model/layers.js";
import type { Span } from "../../model/span.js";
import { firstFrom } from "../../text/first-from.js";
import { HOLDERS, NONE, type Turn, type Walk } from "./holder-walk.js";

const JOINED = /^(?:[、，,和与及]|以及)$/;
/** 分别 or 依次 with what leads to the first figure behind it: 分别增长, 依次分得. */
const IN_TURN = /(?:分别|依次)[^，,。；;0-9]{0,8}$/;
/** How far before the first figure 分别 may stand. */
const REACH = 40;
/** How many names before the first figure are looked at: a sentence without end has thousands. */
const NEAR = 64;

/**
 * 甲县、乙县和丙县收入分别增长7.1%、6.9%和7.4%: the figures of a list behind 分别 belong to the members of the list of names before
 * it in turn. The entity of the figure's member, or -1 where there are no two such lists of one length. Figures are asked for in order.
 */
export function holderInTurn(walk: Walk, k: number): number {
  if (k >= walk.turn.end) walk.turn = turnFrom(walk, k);
  return walk.turn.holders[k - walk.turn.first] ?? -1;
}

/** Reads the list of figures that begins with one. */
function turnFrom(walk: Walk, first: number): Turn {
  const { view } = walk.discourse.reader;
  const { metrics } = view.layers.metrics;
  const { sentence, start, rule } = metrics[first] as Metric;
  let end = first + 1;
  while (metrics[end]?.sentence === sentence && isJoined(view.text, metrics[end - 1] as Metric, metrics[end] as Metric))
    end++;
  // 甲、乙两镇满意率、办结率分别达95%和98%: what is measured goes in turn, not who.
  if (end - first < 2 || rule === "respectively") return { first, end, holders: NONE };
  const from = Math.max((view.layers.sentences.sentences[sentence] as Span).start, start - REACH);
  const isInTurn = IN_TURN.test(view.text.slice(from, start));
  return { first, end, holders: isInTurn ? listBefore(walk, sentence, start, end - first) : NONE };
}

const isJoined = (text: string, here: Span, next: Span): boolean => JOINED.test(text.slice(here.end, next.start));

/** The entities of the last list of names before an offset, if it has as many members as wanted; else none. */
function listBefore({ discourse, of }: Walk, sentence: number, end: number, wanted: number): readonly number[] {
  const { view } = discourse.reader;
  const low = view.firstOf[sentence] as number;
  const at = firstFrom(view.mentions, end, low, view.firstOf[sentence + 1]);
  let members: number[] = [];
  let before: Mention | undefined;
  for (let i = Math.max(low, at - NEAR); i < at; i++) {
    const mention = view.mentions[i] as Mention;
    if (mention.end > end || mention.outer >= 0 || !HOLDERS.has(mention.type)) continue;
    if (before === undefined || !isJoined(view.text, before, mention)) members = [];
    members.push(of[i] as number);
    before = mention;
  }
  return members.length === wanted ? members : NONE;
}

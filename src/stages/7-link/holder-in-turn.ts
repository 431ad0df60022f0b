import type { Mention, Metric } from "../../model/layers.js";
import type { Span } from "../../model/span.js";
import { HOLDERS, type Walk } from "./holder-walk.js";

const JOINED = /^(?:[、，,和与及]|以及)$/;
/** 分别 or 依次 with what leads to the first figure behind it: 分别增长, 依次分得. */
const IN_TURN = /(?:分别|依次)[^，,。；;0-9]{0,8}$/;
/** How far before the first figure the list of holders may end. */
const REACH = 40;

/**
 * 甲县、乙县和丙县收入分别增长7.1%、6.9%和7.4%: the figures of a list behind 分别 belong to the members of the list of names before
 * it in turn. The entity of the figure's member, or -1 where there are no two such lists of one length.
 */
export function holderInTurn(walk: Walk, k: number): number {
  const { view } = walk.discourse.reader;
  const { metrics } = view.layers.metrics;
  let first = k;
  while (first > 0 && areJoined(view.text, metrics[first - 1], metrics[first])) first--;
  let last = k + 1;
  while (last < metrics.length && areJoined(view.text, metrics[last - 1], metrics[last])) last++;
  if (last - first < 2) return -1;
  const { sentence, start, rule } = metrics[first] as Metric;
  // 甲、乙两镇满意率、办结率分别达95%和98%: what is measured goes in turn, not who.
  if (rule === "respectively") return -1;
  const from = Math.max((view.layers.sentences.sentences[sentence] as Span).start, start - REACH);
  if (!IN_TURN.test(view.text.slice(from, start))) return -1;
  return listBefore(walk, sentence, start, last - first)[k - first] ?? -1;
}

function areJoined(text: string, here: Metric | undefined, next: Metric | undefined): boolean {
  return here?.sentence === next?.sentence && JOINED.test(text.slice(here?.end, next?.start));
}

/** The entities of the last list of names before an offset, if it has as many members as wanted; else none. */
function listBefore({ discourse, of }: Walk, sentence: number, end: number, wanted: number): readonly number[] {
  const { view } = discourse.reader;
  let members: number[] = [];
  let before: Mention | undefined;
  for (let i = view.firstOf[sentence] as number; i < (view.firstOf[sentence + 1] as number); i++) {
    const mention = view.mentions[i] as Mention;
    if (mention.end > end || mention.outer >= 0 || !HOLDERS.has(mention.type)) continue;
    if (before === undefined || !JOINED.test(view.text.slice(before.end, mention.start))) members = [];
    members.push(of[i] as number);
    before = mention;
  }
  return members.length === wanted ? members : [];
}

import type { Layers, Mention, Token } from "../../model/layers.js";
import type { Span } from "../../model/span.js";
import type { TokenRecord } from "../../model/tables.js";

/** The words of a sentence, with every outermost name kept whole as one word whose tag is its entity type. */
export function tokenRecords(
  layers: Pick<Layers, "repaired" | "sentences" | "mentions">,
  sentence: number,
  sentenceId: string,
  place: (span: Span) => Span,
): TokenRecord[] {
  const names = outermost(layers.mentions.mentions, sentence);
  return keepNames(layers.sentences.tokens(sentence), names).map((token, ordinal) => ({
    sentence_id: sentenceId,
    ordinal: ordinal + 1,
    ...place(token),
    text: layers.repaired.text.slice(token.start, token.end),
    pos: token.pos,
  }));
}

function outermost(mentions: readonly Mention[], sentence: number): Mention[] {
  let low = 0;
  let high = mentions.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((mentions[middle] as Mention).sentence < sentence) low = middle + 1;
    else high = middle;
  }
  const names: Mention[] = [];
  for (let i = low; mentions[i]?.sentence === sentence; i++) {
    const mention = mentions[i] as Mention;
    if (mention.start >= (names.at(-1)?.end ?? 0)) names.push(mention);
  }
  return names;
}

/** Words that a name covers in part are cut at its edges. */
function keepNames(tokens: readonly Token[], names: readonly Mention[]): Token[] {
  const kept: Token[] = [];
  let next = 0;
  for (const name of names) {
    for (; next < tokens.length && (tokens[next] as Token).start < name.start; next++) {
      const token = tokens[next] as Token;
      kept.push({ ...token, end: Math.min(token.end, name.start) });
      if (token.end > name.start) break;
    }
    kept.push({ start: name.start, end: name.end, pos: name.type });
    while (next < tokens.length && (tokens[next] as Token).end <= name.end) next++;
    const token = tokens[next];
    if (token !== undefined && token.start < name.end) {
      kept.push({ ...token, start: name.end });
      next++;
    }
  }
  kept.push(...tokens.slice(next));
  return kept;
}

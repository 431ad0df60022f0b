import type { Draft } from "./paragraphs.js";

const SHORTEST = 20;

/** For each paragraph the ordinal of the earlier one that it repeats, whole or as a part of it; -1 where it does not. */
export function findRepeats(drafts: readonly Draft[]): Int32Array {
  const repeats = new Int32Array(drafts.length).fill(-1);
  const bySentence = new Map<string, number>();
  drafts.forEach((draft, ordinal) => {
    if (draft.role !== "body" || draft.text.length < SHORTEST) return;
    const sentences = draft.text.split(/(?<=[。！？!?])/);
    const earlier = bySentence.get(sentences[0] as string);
    if (earlier !== undefined && drafts[earlier]?.text.includes(draft.text)) repeats[ordinal] = earlier;
    for (const sentence of sentences) if (!bySentence.has(sentence)) bySentence.set(sentence, ordinal);
  });
  return repeats;
}

/** V8 copies texts shorter than this when it cuts them out; a longer one is a view that keeps the whole alive. */
const SHORTEST_VIEW = 13;

/**
 * The same text in memory of its own. A name that outlives its document is a view of the document's text and would keep all
 * of it: a run over many documents would end with all of them in memory.
 */
export function ownText(text: string): string {
  return text.length < SHORTEST_VIEW ? text : Buffer.from(text, "utf16le").toString("utf16le");
}

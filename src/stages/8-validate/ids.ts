import { sha256 } from "../../text/hash.js";
import { ownText } from "../../text/own-text.js";

/** A document is its path and its bytes: the same file in two places is two documents. */
export function documentId(path: string, contentHash: string): string {
  return `d_${sha256([path, "\0", contentHash]).slice(0, 16)}`;
}

/** Ids of entities met before: the same ones come again and again, and to hash costs more than to look up. */
const known = new Map<string, string>();
const MOST_KNOWN = 20_000;

/** An entity is what its key says, in whatever document it is met. */
export function entityId(key: string): string {
  const met = known.get(key);
  if (met !== undefined) return met;
  if (known.size >= MOST_KNOWN) known.clear();
  const id = ownText(`e_${sha256([key]).slice(0, 16)}`);
  known.set(ownText(key), id);
  return id;
}

/** Ids below a document count in reading order from 1, padded so that text order is reading order. */
export const articleId = (document: string, ordinal: number): string => `${document}.a${pad(ordinal, 5)}`;
export const sentenceId = (article: string, ordinal: number): string => `${article}.s${pad(ordinal, 6)}`;
export const partId = (sentence: string, letter: "m" | "q" | "r", ordinal: number): string =>
  `${sentence}.${letter}${pad(ordinal, 4)}`;

/** A sentence without end may hold more parts than the width allows: x sorts behind every digit. */
function pad(ordinal: number, width: number): string {
  const digits = String(ordinal + 1);
  return digits.length > width ? `x${digits.padStart(10, "0")}` : digits.padStart(width, "0");
}

import { sha256 } from "../../text/hash.js";

/** A document is its path and its bytes: the same file in two places is two documents. */
export function documentId(path: string, contentHash: string): string {
  return `d_${sha256([path, "\0", contentHash]).slice(0, 16)}`;
}

/** An entity is what its key says, in whatever document it is met. */
export function entityId(key: string): string {
  return `e_${sha256([key]).slice(0, 16)}`;
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

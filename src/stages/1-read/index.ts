import { Type } from "@sinclair/typebox";
import type { Finding } from "../../model/finding.js";
import type { SourceLayer } from "../../model/layers.js";
import { defineStage, type Outcome } from "../../model/stage.js";
import { type Decoded, decodeBytes } from "../../text/decode-bytes.js";
import { sha256 } from "../../text/hash.js";
import { identityMap } from "../../text/mapped-text.js";
import type { Content } from "./lines.js";
import { readDocx } from "./read-docx.js";
import { htmlReader } from "./read-html.js";
import { looksLikeMarkdown, readMarkdown } from "./read-markdown.js";
import { readText } from "./read-text.js";

const DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
const HTML = "text/html";
const MARKDOWN = "text/markdown";
const PLAIN = "text/plain";
const MEDIA_TYPES: Readonly<Record<string, string>> = {
  md: MARKDOWN,
  markdown: MARKDOWN,
  htm: HTML,
  html: HTML,
  xhtml: HTML,
  docx: DOCX,
};

/** Stage 1: a file becomes its text. */
export const readStage = defineStage({
  name: "read",
  needs: ["input"],
  gives: "source",
  options: Type.Object({}, { additionalProperties: false }),
  prepare: () => (layers) => readSource(layers.input.path, layers.input.bytes),
});

/**
 * Reads a file into its text, its content without mark-up and its lines. Never throws: a file that cannot be
 * read gives an empty layer and a finding (E101 empty, E102 no text, E103 no readable .docx, W101 broken characters).
 */
export async function readSource(path: string, bytes: Uint8Array): Promise<Outcome<SourceLayer>> {
  const mediaType = mediaTypeOf(path);
  if (mediaType === DOCX && bytes.length > 0) return readArchive(path, bytes);
  // Loaded for HTML alone: the parser takes as long as all the rest of the program.
  if (mediaType === HTML) return readDecoded(path, bytes, mediaType, htmlReader(await import("parse5")));
  return readPlain(path, bytes, mediaType);
}

/** The same for text and Markdown, without waiting. */
export function readPlain(path: string, bytes: Uint8Array, mediaType = mediaTypeOf(path)): Outcome<SourceLayer> {
  return readDecoded(path, bytes, mediaType, mediaType === MARKDOWN ? readMarkdown : readText);
}

function readDecoded(
  path: string,
  bytes: Uint8Array,
  mediaType: string,
  read: (text: string) => Content,
): Outcome<SourceLayer> {
  const decoded = decodeBytes(bytes);
  if (decoded === null) return unreadable(path, bytes, mediaType, "E102", NO_TEXT);
  if (decoded.text.trim() === "") return unreadable(path, bytes, mediaType, "E101", EMPTY, decoded);
  const content =
    mediaType === PLAIN && looksLikeMarkdown(decoded.text) ? readMarkdown(decoded.text) : read(decoded.text);
  const value = layer(path, bytes, mediaType, decoded.encoding, decoded.text, content);
  if (decoded.replaced === 0) return { value, findings: [] };
  const message = `${decoded.replaced} broken characters were replaced; save the file again as UTF-8.`;
  return { value, findings: [finding("W101", "warning", message)] };
}

const EMPTY = "The file holds no text; check that it was saved or scanned completely.";
const NO_TEXT = "The file is no text in UTF-8, UTF-16 or GB18030; convert it to .txt, .md, .html or .docx.";
const NO_DOCX = "The file is no readable .docx; open it in a word processor and save it again.";

async function readArchive(path: string, bytes: Uint8Array): Promise<Outcome<SourceLayer>> {
  try {
    const content = await readDocx(bytes);
    const { text } = content.content;
    if (text.trim() === "") return unreadable(path, bytes, DOCX, "E101", EMPTY);
    return { value: layer(path, bytes, DOCX, "utf-8", text, content), findings: [] };
  } catch {
    return unreadable(path, bytes, DOCX, "E103", NO_DOCX);
  }
}

function mediaTypeOf(path: string): string {
  const extension = /\.([A-Za-z0-9]+)$/.exec(path)?.[1]?.toLowerCase() ?? "";
  return MEDIA_TYPES[extension] ?? PLAIN;
}

function layer(
  path: string,
  bytes: Uint8Array,
  mediaType: string,
  encoding: string,
  text: string,
  content: Content,
): SourceLayer {
  return { path, mediaType, encoding, bytes: bytes.length, sha256: sha256([bytes]), text, ...content };
}

function unreadable(
  path: string,
  bytes: Uint8Array,
  mediaType: string,
  code: string,
  message: string,
  decoded?: Decoded,
): Outcome<SourceLayer> {
  const content = { content: identityMap(""), lines: [] };
  const encoding = decoded?.encoding ?? "";
  const value = layer(path, bytes, mediaType, encoding, decoded?.text ?? "", content);
  return { value, findings: [finding(code, "error", message)] };
}

function finding(code: string, severity: Finding["severity"], message: string): Finding {
  return { code, severity, stage: "read", message };
}

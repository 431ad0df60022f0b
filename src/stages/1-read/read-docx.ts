import { identityMap } from "../../text/mapped-text.js";
import type { Content } from "./lines.js";
import { htmlReader } from "./read-html.js";

const STYLES = [1, 2, 3, 4, 5, 6].map((n) => `p[style-name='标题 ${n}'] => h${n}:fresh`);
const TITLE = ["p[style-name='Title'] => h1:fresh", "p[style-name='标题'] => h1:fresh"];

/** The text of a Word file with its headings; the extracted text is the source. Rejects where the file is no .docx. */
export async function readDocx(bytes: Uint8Array): Promise<Content> {
  // Loaded for Word files alone: it takes longer than a page of text.
  const [{ default: mammoth }, parser] = await Promise.all([import("mammoth"), import("parse5")]);
  const { value } = await mammoth.convertToHtml(
    { buffer: Buffer.from(bytes) },
    {
      styleMap: [...TITLE, ...STYLES],
      convertImage: mammoth.images.imgElement(async () => ({ src: "" })),
    },
  );
  const { content, lines } = htmlReader(parser)(value);
  return { content: identityMap(content.text), lines };
}

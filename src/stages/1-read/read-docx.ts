import { identityMap } from "../../text/mapped-text.js";
import type { Content } from "./lines.js";

const STYLES = [1, 2, 3, 4, 5, 6].map((n) => `p[style-name='标题 ${n}'] => h${n}:fresh`);
const TITLE = ["p[style-name='Title'] => h1:fresh", "p[style-name='标题'] => h1:fresh"];

/** The text of a Word file with its headings; the extracted text is the source. Rejects where the file is no .docx. */
export async function readDocx(bytes: Uint8Array): Promise<Content> {
  // Loaded for Word files alone: it takes longer than a page of text.
  const [{ default: mammoth }, { readHtml }] = await Promise.all([import("mammoth"), import("./read-html.js")]);
  const { value } = await mammoth.convertToHtml(
    { buffer: Buffer.from(bytes) },
    {
      styleMap: [...TITLE, ...STYLES],
      convertImage: mammoth.images.imgElement(async () => ({ src: "" })),
    },
  );
  const { content, lines } = readHtml(value);
  return { content: identityMap(content.text), lines };
}

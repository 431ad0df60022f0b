/** A decoded file: its text without the byte order mark, and the name of the encoding. */
export interface Decoded {
  readonly text: string;
  readonly encoding: string;
  /** Bytes that fit no character and were replaced by U+FFFD. */
  readonly replaced: number;
}

/**
 * Decodes by byte order mark, else as strict UTF-8, else as strict GB18030 (which holds GBK and GB 2312), else as
 * UTF-8 with a few broken bytes (a file cut in the middle of a character). Null where none of them gives a text.
 */
export function decodeBytes(bytes: Uint8Array): Decoded | null {
  const marked = byOrderMark(bytes);
  if (marked !== null) return isText(marked.text) ? marked : null;
  const utf8 = strict(bytes, "utf-8");
  if (utf8 !== null) return isText(utf8) ? { text: utf8, encoding: "utf-8", replaced: 0 } : null;
  const mended = mendedUtf8(bytes);
  if (mended !== null) return mended;
  const chinese = strict(bytes, "gb18030");
  return chinese !== null && isText(chinese) ? { text: chinese, encoding: "gb18030", replaced: 0 } : null;
}

function byOrderMark(bytes: Uint8Array): Decoded | null {
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return lossy(bytes, "utf-8");
  if (a === 0xff && b === 0xfe) return lossy(bytes, "utf-16le");
  if (a === 0xfe && b === 0xff) return lossy(bytes, "utf-16be");
  return null;
}

function strict(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function lossy(bytes: Uint8Array, encoding: string): Decoded {
  const text = new TextDecoder(encoding).decode(bytes);
  return { text, encoding, replaced: count(text, (code) => code === 0xfffd) };
}

/** Wide characters outnumber the broken bytes of a damaged UTF-8 file by far; in any other encoding they are rare. */
function mendedUtf8(bytes: Uint8Array): Decoded | null {
  const decoded = lossy(bytes, "utf-8");
  const wide = count(decoded.text, (code) => code >= 0x3000 && code !== 0xfffd);
  return decoded.replaced * 20 < wide && isText(decoded.text) ? decoded : null;
}

/** A text holds hardly any control characters; a picture or an archive holds many. */
function isText(text: string): boolean {
  const controls = count(text, (code) => code < 0x20 && !(code >= 0x09 && code <= 0x0d));
  return controls * 200 <= text.length;
}

function count(text: string, test: (code: number) => boolean): number {
  let found = 0;
  for (let i = 0; i < text.length; i++) if (test(text.charCodeAt(i))) found++;
  return found;
}

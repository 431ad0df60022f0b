/** Character classes, by UTF-16 code, for scans that must not allocate. */

export function isHan(code: number): boolean {
  return (code >= 0x4e00 && code <= 0x9fff) || (code >= 0x3400 && code <= 0x4dbf) || code === 0x3007;
}

export function isDigit(code: number): boolean {
  return (code >= 0x30 && code <= 0x39) || (code >= 0xff10 && code <= 0xff19);
}

export function isLatin(code: number): boolean {
  const folded = code | 0x20;
  if (code < 0x80) return folded >= 0x61 && folded <= 0x7a;
  return (
    (code >= 0xff21 && code <= 0xff3a) ||
    (code >= 0xff41 && code <= 0xff5a) ||
    (code >= 0xc0 && code <= 0x24f && code !== 0xd7 && code !== 0xf7)
  );
}

/** White space of any width; line breaks included. */
export function isSpace(code: number): boolean {
  if (code > 0x3000) return false;
  return (
    code === 0x20 ||
    (code >= 0x09 && code <= 0x0d) ||
    code === 0x3000 ||
    code === 0xa0 ||
    (code >= 0x2000 && code <= 0x200a) ||
    code === 0x2028 ||
    code === 0x2029 ||
    code === 0x202f ||
    code === 0x205f ||
    code === 0x1680 ||
    code === 0x85
  );
}

/** Characters without a shape: controls, zero-width marks, soft hyphens, a stray BOM, the replacement character. */
export function isInvisible(code: number): boolean {
  if (code > 0x2064 && code < 0xfe00) return false;
  return (
    (code < 0x20 && !isSpace(code)) ||
    (code >= 0x7f && code < 0xa0 && code !== 0x85) ||
    code === 0xad ||
    (code >= 0x200b && code <= 0x200f) ||
    (code >= 0x202a && code <= 0x202e) ||
    (code >= 0x2060 && code <= 0x2064) ||
    code === 0xfeff ||
    code === 0xfffd ||
    (code >= 0xfe00 && code <= 0xfe0f)
  );
}

const FINAL = new Set([..."。！？!?…；;"].map((c) => c.charCodeAt(0)));
const CLOSING = new Set([..."”’」』）)】》〉］]\"'"].map((c) => c.charCodeAt(0)));

/** Whether `text` ends, closing quotes and brackets aside, with a mark that ends a sentence. */
export function endsSentence(text: string): boolean {
  let at = text.length - 1;
  while (at >= 0 && CLOSING.has(text.charCodeAt(at))) at--;
  return at >= 0 && FINAL.has(text.charCodeAt(at));
}

/** Whether a line begins with the mark of an item of a list: ◎公租房：…, ●白马湖社区…. */
export function isItem(line: string): boolean {
  return /^[●○◎■□▲△▼▽★☆◆◇▶►※•]/.test(line);
}

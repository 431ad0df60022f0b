const CARRIAGE = 0x0d;
const LINE_FEED = 0x0a;
const MARK = [0xef, 0xbb, 0xbf];

/** The bytes of a UTF-8 text without a byte-order mark, each line ended with LF; the very same array where nothing changes. */
export function plainBytes(bytes: Uint8Array): Uint8Array {
  const text = MARK.every((byte, i) => bytes[i] === byte) ? bytes.subarray(MARK.length) : bytes;
  if (!text.includes(CARRIAGE)) return text;
  return text.filter((byte, i) => byte !== CARRIAGE || text[i + 1] !== LINE_FEED);
}

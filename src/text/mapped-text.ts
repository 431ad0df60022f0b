import type { MappedText, Span } from "../model/span.js";

/** The place in the source of a span of a mapped text; an empty span stands where its next unit stands. */
export function spanHome(mapped: MappedText, span: Span): Span {
  const length = mapped.text.length;
  const start = Math.max(0, Math.min(span.start, length));
  const end = Math.max(start, Math.min(span.end, length));
  if (end > start) return hull(mapped, start, end);
  const at = start < length ? (mapped.home[start] ?? 0) : length > 0 ? (mapped.tail[length - 1] ?? 0) : 0;
  return { start: at, end: at };
}

/** Across blocks that repair has moved, the first unit need not lie before the last one at home. */
function hull(mapped: MappedText, start: number, end: number): Span {
  const home = mapped.home[start] ?? 0;
  const tail = mapped.tail[end - 1] ?? home;
  if (tail >= home) return { start: home, end: tail };
  return { start: mapped.home[end - 1] ?? tail, end: mapped.tail[start] ?? home };
}

/** A text that stands for itself: each unit comes from the unit at the same place. */
export function identityMap(text: string): MappedText {
  const home = new Uint32Array(text.length);
  const tail = new Uint32Array(text.length);
  for (let i = 0; i < text.length; i++) {
    home[i] = i;
    tail[i] = i + 1;
  }
  return { text, home, tail };
}

/** The part of a mapped text that a span covers. */
export function sliceMapped(mapped: MappedText, span: Span): MappedText {
  return {
    text: mapped.text.slice(span.start, span.end),
    home: mapped.home.slice(span.start, span.end),
    tail: mapped.tail.slice(span.start, span.end),
  };
}

/** Builds a mapped text from left to right out of pieces. */
export interface MappedTextBuilder {
  /** Units written so far. */
  length(): number;
  /** Appends `base.text[start, end)` with its homes. */
  copy(base: MappedText, start: number, end: number): void;
  /** Appends source units `[start, end)` of a plain text, each standing for itself. */
  keep(source: string, start: number, end: number): void;
  /** Appends `text`, all of it standing for the source range `[home, tail)`. */
  put(text: string, home: number, tail: number): void;
  build(): MappedText;
}

export function mappedTextBuilder(capacity = 256): MappedTextBuilder {
  let home = new Uint32Array(Math.max(16, capacity));
  let tail = new Uint32Array(Math.max(16, capacity));
  let length = 0;
  const pieces: string[] = [];

  function grow(by: number): void {
    if (length + by <= home.length) return;
    const size = Math.max(home.length * 2, length + by);
    const [oldHome, oldTail] = [home, tail];
    home = new Uint32Array(size);
    tail = new Uint32Array(size);
    home.set(oldHome.subarray(0, length));
    tail.set(oldTail.subarray(0, length));
  }

  return {
    length: () => length,
    copy(base, start, end) {
      if (end <= start) return;
      grow(end - start);
      pieces.push(base.text.slice(start, end));
      home.set(base.home.subarray(start, end), length);
      tail.set(base.tail.subarray(start, end), length);
      length += end - start;
    },
    keep(source, start, end) {
      if (end <= start) return;
      grow(end - start);
      pieces.push(source.slice(start, end));
      for (let i = start; i < end; i++) {
        home[length] = i;
        tail[length] = i + 1;
        length++;
      }
    },
    put(text, from, to) {
      grow(text.length);
      pieces.push(text);
      home.fill(from, length, length + text.length);
      tail.fill(to, length, length + text.length);
      length += text.length;
    },
    build: () => ({ text: pieces.join(""), home: home.slice(0, length), tail: tail.slice(0, length) }),
  };
}

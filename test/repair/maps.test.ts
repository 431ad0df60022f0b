import fc from "fast-check";
import { expect, test } from "vitest";
import { mappedTextBuilder, sliceMapped, spanHome } from "../../src/text/mapped-text.js";
import { repairText } from "./repair-text.js";

const pieces = fc.array(
  fc.constantFrom(
    ...'党建引领社区讨程补区工エ口ロ，。：；！？“”（）"- 　\n\n\n1２％Ａb—·、'.split(""),
    "\r\n",
    "(上接 1 版)",
    "（高秀英）",
    "近日，桂花镇召开会议。",
    "物业管理人\n\n员积极沟通，解释原因。",
    "# 标题\n",
    "茎庄镇",
    "𠮷",
  ),
  { maxLength: 60 },
);

test("any text: maps stay in range, what was not mended stands at its home, paragraphs cover the text", () => {
  fc.assert(
    fc.property(pieces, (parts) => {
      const { source, repaired } = repairText(parts.join(""));
      const { text, home, tail, paragraphs, repairs } = repaired;
      expect([home.length, tail.length]).toEqual([text.length, text.length]);
      const mended = new Set(
        repairs.flatMap(({ start, end }) => Array.from({ length: end - start }, (_, i) => start + i)),
      );
      for (let i = 0; i < text.length; i++) {
        const [from, to] = [home[i] as number, tail[i] as number];
        expect(from <= to && to <= source.text.length).toBe(true);
        if (text[i] !== "\n" && text[i] !== " " && !mended.has(i)) expect(source.text.slice(from, to)).toBe(text[i]);
      }
      let at = 0;
      for (const { start, end } of paragraphs) {
        expect(start).toBe(at);
        expect(text.slice(start, end)).not.toContain("\n");
        for (let i = start + 1; i < end; i++) expect((home[i] as number) >= (home[i - 1] as number)).toBe(true);
        at = end + 1;
      }
      expect(at).toBe(paragraphs.length === 0 ? 0 : text.length + 1);
    }),
    { numRuns: 300 },
  );
});

test("no text is lost but blanks: every visible character of the source is some paragraph's", () => {
  fc.assert(
    fc.property(pieces, (parts) => {
      const { source, repaired } = repairText(parts.join(""));
      const seen = new Uint8Array(source.text.length);
      for (let i = 0; i < repaired.text.length; i++)
        if (repaired.text[i] !== "\n") seen.fill(1, repaired.home[i], repaired.tail[i]);
      for (let i = 0; i < source.content.text.length; i++) {
        if (/\S/.test(source.content.text[i] as string)) expect(seen[source.content.home[i] as number]).toBe(1);
      }
    }),
    { numRuns: 200 },
  );
});

test("a span goes home over dropped characters and replacements", () => {
  const builder = mappedTextBuilder(1);
  builder.keep("茎 庄镇", 0, 1);
  builder.keep("茎 庄镇", 2, 4);
  builder.put("区", 4, 6);
  const mapped = builder.build();
  expect(mapped.text).toBe("茎庄镇区");
  expect(spanHome(mapped, { start: 0, end: 2 })).toEqual({ start: 0, end: 3 });
  expect(spanHome(mapped, { start: 3, end: 4 })).toEqual({ start: 4, end: 6 });
  expect(spanHome(mapped, { start: 1, end: 1 })).toEqual({ start: 2, end: 2 });
  expect(spanHome(sliceMapped(mapped, { start: 1, end: 3 }), { start: 0, end: 2 })).toEqual({ start: 2, end: 4 });
});

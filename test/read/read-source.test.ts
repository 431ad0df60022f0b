import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readSource } from "../../src/stages/1-read/index.js";
import { storedZip } from "./stored-zip.js";

const utf8 = (text: string) => new TextEncoder().encode(text);
const read = async (path: string, bytes: Uint8Array) => (await readSource(path, bytes)).value;

/** 云溪街道 in GBK. */
const GBK = Uint8Array.of(0xd4, 0xc6, 0xcf, 0xaa, 0xbd, 0xd6, 0xb5, 0xc0, 0x0a);
const utf16 = (text: string, little: boolean) => {
  const bytes = [...`\ufeff${text}`].flatMap((c) => {
    const code = c.charCodeAt(0);
    return little ? [code & 255, code >> 8] : [code >> 8, code & 255];
  });
  return Uint8Array.from(bytes);
};

describe("encodings", () => {
  test.each([
    ["utf-8", utf8("云溪街道\n"), "云溪街道\n"],
    ["utf-8", utf8("\ufeff云溪街道\r\n"), "云溪街道\r\n"],
    ["utf-16le", utf16("云溪街道", true), "云溪街道"],
    ["utf-16be", utf16("云溪街道", false), "云溪街道"],
    ["gb18030", GBK, "云溪街道\n"],
  ])("%s", async (encoding, bytes, text) => {
    const source = await read("a.txt", bytes);
    expect([source.encoding, source.text]).toEqual([encoding, text]);
  });

  test("a file cut inside a character is still UTF-8, with a warning", async () => {
    const bytes = utf8("云溪街道开展安全检查，发现隐患二十七处，已全部整改到位");
    const { value, findings } = await readSource("a.txt", bytes.slice(0, -1));
    expect(value.encoding).toBe("utf-8");
    expect(findings.map((finding) => finding.code)).toEqual(["W101"]);
  });

  test.each([
    ["E101", "a.txt", utf8("")],
    ["E101", "a.txt", utf8(" \n\t\n")],
    ["E102", "a.txt", Uint8Array.from({ length: 300 }, (_, i) => (i * 37) & 255)],
    ["E102", "a.md", Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13, 0, 0, 0xff, 0xff)],
    ["E103", "a.docx", utf8("no archive")],
  ])("%s is a finding, no exception", async (code, path, bytes) => {
    const { value, findings } = await readSource(path, bytes);
    expect(findings.map((finding) => [finding.code, finding.severity])).toEqual([[code, "error"]]);
    expect([value.content.text, value.lines]).toEqual(["", []]);
  });
});

describe("mark-up", () => {
  test("Markdown marks are no text", async () => {
    const source = await read(
      "a.md",
      utf8("# 一**二**\n- 甲\n> 乙\n**丙**\n\n| a | b |\n|---|---|\n[链](http://x)1+3+N\n"),
    );
    expect(
      source.content.text
        .split("\n")
        .map((line) => line.trim().replace(/[ \t]+/g, (blank) => (blank.includes("\t") ? "\t" : " "))),
    ).toEqual(["一二", "甲", "乙", "丙", "", "a\tb", "", "链1+3+N", ""]);
    expect(source.lines.map((line) => line.mark + line.level)).toEqual(
      "heading1 list0 quote0 strong0 none0 table0 none0 none0 none0".split(" "),
    );
  });

  test("a text file with headings is read as Markdown, one without is not", async () => {
    const marked = await read("a.txt", utf8("## 标题\n正文*"));
    expect(marked.content.text).toBe("标题\n正文*");
    const plain = await read("a.txt", utf8("-副题\n**不是标记**"));
    expect(plain.content.text).toBe("-副题\n**不是标记**");
  });

  test("HTML: blocks make lines, references are decoded, what is no text is dropped", async () => {
    const html =
      "<head><title>x</title><style>p{}</style></head><h2>甲&amp;乙</h2><p>一\r\n 二<b>三</b>&nbsp;四<br>五<p><b>小题</b><ul><li>项</ul><script>1</script></body>";
    const source = await read("a.html", utf8(html));
    const lines = source.lines.filter((line) => line.end > line.start);
    const shown = lines.map((line) => `${line.mark}${line.level} ${source.content.text.slice(line.start, line.end)}`);
    expect(shown).toEqual(["heading2 甲&乙", "none0 一 二三\u00a0四", "none0 五", "strong0 小题", "list0 项"]);
    const amp = source.content.text.indexOf("&");
    expect(html.slice(source.content.home[amp], source.content.tail[amp])).toBe("&amp;");
  });

  test("Word: headings are kept, the extracted text is the source", async () => {
    const body =
      '<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>标题</w:t></w:r></w:p><w:p><w:r><w:t>正文。</w:t></w:r></w:p>';
    const source = await read("a.docx", docx(body));
    const lines = source.lines.filter((line) => line.end > line.start);
    expect(lines.map((line) => [line.mark, source.text.slice(line.start, line.end)])).toEqual([
      ["heading", "标题"],
      ["none", "正文。"],
    ]);
  });
});

describe("any text", () => {
  const document = fc.array(fc.constantFrom(..."甲乙，。 \n\r#*-|<>&;/p1“”　".split(""), "\r\n", "<p>", "&lt;", "𠮷"), {
    maxLength: 80,
  });
  test.each(["a.txt", "a.md", "a.html"])("%s: every character stands at its home", async (path) => {
    await fc.assert(
      fc.asyncProperty(document, async (parts) => {
        const source = await read(path, utf8(parts.join("")));
        const { text, home, tail } = source.content;
        expect([home.length, tail.length]).toEqual([text.length, text.length]);
        for (let i = 0; i < text.length; i++) {
          const [start, end] = [home[i] as number, tail[i] as number];
          expect(start <= end && end <= source.text.length).toBe(true);
          if (end - start === 1 && !/\s/.test(text[i] as string)) expect(source.text[start]).toBe(text[i]);
        }
        for (const line of source.lines) expect(text.slice(line.start, line.end)).not.toMatch(/\n/);
      }),
    );
  });
});

function docx(body: string): Uint8Array {
  const xml = (text: string) => utf8(`<?xml version="1.0" encoding="UTF-8"?>${text}`);
  const types = "http://schemas.openxmlformats.org/package/2006/content-types";
  const rels = "http://schemas.openxmlformats.org/package/2006/relationships";
  const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument";
  const styles = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles";
  const w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
  const main = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
  return storedZip([
    [
      "[Content_Types].xml",
      xml(
        `<Types xmlns="${types}"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="${main}"/></Types>`,
      ),
    ],
    [
      "_rels/.rels",
      xml(
        `<Relationships xmlns="${rels}"><Relationship Id="r1" Type="${office}" Target="word/document.xml"/></Relationships>`,
      ),
    ],
    [
      "word/_rels/document.xml.rels",
      xml(
        `<Relationships xmlns="${rels}"><Relationship Id="r2" Type="${styles}" Target="styles.xml"/></Relationships>`,
      ),
    ],
    [
      "word/styles.xml",
      xml(
        `<w:styles xmlns:w="${w}"><w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/></w:style></w:styles>`,
      ),
    ],
    ["word/document.xml", xml(`<w:document xmlns:w="${w}"><w:body>${body}</w:body></w:document>`)],
  ]);
}

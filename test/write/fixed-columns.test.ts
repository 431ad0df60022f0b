import { describe, expect, it } from "vitest";
import { TABLES, tableOf } from "../../src/model/tables.js";
import { columnSpecs } from "../../src/stages/9-write/columns.js";
import { rowTextMaker } from "../../src/stages/9-write/row-text.js";
import { ownText } from "../../src/text/own-text.js";

/** What the patterns of the schemas are made of: letters, digits, _ and a point between the signs of a pattern. */
const HARMLESS = /^\^[0-9a-z_[\]{}()?|-]*\$$/;

describe("columns whose form the schema fixes", () => {
  it.each(TABLES.map(({ name }) => name))("hold nothing to quote or escape in %s", (table) => {
    for (const { name, fixed, values } of columnSpecs(table)) {
      if (!fixed) continue;
      const pattern: string | undefined = tableOf(table).schema.properties[name]?.pattern;
      if (pattern !== undefined) expect(pattern.replaceAll("\\.", ""), name).toMatch(HARMLESS);
      for (const value of values) expect(value, name).toMatch(/^[a-z_-]+$/);
    }
  });

  it("leave the others to be quoted", () => {
    const sentence = { sentence_id: "s", article_id: "a", ordinal: 1, start: 0, end: 4, text: '他说"好",' };
    const { json, csv } = rowTextMaker("sentences", true)([sentence]);
    expect(JSON.parse(json)).toEqual(sentence);
    expect(csv).toBe('s,a,1,0,4,"他说""好"","\r\n');
  });
});

describe("a text of its own", () => {
  it.each(["", "短", "一二三四五六七八九十一二三四五", `${"长".repeat(20)}\ud800`])("is the same text: %j", (text) => {
    expect(ownText(text)).toBe(text);
  });
});

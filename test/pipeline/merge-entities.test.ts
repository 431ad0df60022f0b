import { describe, expect, it } from "vitest";
import type { EntityRecord } from "../../src/model/tables.js";
import { EntityMerger } from "../../src/pipeline/merge-entities.js";

const row = (fields: Partial<EntityRecord>): EntityRecord => ({
  entity_id: "e_0000000000000001",
  type: "party_org",
  subtype: "",
  name: "贤苑社区党支部",
  code: "",
  parent_id: "",
  division_code: "",
  aliases: "",
  source: "",
  mentions: 1,
  documents: 1,
  ...fields,
});

const PARTS = [
  row({
    name: "奉贤区金汇镇贤苑社区党支部",
    aliases: "贤苑社区党支部|奉贤区金汇镇贤苑社区党支部",
    division_code: "310120106017",
  }),
  row({ aliases: "贤苑社区党支部", mentions: 3, subtype: "branch" }),
  row({ name: "金汇镇贤苑社区党支部", aliases: "金汇镇贤苑社区党支部", division_code: "310120106" }),
  row({ entity_id: "e_0000000000000000", name: "金桥镇党委" }),
];

function merge(parts: readonly (readonly EntityRecord[])[]): EntityRecord[] {
  const merger = new EntityMerger();
  for (const part of parts) merger.add(part);
  return merger.rows();
}

describe("one row an entity", () => {
  it("keeps the fullest name and code, unites aliases, adds counts, sorts by id", () => {
    expect(merge([PARTS])).toEqual([
      row({ entity_id: "e_0000000000000000", name: "金桥镇党委" }),
      row({
        name: "奉贤区金汇镇贤苑社区党支部",
        aliases: "奉贤区金汇镇贤苑社区党支部|贤苑社区党支部|金汇镇贤苑社区党支部",
        division_code: "310120106017",
        subtype: "branch",
        mentions: 5,
        documents: 3,
      }),
    ]);
  });
  it("whatever the order of the documents and however they are divided into parts", () => {
    const once = merge([PARTS]);
    expect(merge([[...PARTS].reverse()])).toEqual(once);
    expect(merge([merge([PARTS.slice(0, 2)]), merge([PARTS.slice(2)])])).toEqual(once);
  });
});

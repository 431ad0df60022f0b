import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { guardCell, readCell } from "../../src/stages/9-write/formula.js";

describe("a cell that a spreadsheet would run", () => {
  it.each(["=1+1", "+86", "-奉贤区", "@sum", "\tx", "\rx", "＝1", "＋1", "－1", "＠x"])("%j is made inert", (cell) => {
    expect(guardCell(cell)).toBe(`'${cell}`);
  });
  it.each(["梅陇镇", "1+3+N", "'法'式 City Walk", "", "30%"])("%j stays as it is", (cell) => {
    expect(guardCell(cell)).toBe(cell);
  });
  it("is read back to the letter, whatever it was", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom("'", "=", "－", "a", "镇") }),
        (cell) => readCell(guardCell(cell)) === cell,
      ),
    );
  });
});

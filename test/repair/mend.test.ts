import { describe, expect, test } from "vitest";
import { rowsOf } from "../../src/dictionary/rows.js";
import { loadTestDictionaries } from "../support/dictionaries.js";
import { loadTestLexicon } from "../support/gazetteer.js";
import { repairText } from "./repair-text.js";

/** `「wrong→right」` in a line is what the scan says and what the mended text says; the rest must stay. */
function check(marked: string): void {
  const scanned = marked.replaceAll(/「([^→」]*)→[^」]*」/g, "$1");
  const mended = marked.replaceAll(/「[^→」]*→([^」]*)」/g, "$1");
  expect(repairText(scanned).repaired.text).toBe(mended);
}

describe("confused words", () => {
  test.each([
    "在推动基层治理的「讨→过」程中，镇城管中队赢得「厂→广」大市民的支持。",
    "用好双向告知、情况「诵→通」报、联席会议等载体，与「水条→水务」、公安等部门「贯诵→贯通」信息。",
    "活动围绕安全生产月「丰→主」题，发放「盲→宣」传页300份，提升「补→社」区治理效能。",
    "工作站策划了城市定向「激→邀」请赛，吸引「居氏→居民」参加。",
    "执法队与「物亚→物业」、「派山→派出」所一起开展「检杳→检查」，完成「垃级→垃圾」清运。",
    "全镇8个「エ→工」业小区实行人「ロ→口」登记，「2O25→2025」年完成。",
  ])("%s", check);

  test.each([
    "往户村委会召开会议。",
    "会议研讨程序规范，商讨程度很深，工厂大门紧闭，电厂大楼亮灯。",
    "自己经手的账目清楚，维护土地权益，周末来客很多，年末来访增加。",
    "下水条件改善，用水条例出台，设备没备案的限期补办，没收违建。",
    "H2O3、5l水桶、卡拉OK比赛、コンビニ便利店、3号楼O型血、No.10。",
    "他在工厂大声宣布，矿井发生渗水，命令后续部队前进。",
    "通过研究讨论，激发活力，丰收在望，厂区整洁，补充材料，条理清楚。",
  ])("right as it stands: %s", check);

  test.each([
    // The official list proves the town, the district is named beside it, then the bare stem follows.
    "闵行区「茎→莘」庄镇召开会议，「茎→莘」庄城管中队参加。",
    // No such district near by: nothing is sure.
    "茎庄镇召开会议。",
  ])("places: %s", check);

  test("no row is a word of the vocabulary", () => {
    const lexicon = loadTestLexicon();
    const rows = rowsOf(loadTestDictionaries().get("confusions"), ["wrong", "right"]);
    const known = rows.filter(({ wrong }) => lexicon.count(wrong) > 100);
    expect(known.map((row) => row.wrong)).toEqual([]);
    expect(rows.length).toBeGreaterThan(150);
  });
});

describe("blanks and widths", () => {
  test.each([
    "面对「 35 →35」根电线杆遗留「 20 →20」余年的难题，党总支「 → 」City Walk队伍出动。".replace("「 → 」", ""),
    "完成率达「９８％→98%」，使用「ＡＩ→AI」技术，构建“1「＋→+」3「＋→+」N”体系。",
    "「⺠→民」生无小事，「⻋→车」位有保障，群众「 →」满意。",
    "“一条心”，'两层级'，\"三联建\"，（四）；《五》：保留原样。",
  ])("%s", check);

  test("a headline keeps the blank between its clauses", () => {
    expect(repairText("以心换心  以情换情\n\n社区干部走进居民家中，听取意见。").repaired.text).toBe(
      "以心换心 以情换情\n社区干部走进居民家中，听取意见。",
    );
  });
});

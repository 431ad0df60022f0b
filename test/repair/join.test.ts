import { describe, expect, test } from "vitest";
import { paragraphTexts, repairText } from "./repair-text.js";

/** `↵` is a break that the page made, `¶` one between paragraphs; both are scanned as the break given. */
function check(marked: string, lineBreak: string): void {
  const { repaired } = repairText(marked.replaceAll(/[↵¶]/g, lineBreak));
  expect(paragraphTexts(repaired).join("¶")).toBe(marked.replaceAll("↵", "").replaceAll(/ (?=\p{sc=Han})/gu, ""));
}

describe("an empty line inside a paragraph", () => {
  test.each([
    // A word runs across the break.
    "社区为楼道里的老人装上扶手，又为孩子们辟出一条上学的通↵道，居民纷纷点赞。",
    "镇城运中心调度值班车辆，把巡查结果推送给每个网格，并发布预↵警信息。",
    // A mark or a word after which nothing ends.
    "活动邀请了辖区商户、物业、↵居民代表和派出所民警参加，共收集意见35条。",
    "街道把闲置房屋交给社区，由居民自己商量用途，并将其改造为↵邻里食堂，每天供应午餐120份。",
    // A mark with which nothing begins.
    "桂花社区党委推出“敲门行动”↵，走访高龄老人86户，解决困难21件。",
    // A bracket stays open.
    "自2021年起，云溪镇综合行政执法队(云溪↵镇城管中队)推行错时巡查，每天两班。",
    // Three pieces.
    "执法队员与商户结成对子，帮助他们办理证照，又与市场监管所一起开展夜间检查，发↵现问题17处，当场整改12处，其余限期整↵改到位。",
  ])("%s", (marked) => check(marked, "\n\n"));

  test.each([
    // A headline after a line that lost its end.
    "队员们在校门口疏导车流，清理占道摊位，为孩子们筑起安全通¶桂花镇莲池社区：邻里互助 温暖一座楼¶莲池社区党支部近日成立互助队。",
    // A paragraph that begins as paragraphs do.
    "平台把工单分成三级，打造了规范化、精细化、智能化的工作站¶在东片工作站，执法中队设立了小哥驿站。",
    "现场向市民呈现了一场高质量的消防安全科普¶为推进安全教育进校园，现场发布了五项课程。",
    "项目全部完工，居民十分满意。¶社区还将继续改造其余楼道。",
  ])("not joined: %s", (marked) => check(marked.replaceAll(" ", ""), "\n\n"));
});

describe("a short first line that breaks inside a name", () => {
  const rest = "对中原路沿线开展夜间整治，劝离流动摊贩620个，暂扣物品54件。经营户也搬进了疏导点。";
  test.each([
    // A kind of organisation, a town, an ordinal, tenths.
    `控江路街道综合行政↵执法队${rest}`,
    `桂花医院与莘↵庄镇社区卫生服务中心结对已进入第三个年头。今年下沉专家148人次，接诊3260人次。`,
    `暑假未到，市光四村第↵二居委会的暑托班已报满，45个名额半天抢光，今年又特地留出12席。课程由少年宫提供。`,
  ])("%s", (marked) => check(marked, "\n"));

  test("not joined: a headline above a name", () => check(`夜里的整治开了头¶控江路街道综合行政执法队${rest}`, "\n"));
});

test("lines of a column are joined, its section heads and paragraphs are kept", () => {
  const lines = [
    "党群同心解难题",
    "近年来，临江街道以党建引领城市更新",
    "行动，先后对辖区8个老旧小区实施改造，",
    "惠及居民2600余户。街道成立专班，每周",
    "召开一次调度会，协调解决问题52个。",
    "问需于民定方案",
    "改造前，街道组织网格员入户走访，征集",
    "意见建议310条。改什么、怎么改，都由居",
    "民说了算。",
  ];
  const { repaired } = repairText(lines.join("\n"));
  expect(paragraphTexts(repaired)).toEqual([lines[0], lines.slice(1, 5).join(""), lines[5], lines.slice(6).join("")]);
});

describe("headlines of two lines", () => {
  const below = "近日，桂花镇召开会议，部署秋季防火工作，要求各村落实责任。";
  test.each([
    // What the first line leaves open stands on the second.
    "全镇秋粮收购暨↵冬种动员会召开",
    "一把旧椅子引出的↵“楼道会议”",
    // A comma, or too little behind a label.
    "电梯停了三天,↵楼道会开到半夜",
    "196部电梯之后，↵柳河三村又啃下“共用管线”硬骨头",
    "数读桂花:一季度↵开门红",
    // Two clauses of about one length.
    "菜市场搬进了大棚↵老街坊买菜少走路",
    // A whole headline has a second one below it.
    "菜市场搬进了大棚¶桂花镇综合行政执法队疏导点见闻",
    "桂花街道：老楼里的“修理先生”¶梧桐里一带的改造越做越细",
  ])("%s", (marked) => check(`${marked}¶${below}`, "\n"));

  test("two clauses are a whole headline", () => {
    const lines = ["旧棚落地 巷子敞亮", "东风新村多方携手了结一桩老案", below];
    expect(paragraphTexts(repairText(lines.join("\n")).repaired)).toEqual(lines);
  });
});

test("a line of a column that holds a label and a comma is prose", () => {
  const lines = [
    "夜校带来意外之喜：志愿者新增560人，其中三分之一是夜",
    "校学员。下一步，团区委将联合大学和文化馆，把夜校延伸到",
    "12个商圈、5所中学，让更多年轻人在家门口学一门手艺。",
  ];
  expect(paragraphTexts(repairText(lines.join("\n")).repaired)).toEqual([lines.join("")]);
});

test("a line that a long number cut short goes on, an item that fills its line too", () => {
  const lines = [
    "旧车棚的账摊开了，居民代表从下午坐到掌灯，三个多小时没",
    "议出结果，赞成拆旧车棚的占四成半，党总支把听证会搬到楼",
    "下，6轮开下来，征询表发出1176份，收回率",
    "91.3%，同意改造的户数超过八成。",
    "工程款一共58.8万元，桂花沐恒物业管理有限公司拿出",
    "43.8万元，余下15万元由镇党委批给的自治金补上。",
    "■“柳河邻居节”11月22日在柳河公园开幕，桂花理工大",
    "学附属小学将派出60余名学生登台，县总工会设摊16个。",
  ];
  expect(paragraphTexts(repairText(lines.join("\n")).repaired)).toEqual([
    lines.slice(0, 4).join(""),
    lines.slice(4, 6).join(""),
    lines.slice(6).join(""),
  ]);
});

describe("a surname that a blank or a break tore from its given name is no headline", () => {
  const rest = "坦言，精神残疾人日间照料还是短板，全县一年只服务133人，缺口至少三分之一。";
  test.each([`理事长夏↵正明${rest}`, `柳河镇卫生院的金↵晓红${rest}`])("%s", (marked) => check(marked, "\n"));

  test("not joined: a headline in 的 and one character", () => check(`家门口的路¶莲池社区居民${rest}`, "\n"));
});

test("an indent begins a paragraph", () => {
  const text =
    "　　会议强调，要压实责任，确保各项任务落\n到实处。\n　　会议要求，各单位要按照时间节点推进，\n不得拖延。\n";
  expect(paragraphTexts(repairText(text).repaired)).toEqual([
    "会议强调，要压实责任，确保各项任务落到实处。",
    "会议要求，各单位要按照时间节点推进，不得拖延。",
  ]);
});

test("a headline set on two lines is one paragraph, a label goes with it, a dash begins a subtitle", () => {
  const text =
    "桂花镇卫生院\n荣获“省级儿童友好医院”\n\n桂花镇卫生院建于1958年，现有床位60张。\n\n云溪街道：\n小板凳议出大民生\n——桂花社区议事亭见闻\n\n近日，议事亭里热闹非凡。";
  expect(paragraphTexts(repairText(text).repaired)).toEqual([
    "桂花镇卫生院荣获“省级儿童友好医院”",
    "桂花镇卫生院建于1958年，现有床位60张。",
    "云溪街道：小板凳议出大民生",
    "——桂花社区议事亭见闻",
    "近日，议事亭里热闹非凡。",
  ]);
});

test("a section head run into its text, and a subtitle run into its headline, are set apart", () => {
  const text =
    "政治引领强根基 莲池社区党总支依托主题党日，构建宣讲体系，将惠民政策传递至28个楼组。\n\n创新服务模式 展现时代风采 桂花镇综合行政执法队提升服务能力\n\n近日，执法队开展培训。";
  expect(paragraphTexts(repairText(text).repaired)).toEqual([
    "政治引领强根基",
    "莲池社区党总支依托主题党日，构建宣讲体系，将惠民政策传递至28个楼组。",
    "创新服务模式 展现时代风采",
    "桂花镇综合行政执法队提升服务能力",
    "近日，执法队开展培训。",
  ]);
});

test("page furniture inside a paragraph does not break it", () => {
  const { repaired } = repairText("下一步，柳河镇将不断完善前\n\n- 3 -\n\n端发现机制，坚决遏制新增违建。");
  expect(paragraphTexts(repaired)).toEqual(["下一步，柳河镇将不断完善前端发现机制，坚决遏制新增违建。"]);
  expect(repaired.paragraphs.map((paragraph) => paragraph.role)).toEqual(["body", "furniture"]);
});

test("a headline that breaks inside a word is one, a number or an abbreviation breaks without a blank", () => {
  const text = "县卫生院案例入选上\n\n海市优秀案例\n\n近日，县卫生院案例获奖，评选自20\n24年开始，已有300家单位报名。";
  expect(paragraphTexts(repairText(text).repaired)).toEqual([
    "县卫生院案例入选上海市优秀案例",
    "近日，县卫生院案例获奖，评选自2024年开始，已有300家单位报名。",
  ]);
});

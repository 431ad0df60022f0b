import { describe, expect, it } from "vitest";
import { metricsOf, sayMetric } from "./support.js";

/** For each rule a line that it decides and a line that looks like it and is another's. */
const RULES: readonly [rule: string, hit: string, said: string, miss: string][] = [
  ["from-to", "满意度由69%上升至85%", "rate 85 % from=69 up", "满意度上升至85%"],
  ["change-to", "入住率提升至91%", "rate 91 % up", "入住率提升91%"],
  ["change-before", "投诉量同比下降近七成", "change 70 % nearly down yoy", "投诉量占近七成"],
  ["change-noun", "投诉量降幅达30%", "change 30 % down", "投诉量降至30%"],
  ["change-behind", "实现了15%的增长", "change 15 % up", "实现了15%的目标"],
  ["change-object", "新增停车泊位50个", "change 50 个 up", "安装晾衣架35组"],
  ["ellipsis", "生产总值1200亿元，增长5%", "change 5 % up", "生产总值1200亿元，税收增长5%"],
  ["respectively", "满意率、办结率分别达到95%和98%", "rate 98 %", "满意率达到95%，办结率达到98%"],
  ["list", "核定床位80张", "count 80 张", "80张床位"],
  ["level", "建筑面积12281平方米", "area 12281 平方米", "12281平方米的建筑"],
  ["behind", "90%的入住率", "rate 90 %", "入住率90%"],
  ["verb", "全年接警2.3万起", "count 23000 起", "接警数2.3万起"],
  ["duration", "急救车15分钟内到达现场", "duration 15 分钟 under", "到场时间15分钟内"],
  ["count", "安装35组晾衣架", "count 35 组", "晾衣架35组"],
  ["unit", "共有1578人", "count 1578 人", "共有党员1578人"],
];

describe("rules", () => {
  it.each(RULES)("%s: %s, not %s", (rule, hit, said, miss) => {
    const metric = metricsOf({ text: hit, mentions: [] }).at(-1)!;
    expect([metric.rule, sayMetric(metric)]).toEqual([rule, said]);
    expect(metricsOf({ text: miss, mentions: [] }).map((one) => one.rule)).not.toContain(rule);
  });
});

/** Names and titles hold numbers that measure nothing. */
const GUARDS: readonly [string, string, "program" | "address" | "law"][] = [
  ["建立“1+3+N”框架", "1+3+N", "program"],
  ["地址为启明路351号2栋", "启明路351号2栋", "address"],
];
describe("guards", () => {
  it.each(GUARDS)("%s", (text, name, type) => {
    expect(metricsOf({ text, mentions: [{ type, text: name }] })).toEqual([]);
  });
  it.each(["依托“10分钟响应圈”", "《三年行动5项措施》", "20年前设计的", "引进亿元以上项目"])("%s", (text) => {
    expect(metricsOf({ text, mentions: [] })).toEqual([]);
  });
});

describe("holders, period and indicator", () => {
  it("takes the subject of the clause, not its object", () => {
    const text = "兴华社区党委联合长青医院开展义诊3场";
    const mentions = [
      { type: "party_org", text: "兴华社区党委" },
      { type: "medical", text: "长青医院" },
    ] as const;
    const metric = metricsOf({ text, mentions })[0]!;
    expect(metric.holders.map(({ start, end }) => text.slice(start, end))).toEqual(["兴华社区党委"]);
  });
  it("takes the name that 的 leads to", () => {
    const text = "青山镇打造的“未来社区”占地20亩";
    const mentions = [
      { type: "division", text: "青山镇" },
      { type: "community", text: "未来社区" },
    ] as const;
    const first = metricsOf({ text, mentions })[0]!.holders[0]!;
    expect(text.slice(first.start, first.end)).toBe("未来社区");
  });
  it.each([
    ["2025年3月，受理投诉20件", "2025-03"],
    ["2025年上半年投诉量下降20%", "2025-01/2025-06"],
    ["投诉量较2023年下降20%", ""],
    ["6月受理投诉20件", ""],
  ])("period of %s", (text, period) => {
    expect(metricsOf({ text, mentions: [] })[0]!.period).toBe(period);
  });
  it.each([
    ["停车投诉量下降30%", "complaint_volume"],
    ["居民区市民满意度达85%", "satisfaction_rate"],
    ["社区类执法案件下降38%", "case_volume"],
    ["入住率已达90%", "occupancy_rate"],
    ["PM2.5平均浓度下降6%", "pm25"],
    ["街巷美誉指标下降6%", "other"],
  ])("indicator of %s", (text, id) => {
    const { indicatorId, conceptId } = metricsOf({ text, mentions: [] })[0]!;
    expect([indicatorId, conceptId]).toContain(id);
  });
});

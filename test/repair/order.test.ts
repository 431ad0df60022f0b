import { expect, test } from "vitest";
import { repairText } from "./repair-text.js";

const shown = (text: string) => {
  const { repaired } = repairText(text);
  return repaired.paragraphs.map(
    ({ start, end, moved }) =>
      (moved ? "MOVED " : "") +
      repaired.text.slice(start, Math.min(start + 6, end - 1)) +
      repaired.text.slice(end - 1, end),
  );
};

test("the rest of a word stands above its begin: the begin goes up", () => {
  const text = [
    "桂花村在物业管理上迈出了坚实的步伐，村民们十分欢迎。",
    "员积极与村民沟通，解释收费的原因和必要性，赢得理解。",
    "收费公开透明，账目每月公示一次，村民们对此十分放心。",
    "然而，新办法的实施并非一帆风顺，有些村民不理解。对此，村里的物业管理人",
  ].join("\n\n");
  expect(shown(text)).toEqual(["桂花村在物业。", "MOVED 然而，新办法人", "员积极与村民。", "收费公开透明。"]);
});

test("text behind a credit without a headline goes back to the clause that was left open", () => {
  const text = [
    "柳河这些地方如何焕新",
    "莲池二居挖掘社区达人，把志愿服务带到每一处角落，从居民关心的具体事情入手，",
    "喜报",
    "桂花镇卫生院入选示范单位",
    "桂花镇卫生院建于1958年，现有床位60张，服务人口4万余人。",
    "（媒体中心）",
    "推动多方力量同向发力。如居民自主管理花墙日常的浇水、施肥。",
    "（柳河建设）",
  ].join("\n\n");
  expect(shown(text).slice(1, 4)).toEqual(["莲池二居挖掘，", "MOVED 推动多方力量。", "喜报"]);
});

test("paragraphs in order stay where they are", () => {
  const text =
    "甲镇近日召开会议，部署防汛工作，要求各村落实责任。\n\n员工宿舍同时启用，住进了86名务工人员，配套齐全。\n\n下一步，甲镇将继续努力。";
  expect(shown(text).filter((line) => line.startsWith("MOVED"))).toEqual([]);
});

test("a paragraph printed twice is flagged", () => {
  const repeated = "本次比赛展现了残疾人的风采，为康复健身活动积累了宝贵的经验。";
  const { repaired } = repairText(
    `来自全县的12支队伍参加了比赛。${repeated}\n\n${repeated}\n\n全县已有阳光家园6个，服务残疾人近千名。`,
  );
  expect(repaired.paragraphs.map((paragraph) => paragraph.repeats)).toEqual([undefined, 0, undefined]);
});

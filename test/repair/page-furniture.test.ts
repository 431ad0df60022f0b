import { describe, expect, test } from "vitest";
import { compileFurniture } from "../../src/stages/2-repair/page-furniture.js";
import { loadTestDictionaries } from "../support/dictionaries.js";
import { repairText } from "./repair-text.js";

const { line } = compileFurniture(loadTestDictionaries().get("page-furniture"));

describe("a line alone", () => {
  test.each([
    [
      "furniture",
      "(上接1版)|（下转第3版）|【上接A2版】|第12期|总第318期|2024年6月28日星期五|- 7 -|第4版|第二版|3/8".split("|"),
    ],
    [
      "furniture",
      "责任编辑：赵敏校对：钱伟|本版编辑李明|主办：桂花镇人民政府|内部资料免费交流|扫码关注我们|导读|抄送：各村".split(
        "|",
      ),
    ],
    [
      "furniture",
      "清江晨报2024年5月8日星期三农历甲辰年四月初一|桂花时讯2024年5月8日国内统一刊号CN00—0000|2024年5月8日星期三今日4版桂花县融媒体中心主办|第二版·乡村|清江镇街新闻B03|主办桂花街道党工委、办事处内部资料免费交流".split(
        "|",
      ),
    ],
    [
      "furniture",
      "桂花县人民医院办公室编二〇二四年六月十日|第38期·2024年7月11日（星期五）·桂花街道安全生产委员会办公室、住房服务中心合编|清江育人｜桂花市教育局团市委合编|【本期导读】胸痛救治医保结算|投稿邮箱见报眼□本版摄影王强|责任编辑李明版面王强|2024.5.26清江周报·2·|3/社区".split(
        "|",
      ),
    ],
    [
      "furniture",
      "社会事务专刊 2024年第5期 桂花县民政局 桂花县残疾人联合会 主办 2024年5月30日~桂花街道综合执法中心、桂花市场监管所联合编发（2024年10月16日）~2024年第三季度 桂花市第一医院医疗集团办公室 桂花市疾病预防控制中心 合编~第31周（7月28日—8月3日） 院办公室编 共4版 内部资料~2024年第三季度 桂花镇农村经营管理站 2024年10月20日印~中共桂花镇委员会 桂花镇人民政府主办 2024年11月20日 星期三 第22期 本期4版~责编 顾云 版式 小夏 本报地址：清江路~文字 周涛 李芳 图片 县融媒体中心".split(
        "~",
      ),
    ],
    ["byline", "□文/图清江晚报记者周涛|桂花日报记者李芳".split("|")],
    [
      "byline",
      "（记者周涛通讯员李芳）|本报记者周涛|文/图李明|来源：桂花发布|(桂花党建)|（高秀英）|摄影：王强".split("|"),
    ],
    [
      "caption",
      "图为志愿者在清理河道|▲活动现场|▲医生指导患者训练。|▲图为3名队员在巡河，岸边桃花盛开。|上图：居民参加投票|居民在议事亭讨论停车问题王强摄".split(
        "|",
      ),
    ],
  ])("%s: %s", (role, texts) => {
    expect((texts as string[]).map((text) => [text, line(text.replaceAll(" ", ""))])).toEqual(
      (texts as string[]).map((text) => [text, role]),
    );
  });

  test.each([
    "文化惠民进万家",
    "文怡社区党总支建立议事厅",
    "图书角里书香浓",
    "摄影展在文化馆开幕",
    "记者站里话发展",
    "来源于群众的智慧",
    "转作风促发展",
    "接诉即办解民忧",
    "第一书记驻村记",
    "编辑部的故事",
    "(启帆路12号)",
    "（节假日除外）",
    "一期工程完工",
    "发展党员工作会议召开",
    "主办方换了三回",
    "第二版图书角的故事",
    "2024年5月8日桂花镇桥通车了",
    "晚报记者看桂花",
    "▲桂花社区的“二手市集”三个月成交旧物1.1万件，减少垃圾约9吨。",
    "▲截至9月30日，街道参保率达98.7%。",
    "主动作为解难题",
    "10月16日桂花街道办了3场讲座",
    "桂花镇第二版规划由县文旅局编",
    "桂花县第三季度经济运行",
  ])("text: %s", (text) => expect(line(text)).toBeNull());
});

test("a credit and a dateline are split off the text that they are run into", () => {
  const { repaired } = repairText(
    "本报讯（记者 周涛）近日，桂花镇举办丰收节，展出农产品120种，吸引游客万余人。（桂花发布）",
  );
  expect(repaired.paragraphs.map(({ role, start, end }) => `${role} ${repaired.text.slice(start, end)}`)).toEqual([
    "byline 本报讯（记者 周涛）",
    "body 近日，桂花镇举办丰收节，展出农产品120种，吸引游客万余人。",
    "byline （桂花发布）",
  ]);
});

test("brackets that belong to the sentence stay", () => {
  const text = "中心设在启帆路12号（近云溪桥）。中心全年开放，方便居民前来咨询办事（节假日除外）";
  expect(repairText(text).repaired.paragraphs).toHaveLength(1);
});

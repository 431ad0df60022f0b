import { expect, test } from "vitest";
import { fullName, pipeline } from "./full-name.js";

const LINES: readonly (readonly [text: string, alias: string, name: string | undefined])[] = [
  // Said by the text.
  ["绥化市第一医院（市一院）牵头。市一院开诊。", "市一院", "绥化市第一医院"],
  [
    "哈尔滨经济技术开发区管理委员会（哈经开区管委会）发布成绩单。经开区管委会建了公寓。",
    "经开区管委会",
    "哈尔滨经济技术开发区管理委员会",
  ],
  ["南岗区益人社会工作服务中心（益人社工）承接项目。益人社工设点9处。", "益人社工", "南岗区益人社会工作服务中心"],
  ["桐庐县富春江志愿服务协会（以下简称“江志协”）成立。江志协招募队员。", "江志协", "桐庐县富春江志愿服务协会"],
  // A bracket that holds no short name.
  ["桐庐县富春江志愿服务协会（钱小江会长）成立。钱小江招募队员。", "钱小江会长", undefined],
  // Derived from the full name.
  ["绥化市第一医院牵头。市一院开诊。", "市一院", "绥化市第一医院"],
  ["北林区秦家镇中心卫生院重开。秦家卫生院做了43例手术。", "秦家卫生院", "北林区秦家镇中心卫生院"],
  ["海盐县沈荡镇中钱村村委会出资。中钱村委请来剧团。", "中钱村委", "海盐县沈荡镇中钱村村委会"],
  ["宝鸡大地锦绣现代农业有限公司招工。大地锦绣公司招了49人。", "大地锦绣公司", "宝鸡大地锦绣现代农业有限公司"],
  ["海盐县白洋农业发展有限公司增收。白洋农发公司建了大棚。", "白洋农发公司", "海盐县白洋农业发展有限公司"],
  ["上海卫百辛物业管理有限公司进场。卫百辛物业派人上门。", "卫百辛物业", "上海卫百辛物业管理有限公司"],
  ["福建翔丰华新能源材料有限公司招工。翔丰华去年产能利用率84%。", "翔丰华", "福建翔丰华新能源材料有限公司"],
  ["江苏宏泽纺织有限公司报案。返赃会上，宏泽纺织领回61.5万元。", "宏泽纺织", "江苏宏泽纺织有限公司"],
  // Common words of a firm's name.
  ["四川绿色农业有限公司收羊3万只。绿色农业发展快。", "绿色农业", undefined],
  // An estate of which the text names the community; the owners are the estate's own; no such community.
  [
    "杨浦区殷行街道开鲁三村居民区有82个门洞。开鲁三村党总支牵头。",
    "开鲁三村党总支",
    "杨浦区殷行街道开鲁三村居民区党总支",
  ],
  ["杨浦区殷行街道开鲁三村居民区有82个门洞。开鲁三村业委会出资。", "开鲁三村业委会", "杨浦区殷行街道开鲁三村业委会"],
  ["杨浦区殷行街道有82个门洞要修。开鲁三村党总支牵头。", "开鲁三村党总支", "杨浦区殷行街道开鲁三村党总支"],
  // A department takes the full name of its house; the department tells the full name of a house called by its level.
  ["绥化市第一医院牵头。市一院骨科做了48例手术。", "市一院骨科", "绥化市第一医院骨科"],
  [
    "哈尔滨医科大学附属第二医院、哈医大二院派人。哈医大二院心内科结对。",
    "哈医大二院心内科",
    "哈尔滨医科大学附属第二医院心内科",
  ],
  ["江岸区市场监督管理局塔子湖市场监管所抽检。区市场监管局罚款5.2万元。", "区市场监管局", "江岸区市场监督管理局"],
  // No house of that name.
  ["绥化市第二医院牵头。市一院骨科做了48例手术。", "市一院骨科", "绥化市一院骨科"],
  // A bank is not its branch, and one of two firms is open.
  ["海盐农商银行沈荡支行放贷。海盐农商银行派人指导。", "海盐农商银行", "海盐农商银行"],
  ["宝鸡大地锦绣农业有限公司、宝鸡大地锦绣物流有限公司招工。大地锦绣公司招了49人。", "大地锦绣公司", "大地锦绣公司"],
];

test.each(LINES)("%s", async (text, alias, name) => {
  expect(await fullName(text, alias)).toBe(name);
});

/** Who holds the figure of that text. */
async function holderOf(content: string, figure: string): Promise<string | undefined> {
  const { metrics } = await pipeline.process({ path: "page.md", content });
  return metrics.find(({ text }) => text === figure)?.holder;
}

const BULLETIN = "桃源县人民医院 院务周报\n\n第31周 内部资料\n\n# 一周运行\n\n桃源县人民医院出院1093人次。\n\n";
const HOLDERS: readonly (readonly [text: string, figure: string, holder: string])[] = [
  // A department of the house whose paper it is, and one whose house stands right before it.
  [`${BULLETIN}# 骨科\n\n上半年，骨科完成髋部手术73例。\n`, "73例", "桃源县人民医院骨科"],
  [`${BULLETIN}# 救治\n\n医院胸痛中心救治1742例。\n`, "1742例", "桃源县人民医院胸痛中心"],
  // No hospital's paper.
  ["桃源县召开会议。会后，骨科完成髋部手术73例。", "73例", "桃源县"],
];

test.each(HOLDERS)("%s", async (text, figure, holder) => {
  expect(await holderOf(text, figure)).toBe(holder);
});

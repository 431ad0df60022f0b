import { expect, test } from "vitest";
import { fullName, pipeline } from "./full-name.js";

const LINES: readonly (readonly [text: string, alias: string, name: string])[] = [
  ["湄潭县兴隆镇召开茶叶工作会议，县农业农村局派人指导。", "县农业农村局", "湄潭县农业农村局"],
  // A county by level is a city by name.
  ["高平市南城街道整治市容，市综合行政执法队派人支援。", "市综合行政执法队", "高平市综合行政执法队"],
  ["文昌市文城镇办起夜校，团市委派人讲课。", "团市委", "共青团文昌市委"],
  ["大荔县公安局、县公安局许庄派出所联合巡逻。", "县公安局许庄派出所", "大荔县公安局许庄派出所"],
];

const UNITS: readonly (readonly [text: string, alias: string, name: string])[] = [
  [
    "海伦市公安局开会总结。海北派出所所长邵德介绍经验。海伦市海北镇的居民来听。",
    "海北派出所",
    "海伦市公安局海北派出所",
  ],
  ["大荔县公安局禁毒大队设摊宣传。大荔县许庄镇的居民来听，许庄派出所也来了。", "许庄派出所", "大荔县公安局许庄派出所"],
  ["德化县总医院向国宝分院下派医师12名。德化县国宝乡的人都来了。", "国宝分院", "德化县总医院国宝分院"],
  [
    "南华县人民医院办起讲座。南华县的居民来听，县医院急诊科主任讲课，县医院派了车。",
    "县医院急诊科",
    "南华县人民医院急诊科",
  ],
  // A city's bureau is not that of its districts' stations.
  ["连云港市公安局开会。赣榆区沙河派出所派人。", "赣榆区沙河派出所", "赣榆区沙河派出所"],
  [
    "嘉定区徐行镇社区卫生服务中心开会。徐行镇曹王分中心坐满了人。",
    "徐行镇曹王分中心",
    "嘉定区徐行镇社区卫生服务中心曹王分中心",
  ],
  // The town whose name begins so, not a community of that name; the district, not its town.
  [
    "杨浦区控江路街道开会。控江路街道的居民来听，控江社区卫生服务中心派人讲课。",
    "控江社区卫生服务中心",
    "杨浦区控江社区卫生服务中心",
  ],
  ["北林区疾病预防控制中心接种。北林区的人来了，北林疾控又到幼儿园。", "北林疾控", "北林区疾病预防控制中心"],
  // A zone is the city's, under its full name; a county keeps the name that the text gives it.
  ["南通市崇川区开会。南通经开区管委会派人参加。", "南通经开区管委会", "南通经济技术开发区管委会"],
  ["互助土族自治县威远镇开会。互助县教育局派人参加。", "互助县教育局", "互助县教育局"],
  // Of which community it is said to be.
  ["奉贤区金汇镇开会。贤苑社区的“红棉”志愿者队伍来了。", "“红棉”志愿者队伍", "奉贤区金汇镇贤苑社区“红棉”志愿者队伍"],
  // The text names no bureau.
  ["海伦市海北镇开会总结。海北派出所所长邵德介绍经验。", "海北派出所", "海伦市海北派出所"],
  // 县医院 is the people's hospital of the county, and not that of Chinese medicine.
  ["霍邱县第一人民医院、霍邱县中医院开展义诊，县医院来了40人。", "县医院", "霍邱县第一人民医院"],
  ["霍邱县中医院开展义诊，县医院也来了40人。", "县医院", "霍邱县医院"],
];

const FIRMS: readonly (readonly [text: string, alias: string, name: string])[] = [
  ["江苏宏泽纺织有限公司报了案。钱追回来了，宏泽纺织送来锦旗。", "宏泽纺织", "江苏宏泽纺织有限公司"],
  ["当涂县惠众助残服务有限公司收了28人。光靠惠众公司不行。", "惠众公司", "当涂县惠众助残服务有限公司"],
  ["海盐县白洋农业发展有限公司开张。白洋农发公司卖葡萄。", "白洋农发公司", "海盐县白洋农业发展有限公司"],
  ["贵州云巷文化旅游发展有限公司开张。云巷文旅招人。", "云巷文旅", "贵州云巷文化旅游发展有限公司"],
  // Two firms begin so.
  ["当涂县惠众助残服务有限公司、当涂县惠众药业有限公司来了。光靠惠众公司不行。", "惠众公司", "惠众公司"],
  ["设备是哈医大二院调的，哈尔滨医科大学附属第二医院派人查房。", "哈医大二院", "哈尔滨医科大学附属第二医院"],
];

test.each(FIRMS)("%s", async (text, alias, name) => {
  expect(await fullName(text, alias)).toBe(name);
});

test("a county by its own name, and not one that bore it before its status changed", async () => {
  const content = "海城市市场监督管理局抽检镁制品。东兴市边境贸易服务中心登记边民。北海市银海区开会。";
  const { entities } = await pipeline.process({ path: "page.txt", content });
  expect(entities.find(({ name }) => name === "海城市")?.code).toBe("210381");
});

test("a community behind a town is none of another county", async () => {
  const content = "琼中黎族苗族自治县湾岭镇岭脚村修了路，琼中黎族苗族自治县营根镇卫生院派了人。";
  const { entities } = await pipeline.process({ path: "page.txt", content });
  expect(entities.find(({ name }) => name === "岭脚村")?.code).toBe("");
  expect(entities.find(({ name }) => name === "湾岭镇")?.code).toBe("469030101");
});

test("a name that begins with another town of the county takes no town in front", async () => {
  const content = "杨浦区控江路街道开会。控江路街道的居民都来了。新江湾城社区基金会派人讲课。";
  expect(await fullName(content, "新江湾城社区基金会")).toBe("杨浦区新江湾城社区基金会");
});

test.each(UNITS)("%s", async (text, alias, name) => {
  expect(await fullName(text, alias)).toBe(name);
});

test.each(LINES)("%s", async (text, alias, name) => {
  expect(await fullName(text, alias)).toBe(name);
});

test("an organ of the paper's own city, in an article about another one", async () => {
  const own = ["聊城市召开医保工作会议。", "聊城市东昌府区开展义诊。"]
    .map((text, i) => `# 第${i + 1}件事\n\n${text}\n\n`)
    .join("");
  const other = "# 第三件事\n\n济南市、济南市历下区派人来学习，市医保局作了介绍。\n";
  const { entities } = await pipeline.process({ path: "page.md", content: own + other });
  expect(entities.map((one) => one.name)).toContain("聊城市医保局");
});

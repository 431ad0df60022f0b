/**
 * Pages of invented papers. A mark before a line says what it is: `T|` title, `S|` subtitle, `H|` section head, `F|` page
 * furniture, `B|` byline, `C|` caption; a line without a mark is text.
 */
export const PAGES: readonly { name: string; path?: string; page: string }[] = [
  {
    name: "two reports of different towns without mark-up, the first with section heads",
    page: `
T|邻里同心 老街换颜

S|——桂花镇综合行政执法队的一年

桂花镇综合行政执法队立足老街实际，把服务送到商户门口，老街面貌焕然一新。

H|晨光序曲：清扫车里听民声

清晨五点，队员们已走上街头，提醒早餐摊主收拾桌椅，引导车辆有序停放，为赶集的老人让出通道。

H|午间变奏：商户门前解难题

中午时分，队员们走进沿街商铺，讲解垃圾分类办法，帮助店主整理门头招牌，化解油烟扰民的矛盾。

H|夜色和弦：灯火深处守平安

夜幕降临，队员们在夜市里来回巡查，劝导占道经营，守护一方平安，直到最后一盏灯熄灭才离开。

未来，执法队将继续深化服务，让老街更有温度。

T|柳河镇莲池社区：党群连心聚合力 小院议事解难题

枫林区柳河镇莲池社区党支部以“小院议事”为抓手，收集居民意见120条，解决停车难等问题36件。

社区还把闲置车棚改成活动室，每周开放五天，居民在家门口就能下棋、读报、学书法。
`,
  },
  {
    name: "a page with running heads, jump lines and credits",
    page: `
F|乡村振兴

T|千亩荷塘富了一方人

桂花村的荷塘今年又迎来丰收，村民户均增收3000元，外出务工的年轻人也回来了。

B|(柳河融媒)

F|(上接 1 版)

T|柳河参加全市产业对接会

抓项目，把招商力量摆在前。全年签约项目12个，总投资8亿元，带动就业600人，其中农产品加工项目占了一半以上。

H|坚持数字赋能

建立农产品溯源平台，覆盖合作社45家，产品合格率达99%，让每一袋大米都有自己的身份证。

B|(媒体中心)

F|喜报

F|(上接 1 版)

T|柳河镇卫生院入选省级示范卫生院

柳河镇卫生院建于1958年，现有床位60张，服务人口4万余人，是全镇唯一一家公立医疗机构。

B|(媒体中心)
`
      .replace("12人", "12人")
      .replace("。(柳河融媒)", "。\nB|(柳河融媒)"),
  },
  {
    name: "a hospital's bulletin of short news, one after the other without empty lines between head and text",
    page: `
F|仁和医院院讯
F|第7期

T|我院成功开展首例机器人手术
3月5日，我院泌尿外科团队成功完成首例机器人辅助手术，患者术后第3天顺利出院。
该手术由主任医师主刀，历时2小时。

T|护理部举办护士节系列活动
为庆祝国际护士节，护理部组织了技能竞赛、演讲比赛等活动，全院320名护士参加。

T|志愿服务队走进阳光敬老院
4月18日，医院志愿服务队来到阳光敬老院，为86位老人测血压、查血糖。
`,
  },
  {
    name: "a work report is one article, its numbered parts are sections",
    page: `
T|石桥县2023年卫生健康工作总结

2023年，石桥县卫生健康系统坚持以人民健康为中心，各项工作取得新成效。

H|一、主要工作及成效

H|（一）持续深化医改

县人民医院牵头组建医共体，下转患者1200余人次。全县12家乡镇卫生院实现远程会诊全覆盖。

H|（二）提升基层服务能力

家庭医生签约率达到78%，较上年提高6个百分点。

H|二、下一步工作打算

县中医医院迁建项目总投资2.3亿元，建筑面积4.5万平方米。
`,
  },
  {
    name: "a government bulletin with a nameplate and a distribution list",
    page: `
F|青枫区政务简报
F|2024年第12期（总第318期）
F|青枫区人民政府办公室编印 2024年6月28日

T|松柏镇开展安全生产月活动
6月12日，松柏镇组织辖区35家企业负责人开展安全生产培训，现场发放宣传册400余份。
B|（松柏镇 李明）

T|云溪街道“小板凳”议出大民生
近日，云溪街道桂花社区的议事亭里热闹非凡，居民们围坐在一起讨论停车难题。
B|（云溪街道 王芳）

T|区卫健委部署暑期传染病防控工作
6月20日，区卫健委召开会议，要求各医疗机构落实预检分诊制度。

F|报：市政府办公室
F|责任编辑：赵敏
`,
  },
  {
    name: "Markdown: articles and sections by level, a heading right below a title is its subtitle",
    path: "a.md",
    page: `
T|# 数智赋能，“小平台”服务“大民生”

S|## 松柏镇着力推进城市运行平台建设

近年来，松柏镇城运中心推进平台建设，提升了风险防控水平。

H|**纵深推进 完善平台建设**

热线作为桥梁和纽带，发挥着重要作用。

T|# 青枫区健身操比赛开赛

5月16日，健身操比赛在区体育馆开赛，17支队伍参加。
`,
  },
  {
    name: "Markdown: the name of the paper stands above the articles",
    path: "a.md",
    page: `
F|# 东湖镇简报

T|## 东湖镇开展“美丽庭院”评比

截至目前，全镇共评出示范户56户。

H|### 下一步打算

镇妇联将持续推进评比工作。

T|## 湖心村老年食堂开业

11月3日，湖心村老年食堂正式开业，每餐收费8元。
`,
  },
  {
    name: "Markdown: one title with numbered parts below it is one article",
    path: "a.md",
    page: `
T|# 石桥县2023年政府工作报告

H|## 一、工作回顾

全县生产总值增长6.2%，新增就业3200人。

H|## 二、工作安排

新建改建农村公路86公里。
`,
  },
];

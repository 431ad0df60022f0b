import type { Measure } from "../../model/types.js";

const MEASURE_OF: Readonly<Record<string, Measure>> = {
  share: "rate",
  count: "count",
  people: "count",
  households: "count",
  buildings: "count",
  "people-times": "count",
  money: "money",
  area: "area",
  length: "length",
  duration: "duration",
  angle: "angle",
};

const FULL_CIRCLE = 360;

const TURNED = /[倾斜歪角坡转旋仰俯弯翘纬经偏]/;

/** What kind of figure a unit makes where no word of change says otherwise; `around` are the words on either side. */
export function measureOf(family: string, isFrequency: boolean, value: number, around: string): Measure {
  // 9亿度 is electricity, 室温20.5度 a temperature.
  if (family === "angle" && (value > FULL_CIRCLE || !TURNED.test(around))) return "other";
  return isFrequency ? "frequency" : (MEASURE_OF[family] ?? "other");
}

const TIMES = new Set(["次", "场", "期", "轮", "场次", "回", "遍", "班次", "趟", "小时", "天", "课时", "节"]);
const EACH = /每(?:个)?(?:半|两|三)?(?:周|月|年|季度|季|天|日|学期|星期|小时|人|户)(?:[^，。；、0-9]{0,4})$/;

/** 每周3次, 每月举办2场: how often. `before` is what stands before the number. */
export function isFrequency(before: string, unit: string): boolean {
  return TIMES.has(unit) && EACH.test(before);
}

/**
 * The smallest parts of a written date, each a sticky pattern with a bounded number of repetitions, so that a
 * scan stays linear in the length of the text. Spaces that a scan puts between a number and its unit are allowed.
 */
const SP = "[ \\t\\u3000]{0,3}";
const DIGIT = "[0-9０-９]";
const HAN_DIGIT = "[〇零○一二三四五六七八九]";
const HAN_SMALL = "(?:[二三]?十[一二三四五六七八九]?|[一二三四五六七八九])";
const AFTER_YEAR = "(?!(?:历史|以上|之久|以内|一遇|一度|多|来|余|左右|期间的?历史))";

const sticky = (source: string): RegExp => new RegExp(source, "y");

export const YEAR = sticky(
  `(?<year>(?:1[6-9]|2[01]|１[６-９]|２[０１])${DIGIT}{2}|[一二][八九〇零○一]${HAN_DIGIT}{2})${SP}(?:(?<kind>年度|学年度?)|年)${AFTER_YEAR}`,
);
/** The first year of 2023—2025年; the dash and the second year follow. */
export const BARE_YEAR = sticky(
  `(?<year>(?:1[6-9]|2[01])[0-9]{2})(?=${SP}[-—–~～至到/]{1,2}${SP}(?:1[6-9]|2[01])[0-9]{2}${SP}(?:年|学年))`,
);
export const RELATIVE_YEAR = sticky("(?<word>今年|去年|明年|前年|后年|上年|本年度?|当年)(?!级)");
export const MONTH = sticky(`(?<month>${DIGIT}{1,2}|${HAN_SMALL})${SP}月(?:份)?(?![龄嫂])`);
/** The first month of 1至6月; the connector and the second month follow. */
export const BARE_MONTH = sticky(
  `(?<month>${DIGIT}{1,2}|${HAN_SMALL})(?=${SP}[-—–~～至到]{1,2}${SP}(?:${DIGIT}{1,2}|${HAN_SMALL})${SP}月)`,
);
export const RELATIVE_MONTH = sticky("(?<word>本月|上月|上个月|下月|下个月|当月)");
export const DAY = sticky(
  `(?<day>${DIGIT}{1,2}|${HAN_SMALL})${SP}(?:日|号(?![楼线院门房店弄室馆桌厅馆码机库院坝井台岗路]))`,
);
/** The first day of 3月15至20日. */
export const BARE_DAY = sticky(`(?<day>${DIGIT}{1,2})(?=${SP}[-—–~～至到、和]{1,2}${SP}${DIGIT}{1,2}${SP}[日号])`);
export const PART_OF_YEAR = sticky(
  `(?<part>上半年|下半年|前?第?[一二三四1-4]季度|[前头](?:1[0-2]|[2-9]|十[一二]?|[两二三四五六七八九])个月|年初|年中|年底|年末|岁末|初(?!步|中|级|期|次|见|心)|底|末|春[季天]?(?!节|运|耕|晚|笋|联)|夏[季天]?|秋[季天]?(?!千)|冬[季天]?(?!至|奥)|全年)`,
);
export const PART_OF_MONTH = sticky("(?<part>上旬|中旬|下旬|初(?!步|中|级|期|次|[一二三四五六七八九十])|底|末)");
export const PART_OF_DAY = sticky(
  "(?:凌晨|清晨|早晨|早上|一早|上午|中午|午间|下午|午后|傍晚|晚上|晚间|夜间|夜里|深夜|当晚|晚(?!会|餐|饭|报|婚|年|期|上?班)|早(?=[0-9]))",
);
export const CLOCK = sticky(
  `(?<![0-9])[0-2]?[0-9]${SP}(?:[:：][0-5][0-9](?::[0-5][0-9])?(?![:：0-9])|[时点](?!候|间|刻|位|评|赞|名|击|多钟)(?:[0-5]?[0-9]分?|半|整|许|钟)?)`,
);
export const NUMERIC = sticky(
  "(?<year>(?:19|20)[0-9]{2})(?<mark>[-/.])(?<month>0?[1-9]|1[0-2])\\k<mark>(?<day>0?[1-9]|[12][0-9]|3[01])(?![0-9]|[-/.%][0-9])",
);
export const DECADE = sticky(
  "(?:(?:上世纪|本世纪|(?<century>[0-9]{2}|二十|二十一|十九)世纪))?(?<decade>[0-9]0|[一二三四五六七八九]十)年代(?:初期?|中期|末期?|后期)?",
);
export const WEEKDAY = sticky("(?:每?周|每?星期|每?礼拜)[一二三四五六日天](?![三四五六七八九十]?[次体岁期年])");
export const LUNAR = sticky(
  "(?:农历|大年|阴历)?(?:(?:正月|腊月|大年|[一二三四五六七八九十]月)(?:初[一二三四五六七八九十]|十[一二三四五六七八九]|廿[一二三四五六七八九]?|二十[一二三四五六七八九]?|三十|十五)|除夕夜?|初[一二三四五六七八九十](?![分秒至级中期年]))",
);
export const CONNECTOR = sticky(`${SP}(?:至|到|[-—–~～]{1,2})${SP}`);
export const LIST_MARK = sticky(`${SP}[、和及与]${SP}`);

export function match(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

const HAN_VALUE: Readonly<Record<string, number>> = {
  〇: 0,
  零: 0,
  一: 1,
  二: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
  "○": 0,
};

/** 2025, ２０２５, 二〇二五 → 2025; 十二, 12 → 12. */
export function calendarNumber(written: string): number {
  let value = 0;
  for (const char of written) {
    const code = char.charCodeAt(0);
    if (char === "十") value = value === 0 ? 10 : value * 10;
    else if (code >= 0xff10 && code <= 0xff19) value = value * 10 + code - 0xff10;
    else if (code >= 0x30 && code <= 0x39) value = value * 10 + code - 0x30;
    else value = written.includes("十") ? value + (HAN_VALUE[char] ?? 0) : value * 10 + (HAN_VALUE[char] ?? 0);
  }
  return value;
}

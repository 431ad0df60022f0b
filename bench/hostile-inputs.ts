/** Texts that a careless reader takes super-linear time over: each is made of `length` characters, whatever the length. */
export const HOSTILE: readonly (readonly [name: string, make: (length: number) => string])[] = [
  ["digits", (length) => repeat("8", length)],
  ["digits and points", (length) => repeat("1.5", length)],
  ["digits and commas", (length) => repeat("1,234,", length)],
  ["Chinese numerals", (length) => repeat("三", length)],
  ["numerals of size", (length) => repeat("百千万亿", length)],
  ["figures without an end", (length) => repeat("3个", length)],
  ["nested brackets", (length) => repeat("（", length >> 1) + repeat("）", length - (length >> 1))],
  ["brackets left open", (length) => repeat("（3个", length)],
  ["quotes left open", (length) => repeat("“3个", length)],
  ["quotes closed twice", (length) => repeat("3个”", length)],
  ["straight quotes", (length) => repeat('"3个', length)],
  ["no punctuation", (length) => repeat("居民反映问题办结率达到九成五", length)],
  ["one word", (length) => repeat("居", length)],
  ["commas", (length) => repeat("，", length)],
  ["enumeration commas", (length) => repeat("3、", length)],
  ["commas between figures", (length) => repeat("3个，", length)],
  ["units", (length) => `5${repeat("平方米", length - 1)}`],
  ["unit words", (length) => repeat("公里个人次", length)],
  ["year month day", (length) => repeat("年月日", length)],
  ["dates", (length) => repeat("2025年3月1日", length)],
  ["words of change", (length) => `${repeat("同比增长", length - 3)}5%。`],
  ["pairs", (length) => repeat("从3个增加到5个", length)],
  ["shares in turn", (length) => `${repeat("满意率、", length >> 1)}分别达到${repeat("95%、", length >> 1)}`],
  ["的", (length) => repeat("的", length)],
  ["每", (length) => repeat("每亩", length)],
  ["bounds", (length) => repeat("近约超", length)],
  ["names and figures", (length) => repeat("青山镇3个，", length)],
  ["names without figures", (length) => `${repeat("青山镇，", length - 3)}3个，`],
  ["dates and figures", (length) => repeat("3月1日有3个，", length)],
  ["blanks", (length) => repeat("3 ", length)],
];

function repeat(unit: string, length: number): string {
  return unit.repeat(Math.ceil(length / unit.length)).slice(0, Math.max(0, length));
}

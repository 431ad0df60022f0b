/** Quotes around a short name, and the name itself. */
const ALIAS = /^\s?[“"‘'「]?([\p{Script=Han}A-Za-z0-9]{2,14})[”"’'」]?\s?(?=[）)，,。；;]|等)/u;
const BRACKET = /^\s?[（(]/u;
const SHORTEST = 3;
const REACH = 32;

/** What stands between a name and its short name, made of words such as 以下简称. */
export function introduction(words: readonly string[]): RegExp {
  return new RegExp(`^\\s?[（(，,]\\s?(?:${words.join("|")})(?:为)?[：:]?`, "u");
}

/**
 * The short name that a text gives a name behind it: 某县第一医院（以下简称“某一院”）, 某市第一医院（市一院). A bracket without a word of
 * introduction has to be made of the characters of the name, in their order, and be no piece of it. The name ends at `end`;
 * `introduces` is an `introduction`.
 */
export function shortNameBehind(text: string, end: number, name: string, introduces: RegExp): string | undefined {
  const behind = text.slice(end, end + REACH);
  const said = introduces.exec(behind)?.[0] ?? "";
  const open = said === "" ? (BRACKET.exec(behind)?.[0] ?? "") : said;
  const alias = open === "" ? undefined : ALIAS.exec(behind.slice(open.length))?.[1];
  if (alias === undefined || alias.length >= name.length) return undefined;
  if (said !== "") return alias;
  return alias.length >= SHORTEST && !name.includes(alias) && isSubsequence(alias, name) ? alias : undefined;
}

/** Whether the characters of one text stand in another in the same order. */
export function isSubsequence(short: string, long: string): boolean {
  let at = 0;
  for (const char of long) if (char === short[at]) at += 1;
  return at === short.length;
}

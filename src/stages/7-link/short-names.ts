import { isSubsequence } from "../../text/short-name.js";

const SHORTEST_BRAND = 2;
/** 青巷文旅: brand and trade, both cut down. */
const SHORTEST_TRADE = 4;
/** Without a legal form. */
const SHORTEST_BARE = 3;

/** A firm's name without the words for its legal form that it ends in. */
function withoutForm(name: string, forms: readonly string[]): string {
  const form = forms.find((word) => name.endsWith(word));
  return form === undefined ? name : withoutForm(name.slice(0, -form.length), forms);
}

/** The first characters of a firm's own name, or nothing where it is too short to tell a firm by. */
export function brandOf(name: string, forms: readonly string[]): string {
  const own = withoutForm(name, forms);
  const shortest = own === name ? SHORTEST_BARE : SHORTEST_BRAND;
  return own.length < shortest ? "" : own.slice(0, SHORTEST_BRAND);
}

/** For each brand of the firms those whose names hold it. */
export function firmsByBrand(
  firms: readonly (readonly [firm: number, name: string])[],
  forms: readonly string[],
): Map<string, number[]> {
  const index = new Map<string, number[]>(firms.map(([, name]) => [brandOf(name, forms), []]));
  for (const [firm, name] of firms)
    for (let at = 0; at + SHORTEST_BRAND < name.length; at++)
      index.get(name.slice(at, at + SHORTEST_BRAND))?.push(firm);
  return index;
}

/**
 * Whether a firm's name is short for another that ends in a legal form: 白洋农发公司 for 海盐县白洋农业发展有限公司. Its brand, two characters
 * at least, stands in the long name, and the rest of it behind in the same order; without a form of its own (翔丰华) all of it in
 * one piece, or brand and trade (青巷文旅 for 贵州青巷文化旅游发展有限公司). `forms` lists the words of such forms.
 */
export function isFirmOf(short: string, long: string, forms: readonly string[]): boolean {
  const brand = brandOf(short, forms);
  if (brand === "" || short.length >= long.length || withoutForm(long, forms) === long) return false;
  if (withoutForm(short, forms) === short && short.length < SHORTEST_TRADE) return long.includes(short);
  for (let at = long.indexOf(brand); at >= 0; at = long.indexOf(brand, at + 1))
    if (isSubsequence(short, long.slice(at))) return true;
  return false;
}

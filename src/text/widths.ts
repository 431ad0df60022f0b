/**
 * The half-width form of a full-width digit, Latin letter or mark of arithmetic; the usual form of a radical or of a
 * compatibility ideograph that a PDF or a font gave. Other characters, Chinese punctuation among them, stay. Methods:
 * Unicode Standard Annex 15 (NFKC), but only where a reader would not see a difference. Length stays the same.
 */
export function foldWidth(code: number): number {
  if (code < 0x2e80) return code;
  if (code >= 0xff00) return foldFullWidth(code);
  if (code <= 0x2fdf) return foldRadical(code);
  return code >= 0xf900 && code <= 0xfaff ? foldByCompatibility(code) : code;
}

/** Full-width marks that mean arithmetic, not Chinese punctuation: ＃ ％ ＆ ＋ － ／ ＝ ＠. */
const ARITHMETIC = new Set([0xff03, 0xff05, 0xff06, 0xff0b, 0xff0d, 0xff0f, 0xff1d, 0xff20]);

function foldFullWidth(code: number): number {
  const alphanumeric =
    (code >= 0xff10 && code <= 0xff19) || (code >= 0xff21 && code <= 0xff3a) || (code >= 0xff41 && code <= 0xff5a);
  return alphanumeric || ARITHMETIC.has(code) ? code - 0xfee0 : code;
}

function foldRadical(code: number): number {
  return SUPPLEMENT.get(code) ?? foldByCompatibility(code);
}

function foldByCompatibility(code: number): number {
  const folded = String.fromCharCode(code).normalize("NFKC");
  return folded.length === 1 ? folded.charCodeAt(0) : code;
}

/** Radicals of the supplement that stand for a character of their own and that NFKC leaves as they are. */
const SUPPLEMENT = new Map<number, number>(
  pairs(
    "⺁厂⺄乙⺈刀⺉刀⺊卜⺌小⺍小⺎兀⺏尣⺐尢⺓幺⺔彐⺕彐⺗心⺙攵⺛旡⺜日⺝月⺟母⺠民⺢水⺣火⺤爪⺥爪⺨犬⺪疋⺫目⺬示⺭示⺮竹⺯糸⺰纟⺱网⺲网⺳网⺶羊⺷羊⺸羊⺹老⺻聿⺼肉⺽臼⺾艹⺿艹⻀艹⻁虎⻂衣⻄西⻅见⻆角⻈讠⻉贝⻊足⻋车⻌辶⻍辶⻎辶⻏邑⻐钅⻑长⻒镸⻓长⻔门⻕阜⻖阜⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻟食⻠饣⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻬齐⻭齿⻮齿⻯龙⻰龙⻱龟⻲龟⻳龟",
  ),
);

function pairs(list: string): [number, number][] {
  const found: [number, number][] = [];
  for (let i = 0; i + 1 < list.length; i += 2) found.push([list.charCodeAt(i), list.charCodeAt(i + 1)]);
  return found;
}

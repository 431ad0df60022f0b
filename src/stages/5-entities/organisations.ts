import { COST, FORBIDDEN, NAT } from "./costs.js";
import { addEdge, EDGE } from "./lattice.js";
import { type NameReader, REACH, STATE, STATES } from "./name-cells.js";
import { readName } from "./name-reader.js";
import { crossing, type Scan, wordsBetween } from "./scan.js";
import { type Kind, typeOrdinal } from "./vocabulary.js";
import { longestMatch, ROOT, step } from "./word-trie.js";
import { WORD_REF } from "./words.js";

/** A kind of more characters (社区卫生服务中心) stands for itself more often than its words would let it. */
const LONGEST_NOUN = 3;
/** `form` of a known edge that the general vocabulary lists. */
export const LEXICON_NAME = 1;
/** `form` of a known edge whose quotes vouch for it. */
export const WHOLE = 3;
/** `form` of a known edge that a listed name only begins. */
export const SHOP = 5;
const COMPANY = typeOrdinal("company");
/** A little more than a name of the dictionaries, which tell what it stands for. */
const LISTED = 551;
const DIVISION = typeOrdinal("division");
const ORGANISATIONS = new Set(
  (["party_org", "government", "medical", "school", "company", "social_org"] as const).map(typeOrdinal),
);

/** Bodies that texts mention by their common noun all the time. */
const PUBLIC = new Set((["party_org", "government", "medical", "school"] as const).map(typeOrdinal));
/** Organs of a county or city that are called by its level alone. */
const HOME = new Set((["party_org", "government", "medical"] as const).map(typeOrdinal));
/** Subtypes of kinds of social organisations of which each place has one (妇联, 总工会). */
const OF_PLACE: ReadonlySet<string> = new Set(["mass", "union"]);
/** 县委 and 市局 stand for what was named before. */
const SHORTEST_HOME = 3;
/** Subtype of kinds that name a programme as often as a body. */
const STUDIO = "studio";
/** `form` of the edge of such a name. */
export const HOME_NAME = 4;

/** Adds the edges of all names of organisations and sites of the sentence. `ref` is the index of the kind in `scan.kinds`. */
export function addOrganisations(reader: NameReader): void {
  const { scan, vocabulary } = reader;
  addLexiconNames(reader);
  addPlacedNames(reader);
  addShops(reader);
  for (let i = 0; i < scan.kinds.length; i += 3) {
    const kind = vocabulary.kinds[scan.kinds[i + 2]!]!;
    if (kind.needs === "quoted" || isShadowed(reader, i, kind)) continue;
    readName(reader, i);
    emitNames(reader, i, kind);
  }
}

/**
 * Whether a longer kind ends here too (服务中心 in 卫生服务中心): it reads all that this one would, unless a field of work
 * goes across its beginning.
 */
function isShadowed(reader: NameReader, occurrence: number, kind: Kind): boolean {
  const { scan } = reader;
  if (kind.type === "facility" || kind.type === "event") return false;
  const start = scan.kinds[occurrence]!;
  for (let i = scan.kindHead[scan.kinds[occurrence + 1]!]!; i >= 0; i = scan.kindNext[i]!) {
    if (scan.kinds[i]! < start && !fieldCrosses(reader, start, scan.kinds[i]!)) return true;
  }
  return false;
}

/** Whether a field of work that ends at `end` begins left of `start`: 公共法律服务|中心 is not 法律|服务中心. */
function fieldCrosses({ scan, vocabulary }: NameReader, end: number, start: number): boolean {
  const trie = vocabulary.functionsBackwards;
  let node: number = ROOT;
  for (let from = end - 1; from >= 0; from--) {
    node = step(trie, node, scan.text.charCodeAt(scan.base + from));
    if (node < 0) return false;
    if (from < start && trie.value[node]! >= 0) return true;
  }
  return false;
}

/** The general vocabulary knows some names (tag nt); where they end in a kind they count as listed. `ref` is the kind. */
function addLexiconNames(reader: NameReader): void {
  const { scan, lattice, vocabulary } = reader;
  for (let i = 0; i < scan.kinds.length; i += 3) {
    // 公共场所 ends in a character that makes no name.
    if (vocabulary.kinds[scan.kinds[i + 2]!]!.needs === "field") continue;
    const end = scan.kinds[i + 1]!;
    for (let edge = lattice.headByEnd[end]!; edge >= 0; edge = lattice.nextByEnd[edge]!) {
      if (lattice.kind[edge] !== EDGE.word || lattice.ref[edge] !== WORD_REF.organisation) continue;
      const start = lattice.start[edge]!;
      if (end - start < 4 || isKindFrom(scan, start, end)) continue;
      const type = vocabulary.kinds[scan.kinds[i + 2]!]!.typeAt;
      addEdge(lattice, start, end, LISTED, EDGE.known, type, LEXICON_NAME, scan.kinds[i + 2]!);
      break;
    }
  }
}

/** Whether a kind begins at `start` or before it and ends at `end`: 国家森林公园 is what a park is, and no park. */
function isKindFrom(scan: Scan, start: number, end: number): boolean {
  for (let i = scan.kindHead[end]!; i >= 0; i = scan.kindNext[i]!) if (scan.kinds[i]! <= start) return true;
  return false;
}

/** A listed name may have its place in front: 上海瑞金医院. */
function addPlacedNames(reader: NameReader): void {
  const { lattice } = reader;
  for (let name = lattice.count - 1; name >= 0; name--) {
    if (lattice.kind[name] !== EDGE.known || !ORGANISATIONS.has(lattice.type[name]!)) continue;
    for (let edge = lattice.headByEnd[lattice.start[name]!]!; edge >= 0; edge = lattice.nextByEnd[edge]!) {
      if (lattice.kind[edge] !== EDGE.place || lattice.type[edge] !== DIVISION) continue;
      const price = lattice.cost[name]! + lattice.cost[edge]!;
      const start = lattice.start[edge]!;
      const type = lattice.type[name]!;
      addEdge(lattice, start, lattice.end[name]!, price, EDGE.known, type, lattice.form[name]!, lattice.ref[name]!);
    }
  }
}

/** 物美超市|成寿寺|店: a shop of a listed firm, told apart by its place. */
function addShops({ lattice, scan, vocabulary }: NameReader): void {
  for (let firm = lattice.count - 1; firm >= 0; firm--) {
    if (lattice.kind[firm] !== EDGE.known || lattice.type[firm] !== COMPANY) continue;
    for (let edge = lattice.headByStart[lattice.end[firm]!]!; edge >= 0; edge = lattice.nextByStart[edge]!) {
      const kind = lattice.kind[edge];
      if (kind !== EDGE.place && kind !== EDGE.innerPlace) continue;
      const at = scan.base + lattice.end[edge]!;
      const end = longestMatch(vocabulary.shopTrie, scan.text, at, scan.base + scan.length) - scan.base;
      if (end < 0) continue;
      const price = lattice.cost[firm]! + lattice.cost[edge]! + crossing(scan, vocabulary, end);
      addEdge(lattice, lattice.start[firm]!, end, price, EDGE.known, COMPANY, SHOP, lattice.ref[firm]!);
    }
  }
}

function emitNames(reader: NameReader, occurrence: number, kind: Kind): void {
  const { scan, vocabulary, lattice, cost, end } = reader;
  const type = kind.typeAt;
  const kindStart = scan.kinds[occurrence]!;
  for (let at = kindStart; at >= Math.max(0, end - REACH); at--) {
    const row = (end - at) * STATES;
    if (row >= reader.used) break;
    const whole = Math.min(cost[row + STATE.proper]!, cost[row + STATE.quoted]!, cost[row + STATE.place]!);
    // “暖新驿站”: a site or a studio that stands alone in quotes is judged with the programmes.
    const isPlan = kind.type === "facility" || kind.subtype === STUDIO;
    const quotedSite = isPlan && at > 0 && scan.pairOpen[end] === at - 1;
    if (whole < FORBIDDEN && !quotedSite) {
      const price = whole + entryPrice(reader, at) + crossing(scan, vocabulary, end);
      addEdge(lattice, at, end, price, EDGE.organisation, type, 0, occurrence);
      const branch = branchEnd(scan, end);
      if (branch > 0) addEdge(lattice, at, branch, price - NAT, EDGE.organisation, type, 0, occurrence);
    }
    const home = cost[row + STATE.home]!;
    const isHome = home < FORBIDDEN && end - at >= SHORTEST_HOME && (HOME.has(type) || OF_PLACE.has(kind.subtype));
    if (isHome) {
      const price = home + entryPrice(reader, at) + crossing(scan, vocabulary, end);
      addEdge(lattice, at, end, price, EDGE.organisation, type, HOME_NAME, occurrence);
    }
    const common = Math.min(cost[row + STATE.bare]!, cost[row + STATE.level]!);
    if (common < FORBIDDEN && !isHome && kind.type !== "facility" && kind.type !== "event") {
      // A kind alone is as cheap as its words, so that it is noted but wins nothing from a name.
      const words = wordsBetween(scan, at, end) - COST.anaphorBonus;
      const dear = (at === kindStart && end - at <= LONGEST_NOUN) || !PUBLIC.has(type);
      const price = dear ? words : Math.min(words, common + COST.anaphorEntry);
      if (price < FORBIDDEN - COST.anaphorBonus) addEdge(lattice, at, end, price, EDGE.anaphor, type, 0, occurrence);
    }
  }
}

/** A branch in brackets belongs to the name: 新城小学（西校）; what has a level or an ordinal (市一院) is a short name. */
const BRANCH =
  /^[（(](?![市县区省州旗镇])[^（()）]{0,4}(?<![一二三四五六七八九十医])(?:校区|院区|校|院|园区|部|店|集团|筹|区|馆)[）)]/;

function branchEnd(scan: Scan, end: number): number {
  const code = scan.text.charCodeAt(scan.base + end);
  if (code !== 0x28 && code !== 0xff08) return -1;
  const found = BRANCH.exec(scan.text.slice(scan.base + end, scan.base + Math.min(scan.length, end + 9)));
  return found === null ? -1 : end + found[0].length;
}

/** Organisations begin where a text is wont to let them begin. */
function entryPrice(reader: NameReader, at: number): number {
  const { scan, vocabulary } = reader;
  if (at === 0) return COST.organisationEntry;
  const cut = reader.scan.cutAt[at] === 1 ? COST.cutWord : 0;
  const cued = vocabulary.leftCue[scan.text.charCodeAt(scan.base + at - 1)] === 1;
  return COST.organisationEntry + cut + (cued ? 0 : COST.strangeLeft);
}

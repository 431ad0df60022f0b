import { listOf, rowsOf } from "../../src/dictionary/rows.js";
import type { Dictionaries } from "../../src/model/dictionary.js";
import type { Gazetteer, Level } from "../../src/model/gazetteer.js";
import type { Lexicon } from "../../src/model/lexicon.js";
import type { Random } from "./random.js";

/** Where a made-up sentence plays: one town and all that it lies in. */
export interface Story {
  readonly province: number;
  readonly city: number;
  readonly county: number;
  readonly town: number;
}

/** What names are made from: the official list, surnames, words of the dictionaries. */
export interface Sources {
  readonly gazetteer: Gazetteer;
  readonly towns: readonly number[];
  /** Writes one of the built-in slots; throws an Error for a slot that nobody knows. */
  read(slot: string, story: Story, random: Random): string;
  fills(slot: string): boolean;
}

const TOWN = 4;

export function openSources(
  gazetteer: Gazetteer,
  dictionaries: Dictionaries,
  lexicon: Lexicon,
  words: readonly string[],
): Sources {
  const towns: number[] = [];
  for (let unit = 0; unit < gazetteer.size; unit++) {
    const one = gazetteer.unit(unit);
    if (one.level === TOWN && /[镇乡]$|街道/.test(one.name)) towns.push(unit);
  }
  const readers: Readers = {
    ...placeReaders(gazetteer, towns),
    ...personReaders(dictionaries),
    ...wordReaders(dictionaries),
    ...lexiconReaders(lexicon, words),
  };
  return {
    gazetteer,
    towns,
    fills: (slot) => slot in readers,
    read(slot, story, random) {
      const reader = readers[slot];
      if (reader === undefined) throw new Error(`nobody fills the slot {${slot}}`);
      return reader(story, random);
    },
  };
}

export function tellStory(sources: Pick<Sources, "gazetteer" | "towns">, random: Random): Story {
  const town = random.pick(sources.towns);
  const above = (level: Level): number => sources.gazetteer.ancestor(town, level);
  return { town, county: above(3), city: above(2), province: above(1) };
}

type Reader = (story: Story, random: Random) => string;
type Readers = Readonly<Record<string, Reader>>;

/** One in so many places lies elsewhere. */
const ELSEWHERE = 0.25;

function placeReaders(gazetteer: Gazetteer, towns: readonly number[]): Readers {
  const elsewhere = (story: Story, random: Random): Story =>
    random.chance(ELSEWHERE) ? tellStory({ gazetteer, towns }, random) : story;
  const named = (unit: number): string => (unit < 0 ? "" : gazetteer.unit(unit).name);
  const town: Reader = (story, random) => officialTown(named(elsewhere(story, random).town));
  const county: Reader = (story, random) => {
    const there = elsewhere(story, random);
    return named(there.county) || named(there.city);
  };
  const city: Reader = (story, random) => {
    const there = elsewhere(story, random);
    return /市$/.test(named(there.city))
      ? named(there.city)
      : /市$/.test(named(there.province))
        ? named(there.province)
        : named(there.city) || named(there.county);
  };
  const province: Reader = (story, random) => named(elsewhere(story, random).province);
  const village: Reader = (story, random) => {
    const there = elsewhere(story, random);
    const children = gazetteer.children(there.town);
    return children.length === 0 ? "和平" : communityStem(named(random.pick(children)));
  };
  const stem =
    (reader: Reader): Reader =>
    (story, random) =>
      shorten(reader(story, random));
  return {
    "=town": town,
    "=town.stem": stem(town),
    "=county": county,
    "=county.stem": stem(county),
    "=city": city,
    "=city.stem": stem(city),
    "=province": province,
    "=province.stem": stem(province),
    "=village": village,
    "=stem": (story, random) => inventStem(story, random, village, town),
  };
}

const officialTown = (name: string): string => name.replace(/(?:街道)办事处$/, "街道");

/** The proper part of a division's name; two characters at least. */
function shorten(name: string): string {
  const short = name
    .replace(/(?:特别行政区|自治区|自治州|自治县|自治旗|新区|地区|街道|省|市|区|县|旗|镇|乡|盟)$/, "")
    .replace(
      /(?:壮族|回族|维吾尔|土家族|苗族|侗族|藏族|彝族|蒙古族?|满族|瑶族|白族|哈尼族|傣族|朝鲜族|布依族|羌族)+$/,
      "",
    );
  return short.length >= 2 ? short : name;
}

const COMMUNITY_END =
  /(?:社区)?(?:居民委员会|村民委员会|居民委会|村民委会|社区居委会|居委会|村委会|村民委员|居民委员|家委会|委员会|管理处|办事处|生活区|虚拟社区|社区|居民区|村|居)$/;

function communityStem(name: string): string {
  const stem = name.replace(COMMUNITY_END, "");
  return stem.length >= 1 ? stem : name;
}

/** A proper part that no list need hold: the head of one name and the tail of another. */
function inventStem(story: Story, random: Random, village: Reader, town: Reader): string {
  const first = [...(random.chance(0.5) ? village(story, random) : shorten(town(story, random)))];
  const second = [...village(story, random)];
  if (random.chance(0.4)) return first.slice(0, 3).join("");
  const size = random.chance(0.8) ? 2 : 3;
  const made = [first[0]!, ...second.slice(-(size - 1))].join("");
  return /[一二三四五六七八九十0-9]/.test(made) || made.length < 2 ? first.slice(0, 2).join("") : made;
}

function personReaders(dictionaries: Dictionaries): Readers {
  const surnames = weighted(
    rowsOf(dictionaries.get("surnames"), ["name", "frequency"]).map((row) => [
      row.name,
      Math.sqrt(Number(row.frequency)),
    ]),
  );
  const given = rowsOf(dictionaries.get("given-chars"), ["char", "first", "second"]);
  const firsts = weighted(given.map((row) => [row.char, Number(row.first)]));
  const lasts = weighted(given.map((row) => [row.char, Number(row.second)]));
  return {
    "=surname": (_, random) => surnames(random),
    "=given": (_, random) => {
      if (random.chance(0.2)) return lasts(random);
      const last = lasts(random);
      return random.chance(0.04) ? last + last : firsts(random) + last;
    },
  };
}

const PLAIN_TAGS = [
  "n",
  "v",
  "vn",
  "a",
  "ad",
  "d",
  "i",
  "l",
  "an",
  "b",
  "r",
  "p",
  "c",
  "f",
  "q",
  "t",
  "s",
  "z",
] as const;

/** `=w.n`, `=w.v`, …: words of the general vocabulary by part of speech, the more usual the likelier. */
function lexiconReaders(lexicon: Lexicon, words: readonly string[]): Readers {
  const byTag = new Map<string, [string, number][]>(PLAIN_TAGS.map((tag) => [tag, []]));
  for (const word of words) {
    if (word.length > 4 || !/^[\u4e00-\u9fff]+$/.test(word)) continue;
    byTag.get(lexicon.pos(word))?.push([word, Math.sqrt(lexicon.count(word))]);
  }
  const readers: Record<string, Reader> = {};
  for (const [tag, list] of byTag) {
    const all = weighted(list);
    const long = weighted(list.filter(([word]) => word.length > 1));
    readers[`=w.${tag}`] = (_, random) => (random.chance(0.15) ? all(random) : long(random));
  }
  return readers;
}

function weighted(items: readonly (readonly [string, number])[]): (random: Random) => string {
  const kept = items.filter(([, weight]) => weight > 0);
  const sums: number[] = [];
  let total = 0;
  for (const [, weight] of kept) {
    total += weight;
    sums.push(total);
  }
  return (random) => {
    const at = random.next() * total;
    let low = 0;
    let high = sums.length - 1;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (sums[middle]! <= at) low = middle + 1;
      else high = middle;
    }
    return kept[low]![0];
  };
}

/** `=kind.<type>`, `=function.<type>`, `=title.before`, …: words of the dictionaries; `=name.<type>`: known names. */
function wordReaders(dictionaries: Dictionaries): Readers {
  const readers: Record<string, Reader> = {};
  const add = (slot: string, words: readonly string[]): void => {
    if (words.length > 0) readers[slot] = (_, random) => random.pick(words);
  };
  const grouped = (name: string, column: string, by: string, slot: string): void => {
    const groups = new Map<string, string[]>();
    for (const row of rowsOf(dictionaries.get(name), [column, by]) as readonly Readonly<Record<string, unknown>>[]) {
      for (const key of listOf(String(row[by]))) groups.set(key, [...(groups.get(key) ?? []), String(row[column])]);
    }
    for (const [key, words] of groups) add(`${slot}.${key}`, words);
  };
  grouped("kinds", "kind", "type", "=kind");
  grouped("functions", "word", "types", "=function");
  grouped("place-kinds", "kind", "type", "=kind");
  grouped("facility-heads", "name", "strength", "=facility");
  grouped("compound-heads", "name", "strength", "=compound");
  grouped("road-heads", "name", "strength", "=road");
  grouped("company-suffixes", "name", "form", "=company");
  grouped("event-kinds", "name", "role", "=event");
  grouped("honour-cues", "name", "role", "=honour");
  grouped("titles", "name", "side", "=title");
  add(
    "=trade",
    rowsOf(dictionaries.get("trades"), ["name"]).map((row) => row.name),
  );
  add(
    "=anaphor",
    rowsOf(dictionaries.get("anaphors"), ["form"])
      .map((row) => row.form)
      .filter((form) => form.length > 1),
  );
  add(
    "=programme",
    rowsOf(dictionaries.get("program-kinds"), ["name"]).map((row) => row.name),
  );
  addKnownNames(dictionaries, add);
  readers["=digit"] = (_, random) => String(1 + random.below(random.pick([9, 40, 99, 400, 3000])));
  readers["=year"] = (_, random) => String(2014 + random.below(13));
  readers["=month"] = (_, random) => String(1 + random.below(12));
  readers["=day"] = (_, random) => String(1 + random.below(30));
  readers["=ordinal"] = (_, random) => random.pick([..."一二三四五六七八九十"]);
  return readers;
}

function addKnownNames(dictionaries: Dictionaries, add: (slot: string, words: readonly string[]) => void): void {
  const known = new Map<string, string[]>();
  for (const dictionary of dictionaries.matching("names")) {
    const columns = ["name", "aliases", "type"].filter((column) => dictionary.columns.includes(column));
    for (const row of rowsOf(dictionary, columns) as readonly Readonly<Record<string, unknown>>[]) {
      const type = String(row.type ?? dictionary.about.type ?? "");
      const names = [String(row.name), ...listOf(String(row.aliases ?? ""))].filter((name) => name.length > 1);
      known.set(type, [...(known.get(type) ?? []), ...names]);
    }
  }
  for (const [type, names] of known) add(`=name.${type}`, names);
}

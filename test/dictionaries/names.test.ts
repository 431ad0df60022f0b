import { describe, expect, test } from "vitest";
import { listOf, rowsOf } from "../../src/dictionary/rows.js";
import { loadTestDictionaries } from "../support/dictionaries.js";

/**
 * Tests of the data itself, after OpenCC: what the loader cannot know of names, surnames and cues. Order, keys and
 * columns are the loader's own checks, which run when the dictionaries are loaded here.
 */
const dictionaries = await loadTestDictionaries();

const NAMES = [
  "hospitals",
  "universities",
  "companies",
  "government-bodies",
  "social-organisations",
  "party-bodies",
  "facilities",
  "laws",
  "honours",
  "festivals",
  "national-programmes",
  "quoted-programmes",
  "city-nicknames",
] as const;

function formsOf(table: string): { name: string; forms: string[] }[] {
  return rowsOf(dictionaries.get(table), ["name", "aliases"]).map((row) => ({
    name: row.name,
    forms: [row.name, ...listOf(row.aliases)],
  }));
}

function column<const C extends string>(table: string, name: C): string[] {
  return rowsOf(dictionaries.get(table), [name]).map((row) => row[name]);
}

describe.each(NAMES)("%s", (table) => {
  const rows = formsOf(table);

  test("no form belongs to two rows", () => {
    const owner = new Map<string, string>();
    const twice: string[] = [];
    for (const { name, forms } of rows) {
      for (const form of forms) {
        if (owner.has(form)) twice.push(`${form}: ${owner.get(form)}, ${name}`);
        owner.set(form, name);
      }
    }
    expect(twice).toEqual([]);
  });

  test("every form has at least two characters, no spaces and no quotes at its ends", () => {
    const wrong = rows
      .flatMap((row) => row.forms)
      .filter((form) => form.length < 2 || /\s|^[《「"]|[》」"]$/u.test(form));
    expect(wrong).toEqual([]);
  });

  test("every code is a division of the official list's form", () => {
    const dictionary = dictionaries.get(table);
    if (!dictionary.columns.includes("code")) return;
    const wrong = rowsOf(dictionary, ["name", "code"]).filter(
      (row) => row.code !== "" && !/^[1-8]\d{5}$/.test(row.code),
    );
    expect(wrong.map((row) => row.name)).toEqual([]);
  });
});

test("a form belongs to one table of names alone", () => {
  const owner = new Map<string, string>();
  const shared: string[] = [];
  for (const table of NAMES) {
    for (const form of new Set(formsOf(table).flatMap((row) => row.forms))) {
      if (owner.has(form)) shared.push(`${form}: ${owner.get(form)}, ${table}`);
      owner.set(form, table);
    }
  }
  expect(shared).toEqual([]);
});

test("a slogan is no programme", () => {
  const tables = ["national-programmes", "quoted-programmes"];
  const programmes = new Set(tables.flatMap(formsOf).flatMap((row) => row.forms));
  expect(column("slogans", "phrase").filter((phrase) => programmes.has(phrase))).toEqual([]);
});

describe("persons", () => {
  const surnames = new Set(column("surnames", "name"));

  test("a compound surname has two characters or more, any other one", () => {
    const rows = rowsOf(dictionaries.get("surnames"), ["name", "compound"]);
    expect(rows.filter((row) => row.name.length > 1 !== (row.compound === "yes")).map((row) => row.name)).toEqual([]);
  });

  test("the commonest surnames are common", () => {
    const rows = rowsOf(dictionaries.get("surnames"), ["name", "frequency"]);
    const share = new Map(rows.map((row) => [row.name, Number(row.frequency)]));
    const commonest = [
      ..."王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许邓冯韩曹曾彭肖蔡潘田董袁于余叶蒋杜苏魏程吕丁沈任姚卢姜崔钟谭陆汪范",
    ];
    expect(commonest.filter((name) => (share.get(name) ?? 0) < 300)).toEqual([]);
    expect([..."温牛申尚庄焦岳汤顾施倪翁"].filter((name) => (share.get(name) ?? 0) < 20)).toEqual([]);
  });

  test("weights of given names lie between 0 and 100", () => {
    const rows = rowsOf(dictionaries.get("given-chars"), ["char", "first", "second"]);
    const within = (weight: string): boolean => Number(weight) >= 0 && Number(weight) <= 100;
    expect(rows.filter((row) => row.char.length !== 1 || !within(row.first) || !within(row.second))).toEqual([]);
  });

  test("a word that is no name begins with a surname and is two or three characters long", () => {
    const wrong = column("not-names", "word").filter(
      (word) => word.length < 2 || word.length > 3 || !surnames.has(word.slice(0, 1)),
    );
    expect(wrong).toEqual([]);
  });

  test.each([
    ["陈", "晓", "芬"],
    ["逄", "祎", "俊"],
    ["亓", "雨", "桐"],
    ["郏", "志", "强"],
  ])("%s%s%s is spelled with known characters", (surname, first, second) => {
    const given = new Set(column("given-chars", "char"));
    expect([surnames.has(surname), given.has(first), given.has(second)]).toEqual([true, true, true]);
  });

  test.each(["高兴", "方便", "白领", "程序", "周边", "向往", "万家"])("%s is a word, not a person", (word) => {
    expect(column("not-names", "word")).toContain(word);
  });

  test.each(["高志强", "方晓芬", "周建国"])("%s stays a possible person", (name) => {
    expect(column("not-names", "word")).not.toContain(name);
  });
});

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { lilong } from "../support/cli.js";
import { makeTestDataset, removeTemporaryFolders, temporaryFolder, writeFiles } from "../support/dataset.js";

afterAll(removeTemporaryFolders);

const HEADER = "name,aliases,code,ambiguous,note\n";
const own = (files: Readonly<Record<string, string>>): string => writeFiles(temporaryFolder(), files);

describe("dict lint", () => {
  const faults: [what: string, name: string, text: string, expected: RegExp][] = [
    [
      "a row twice",
      "hospitals.csv",
      `${HEADER}甲乙医院,,,no,\n甲乙医院,,,no,\n`,
      /^D104 .*hospitals\.csv:3 "甲乙医院" is listed twice \(line 2\)/m,
    ],
    [
      "rows out of order",
      "hospitals.csv",
      `${HEADER}甲乙医院,,,no,\n丙丁医院,,,no,\n`,
      /^D112 .*hospitals\.csv:3 is out of order/m,
    ],
    [
      "a byte-order mark",
      "hospitals.csv",
      `\uFEFF${HEADER}甲乙医院,,,no,\n`,
      /^D114 .*hospitals\.csv:1 begins with a byte-order mark/m,
    ],
    [
      "CRLF",
      "hospitals.csv",
      `${HEADER}甲乙医院,,,no,\n`.replaceAll("\n", "\r\n"),
      /^D114 .*hospitals\.csv:1 ends its lines with CRLF/m,
    ],
    [
      "no last line break",
      "hospitals.csv",
      `${HEADER}甲乙医院,,,no,`,
      /^D114 .*hospitals\.csv:2 does not end with a line break/m,
    ],
    [
      "a name with two types",
      "companies.csv",
      `${HEADER}瑞金医院,,,no,\n`,
      /^D115 .*companies\.csv:2 "瑞金医院" is company here and medical in lilong\/dictionaries\/hospitals\.csv:\d+/m,
    ],
    [
      "a code that nobody has",
      "hospitals.csv",
      `${HEADER}甲乙医院,,999999,no,\n`,
      /^D117 .*hospitals\.csv:2 code "999999" is not in the official list/m,
    ],
    ["a ragged row", "hospitals.csv", `${HEADER}甲乙医院\n`, /^D108 .*hospitals\.csv:2 has 1 cells/m],
  ];
  it.each(faults)("finds %s", async (_, name, text, expected) => {
    const { err, status } = await lilong(["dict", "lint", own({ [name]: text })]);
    expect(err).toMatch(expected);
    expect(status).toBe(1);
  });

  it("notes an alias that another row takes, and a row that repeats the packaged one", async () => {
    const packaged = readFileSync(join(import.meta.dirname, "../../dictionaries/hospitals.csv"), "utf8").split("\n")[1];
    const text = `${HEADER}${[packaged, "甲乙医院,丙丁医院,,no,", "丙丁医院,,,no,"].sort().join("\n")}\n`;
    const { out, status } = await lilong(["dict", "lint", own({ "hospitals.csv": text })]);
    expect(out).toMatch(/^note D116 .*hospitals\.csv:\d "丙丁医院" is given by .*hospitals\.csv:\d too/m);
    expect(out).toMatch(/^note D116 .*hospitals\.csv:\d is the packaged row to the letter/m);
    expect(status).toBe(0);
  });

  it("--fix mends order, doubles, spaces, line ends and the mark, and what is left is right", async () => {
    const folder = own({
      "hospitals.csv": `\uFEFF${HEADER}甲乙医院 ,,,no,\n丙丁医院,"a""b",,no,\n丙丁医院,"a""b",,no,`.replaceAll(
        "\n",
        "\r\n",
      ),
    });
    const { out, err, status } = await lilong(["dict", "lint", folder, "--fix"]);
    expect(err).toBe("");
    expect(out).toContain(`mended ${folder}/hospitals.csv`);
    expect(status).toBe(0);
    expect(readFileSync(join(folder, "hospitals.csv"), "utf8")).toBe(`${HEADER}丙丁医院,"a""b",,no,\n甲乙医院,,,no,\n`);
    expect((await lilong(["dict", "lint", folder, "--fix"])).out).not.toContain("mended");
  });

  it("--fix leaves what needs a person", async () => {
    const text = `${HEADER}甲乙医院\n`;
    const folder = own({ "hospitals.csv": text });
    expect((await lilong(["dict", "lint", folder, "--fix"])).status).toBe(1);
    expect(readFileSync(join(folder, "hospitals.csv"), "utf8")).toBe(text);
  });

  it("the packaged dictionaries have no fault", async () => {
    expect((await lilong(["dict", "lint"])).err).toBe("");
  });
});

describe("with a dataset", () => {
  let folder = "";
  beforeAll(async () => {
    const page =
      "社区共治\n\n金汇镇幸福里片区召开会议，幸福里片区绿化覆盖指数提升至90%。绿化覆盖指数同比提高5个百分点。\n";
    folder = await makeTestDataset(["json"], { "a.txt": page });
  });

  it("lint tells rows that are never used", async () => {
    const rows = own({ "facilities.csv": `${HEADER}丙丁广场,幸福里片区,,no,\n甲乙广场,,,no,\n` });
    const { out } = await lilong(["dict", "lint", rows, "--dataset", join(folder, "dataset")]);
    expect(out).toMatch(/^note D118 .*facilities\.csv:3 "甲乙广场" stands nowhere/m);
    expect(out).not.toContain("丙丁广场");
  });

  it("suggest gives a table, and rows for one dictionary that lint accepts once completed", async () => {
    const table = await lilong(["dict", "suggest", join(folder, "dataset"), "--below", "1"]);
    expect(table.out.split("\n")[0]).toBe("mentions,documents,reason,dictionary,type,name,aliases");
    const counts = table.out
      .split("\n")
      .slice(1, -1)
      .map((line) => Number(line.split(",")[0]));
    expect(counts).toEqual([...counts].sort((a, b) => b - a));
    const rows = await lilong(["dict", "suggest", join(folder, "dataset"), "-d", "hospitals"]);
    expect(rows.out.split("\n")[0]).toBe(HEADER.trim());
  });

  it("suggest for a dictionary that is not there says which is missing", async () => {
    const { err, status } = await lilong(["dict", "suggest", join(folder, "dataset"), "-d", "nothing"]);
    expect(err).toMatch(/^error: D111 dictionaries\/nothing\.yaml is missing/);
    expect(status).toBe(2);
  });
});

describe("dict why", () => {
  it("tells what was found, by which rule, and which rows and divisions had a say", async () => {
    const { out, status } = await lilong(["dict", "why", "闵行区梅陇镇居民满意度提升至90%"]);
    expect(status).toBe(0);
    expect(out).toMatch(/^\* 梅陇镇 division .* -> 梅陇镇 310112108/m);
    expect(out).toMatch(/^\* 90% .*\(satisfaction_rate\) by /m);
    expect(out).toMatch(/^\* 满意度 dictionaries\/indicators\.csv:\d+ \(table\)/m);
    expect(out).toMatch(/^\* 梅陇镇 \(full\) .*上海市.*闵行区梅陇镇 310112108/m);
  });
  it("tells which names competed for the same words, and by how much they lost", async () => {
    const { out } = await lilong(["dict", "why", "闵行区梅陇镇城管中队牵头整治"]);
    const [, competed = ""] = /^names that competed.*\n((?:.+\n)*)/m.exec(out) ?? [];
    expect(competed).toMatch(/^\* \S*城管中队 government, read as organisation 0\.00$/m);
    expect(competed).toMatch(/^ {2}梅陇镇 division, read as place \d+\.\d\d$/m);
    const json = JSON.parse((await lilong(["dict", "why", "闵行区梅陇镇城管中队牵头整治", "--json"])).out);
    for (const { behind, won } of json.rivals) if (won) expect(behind).toBe(0);
    for (const { behind } of json.rivals) expect(behind).toBeGreaterThanOrEqual(0);
  });
  it("a row of one's own is told with its own file", async () => {
    const folder = own({ "companies.csv": `${HEADER}甲乙丙有限公司,,,no,\n` });
    const { out } = await lilong(["dict", "why", "甲乙丙有限公司捐款3万元", "--dictionaries", folder]);
    expect(out).toMatch(new RegExp(`^\\* 甲乙丙有限公司 ${folder}/companies\\.csv:2 \\(names\\)`, "m"));
  });
  it("--json says the same for programs", async () => {
    const told = JSON.parse((await lilong(["dict", "why", "梅陇镇", "--json"])).out);
    expect(Object.keys(told)).toEqual(["mentions", "rivals", "metrics", "rows", "readings"]);
  });
});

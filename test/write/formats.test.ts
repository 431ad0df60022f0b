import { readFileSync } from "node:fs";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { DatasetFolder } from "../../src/io/dataset-files.js";
import { fileHashes } from "../../src/io/file-hashes.js";
import { type EntityRecord, type MetricRecord, TABLES } from "../../src/model/tables.js";
import { readRecords } from "../../src/pipeline/read-dataset.js";
import { TableWriter } from "../../src/pipeline/table-writer.js";
import { columnSpecs } from "../../src/stages/9-write/columns.js";
import { dataPackage } from "../../src/stages/9-write/datapackage.js";
import { FORMATS, type Format } from "../../src/stages/9-write/formats.js";
import { guardCell } from "../../src/stages/9-write/formula.js";
import { chunkMakers } from "../../src/stages/9-write/index.js";
import { makeTestDataset, removeTemporaryFolders, temporaryFolder } from "../support/dataset.js";
import { hasOffice, openInOffice, unzipFile } from "../support/office.js";

afterAll(removeTemporaryFolders);

/** Names that readers of tables stumble over. */
const NAMES = [
  "=1+1",
  '=HYPERLINK("http://x","y")',
  "+86",
  "-奉贤区",
  "@SUM(A1)",
  "＝1+1",
  "＋1",
  "－1",
  "＠x",
  "'=1",
  "'法'式漫步",
  'He said "七成", 真的',
  "一，二,三",
  "甲;乙|丙",
  "𠮷野家",
  "001234",
  "1e5",
  "TRUE",
  "2025-01-01",
  "  前后有空格  ",
];

/** Every column of a table, empty: columns that are added later need no test to change. */
const empty = (table: "entities" | "metrics"): object =>
  Object.fromEntries(columnSpecs(table).map(({ name, type }) => [name, type === "string" ? "" : null]));

const ENTITIES: EntityRecord[] = NAMES.map((name, i) => ({
  ...(empty("entities") as EntityRecord),
  entity_id: `e_${String(i).padStart(16, "0")}`,
  type: "division",
  subtype: "",
  name,
  code: i % 2 === 0 ? "000123" : "012345678",
  parent_id: "",
  division_code: "",
  aliases: `${name}|别名`,
  source: "gazetteer",
  mentions: i,
  documents: 1,
}));

const metric = (i: number, fields: Partial<MetricRecord>): MetricRecord => ({
  ...(empty("metrics") as MetricRecord),
  metric_id: `d_0000000000000000.a00001.s000001.q${String(i).padStart(4, "0")}`,
  article_id: "d_0000000000000000.a00001",
  sentence_id: "d_0000000000000000.a00001.s000001",
  indicator_id: "other",
  indicator: "指标",
  measure: "rate",
  value: 0,
  value_low: null,
  value_high: null,
  unit: "%",
  bound: "exact",
  direction: "",
  from_value: null,
  comparison: "",
  period: "",
  holder_id: "",
  holder: "",
  division_code: "",
  text: "0%",
  start: 0,
  end: 2,
  rule: "test",
  confidence: 0.987,
  ...fields,
});
const METRICS = [0, -2.3, 0.1 + 0.2, 1e15, 123456789.125, 7e-7].map((value, i) =>
  metric(i, { value, value_low: i === 0 ? null : value, from_value: i === 1 ? -0.5 : null }),
);

async function writeTables(folder: string): Promise<void> {
  const tables = TABLES.filter(({ name }) => name === "entities" || name === "metrics");
  const output = await DatasetFolder.create(folder);
  const writer = new TableWriter(output, tables, FORMATS);
  await writer.start();
  const makers = chunkMakers({ tables: ["entities", "metrics"] });
  const make = (name: "entities" | "metrics", records: readonly object[]) => makers.get(name)?.(records);
  for (const record of METRICS) await writer.add(make("metrics", [record]) as never);
  await writer.add(make("entities", ENTITIES) as never);
  await writer.finish("测试");
  await output.put("run.json", JSON.stringify({ pipeline: { formats: FORMATS } }));
  await output.put(
    "datapackage.json",
    JSON.stringify(dataPackage("test", "测试", tables, FORMATS as readonly Format[])),
  );
  await output.commit();
}

let folder = "";
beforeAll(async () => {
  folder = join(temporaryFolder(), "dataset");
  await writeTables(folder);
});

describe("every format", () => {
  it("has the same bytes each time", async () => {
    const again = join(temporaryFolder(), "dataset");
    await writeTables(again);
    expect(await fileHashes(again)).toEqual(await fileHashes(folder));
  });
  it("is read back to the letter by our own reader, from JSON, NDJSON or CSV alone", async () => {
    for (const format of ["json", "ndjson", "csv"]) {
      const alone = temporaryFolder();
      const { cpSync } = await import("node:fs");
      for (const name of ["run.json", `entities.${format}`, `metrics.${format}`])
        cpSync(join(folder, name), join(alone, name));
      expect(await readRecords(alone, "entities")).toEqual(ENTITIES);
      expect(await readRecords(alone, "metrics")).toEqual(METRICS);
    }
  });
});

describe("CSV and JSON as bytes", () => {
  const text = (name: string): string => readFileSync(join(folder, name), "utf8");
  it("CSV has one BOM, at its start, and CRLF behind every row", () => {
    expect(text("entities.csv").lastIndexOf("\uFEFF")).toBe(0);
    expect(
      text("metrics.csv")
        .split("\n")
        .slice(0, -1)
        .every((line) => line.endsWith("\r")),
    ).toBe(true);
  });
  it("nothing else has one, and JSON has one record a line", () => {
    for (const name of ["entities.json", "entities.ndjson", "datapackage.json"])
      expect(text(name)).not.toContain("\uFEFF");
    expect(text("entities.json").split("\n")).toHaveLength(ENTITIES.length + 3);
    expect(text("entities.ndjson").split("\n")).toHaveLength(ENTITIES.length + 1);
  });
});

describe("the workbook as XML", () => {
  const sheet = (n: number): string => unzipFile(join(folder, "lilong.xlsx"), `xl/worksheets/sheet${n}.xml`);
  it.each([1, 2, 3])("sheet %i has a frozen heading in bold", (n) => {
    expect(sheet(n)).toContain('<pane ySplit="1" topLeftCell="A2" state="frozen"');
    const styles = unzipFile(join(folder, "lilong.xlsx"), "xl/styles.xml");
    const bold = Number(/r="A1" s="(\d+)"/.exec(sheet(n))?.[1]);
    const format = [...(/<cellXfs.*<\/cellXfs>/s.exec(styles)?.[0] ?? "").matchAll(/<xf [^>]*>/g)][bold]?.[0];
    const font = Number(/fontId="(\d+)"/.exec(format ?? "")?.[1]);
    expect([...styles.matchAll(/<font>.*?<\/font>/gs)][font]?.[0]).toContain("<b");
  });
  it.each([2, 3])("sheet %i has a filter over all its columns and rows", (n) => {
    const last = [...sheet(n).matchAll(/<row r="(\d+)">(?:<c r="([A-Z]+)\d+"[^>]*>.*?<\/c>)*<\/row>/g)]
      .map(([, row]) => Number(row))
      .at(-1);
    const columns = [...(/<row r="1">.*?<\/row>/.exec(sheet(n))?.[0] ?? "").matchAll(/<c r="([A-Z]+)1"/g)];
    expect(last).toBe((n === 2 ? ENTITIES : METRICS).length + 1);
    expect(sheet(n)).toContain(`<autoFilter ref="A1:${columns.at(-1)?.[1]}${last}"/>`);
  });
});

describe("DuckDB", async () => {
  const connection = await (await DuckDBInstance.create()).connect();
  const ask = async (sql: string): Promise<Record<string, unknown>[]> =>
    (await connection.runAndReadAll(sql)).getRowObjectsJson();
  const field = (name: string) => join(folder, name).replaceAll("'", "''");

  /** DuckDB gives 64-bit integers as text in JSON. */
  const asRecords = (rows: readonly Record<string, unknown>[], table: "entities" | "metrics"): object[] =>
    rows.map((row) =>
      Object.fromEntries(
        columnSpecs(table).map(({ name, type }) => {
          const value = row[name];
          if (type === "string") return [name, value ?? ""];
          return [name, value === null ? null : Number(value)];
        }),
      ),
    );

  it.each(["entities", "metrics"] as const)("reads %s.parquet as it was, typed", async (table) => {
    const rows = await ask(`select * from read_parquet('${field(`${table}.parquet`)}')`);
    expect(asRecords(rows, table)).toEqual(table === "entities" ? ENTITIES : METRICS);
    const types = await ask(`describe select * from read_parquet('${field(`${table}.parquet`)}')`);
    const wanted = { string: "VARCHAR", integer: "BIGINT", number: "DOUBLE" };
    expect(types.map((row) => [row.column_name, row.column_type])).toEqual(
      columnSpecs(table).map(({ name, type }) => [name, wanted[type]]),
    );
  });

  it("reads empty cells of Parquet as nulls, and codes with their zeros", async () => {
    const [row] = await ask(
      `select count(code) codes, count(subtype) subtypes, min(code) least from read_parquet('${field("entities.parquet")}')`,
    );
    expect(row).toEqual({ codes: String(ENTITIES.length), subtypes: "0", least: "000123" });
  });

  it.each([
    "entities",
    "metrics",
  ] as const)("reads %s.csv with the types of datapackage.json, no stray BOM", async (table) => {
    const { resources } = JSON.parse(readFileSync(join(folder, "datapackage.json"), "utf8"));
    const { fields } = resources.find((one: { path: string }) => one.path === `${table}.csv`).schema;
    const types = fields.map((one: { name: string; type: string }) => {
      const wanted = { string: "VARCHAR", integer: "BIGINT", number: "DOUBLE" }[one.type];
      return `'${one.name}': '${wanted}'`;
    });
    const rows = await ask(
      `select * from read_csv('${field(`${table}.csv`)}', header=true, types={${types.join(", ")}})`,
    );
    const records = asRecords(rows, table);
    const guarded = (table === "entities" ? ENTITIES : METRICS).map((record) =>
      Object.fromEntries(
        Object.entries(record).map(([key, value]) => [key, typeof value === "string" ? guardCell(value) : value]),
      ),
    );
    expect(records).toEqual(guarded);
  });

  it("joins the tables of a real dataset by the keys of its data package", async () => {
    const made = join(await makeTestDataset(["parquet", "json"]), "dataset");
    const [row] = await ask(
      `select count(*) n from '${made}/metrics.parquet' m join '${made}/entities.parquet' e on m.holder_id = e.entity_id join '${made}/sentences.parquet' s using (sentence_id)`,
    );
    expect(Number(row?.n)).toBe((await readRecords(made, "metrics")).filter((one) => one.holder_id !== "").length);
  });
});

describe.skipIf(!hasOffice())("LibreOffice (skipped where soffice is not installed)", () => {
  it("reads the workbook cell by cell: text as text, numbers as numbers, nothing runs", () => {
    const { sheets } = openInOffice(join(folder, "lilong.xlsx"));
    expect([...sheets.keys()]).toEqual(["说明", "实体", "指标"]);
    for (const [title, table, records] of [
      ["实体", "entities", ENTITIES],
      ["指标", "metrics", METRICS],
    ] as const) {
      const specs = columnSpecs(table);
      const [heading, ...rows] = sheets.get(title) ?? [];
      expect(heading?.slice(0, specs.length).map((cell) => cell.text)).toEqual(specs.map((spec) => spec.title));
      expect(rows).toHaveLength(records.length);
      for (const [i, record] of records.entries()) {
        for (const [j, { name, type }] of specs.entries()) {
          const value = (record as Record<string, unknown>)[name];
          const cell = rows[i]?.[j];
          expect(cell?.formula).toBeUndefined();
          if (value === null || value === "") expect(cell?.text ?? "").toBe("");
          else if (type === "string") expect([name, cell?.type, cell?.text]).toEqual([name, "string", value]);
          // Spreadsheets keep fifteen digits of a number.
          else
            expect([name, cell?.type, Number(cell?.value)]).toEqual([
              name,
              "float",
              Number((value as number).toPrecision(15)),
            ]);
        }
      }
    }
    const legend = sheets.get("说明")?.map((row) => row.map((cell) => cell.text)) ?? [];
    expect(legend[0]?.slice(0, 6)).toEqual(["表", "列", "说明", "类型", "取值", "机器名"]);
    expect(legend.length - 1).toBe(columnSpecs("entities").length + columnSpecs("metrics").length);
  });

  it("gives the columns widths that fit", () => {
    const { xml } = openInOffice(join(folder, "lilong.xlsx"));
    const widths = [...xml.matchAll(/column-width="([\d.]+)(in|cm)"/g)].map(([, width]) => Number(width));
    expect(new Set(widths).size).toBeGreaterThan(5);
  });

  it("reads CSV cell by cell, and runs none of it", () => {
    const { sheets } = openInOffice(join(folder, "entities.csv"));
    const [heading, ...rows] = [...sheets.values()][0] ?? [];
    const specs = columnSpecs("entities");
    expect(heading?.map((cell) => cell.text).slice(0, specs.length)).toEqual(specs.map((spec) => spec.name));
    expect(rows).toHaveLength(ENTITIES.length);
    for (const [i, record] of ENTITIES.entries()) {
      for (const [j, { name }] of specs.entries()) {
        const value = (record as Record<string, unknown>)[name];
        const cell = rows[i]?.[j];
        expect(cell?.formula).toBeUndefined();
        // A spreadsheet takes figures in CSV for numbers and dates for dates; all else stays to the letter.
        const isLetters = typeof value === "string" && !/^\s|\s$|^[\d.e-]+$|^TRUE$/.test(value);
        if (isLetters) expect([name, cell?.text]).toEqual([name, guardCell(value)]);
        else if (typeof value === "number") expect([name, Number(cell?.value)]).toEqual([name, value]);
      }
    }
  });
});

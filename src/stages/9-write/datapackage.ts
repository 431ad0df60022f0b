import type { TSchema } from "@sinclair/typebox";
import { SCHEMA_VERSION, type Table, type TableName, tableOf } from "../../model/tables.js";
import { type ColumnNotes, type ColumnSpec, columnSpecs, noteOf } from "./columns.js";
import type { Format } from "./formats.js";

/** Units of numeric columns whose unit is the same in every row. */
const UNITS: Readonly<Record<string, string>> = {
  start: "code point",
  end: "code point",
  characters: "code point",
  bytes: "byte",
};

/** Numeric columns whose unit is told by another column of the row. */
const UNIT_COLUMN = "unit";
const IN_UNIT = new Set(["value", "value_low", "value_high", "from_value"]);

const MEDIA_TYPES: Readonly<Record<Exclude<Format, "xlsx">, string>> = {
  csv: "text/csv",
  json: "application/json",
  ndjson: "application/x-ndjson",
  parquet: "application/vnd.apache.parquet",
};

/** The dataset as a Data Package (Frictionless, version 2): every table with its fields, constraints and keys. */
export function dataPackage(
  name: string,
  title: string,
  tables: readonly Table[],
  formats: readonly Format[],
  notes: ColumnNotes = new Map(),
): object {
  const written = new Set(tables.map((table) => table.name));
  return {
    $schema: "https://datapackage.org/profiles/2.0/datapackage.json",
    name: `lilong-${name}`,
    title,
    version: SCHEMA_VERSION,
    resources: tables.flatMap((table) =>
      formats
        .filter((format) => format !== "xlsx")
        .map((format) => ({
          $schema: "https://datapackage.org/profiles/2.0/dataresource.json",
          name: resourceName(table.name, format),
          title: table.schema.title,
          titles: titlesOf(table.schema.title, table.name),
          path: `${table.name}.${format}`,
          type: "table",
          format,
          mediatype: MEDIA_TYPES[format],
          encoding: "utf-8",
          ...(format === "csv"
            ? { dialect: { delimiter: ",", lineTerminator: "\r\n", quoteChar: '"', header: true } }
            : {}),
          schema: tableSchema(table, written, format, notes),
        })),
    ),
  };
}

/** A table that is written in several formats is a resource in each. */
function resourceName(table: TableName, format: Format): string {
  return format === "csv" ? table : `${table}-${format}`;
}

/** Chinese and English titles; the standard has one title alone, and lets a package say more. */
function titlesOf(chinese: string | undefined, name: string): object {
  const english = name.replaceAll("_", " ").replace(/\bid\b/, "ID");
  return { zh: chinese ?? name, en: english[0]?.toUpperCase() + english.slice(1) };
}

/** Keys lead to the tables of the same format; within a table the resource is left out, as version 2 wants it. */
function tableSchema(table: Table, written: ReadonlySet<string>, format: Format, notes: ColumnNotes): object {
  const references = Object.entries(table.references).filter(([, target]) => written.has(target));
  return {
    $schema: "https://datapackage.org/profiles/2.0/tableschema.json",
    fields: columnSpecs(table.name).map((column) =>
      field(column, table.schema.properties[column.name] as TSchema, noteOf(notes, table.name, column.name)),
    ),
    primaryKey: table.key,
    foreignKeys: references.map(([column, target]) => ({
      fields: [column],
      reference: {
        ...(target === table.name ? {} : { resource: resourceName(target, format) }),
        fields: [tableOf(target).key[0]],
      },
    })),
    missingValues: [""],
  };
}

function field(column: ColumnSpec, schema: TSchema, note: string): object {
  const constraints: Record<string, unknown> = {};
  if (typeof schema.pattern === "string") constraints.pattern = schema.pattern;
  if (typeof schema.minimum === "number") constraints.minimum = schema.minimum;
  if (typeof schema.maximum === "number") constraints.maximum = schema.maximum;
  if (column.values.length > 0) constraints.enum = column.values;
  if (!column.nullable) constraints.required = true;
  return {
    name: column.name,
    type: column.type,
    title: column.title,
    titles: titlesOf(column.title, column.name),
    description: column.description,
    descriptions: { zh: note, en: column.description },
    ...(IN_UNIT.has(column.name) ? { unitField: UNIT_COLUMN } : {}),
    ...(UNITS[column.name] === undefined ? {} : { unit: UNITS[column.name] }),
    ...(Object.keys(constraints).length === 0 ? {} : { constraints }),
  };
}

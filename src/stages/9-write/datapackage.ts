import type { TSchema } from "@sinclair/typebox";
import { SCHEMA_VERSION, type Table } from "../../model/tables.js";
import type { Format } from "./index.js";

/** Units of numeric columns whose unit is the same in every row. */
const UNITS: Readonly<Record<string, string>> = {
  start: "code point",
  end: "code point",
  characters: "code point",
  bytes: "byte",
};

const MEDIA_TYPES: Readonly<Record<Format, string>> = { csv: "text/csv", json: "application/json" };

/** The dataset as a Data Package (Frictionless, version 2): every table with its fields, constraints and keys. */
export function dataPackage(name: string, title: string, tables: readonly Table[], formats: readonly Format[]): object {
  const written = new Set(tables.map((table) => table.name));
  return {
    $schema: "https://datapackage.org/profiles/2.0/datapackage.json",
    name: `lilong-${name}`,
    title,
    version: SCHEMA_VERSION,
    profile: "data-package",
    resources: tables.flatMap((table) =>
      formats.map((format) => ({
        name: format === "csv" ? table.name : `${table.name}-${format}`,
        title: table.schema.title,
        path: `${table.name}.${format}`,
        type: "table",
        format,
        mediatype: MEDIA_TYPES[format],
        encoding: "utf-8",
        ...(format === "csv"
          ? { dialect: { delimiter: ",", lineTerminator: "\r\n", quoteChar: '"', header: true } }
          : {}),
        schema: tableSchema(table, written),
      })),
    ),
  };
}

function tableSchema(table: Table, written: ReadonlySet<string>): object {
  const references = Object.entries(table.references).filter(([, target]) => written.has(target));
  return {
    $schema: "https://datapackage.org/profiles/2.0/tableschema.json",
    fields: Object.entries(table.schema.properties).map(([name, schema]) => field(name, schema)),
    primaryKey: table.key,
    foreignKeys: references.map(([column, target]) => ({
      fields: [column],
      reference: {
        resource: target === table.name ? "" : target,
        fields: [`${target.replace(/ies$/, "y").replace(/s$/, "")}_id`],
      },
    })),
    missingValues: [""],
  };
}

function field(name: string, schema: TSchema): object {
  const values = literals(schema);
  const constraints: Record<string, unknown> = {};
  if (typeof schema.pattern === "string") constraints.pattern = schema.pattern;
  if (typeof schema.minimum === "number") constraints.minimum = schema.minimum;
  if (typeof schema.maximum === "number") constraints.maximum = schema.maximum;
  if (values.length > 0) constraints.enum = values.filter((value) => value !== "");
  if (isRequired(schema, values)) constraints.required = true;
  return {
    name,
    type: fieldType(schema),
    title: schema.title,
    description: schema.description,
    ...(UNITS[name] === undefined ? {} : { unit: UNITS[name] }),
    ...(Object.keys(constraints).length === 0 ? {} : { constraints }),
  };
}

function literals(schema: TSchema): string[] {
  const options = (schema.anyOf ?? []) as TSchema[];
  return options.flatMap((option) => (typeof option.const === "string" ? [option.const] : []));
}

function isRequired(schema: TSchema, values: readonly string[]): boolean {
  if (values.length > 0) return !values.includes("");
  if (schema.type === "integer" || schema.type === "number") return true;
  return schema.minLength > 0 || (typeof schema.pattern === "string" && !new RegExp(schema.pattern).test(""));
}

function fieldType(schema: TSchema): string {
  if (schema.type === "integer") return "integer";
  if (schema.type === "number") return "number";
  const options = (schema.anyOf ?? []) as TSchema[];
  return options.some((option) => option.type === "number") ? "number" : "string";
}

import type { TSchema } from "@sinclair/typebox";
import { type TableName, tableOf } from "../../model/tables.js";

export type ColumnType = "string" | "integer" | "number";

export interface ColumnSpec {
  readonly name: string;
  /** Chinese heading. */
  readonly title: string;
  readonly description: string;
  readonly type: ColumnType;
  /** Whether a cell may be empty: null for a number, "" for a string. */
  readonly nullable: boolean;
  /** The values that a string may have, where they are listed. */
  readonly values: readonly string[];
  /** An id, a code or a listed word, whose form the schema fixes: it holds nothing that a format would quote or escape. */
  readonly fixed: boolean;
}

/** What the columns mean, in Chinese: `table.column`, or the column alone where it means the same in every table. */
export type ColumnNotes = ReadonlyMap<string, string>;

export function noteOf(notes: ColumnNotes, table: TableName, column: string): string {
  return notes.get(`${table}.${column}`) ?? notes.get(column) ?? "";
}

const known = new Map<TableName, readonly ColumnSpec[]>();

/** The columns of a table, in order, as the writers and readers of files need them. */
export function columnSpecs(table: TableName): readonly ColumnSpec[] {
  const specs =
    known.get(table) ??
    Object.entries(tableOf(table).schema.properties).map(([name, schema]) => columnSpec(name, schema));
  known.set(table, specs);
  return specs;
}

function columnSpec(name: string, schema: TSchema): ColumnSpec {
  const options = (schema.anyOf ?? []) as TSchema[];
  const values = options.flatMap((option) => (typeof option.const === "string" ? [option.const] : []));
  const type = columnType(schema, options);
  return {
    name,
    title: schema.title ?? name,
    description: schema.description ?? "",
    type,
    nullable: type === "string" ? !isFilled(schema, values) : options.length > 0,
    values: values.filter((value) => value !== ""),
    fixed: values.length > 0 || /^\^.*\$$/.test(schema.pattern ?? ""),
  };
}

function columnType(schema: TSchema, options: readonly TSchema[]): ColumnType {
  if (schema.type === "integer" || schema.type === "number") return schema.type;
  return options.some((option) => option.type === "number") ? "number" : "string";
}

function isFilled(schema: TSchema, values: readonly string[]): boolean {
  if (values.length > 0) return !values.includes("");
  return schema.minLength > 0 || (typeof schema.pattern === "string" && !new RegExp(schema.pattern).test(""));
}

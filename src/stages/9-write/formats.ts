/** File formats of a dataset. `xlsx` is one workbook for all tables, the others one file a table. */
export const FORMATS = ["csv", "json", "ndjson", "parquet", "xlsx"] as const;
export type Format = (typeof FORMATS)[number];

/** Formats of a dataset where neither the pipeline nor the command line says. */
export const DEFAULT_FORMATS: readonly Format[] = ["csv", "json"];

export const WORKBOOK = "lilong.xlsx";

/** The file in which a person looks a table up, of those that are written. */
export function fileOf(table: string, formats: readonly Format[]): string {
  const format = FORMATS.find((one) => formats.includes(one)) ?? "csv";
  return format === "xlsx" ? WORKBOOK : `${table}.${format}`;
}

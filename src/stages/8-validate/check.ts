import type { ValidateFunction } from "ajv/dist/2020.js";
import type { TableName } from "../../model/tables.js";
import { checks } from "./tables.checks.js";

/** An invalid record is a bug of the program: it stops the run with the record and the failing path. */
export class InvalidRecordError extends Error {
  constructor(table: TableName, record: unknown, why: string) {
    super(
      `B801 ${table}: ${why}; this is a bug of lilong, please report it with this record: ${JSON.stringify(record)}`,
    );
    this.name = "InvalidRecordError";
  }
}

/** Why a record does not fit its table's schema, or "" where it does. */
export function recordFault(table: TableName, record: unknown): string {
  const validate = checks()[table] as ValidateFunction;
  if (validate(record)) return "";
  const error = validate.errors?.[0];
  if (error?.keyword === "maxProperties") return "/ must NOT have additional properties";
  return `${error?.instancePath || "/"} ${error?.message ?? "is wrong"}`;
}

/** @throws InvalidRecordError at the first record that does not fit. */
export function checkRecords(table: TableName, records: readonly unknown[]): void {
  for (const record of records) {
    const fault = recordFault(table, record);
    if (fault !== "") throw new InvalidRecordError(table, record, fault);
  }
}

import { ByteWriter, ParquetWriter, schemaFromColumnData } from "hyparquet-writer";
import type { TableName } from "../../model/tables.js";
import { type ColumnSpec, columnSpecs } from "./columns.js";

/** Rows of a row group. */
const GROUP = 20_000;

/**
 * Makes the bytes of a Parquet file from records that come in parts. Row groups are cut by count, not by how the records
 * came, so that the bytes do not depend on batches. Empty cells are nulls; codes stay strings.
 */
export class ParquetTable {
  readonly #specs: readonly ColumnSpec[];
  readonly #bytes = new ByteWriter();
  readonly #writer: ParquetWriter;
  #waiting: Record<string, unknown>[] = [];

  constructor(table: TableName) {
    this.#specs = columnSpecs(table);
    const schema = schemaFromColumnData({ columnData: this.#columns([]) });
    this.#writer = new ParquetWriter({ writer: this.#bytes, schema, createdBy: "lilong" });
  }

  /** Takes records and gives the bytes that are ready to be put behind what it gave before. */
  add(records: readonly object[]): Uint8Array {
    for (const record of records) this.#waiting.push(record as Record<string, unknown>);
    while (this.#waiting.length >= GROUP) this.#writeGroup(this.#waiting.splice(0, GROUP));
    return this.#take();
  }

  finish(): Uint8Array {
    if (this.#waiting.length > 0) this.#writeGroup(this.#waiting.splice(0));
    this.#writer.finish();
    return this.#take();
  }

  #writeGroup(records: readonly Record<string, unknown>[]): void {
    this.#writer.write({ columnData: this.#columns(records), rowGroupSize: records.length });
  }

  /** The buffer may be emptied between row groups; the writer counts its offsets apart. */
  #take(): Uint8Array {
    const ready = new Uint8Array(this.#bytes.buffer, 0, this.#bytes.index).slice();
    this.#bytes.index = 0;
    return ready;
  }

  #columns(records: readonly Record<string, unknown>[]) {
    return this.#specs.map((spec) => ({
      name: spec.name,
      type: parquetType(spec),
      nullable: spec.nullable,
      data: records.map((record) => cell(spec, record[spec.name])),
    }));
  }
}

function parquetType(spec: ColumnSpec): "STRING" | "INT64" | "DOUBLE" {
  if (spec.type === "integer") return "INT64";
  return spec.type === "number" ? "DOUBLE" : "STRING";
}

function cell(spec: ColumnSpec, value: unknown): unknown {
  if (value === null || value === undefined || (value === "" && spec.nullable)) return null;
  return spec.type === "integer" ? BigInt(value as number) : value;
}
